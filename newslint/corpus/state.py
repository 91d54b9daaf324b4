"""State: what the findings in an article depend on, beside the article."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from newslint import plan, plugins
from newslint.config import Config
from newslint.disk_cache import digest
from newslint.version import __version__


def state(settings: Config) -> str:
    """Return a digest of all that decides what is found in an article.

    That is newslint, its plugins, the rules and tables, and the settings that choose
    among them; not how many processes look, nor where the article is from.
    """
    own = sorted(plan.code())
    offered = sorted((name, version) for name, version, _ in plugins.installed())
    named = (*settings.rules, *settings.vale, *settings.words)
    used = files([plugins.builtin_folder(), *named])
    chosen = (
        *(settings.choice, settings.overrides, settings.prefer, settings.reject),
        *(
            settings.languagetool,
            settings.require_reason,
            str(settings.root.absolute()),
        ),
    )
    parts = (own, offered, sorted(plan.stamps(used).items()), chosen)
    return digest(__version__, *map(repr, parts))


def files(paths: Iterable[Path]) -> Iterator[str]:
    """Yield the files that *paths* are or have in them."""
    for path in paths:
        if not path.is_dir():
            yield str(path)
        for folder, _, names in os.walk(path):
            yield from (str(Path(folder, name)) for name in names)
