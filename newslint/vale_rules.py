"""Rules of Vale styles: its definitions, built as packs are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from newslint import packs
from newslint.document import Document
from newslint.model import Hit
from newslint.packs import PackError
from newslint.rule import Check, Rule
from newslint.vale.definitions import StyleError
from newslint.vale.styles import Entry, entries


def load(
    folders: Sequence[Path],
    checks: Mapping[str, Callable[..., Check]],
    refused: dict[str, str],
) -> Iterator[tuple[str, Rule]]:
    """Yield each rule of the Vale styles in *folders*, and its name there.

    Why newslint does not do some is added to *refused*, by the rule's id. Raises
    PackError for a style that cannot be read.
    """
    try:
        for entry in entries(folders):
            rule, why = build(entry, checks)
            if why:
                refused[rule.id] = why
            yield entry.vale, rule
    except StyleError as error:
        raise PackError(str(error)) from None


def build(entry: Entry, checks: Mapping[str, Callable[..., Check]]) -> tuple[Rule, str]:
    """Return a rule of a Vale style, and why it is off if newslint does not do it."""
    why = entry.refused
    if not why:
        try:
            rule = packs.build(entry.id, entry.table, checks, Path())
            if rule.triggers is None:  # perhaps as nobody can read its pattern
                tuple(rule.check(Document("")))
            return rule, ""
        except Exception as error:
            why = str(error).partition("\n")[0]

    summary = f"A rule of a Vale style that newslint does not do: {why}"
    off = Rule(id=entry.id, summary=summary, message=summary, check=silent)
    return off.replaced(enabled=False, formerly=(entry.vale,), unproven=why), why


def silent(_: Document) -> Iterable[Hit]:
    """Find nothing."""
    return ()
