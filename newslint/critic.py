"""CriticMarkup: how editors mark plain text, and how newslint writes examples.

``{==wrong==}`` is flagged; ``{~~wrong~>right~~}``, ``{--wrong--}`` and ``{++right++}``
are also fixed. One marked line is a test's input, the place of its finding, the fixed
copy and the picture in the docs. A backslash before ``{``, ``}``, ``>`` or a backslash
makes it a plain character.
See https://github.com/CriticMarkup/CriticMarkup-toolkit
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from re import Match
from typing import NamedTuple

from newslint.document import revise
from newslint.model import Edit, Finding, Span

MARK = re.compile(
    r"\\(?P<plain>[{}>\\])"
    r"|\{==(?P<flag>.*?)==\}"
    r"|\{~~(?P<old>.*?)~>(?P<new>.*?)~~\}"
    r"|\{--(?P<cut>.*?)--\}"
    r"|\{\+\+(?P<add>.*?)\+\+\}",
    re.DOTALL,
)
ESCAPED = re.compile(r"\\([{}>\\])")
# What begins, parts or ends a mark, and a backslash that would be read as an escape;
# at the end of a piece it would be, if a mark comes next.
MEANING = re.compile(
    r"\\(?=[{}>\\]|\Z)|\{(?===|~~|--|\+\+)|(?<=~)>|(?:(?<===)|(?<=~~)|(?<=--)|(?<=\+\+))\}"
)


class Marked(NamedTuple):
    """What marked copy says: the text, what is wrong with it, what it should be."""

    text: str
    spans: list[Span]
    edits: list[Edit]


def parse(marked: str) -> Marked:
    """Read marked copy."""
    text, cursor = "", 0
    spans: list[Span] = []
    edits: list[Edit] = []
    for m in MARK.finditer(marked):
        text += marked[cursor : m.start()]
        cursor = m.end()
        if m["plain"]:
            text += m["plain"]
            continue
        wrong, right = sides(m)
        spans.append(span := Span(len(text), len(text) + len(wrong)))
        if m["flag"] is None:
            edits.append(Edit(span, right))
        text += wrong
    return Marked(text + marked[cursor:], spans, edits)


def sides(m: Match[str]) -> tuple[str, str]:
    """Return what a mark says is there, and what should be."""
    wrong = m["flag"] or m["old"] or m["cut"] or ""
    right = m["new"] or m["add"] or ""
    return ESCAPED.sub(r"\1", wrong), ESCAPED.sub(r"\1", right)


def escape(text: str) -> str:
    """Write *text* so that `parse` takes none of it for a mark or a part of one."""
    return MEANING.sub(r"\\\g<0>", text)


def mark(source: str, findings: Iterable[Finding]) -> str:
    """Write the findings into the source; the opposite of `parse`.

    Of findings that overlap the first is written, or of those that begin together the
    longest.
    """
    written: list[Finding] = []
    for f in sorted(findings, key=reach):
        if not written or f.span.start >= written[-1].span.end:
            written.append(f)
    pieces, cursor = [], 0
    for f in written:
        quote = source[f.span.start : f.span.end]
        pieces += [escape(source[cursor : f.span.start]), pencil(f, quote)]
        cursor = f.span.end
    return "".join(pieces) + escape(source[cursor:])


def reach(f: Finding) -> tuple[int, bool, int]:
    """Sort key: by place, what is to be added there before what is there."""
    start, end = f.span
    return start, start != end, -end


def pencil(f: Finding, quote: str) -> str:
    """Return the mark for one finding: a change if it has one, else a flag."""
    if not f.edits or any(
        e.span.start < f.span.start or e.span.end > f.span.end for e in f.edits
    ):
        return f"{{=={escape(quote)}==}}"
    start = f.span.start
    inside = (Edit(Span(a - start, b - start), text) for (a, b), text in f.edits)
    right = escape(revise(quote, inside)[0])
    if not quote:
        return f"{{++{right}++}}"
    return f"{{~~{escape(quote)}~>{right}~~}}" if right else f"{{--{escape(quote)}--}}"


def show(marked: str) -> str:
    """Turn the marks to the strike-outs and bold that any Markdown viewer shows."""

    def strike(m: Match[str]) -> str:
        if m["plain"]:
            return m["plain"]
        wrong, right = sides(m)
        if m["flag"] is not None:
            return f"**{wrong}**" if wrong else ""
        crossed, bold = f"~~{wrong}~~" if wrong else "", f"**{right}**" if right else ""
        return " ".join(filter(None, (crossed, bold)))

    return MARK.sub(strike, marked)
