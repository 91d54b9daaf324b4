"""Gather what the plugins offer, built-in and installed, into one catalogue."""

from __future__ import annotations

import os
import sys
from collections.abc import (
    Callable,
    Collection,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
)
from functools import cache
from importlib import import_module
from importlib.machinery import PathFinder
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from newslint import plan
from newslint.packs import PackError
from newslint.rule import Check, Rule

if TYPE_CHECKING:
    import pluggy

    from newslint.hookspecs import Format, Reader

BUILTIN = ("newslint.checks", "newslint.readers", "newslint.formats")
INFO = (".dist-info", ".egg-info")
FOLDERS = (Path(__file__).parent / "rules", Path(__file__).parents[1] / "rules")


class PluginError(PackError):
    """A plugin that cannot be loaded; the message names it."""


class Catalogue(NamedTuple):
    """All there is: rules by id, checks by name, readers by suffix, formats by name.

    ``refused`` says of rules, by id, why they never find anything.
    """

    rules: Mapping[str, Rule]
    checks: Mapping[str, Callable[..., Check]]
    readers: Mapping[str, Reader]
    formats: Mapping[str, Format]
    refused: Mapping[str, str] = {}


class Joined(Mapping[str, Any]):
    """Names, and what they stand for in the mapping that has them.

    What a mapping makes when it is asked, it makes when the name is wanted.
    """

    def __init__(self, offered: Mapping[str, Mapping[str, Any]]) -> None:
        self.offered = offered

    def __getitem__(self, name: str) -> Any:
        return self.offered[name][name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.offered)

    def __len__(self) -> int:
        return len(self.offered)


@cache
def manager() -> pluggy.PluginManager | None:
    """Return the plugin manager with the installed plugins; None if there are none."""
    found = list(installed())
    if not found:
        return None
    import pluggy

    from newslint import hookspecs

    pm = pluggy.PluginManager("newslint")
    pm.add_hookspecs(hookspecs)
    for name, origin, load in found:
        try:
            pm.register(load(), name=f"{name} ({origin})")
            pm.check_pending()
        except Exception as error:
            what = f"{type(error).__name__}: {error}".partition("\n")[0]
            raise PluginError(
                f"plugin {name!r} of {origin} does not load: {what}; "
                "mend it or uninstall it"
            ) from error
    return pm


def installed() -> Iterator[tuple[str, str, Callable[[], Any]]]:
    """Yield the name, distribution and loader of every installed plugin."""
    finders = [f for f in sys.meta_path if hasattr(f, "find_distributions")]
    if finders == [PathFinder] and not any(map(may_name_plugins, sys.path)):
        return
    from importlib.metadata import entry_points

    for point in entry_points(group="newslint"):
        origin = f"{point.dist.name} {point.dist.version}" if point.dist else "?"
        yield point.name, origin, point.load


def may_name_plugins(folder: str) -> bool:
    """Return whether a distribution in *folder*, of the import path, may have a plugin.

    Where it is sure that none has, importlib.metadata need not be imported, which takes
    longer than all other imports.
    """
    try:
        with os.scandir(folder or ".") as entries:
            for entry in entries:
                name = entry.name.lower()
                if name.endswith(INFO) and names_plugins(entry.path):
                    return True
                if name.endswith(".egg"):
                    return True
    except OSError:
        return Path(folder).is_file()  # an archive: nobody has looked inside
    return False


def names_plugins(info: str) -> bool:
    """Return whether the entry points of an installed distribution name a plugin."""
    try:
        return b"[newslint]" in Path(info, "entry_points.txt").read_bytes()
    except OSError:
        return False


def offers(hook: str) -> Iterator[tuple[str, Any]]:
    """Yield what each plugin offers through *hook*, with the plugin's name."""
    for plugin, ask in doors(hook):
        try:
            offered = fitting(hook, ask())
        except PackError:
            raise
        except Exception as error:
            what = f"{type(error).__name__}: {error}".partition("\n")[0]
            raise PluginError(f"plugin {plugin} failed in {hook}: {what}") from error
        yield plugin, offered


def doors(hook: str) -> Iterator[tuple[str, Callable[[], Any]]]:
    """Yield the functions called *hook*, the built-in first, with the plugin's name."""
    for name in BUILTIN:
        if ask := getattr(import_module(name), hook, None):
            yield name, ask
    if pm := manager():
        for impl in getattr(pm.hook, hook).get_hookimpls():
            yield impl.plugin_name, impl.function


def fitting(hook: str, offered: Any) -> Any:
    """Return what a hook offers. Raises TypeError if it is not what the hook is for."""
    if hook != "newslint_rules":
        if not isinstance(offered, Mapping):
            raise TypeError(f"{offered!r} is no mapping of names")
        return offered
    rules = list(offered)
    for rule in rules:
        if not isinstance(rule, Rule | Path):
            raise TypeError(f"{rule!r} is neither a Rule nor the Path of a pack")
    return rules


def gather(hook: str, what: str) -> Mapping[str, Any]:
    """Join the offers of all plugins; two offers of one name are refused."""
    offered: dict[str, Mapping[str, Any]] = {}
    source: dict[str, str] = {}
    for plugin, mapping in offers(hook):
        for name in mapping:
            if name in offered:
                raise PluginError(
                    f"{source[name]} and {plugin} both offer a {what} called {name!r}; "
                    "rename one or uninstall it"
                )
            offered[name], source[name] = mapping, plugin
    return Joined(offered)


def builtin_folder() -> Path:
    """Return the folder of the built-in packs: in the wheel, or in a checkout."""
    return next(folder for folder in FOLDERS if folder.is_dir())


def builtin_packs() -> list[Path]:
    """Return the packs of newslint's own that need not be chosen, in order."""
    return sorted(builtin_folder().glob("*.toml"))


def styles() -> Mapping[str, Path]:
    """Return the packs of the house styles by name, in order."""
    folder = builtin_folder() / "style"
    return {path.stem: path for path in sorted(folder.glob("*.toml"))}


def load(
    extra: Iterable[Path] = (),
    style: Collection[str] = (),
    vale: Sequence[Path] = (),
) -> Catalogue:
    """Load every plugin and pack; *extra* names more packs, or folders of them.

    Of the house styles those that *style* names are loaded, and no others. *vale* names
    folders of Vale styles.

    Raises PackError or PluginError, with one line that says what to do.
    """
    checks = gather("newslint_checks", "check")
    rules: dict[str, Rule] = {}
    source: dict[str, str] = {}
    refused: dict[str, str] = {}
    offered = chain(all_rules(extra, style, checks), of_vale(vale, checks, refused))
    for origin, rule in offered:
        if rule.id in rules:
            raise PluginError(
                f"{source[rule.id]} and {origin} both offer a rule called {rule.id!r}; "
                "rename one"
            )
        rules[rule.id], source[rule.id] = rule, origin
    readers = gather("newslint_readers", "reader")
    formats = gather("newslint_formats", "format")
    return Catalogue(rules, checks, readers, formats, refused)


def all_rules(
    extra: Iterable[Path],
    style: Collection[str],
    checks: Mapping[str, Callable[..., Check]],
) -> Iterator[tuple[str, Rule]]:
    """Yield every rule with where it comes from."""
    yield from plan.load(builtin_packs(), checks)
    if style:
        chosen = [path for name, path in styles().items() if name in style]
        for origin, rule in plan.load(chosen, checks):
            yield origin, rule.replaced(style=True)
    for plugin, offered in offers("newslint_rules"):
        for offer in offered:
            if isinstance(offer, Rule):
                yield plugin, offer
            else:
                yield from ((plugin, rule) for _, rule in plan.load([offer], checks))
    for given in extra:
        yield from plan.load(pack_files(given), checks)


def of_vale(
    folders: Sequence[Path],
    checks: Mapping[str, Callable[..., Check]],
    refused: dict[str, str],
) -> Iterator[tuple[str, Rule]]:
    """Yield the rules of Vale styles; why newslint does not do some, to *refused*."""
    if folders:
        from newslint import vale_rules

        yield from vale_rules.load(folders, checks, refused)


def pack_files(path: Path) -> list[Path]:
    """Return the packs in a folder, in order, or the one pack that *path* is."""
    found = sorted(path.rglob("*.toml")) if path.is_dir() else [path]
    if not found:
        raise PackError(f"{path}: no rule packs (*.toml) in this folder")
    return found
