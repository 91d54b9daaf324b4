"""Marks in the copy itself that silence findings.

``(cq)`` and ``[sic]`` right after a word are the newsroom's own way to say that the
word is right. ``<!-- newslint: disable=pack/rule reason -->`` silences a rule up to
``<!-- newslint: enable -->`` or the end; ``disable-next-line`` and ``disable-file`` say
what they do. Rules are parted by commas; a pack means all its rules, ``*`` any letters,
and no ``=…`` every rule, for ``enable`` as well.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from typing import NamedTuple

from newslint.document import Document
from newslint.model import Finding, Severity, Span
from newslint.report import Suppressed
from newslint.rule import Rule

LONGEST = 200  # characters of a finding that a word marked as checked may silence
CHECKED = re.compile(
    r"[^\S\n]{0,2}(?:\([cC][qQ]\)|\[[cC][qQ]\]|[(\[](?:sic|Sic|SIC)[)\]])"
)
WORD = re.compile(r"[^\s()\[\]]++\Z")
RULE = r"[\w/*?.]++(?:-[\w/*?.]++)*+"
COMMENT = re.compile(
    r"<!--\s*+newslint:\s*+(?P<verb>disable(?:-next-line|-file)?|enable)(?!\w|-(?!->))"
    rf"(?:\s*+=\s*+(?P<rules>{RULE}(?:\s*+,\s*+{RULE})*+))?"
    r"(?P<reason>(?:(?!-->).){0,1000}+)-->",
    re.S,
)
NEXT_LINE = re.compile(r"[^\r\n]*+(?:\r\n?|\n)\s*+([^\r\n]*)")
UNUSED, UNREASONED = "newslint/unused-suppression", "newslint/reason-missing"


class Mark(NamedTuple):
    """One mark: the source span that it silences, and for which rule.

    ``place`` is that of a comment that must be of use; other marks have none, and
    silence what ends inside them.
    """

    path: str
    span: Span
    rule: str
    reason: str
    place: Finding | None = None

    def covers(self, finding: Finding) -> bool:
        """Return whether this mark silences *finding*."""
        (start, end), word = finding.span, self.span
        if self.place is None:
            return word.start < end <= word.end and end - start <= LONGEST
        if self.place.span.start <= start and end <= self.place.span.end:
            return False  # in the comment itself
        pack = finding.rule.partition("/")[0]
        named = self.rule == pack or fnmatchcase(finding.rule, self.rule)
        return named and self.span.meets(finding.span)


def marks(doc: Document) -> Iterator[Mark]:
    """Yield the marks in a document: those after words, and the comments' own."""
    for m in CHECKED.finditer(doc.text):
        word = WORD.search(doc.text, max(0, m.start() - LONGEST), m.start())
        if word:
            span = doc.locate(Span(*word.span()))
            yield Mark(doc.path, moved(doc, span), "*", "checked by the newsroom")
    if "newslint:" in doc.source:
        yield from comments(doc)


def comments(doc: Document) -> Iterator[Mark]:
    """Yield the marks that comments make, one for each rule, from the last comment.

    What a comment itself holds is no copy, though plain text has it as such.
    """
    enabled = {"*": len(doc.source)}  # where each rule is next enabled, or all are
    for m in reversed(list(COMMENT.finditer(doc.source))):
        here = moved(doc, Span(*m.span()))
        yield Mark(doc.path, here, "*", "in a comment to newslint")
        rules = re.split(r"\s*,\s*", m["rules"] or "*")
        if m["verb"] == "enable":
            enabled |= dict.fromkeys(rules, m.start())
            continue
        for rule in rules:
            end = min(enabled["*"], enabled.get(rule, len(doc.source)))
            place = finding(doc, m, "" if rule == "*" else f" of {rule}")
            span = moved(doc, scope(doc, m, end))
            yield Mark(doc.path, span, rule, m["reason"].strip(), place)


def scope(doc: Document, m: re.Match[str], end: int) -> Span:
    """Return the source span that a comment silences; *end* is where it is undone."""
    if m["verb"] == "disable-file":
        return Span(0, len(doc.source))
    if m["verb"] == "disable":
        return Span(m.end(), end)
    following = NEXT_LINE.match(doc.source, m.end())
    return Span(*following.span(1)) if following else Span(m.end(), m.end())


def finding(doc: Document, m: re.Match[str], what: str) -> Finding:
    """Return the finding that a comment is if it silences nothing."""
    span = Span(*m.span())
    start, end = doc.position(span.start), doc.position(span.end)
    message = f"this suppression{what} silences nothing; take it out"
    at = moved(doc, span)
    return Finding(UNUSED, Severity.WARNING, message, doc.path, at, start, end, m[0])


def moved(doc: Document, span: Span) -> Span:
    """Return a source span as one of the file."""
    return span.moved(doc.base.offset)


def apply(
    findings: Iterable[Finding], all_marks: Iterable[Mark], *, require_reason: bool
) -> tuple[list[Finding], list[Suppressed]]:
    """Part *findings* into those that stand and those that the copy silences.

    A comment that silences nothing becomes a finding itself; so does one without a
    reason where reasons are required, and it then silences nothing.
    """
    words: dict[str, list[Mark]] = defaultdict(list)
    others: dict[str, list[Mark]] = defaultdict(list)
    unreasoned: set[Finding] = set()
    for mark in sorted(set(all_marks), key=lambda mark: mark.span):
        if mark.place is None:
            words[mark.path].append(mark)
        elif require_reason and not mark.reason:
            message = "a suppression needs a reason here; write it after the rule"
            unreasoned.add(replace(mark.place, rule=UNREASONED, message=message))
        else:
            others[mark.path].append(mark)
    kept: list[Finding] = []
    silenced: list[Suppressed] = []
    used: set[Mark] = set()
    for f in findings:
        # It can only end in the last word that begins before its end.
        i = bisect_left(words[f.path], f.span.end, key=lambda mark: mark.span.start)
        near = (*words[f.path][max(0, i - 1) : i], *others[f.path])
        covering = [mark for mark in near if mark.covers(f)]
        if covering:
            used.update(covering)
            silenced.append(Suppressed(f, "inSource", covering[0].reason))
        else:
            kept.append(f)
    unused = {m.place for mine in others.values() for m in mine if m not in used}
    return [*kept, *unreasoned, *filter(None, unused)], silenced


def renamed(marks: Sequence[Mark], rules: Iterable[Rule]) -> list[Mark]:
    """Return *marks* with the ids that rules had before as the ids they have."""
    now = {old: rule.id for rule in rules for old in rule.formerly} if marks else {}
    return [mark._replace(rule=now.get(mark.rule, mark.rule)) for mark in marks]


def excuse(
    findings: Iterable[Finding], accepted: Collection[str]
) -> tuple[list[Finding], list[Suppressed]]:
    """Part the findings into those that stand and those of *accepted* words."""
    stand: list[Finding] = []
    known: list[Suppressed] = []
    for finding in findings:
        if finding.quote.casefold() in accepted:
            known.append(Suppressed(finding, "external", "house word list"))
        else:
            stand.append(finding)
    return stand, known
