"""Read rule packs: TOML in, rules out, and a kind word when the TOML is wrong."""

from __future__ import annotations

import inspect
import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any, TypeAlias

from newslint.model import SEVERITIES
from newslint.rule import PARTS, Check, Example, Rule, Text

Checks: TypeAlias = Mapping[str, Callable[..., Check]]
Table: TypeAlias = Callable[[], list[tuple[str, ...]]]

KEYS = frozenset(
    "summary message check severity enabled across safe within outside why measured bad "
    "good formerly".split()
)
ACROSS = dict.fromkeys(("document", "story", "batch"))


class PackError(Exception):
    """A pack that cannot be read; the message says where and what to do."""


def load(path: Path, checks: Checks) -> Iterator[Rule]:
    """Yield the rules of one pack; ``boilerplate.toml`` holds ``boilerplate/*``."""
    for name, table in read(path).items():
        try:
            yield build(f"{path.stem}/{name}", table, checks, path.parent)
        except PackError as error:
            raise PackError(f"{path}: [{name}] {error}") from None
        except Exception as error:
            what = f"{type(error).__name__}: {error}"
            raise PackError(f"{path}: [{name}] {what}") from error


def read(path: Path) -> dict[str, Any]:
    """Return the tables of a pack file."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise PackError(f"{path}: {error.strerror}; is this a rule pack?") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PackError(f"{path}: not valid TOML: {error}") from None


def build(id: str, table: Any, checks: Checks, folder: Path) -> Rule:
    """Make a rule of a table: its own keys, and the check's arguments."""
    if not isinstance(table, dict):
        raise PackError("is not a table; a rule is written [rule-name]")
    make = pick("check", table.get("check", "match"), checks)
    arguments = dict.fromkeys(inspect.signature(make).parameters)
    for key in table.keys() - KEYS:
        pick("key", key, dict.fromkeys(KEYS) | arguments)
    options = {
        key: resolve(value, folder) for key, value in table.items() if key in arguments
    }
    for key, kind in (("summary", str), ("bad", list), ("good", list)):
        if not isinstance(table.get(key), kind) or not table[key]:
            raise PackError(f"needs {key!r}; a rule has a summary, bad and good examples")
    pick("across", table.get("across", "document"), ACROSS)
    triggers = getattr(make, "triggers", None)
    return Rule(
        id=id,
        summary=table["summary"],
        message=table.get("message", table["summary"]),
        check=make(**options),
        severity=pick("severity", table.get("severity", "warning"), SEVERITIES),
        enabled=flag(table, "enabled", default=True),
        across=table.get("across", "document"),
        safe=flag(table, "safe", default=False),
        within=parts(table, "within"),
        outside=parts(table, "outside"),
        triggers=triggers(**options) if triggers else None,
        why=table.get("why", "").strip(),
        measured=table.get("measured", "").strip(),
        bad=tuple(map(example, table["bad"])),
        good=tuple(map(example, table["good"])),
        formerly=tuple(table.get("formerly", ())),
    )


def flag(table: Mapping[str, Any], key: str, *, default: bool) -> bool:
    value = table.get(key, default)
    if not isinstance(value, bool):
        raise PackError(f"{key} is true or false, not {value!r}")
    return value


def parts(table: Mapping[str, Any], key: str) -> frozenset[str]:
    """Read a list of parts of the story."""
    names = table.get(key, [])
    for name in names:
        pick(f"part in {key!r}", name, dict.fromkeys(PARTS))
    return frozenset(names)


def example(value: Any) -> Example:
    """Read an example: marked copy, a table of it and its metadata, or a list of them."""
    texts = value if isinstance(value, list) else [value]
    return Example(tuple(map(text, texts)))


def text(value: Any) -> Text:
    if isinstance(value, str):
        return Text(value)
    if isinstance(value, dict) and isinstance(value.get("text"), str):
        meta = {key: str(data) for key, data in value.get("meta", {}).items()}
        return Text(value["text"], meta)
    raise PackError(f"an example is text, {{ text = …, meta = … }} or a list: {value!r}")


def resolve(value: Any, folder: Path) -> Any:
    """Replace ``{ table = "data/x.tsv" }`` by a function that reads its rows."""
    if isinstance(value, dict) and value.keys() == {"table"}:
        path = folder / value["table"]
        if not path.is_file():
            raise PackError(f"no table {path}")
        return partial(rows, path)
    return value


@cache
def rows(path: Path) -> list[tuple[str, ...]]:
    """Return the rows of a tab-separated table; lines that begin with # are notes."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if line and line[0] != "#"]


def pick(what: str, name: Any, known: Mapping[str, Any]) -> Any:
    """Look *name* up, or say which one was probably meant."""
    if isinstance(name, str) and name in known:
        return known[name]
    from difflib import get_close_matches

    close = get_close_matches(str(name), known, n=1)
    hint = f"did you mean {close[0]!r}?" if close else f"known: {', '.join(sorted(known))}"
    raise PackError(f"unknown {what} {name!r}; {hint}")
