"""What rules find in an archive, document by document."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from newslint import packs, suppress
from newslint.app import Linter
from newslint.document import Document
from newslint.engine import Row, look, settle
from newslint.files import InputError
from newslint.layers import words
from newslint.model import Claim, Finding, Problem, Span
from newslint.packs import Checks, PackError
from newslint.plugins import Catalogue
from newslint.rule import Rule
from newslint.testing import fault

UNPROVEN = "it is being tried"
EXCERPT = 300  # characters on either side of a finding that is to be judged


class Seen(NamedTuple):
    """What was seen of one document, or of the whole archive in the end."""

    findings: list[Finding]
    old: list[Finding]  # of the rules that others are held against
    problems: list[Problem]
    words: int = 0
    documents: int = 0
    excerpts: Sequence[tuple[str, str]] = ()


def load(path: Path, catalogue: Catalogue) -> list[Rule]:
    """Return the rules of a pack, or the one of a file of Vale's; examples may wait.

    All are on. Raises PackError, also for a rule that breaks down on any copy at all.
    """
    if path.suffix == ".yml":
        return [of_vale(path, catalogue.checks)]
    tables = packs.read(path)
    rules = [
        packs.make(path, name, unproven(table), catalogue.checks)
        for name, table in tables.items()
    ]
    if not rules:
        raise PackError(f"{path}: no rules; a rule is written [rule-name]")
    for rule in rules:
        if why := fault(rule):
            name = rule.id.partition("/")[2]
            raise PackError(f"{path}: [{name}] breaks down: {why}")
    return rules


def unproven(table: object) -> object:
    """Return a rule's table, excused from examples if it has none yet."""
    if isinstance(table, dict) and not (table.get("bad") and table.get("good")):
        return {"unproven": UNPROVEN, **table}
    return table


def of_vale(path: Path, checks: Checks) -> Rule:
    """Return the rule in one file of a Vale style. Raises PackError."""
    from newslint import vale_rules
    from newslint.vale.definitions import StyleError
    from newslint.vale.styles import entry

    try:
        rule, why = vale_rules.build(entry(path.absolute()), checks)
    except StyleError as error:
        raise PackError(str(error)) from None
    if why:
        raise PackError(f"{path}: newslint does not do this rule: {why}")
    return rule


def run(
    linter: Linter, paths: Sequence[str], rules: Sequence[Rule], old: Sequence[Rule]
) -> Iterator[Seen]:
    """Yield what rules, and *old* ones beside them, find in each document in turn.

    What compares documents is judged when all have been read, and comes last.
    """
    found, problems = linter.find(paths)
    yield Seen([], [], problems)
    claims: list[Claim] = []
    old_claims: list[Claim] = []
    for path in found:
        docs = linter.read(path)
        while True:
            try:
                doc = next(docs, None)
            except InputError as error:
                problems = [Problem(path, str(each)) for each in error.args]
                yield Seen([], [], problems)
                break
            if doc is None:
                break
            yield seen(doc, rules, old, claims, old_claims)
    yield Seen(settled(claims), settled(old_claims), [])


def seen(
    doc: Document,
    rules: Sequence[Rule],
    old: Sequence[Rule],
    claims: list[Claim],
    old_claims: list[Claim],
) -> Seen:
    """Return what rules find in one document; claims on others go to the lists."""
    findings, problems = looked(doc, rules, claims)
    before, more = looked(doc, old, old_claims)
    around = [excerpt(doc, finding) for finding in findings]
    count = len(words(doc))
    return Seen(findings, before, problems + more, count, 1, around)


def looked(
    doc: Document, rules: Sequence[Rule], claims: list[Claim]
) -> tuple[list[Finding], list[Problem]]:
    """Return the findings in a document that its marks do not silence, and problems."""
    across = {rule.id for rule in rules if rule.across != "document"}
    mine: list[Row] = []
    for row in look(doc, rules):
        if isinstance(row, Claim) and row.finding.rule in across:
            claims.append(row)
        else:
            mine.append(row)
    rows = settle(mine)
    problems = [row for row in rows if isinstance(row, Problem)]
    found = [row for row in rows if isinstance(row, Finding)]
    if found:
        ids = {rule.id for rule in rules}
        stand, _ = suppress.apply(found, suppress.marks(doc), require_reason=False)
        found = [finding for finding in stand if finding.rule in ids]
    return found, problems


def settled(claims: Sequence[Claim]) -> list[Finding]:
    """Return what claims across documents come to."""
    return [row for row in settle(claims) if isinstance(row, Finding)]


def excerpt(doc: Document, finding: Finding) -> tuple[str, str]:
    """Return the copy on either side of a finding, within its line of the text."""
    text, (start, end) = doc.text, in_text(doc, finding.span)
    first = max(text.rfind("\n", 0, start) + 1, start - EXCERPT)
    last = text.find("\n", end)
    stop = min(len(text) if last < 0 else last, end + EXCERPT)
    return text[first:start], text[end:stop]


def in_text(doc: Document, span: Span) -> Span:
    """Return the span of the document's text that a span of its file is."""
    if doc.origin is None:
        return span
    runs, base = doc.origin.runs, doc.base.offset
    ends = []
    for offset in (span.start - base, span.end - base):
        last = bisect_right(runs, offset, key=lambda run: run[1]) - 1
        text, source = runs[max(last, 0)]
        ends.append(text + offset - source)
    return Span(*ends)


def place(finding: Finding, *, named: bool) -> tuple[object, ...]:
    """Return by what findings of two versions of a rule are the same one."""
    name = finding.rule.partition("/")[2] if named else ""
    return finding.path, finding.span, name
