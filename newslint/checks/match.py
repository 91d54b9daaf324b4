"""Flag whatever a pattern finds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from time import monotonic
from typing import TYPE_CHECKING

from newslint import patterns
from newslint.document import Document
from newslint.document import cut as cut_out
from newslint.model import Edit, Hit, Span
from newslint.patterns import Lists, expand
from newslint.rule import Check, Triggers, triggered_by
from newslint.triggers import of_pattern

if TYPE_CHECKING:
    import regex

LINES, FOLDED = int(re.M), int(re.I)  # as numbers they are joined quicker
SECONDS = 3.0  # for a document of up to a megabyte; longer ones get more


def compiled(pattern: str, lists: Lists, case: bool) -> regex.Pattern[str]:
    """Compile a pattern when it is first wanted."""
    used = lists and tuple(each for each in lists if f"\\L<{each[0]}>" in pattern)
    return patterns.compiled(pattern, LINES | (0 if case else FOLDED), used)


def triggers(
    pattern: str, lists: Mapping[str, Sequence[str]] | None = None, **_: object
) -> Triggers | None:
    """Return the words that a text must hold for the pattern to match."""
    return of_pattern(pattern, lists, line=True)


@triggered_by(triggers)
def check(
    pattern: str,
    *,
    replace: str | None = None,
    cut: bool = False,
    unless: str | None = None,
    lists: Mapping[str, Sequence[str]] | None = None,
    case: bool = True,
    most: int = 0,
    several: int = 0,
) -> Check:
    """Flag each match of ``pattern``, written as for the ``regex`` package.

    ``^`` and ``$`` stand for line ends. ``replace`` is put where the match was and may
    use its groups; with ``cut`` the match is taken out, and its line if nothing is left
    on it. A match of ``unless`` anywhere in the line keeps the line silent.
    ``lists`` gives the words of ``\\L<name>`` in either pattern. ``case`` set to false
    takes capitals and small letters for the same. A group called ``here`` narrows what
    is flagged and replaced. The message may use ``{match}`` and the named groups, and
    with ``most``, which limits the flags in one document, ``{more}``. More matches than
    ``several``, if it is given, belong to the text and are left alone.

    Raises TimeoutError where a pattern runs for more than three seconds per megabyte.
    """
    named = tuple((name, tuple(words)) for name, words in (lists or {}).items())

    def look(doc: Document, lines: Sequence[Span] | None = None) -> Iterator[Hit]:
        found = list(hits(doc, lines))
        return iter(()) if 0 < several < len(found) else fold(found, most)

    def hits(doc: Document, lines: Sequence[Span] | None) -> Iterator[Hit]:
        for m in matches(doc.text, pattern, unless, named, case=case, lines=lines):
            group: int | str = "here" if "here" in m.groupdict() else 0
            span = Span(*m.span(group))
            words = {"match": m[group], **m.groupdict(default="")}
            yield Hit(span, words, cure(doc.text, span, m, replace, cut=cut))

    return look


def matches(
    text: str,
    pattern: str,
    unless: str | None = None,
    lists: Lists = (),
    *,
    case: bool = True,
    lines: Sequence[Span] | None = None,
) -> Iterator[regex.Match[str]]:
    """Yield the matches of *pattern*, but none on a line where *unless* matches.

    With *lines* only those are searched.
    """
    seconds = SECONDS * max(1, len(text) / 1_000_000)
    finditer = compiled(pattern, lists, case).finditer
    find: list[regex.Match[str]] = []
    stop = monotonic() + seconds
    for start, end in [(0, len(text))] if lines is None else lines:
        left = max(0.001, stop - monotonic())
        # All at once: between two matches the clock would count what is done with them.
        find += finditer(text, start, end, timeout=left)
    if not unless:
        yield from find
        return
    exempts = compiled(unless, lists, case)
    start, end, exempt = 0, -1, False  # the line last looked at, which may be long
    for m in find:
        if m.start() < start or m.end() > end:
            start, end = line_around(text, m.start(), m.end())
            exempt = bool(exempts.search(text, start, end, timeout=seconds))
        if not exempt:
            yield m


def fold(hits: Iterable[Hit], most: int) -> Iterator[Hit]:
    """Yield the first *most* hits, or all if it is 0; the last speaks for the rest.

    It has their edits too, so that one fix cures all. ``{more}`` counts them.
    """
    if not most:
        yield from hits
        return
    pending = list(hits)
    shown, rest = pending[:most], pending[most:]
    for hit in shown:
        edits, more = hit.edits, ""
        if rest and hit is shown[-1]:
            edits += tuple(edit for other in rest for edit in other.edits)
            more = f", and {len(rest)} more like it"
        yield hit._replace(words={**hit.words, "more": more}, edits=edits)


def cure(
    text: str, span: Span, m: regex.Match[str], replace: str | None, *, cut: bool
) -> tuple[Edit, ...]:
    """Return the edit that the rule's keys ask for, if they do."""
    if cut:
        return (cut_out(text, span),)
    return () if replace is None else (Edit(span, expand(m, replace)),)


def line_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the line or lines of ``text[start:end]`` begin and end."""
    stop = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, len(text) if stop < 0 else stop
