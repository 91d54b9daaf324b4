"""Marks in the copy itself that silence findings.

``(cq)`` and ``[sic]`` right after a word are the newsroom's own way to say that the
word is right. ``<!-- newslint: disable=pack/rule reason -->`` silences a rule up to
``<!-- newslint: enable -->`` or the end; ``disable-next-line`` and ``disable-file`` say
what they do. Rules are parted by commas; a pack means all its rules, ``*`` any letters,
and no ``=…`` every rule, for ``enable`` as well.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from itertools import accumulate
from typing import NamedTuple

from newslint.document import Document
from newslint.layers import lowered
from newslint.model import Finding, Severity, Span
from newslint.report import Suppressed
from newslint.rule import Rule

LONGEST = 200  # characters of a finding that a word marked as checked may silence
CHECKED = re.compile(
    r"[^\S\n]{0,2}(?:\([cC][qQ]\)|\[[cC][qQ]\]|[(\[](?:sic|Sic|SIC)[)\]])"
)
MARKS = ("(cq)", "[cq]", "(sic", "[sic")
WORD = re.compile(r"[^\s()\[\]]++\Z")
RULE = r"[\w/*?.]++(?:-[\w/*?.]++)*+"
COMMENT = re.compile(
    r"<!--\s*+newslint:\s*+(?P<verb>disable(?:-next-line|-file)?|enable)(?!\w|-(?!->))"
    rf"(?:\s*+=\s*+(?P<rules>{RULE}(?:\s*+,\s*+{RULE})*+))?"
    r"(?P<reason>(?:(?!-->).){0,1000}+)-->",
    re.S,
)
NEXT_LINE = re.compile(r"[^\r\n]*+(?:\r\n?|\n)\s*+([^\r\n]*)")
COMMENTED = "in a comment to newslint"
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
        return means(self.rule, finding.rule) and word.meets(finding.span)


def marks(doc: Document) -> Iterator[Mark]:
    """Yield the marks in a document: those after words, and the comments' own."""
    checked = any(mark in lowered(doc) for mark in MARKS)
    for m in CHECKED.finditer(doc.text) if checked else ():
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
        yield Mark(doc.path, here, "*", COMMENTED)
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
    others: dict[str, dict[str, list[Mark]]] = defaultdict(lambda: defaultdict(list))
    unreasoned: set[Finding] = set()
    for mark in sorted(set(all_marks), key=lambda mark: mark.span):
        if mark.place is None:
            words[mark.path].append(mark)
        elif require_reason and not mark.reason:
            message = "a suppression needs a reason here; write it after the rule"
            unreasoned.add(mark.place._replace(rule=UNREASONED, message=message))
        else:
            others[mark.path][mark.rule].append(mark)
    found: dict[str, list[Finding]] = defaultdict(list)
    for f in findings:
        found[f.path].append(f)
    kept: list[Finding] = []
    silenced: list[Suppressed] = []
    unused: set[Finding] = set()
    for path, mine in found.items():
        stand, spoken, copy = by_words(mine, words[path])
        silenced += spoken
        stand, spoken = by_comments(stand, others[path])
        kept += stand
        silenced += spoken
        unused.update(idle(copy, others.pop(path, {})))
    for rest in others.values():
        unused.update(idle((), rest))
    return [*kept, *unreasoned, *unused], silenced


def by_words(
    findings: Iterable[Finding], marks: Sequence[Mark]
) -> tuple[list[Finding], list[Suppressed], list[Finding]]:
    """Part findings by *marks* after words, and comments as copy; in order of place.

    Also returns the findings that are in no comment, which comments may silence.
    """
    stand: list[Finding] = []
    silenced: list[Suppressed] = []
    copy: list[Finding] = []
    for f in findings:
        # It can only end in the last word that begins before its end.
        i = bisect_left(marks, f.span.end, key=lambda mark: mark.span.start)
        mark = marks[i - 1] if i else None
        if mark and mark.covers(f):
            silenced.append(Suppressed(f, "inSource", mark.reason))
        else:
            stand.append(f)
        if not (mark and mark.reason == COMMENTED and mark.covers(f)):
            copy.append(f)
    return stand, silenced, copy


def by_comments(
    findings: Iterable[Finding], marks: Mapping[str, Sequence[Mark]]
) -> tuple[list[Finding], list[Suppressed]]:
    """Part findings by the *marks* of comments, which are listed by their rules."""
    stand: list[Finding] = []
    silenced: list[Suppressed] = []
    ranges = {rule: Ranges.of(mark.span for mark in marks[rule]) for rule in marks}
    groups: dict[str, list[str]] = {}
    for f in findings:
        if f.rule not in groups:
            groups[f.rule] = [rule for rule in marks if means(rule, f.rule)]
        first = ((rule, ranges[rule].first(f.span)) for rule in groups[f.rule])
        covering = [marks[rule][i] for rule, i in first if i is not None]
        if covering:
            mark = min(covering, key=lambda mark: mark.span)
            silenced.append(Suppressed(f, "inSource", mark.reason))
        else:
            stand.append(f)
    return stand, silenced


def idle(
    findings: Iterable[Finding], marks: Mapping[str, Sequence[Mark]]
) -> Iterator[Finding]:
    """Yield the findings that comments are which silence none of *findings*."""
    spans: dict[str, list[Span]] = defaultdict(list)
    for f in findings:
        spans[f.rule].append(f.span)
    for rule, mine in marks.items():
        meant = sorted(s for id in spans if means(rule, id) for s in spans[id])
        ranges = Ranges.of(meant)
        yield from (
            mark.place
            for mark in mine
            if mark.place and ranges.first(mark.span) is None
        )


def means(name: str, rule: str) -> bool:
    """Return whether *name*, a rule's id, its pack or a glob, means a rule."""
    return name == rule.partition("/")[0] or fnmatchcase(rule, name)


class Ranges(NamedTuple):
    """Spans in order, and how far each and those before it reach.

    There may be as many comments in a file as findings, and each of them may go on to
    the end: nothing is looked at twice.
    """

    spans: Sequence[Span]
    reach: Sequence[int]

    @classmethod
    def of(cls, spans: Iterable[Span]) -> Ranges:
        """Return the ranges of *spans*, which are sorted."""
        listed = list(spans)
        ends = (max(span.end, span.start + 1) for span in listed)
        return cls(listed, list(accumulate(ends, max)))

    def first(self, span: Span) -> int | None:
        """Return the number of the first that meets *span*, if there is one."""
        i = bisect_right(self.reach, span.start)
        return i if i < len(self.spans) and self.spans[i].meets(span) else None


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
