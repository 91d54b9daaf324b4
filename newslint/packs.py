"""Read rule packs: TOML in, rules out, and a kind word when the TOML is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import chain
from pathlib import Path
from typing import Any, TypeAlias, overload

from newslint import signature
from newslint.model import SEVERITIES
from newslint.rule import PARTS, Check, Example, Rule, Text, Triggers

Checks: TypeAlias = Mapping[str, Callable[..., Check]]
Table: TypeAlias = Callable[[], list[tuple[str, ...]]]

KEYS: Mapping[str, Any] = {
    "summary": str,
    "message": str,
    "check": str,
    "severity": str,
    "enabled": bool,
    "across": str,
    "lang": str,
    "safe": bool,
    "within": Sequence[str],
    "outside": Sequence[str],
    "why": str,
    "source": str,
    "measured": str,
    "bad": Sequence[Any],
    "good": Sequence[Any],
    "formerly": Sequence[str],
    "owner": str,
    "reason": str,
    "since": str,
    "expires": str,
    "unproven": str,
}
DAYS = ("since", "expires")
NEEDS = {
    "summary": "say in one line what it finds",
    "bad": "an example that it flags, with the place marked",
    "good": "an example that it leaves alone",
}
SHARED = ("severity", "enabled", "lang", "within", "outside", "source", "owner")
ACROSS = dict.fromkeys(("document", "story", "batch", "versions"))


class PackError(Exception):
    """A pack that cannot be read; the message says where and what to do."""


def load(path: Path, checks: Checks) -> Iterator[Rule]:
    """Yield the rules of one pack; ``boilerplate.toml`` holds ``boilerplate/*``."""
    for name, table in read(path).items():
        yield make(path, name, table, checks)


def make(path: Path, name: str, table: Any, checks: Checks) -> Rule:
    """Make the rule that a table in a pack describes."""
    try:
        return build(f"{path.stem}/{name}", table, checks, path.parent)
    except PackError as error:
        raise PackError(f"{path}: [{name}] {error}") from None
    except Exception as error:
        what = f"{type(error).__name__}: {error}".partition("\n")[0]
        raise PackError(f"{path}: [{name}] {what}") from error


def read(path: Path) -> dict[str, Any]:
    """Return the tables of a pack file, each with what the pack says for all.

    That stands before the first table: ``outside = ["quotation"]``.
    """
    import tomllib

    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise PackError(f"{path}: {error.strerror}; is this a rule pack?") from None
    except UnicodeDecodeError as error:
        raise PackError(f"{path}: not UTF-8 (byte {error.start}); save it so") from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise PackError(f"{path}: not valid TOML: {error}") from None
    for_all = {
        key: data.pop(key)
        for key in SHARED
        if key in data and not isinstance(data[key], dict)
    }
    return {
        name: {**for_all, **with_days(table)} if isinstance(table, dict) else table
        for name, table in data.items()
    }


def with_days(table: Mapping[str, Any]) -> dict[str, Any]:
    """Return a table whose days are text, as TOML may have dates of its own."""
    days = {key: str(table[key]) for key in DAYS if key in table}
    return {**table, **days}


class Examples(Sequence[Example]):
    """The examples of a rule, each read when it is wanted: few runs want any."""

    __slots__ = ("written",)

    def __init__(self, written: Sequence[Any]) -> None:
        self.written = written

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Examples) and self.written == other.written

    @overload
    def __getitem__(self, index: int) -> Example: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Example]: ...

    def __getitem__(self, index: int | slice) -> Example | Sequence[Example]:
        if isinstance(index, slice):
            return Examples(self.written[index])
        return example(self.written[index])

    def __len__(self) -> int:
        return len(self.written)


def build(id: str, table: Any, checks: Checks, folder: Path) -> Rule:
    """Make a rule of a table: its own keys, and the check's arguments."""
    if not isinstance(table, dict):
        raise PackError("is not a table; a rule is written [rule-name]")
    make = maker(table, checks)
    options = arguments(make, table, folder)
    signature.check_template(table.get("message") or table["summary"])
    pick("across", table.get("across", "document"), ACROSS)
    triggers = getattr(make, "triggers", None)
    rule = assemble(
        id, table, make(**options), triggers(**options) if triggers else None
    )
    tuple(chain(rule.bad, rule.good))  # each is read once, to see that it can be
    return rule


def maker(table: Mapping[str, Any], checks: Checks) -> Callable[..., Check]:
    """Return what makes the check of a rule."""
    make: Callable[..., Check] = pick("check", table.get("check", "match"), checks)
    return make


def assemble(
    id: str, table: Mapping[str, Any], check: Check, triggers: Triggers | None
) -> Rule:
    """Make a rule of a table, its check and its triggers."""
    return Rule(
        id=id,
        summary=table["summary"],
        message=table.get("message") or table["summary"],
        check=check,
        severity=pick("severity", table.get("severity", "warning"), SEVERITIES),
        enabled=table.get("enabled", True),
        across=table.get("across", "document"),
        lang=table.get("lang", ""),
        safe=table.get("safe", False),
        within=parts(table, "within"),
        outside=parts(table, "outside"),
        triggers=triggers,
        why=table.get("why", "").strip(),
        source=table.get("source", "").strip(),
        measured=table.get("measured", "").strip(),
        bad=Examples(table.get("bad", ())),
        good=Examples(table.get("good", ())),
        formerly=tuple(table.get("formerly", ())),
        owner=table.get("owner", ""),
        reason=table.get("reason", "").strip(),
        since=day(table, "since"),
        expires=day(table, "expires"),
        unproven=table.get("unproven", "").strip(),
    )


def arguments(
    make: Callable[..., Check], table: Mapping[str, Any], folder: Path
) -> dict[str, Any]:
    """Return what a rule's table says to its check, once all its keys are in order."""
    parameters = signature.parameters(make)
    values = {key: resolve(value, folder) for key, value in sorted(table.items())}
    for key, value in values.items():
        hint = pick("key", key, {**parameters, **KEYS})
        if not signature.fits(value, hint):
            wanted = signature.describe(hint)
            raise PackError(f"{key!r} is {wanted}, not {table[key]!r}")
    examples = () if values.get("unproven") else ("bad", "good")
    for key in ("summary", *examples, *signature.required(make)):
        if values.get(key) in (None, "", []):
            raise PackError(f"needs {key!r}; {NEEDS.get(key, 'its check asks for it')}")
    return {key: value for key, value in values.items() if key in parameters}


def day(table: Mapping[str, Any], key: str) -> str:
    """Read a day, written as 2026-01-31; an empty text if none is given."""
    text = str(table.get(key, ""))
    if not text:
        return ""
    from datetime import date

    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise PackError(f"{key!r} is a day, as 2026-01-31, not {text!r}") from None


def parts(table: Mapping[str, Any], key: str) -> frozenset[str]:
    """Read a list of parts of the story."""
    names = table.get(key, [])
    for name in names:
        pick(f"part in {key!r}", name, dict.fromkeys(PARTS))
    return frozenset(names)


def example(value: Any) -> Example:
    """Read an example: marked copy, a table of it and its meta, or a list of these."""
    texts = value if isinstance(value, list) else [value]
    return Example(tuple(map(text, texts)))


def text(value: Any) -> Text:
    """Read one text of an example."""
    if isinstance(value, str):
        return Text(value)
    if isinstance(value, dict) and isinstance(value.get("text"), str):
        for key in value:
            pick("key in an example", key, {"text": str, "meta": Mapping})
        if isinstance(meta := value.get("meta", {}), dict):
            return Text(value["text"], {key: str(data) for key, data in meta.items()})
    raise PackError(
        f"an example is text, {{ text = …, meta = … }} or a list: {value!r}"
    )


def resolve(value: Any, folder: Path) -> Any:
    """Replace ``{ table = "data/x.tsv" }`` by a function that reads its rows.

    ``{ file = "data/x.bin" }`` becomes the path, for checks that read it their own way.
    """
    if isinstance(value, dict) and value.keys() in ({"table"}, {"file"}):
        ((kind, name),) = value.items()
        path = folder / name
        if not path.is_file():
            raise PackError(f"no {kind} {path}")
        return partial(rows, path) if kind == "table" else path
    return value


@cache
def rows(path: Path) -> list[tuple[str, ...]]:
    """Return the rows of a tab-separated table; lines that begin with # are notes.

    Equal cells are one object.
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    found = [line.split("\t") for line in lines if line and line[0] != "#"]
    known: dict[str, str] = {}
    return [tuple(map(known.setdefault, row, row)) for row in found]


def pick(what: str, name: Any, known: Mapping[str, Any]) -> Any:
    """Look *name* up, or say which one was probably meant."""
    if isinstance(name, str) and name in known:
        return known[name]
    hint = meant(str(name), known) or f"known: {', '.join(sorted(known))}"
    raise PackError(f"unknown {what} {name!r}; {hint}")


def meant(name: str, known: Iterable[str]) -> str:
    """Ask whether the nearest of the *known* names was meant; if none is, say nothing.

    A rule may be near by the part of its id after the slash.
    """
    from difflib import get_close_matches

    parts = {each.rpartition("/")[2]: each for each in known}
    close = get_close_matches(name, known, n=1) or [
        parts[part] for part in get_close_matches(name, parts, n=1)
    ]
    return f"did you mean {close[0]!r}?" if close else ""
