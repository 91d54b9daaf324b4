"""Flag whatever a pattern finds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from newslint.document import Document
from newslint.document import cut as cut_out
from newslint.model import Edit, Hit, Span
from newslint.rule import Check, Triggers, triggered_by
from newslint.triggers import of_pattern

if TYPE_CHECKING:
    import regex

SECONDS = 1.0  # for a document of up to a megabyte; longer ones get more


@cache
def compiled(
    pattern: str, lists: tuple[tuple[str, tuple[str, ...]], ...], case: bool
) -> regex.Pattern[str]:
    """Compile a pattern when it is first wanted, and once."""
    import regex

    flags = regex.MULTILINE | (0 if case else regex.IGNORECASE)
    used = {name: words for name, words in lists if f"\\L<{name}>" in pattern}
    return regex.compile(pattern, flags, **used)


def triggers(
    pattern: str, lists: Mapping[str, Sequence[str]] | None = None, **_: object
) -> Triggers | None:
    """Return the words that a text must hold for the pattern to match."""
    return of_pattern(pattern, lists)


@triggered_by(triggers)
def check(
    pattern: str,
    *,
    replace: str | None = None,
    cut: bool = False,
    unless: str | None = None,
    lists: Mapping[str, Sequence[str]] | None = None,
    case: bool = True,
) -> Check:
    """Flag each match of ``pattern``, written as for the ``regex`` package.

    ``^`` and ``$`` stand for line ends. ``replace`` is put where the match was and may
    use its groups; with ``cut`` the match is taken out, and its line if nothing is left
    on it. A match of ``unless`` anywhere in the line keeps the line silent.
    ``lists`` gives the words of ``\\L<name>`` in either pattern. ``case`` set to false
    takes capitals and small letters for the same. A group called ``here`` narrows what
    is flagged and replaced. The message may use ``{match}`` and the named groups.

    Raises TimeoutError where a pattern runs for more than a second per megabyte.
    """
    named = tuple((name, tuple(words)) for name, words in (lists or {}).items())

    def look(doc: Document) -> Iterator[Hit]:
        seconds = SECONDS * max(1, len(doc.text) / 1_000_000)
        find = compiled(pattern, named, case).finditer(doc.text, timeout=seconds)
        for m in find:
            if unless and compiled(unless, named, case).search(
                doc.text, *line_around(doc.text, m.start(), m.end()), timeout=seconds
            ):
                continue
            group: int | str = "here" if "here" in m.groupdict() else 0
            span = Span(*m.span(group))
            words = {"match": m[group], **m.groupdict(default="")}
            yield Hit(span, words, cure(doc.text, span, m, replace, cut=cut))

    return look


def cure(
    text: str, span: Span, m: regex.Match[str], replace: str | None, *, cut: bool
) -> tuple[Edit, ...]:
    """Return the edit that the rule's keys ask for, if they do."""
    if cut:
        return (cut_out(text, span),)
    return () if replace is None else (Edit(span, m.expand(replace)),)


def line_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the line or lines of ``text[start:end]`` begin and end."""
    stop = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, len(text) if stop < 0 else stop
