"""Marks in the copy itself that silence findings.

``(cq)`` and ``[sic]`` right after a word are the newsroom's own way to say that the
word is right. ``<!-- newslint: disable=pack/rule reason -->`` silences rules up to
``<!-- newslint: enable -->`` or the end; ``disable-next-line`` and ``disable-file`` say
what they do. Without ``=…`` they mean every rule.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
from typing import NamedTuple

from newslint.document import Document, line_starts
from newslint.model import Finding, Position, Severity, Span
from newslint.report import Suppressed

CHECKED = re.compile(r"(?P<word>[^\s()\[\]]+)[^\S\n]?(?:\([cC][qQ]\)|\[[cC][qQ]\]|[(\[](?:sic|SIC)[)\]])")
COMMENT = re.compile(
    r"<!--\s*newslint:\s*(?P<verb>disable(?:-next-line|-file)?|enable)"
    r"(?:=(?P<rules>[\w/*,.-]+))?(?P<reason>[^>]*?)\s*-->"
)
UNUSED, UNREASONED = "newslint/unused-suppression", "newslint/reason-missing"
LONGEST = 200  # characters of a finding that a word marked as checked may silence


class Mark(NamedTuple):
    """One mark: the source span that it silences, and for which rules.

    ``place`` is the comment's own, None for marks that need not be used.
    """

    path: str
    span: Span
    rules: tuple[str, ...]
    reason: str
    place: Finding | None = None

    def covers(self, finding: Finding) -> bool:
        """Return whether this mark silences *finding*."""
        if self.place is None:
            start, end = finding.span
            return self.span.start < end <= self.span.end and end - start <= LONGEST
        pack = finding.rule.partition("/")[0]
        return self.span.meets(finding.span) and any(
            name == pack or fnmatchcase(finding.rule, name) for name in self.rules
        )


def marks(doc: Document) -> Iterator[Mark]:
    """Yield the marks in a document's source."""
    source = doc.source
    for m in CHECKED.finditer(source):
        yield Mark(doc.path, Span(*m.span()), ("*",), "checked by the newsroom")
    if "newslint:" not in source:
        return
    comments = list(COMMENT.finditer(source))
    for i, m in enumerate(comments):
        if m["verb"] != "enable":
            rules = tuple((m["rules"] or "*").split(","))
            later = [c.start() for c in comments[i + 1 :] if c["verb"] == "enable"]
            place = finding(doc, m, UNUSED, "this suppression silences nothing")
            span = scope(doc, m, min(later, default=len(source)))
            yield Mark(doc.path, span, rules, m["reason"].strip(), place)


def scope(doc: Document, m: re.Match[str], end: int) -> Span:
    """Return the source span that a comment silences."""
    if m["verb"] == "disable-file":
        return Span(0, len(doc.source))
    if m["verb"] == "disable":
        return Span(m.end(), end)
    starts = [*line_starts(doc), len(doc.source)]
    line = doc.position(m.end()).line
    while line < len(starts) - 1 and not doc.source[starts[line] : starts[line + 1]].strip():
        line += 1
    return Span(starts[min(line, len(starts) - 1)], starts[min(line + 1, len(starts) - 1)])


def finding(doc: Document, m: re.Match[str], rule: str, message: str) -> Finding:
    span = Span(*m.span())
    start: Position = doc.position(span.start)
    end = doc.position(span.end)
    return Finding(rule, Severity.WARNING, message, doc.path, span, start, end, m[0])


def apply(
    findings: Iterable[Finding], all_marks: Sequence[Mark], *, require_reason: bool
) -> tuple[list[Finding], list[Suppressed]]:
    """Part *findings* into those that stand and those that the copy silences.

    A comment that silences nothing becomes a finding itself; so does one without a
    reason where reasons are required, and it then silences nothing.
    """
    by_path: dict[str, list[Mark]] = defaultdict(list)
    kept: list[Finding] = []
    for mark in all_marks:
        if mark.place and require_reason and not mark.reason:
            kept.append(
                Finding(
                    UNREASONED,
                    Severity.WARNING,
                    "a suppression needs a reason here; write it after the rule",
                    *(getattr(mark.place, name) for name in ("path", "span", "start", "end", "quote")),
                )
            )
        else:
            by_path[mark.path].append(mark)
    silenced: list[Suppressed] = []
    used: set[Mark] = set()
    for f in findings:
        mark = next((mark for mark in by_path.get(f.path, ()) if mark.covers(f)), None)
        if mark:
            used.add(mark)
            silenced.append(Suppressed(f, "inSource", mark.reason))
        else:
            kept.append(f)
    unused = (m.place for mine in by_path.values() for m in mine if m.place and m not in used)
    return kept + list(unused), silenced
