"""Run rules over documents. May not read files, print, or exit."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from time import thread_time_ns
from typing import TypeAlias, cast

from newslint.document import Document, layer
from newslint.judge import judge_document, judge_files, preferred
from newslint.layers import part_at, quoted
from newslint.layers.blocks import is_frame, is_stated
from newslint.layers.language import stated
from newslint.layers.paragraphs import flowing
from newslint.layers.unbroken import is_unbroken
from newslint.layers.utf8 import byte_position
from newslint.model import (
    Claim,
    Edit,
    Fact,
    Finding,
    Hit,
    Problem,
    Severity,
    Span,
    UnavailableError,
)
from newslint.rule import Beside, Check, InLines, Rule
from newslint.ruleset import called

# What other parts have in them: is the place in one?
CROSSING = {
    "quotation": quoted,
    "stated": is_stated,
    "frame": is_frame,
    "unbroken": is_unbroken,
}

Row: TypeAlias = Finding | Claim | Problem

CONTEXT = 60  # characters of the line kept on either side of a quote


def lint(
    docs: Iterable[Document],
    rules: Sequence[Rule],
    prefer: Collection[str] = (),
) -> list[Finding]:
    """Return what *rules* find in *docs*, in reading order; what breaks is left out."""
    found = settle((row for doc in docs for row in look(doc, rules)), prefer)
    return [row for row in found if isinstance(row, Finding)]


def look(
    doc: Document,
    rules: Collection[Rule],
    timings: Counter[str] | None = None,
    *,
    disputed: bool = False,
) -> Iterator[Row]:
    """Read one document. The map of a map and reduce: looks at nothing else.

    Rules see wrapped copy with each paragraph on one line. Nanoseconds spent per rule
    are added to *timings*. With *disputed* there are no claims within the document that
    nothing speaks against: unless a form is preferred, they are judged to no effect.
    """
    doc = flowing(doc)
    language = stated(doc)
    if timings is not None:
        timings.update({rule.id: 0 for rule in rules})
    for rule, lines in called(rules, doc):
        start = thread_time_ns() if timings is not None else 0
        if speaks(rule, language):
            yield from run(rule, in_lines(rule, lines), doc, disputed=disputed)
        if timings is not None:
            timings[rule.id] += thread_time_ns() - start


def look_beside(
    doc: Document, sisters: Sequence[Document], rules: Iterable[Rule]
) -> Iterator[Row]:
    """Read one document beside the other versions of its story.

    Rules across versions alone run; in `look` they have no *sisters* and find nothing.
    """
    doc, sisters = flowing(doc), [flowing(sister) for sister in sisters]
    language = stated(doc)
    across = [rule for rule in rules if rule.across == "versions"]
    for rule, _ in called(across, doc):
        if speaks(rule, language):
            check = cast(Beside, rule.check)
            yield from run(rule, partial(check, sisters=sisters), doc)


def run(
    rule: Rule, check: Check, doc: Document, *, disputed: bool = False
) -> Iterator[Row]:
    """Run a rule’s check; one that breaks down costs its findings here and no more."""
    rows: list[Row] = []
    try:
        found = [seen for seen in check(doc) if permits(rule, doc, seen.span.start)]
        if found and disputed and rule.across == "document":
            found = without_undisputed(found)
        rows = [report(rule, seen, doc) for seen in found]
    except TimeoutError:
        yield Problem(doc.path, f"{rule.id} ran past its time limit; skipped here")
    except UnavailableError as error:
        yield Problem(*error.args)
    except Exception as error:
        what = f"{type(error).__name__}: {error}".partition("\n")[0]
        yield Problem(doc.path, f"{rule.id} broke down; skipped here ({what})")
    else:
        yield from rows


def without_undisputed(found: Iterable[Hit | Fact]) -> list[Hit | Fact]:
    """Return what was found but for facts of a key that all have one value."""
    values: dict[str, set[str]] = defaultdict(set)
    found = list(found)
    for seen in found:
        if isinstance(seen, Fact):
            values[seen.key].add(seen.value)
    return [s for s in found if isinstance(s, Hit) or len(values[s.key]) > 1]


def speaks(rule: Rule, language: str) -> bool:
    """Return whether a rule is for stories in a stated language, or in any."""
    return not (rule.lang and language) or rule.lang == language


def in_lines(rule: Rule, lines: Sequence[Span] | None) -> Check:
    """Return a rule’s check, of only these lines if they are given."""
    if lines is None:
        return rule.check
    return partial(cast(InLines, rule.check), lines=lines)


def permits(rule: Rule, doc: Document, offset: int) -> bool:
    """Return whether the rule looks at the part of the story that *offset* is in."""
    named = rule.within | rule.outside
    if not named:
        return True
    crossing = named & CROSSING.keys()
    parts = {part_at(doc, offset), *(p for p in crossing if CROSSING[p](doc, offset))}
    return not parts & rule.outside and (not rule.within or bool(parts & rule.within))


def settle(rows: Iterable[Row], prefer: Collection[str] = ()) -> list[Row]:
    """Judge the claims. The reduce: claims are judged group by group, key by key.

    *prefer* holds values and words (case folded) that win whatever the majority. Where
    several rules would make one place the same, the weightiest says so. The result
    depends on what the rows are, never on the order they come in.
    """
    found: list[Row] = []
    judged: dict[tuple[object, ...], Finding] = {}
    claims: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for row in rows:
        if isinstance(row, Claim):
            claims[row.finding.rule, row.group, row.key].append(row)
        else:
            found.append(row)
    for (_, where, _), rivals in claims.items():
        rivals.sort(key=order)
        judge = judge_document if where.startswith("document:") else judge_files
        for f in judge(rivals, preferred(rivals, prefer)):
            same = (f.path, f.span, f.edits or f.rule)
            judged[same] = max(judged.get(same, f), f, key=weight)
    return sorted((*found, *judged.values()), key=order)


def weight(finding: Finding) -> tuple[Severity, str]:
    """Sort key: by severity, then by rule; a choice must not depend on order."""
    return finding.severity, finding.rule


def order(row: Row) -> tuple[object, ...]:
    """Sort key: by path, place, then rule; problems before a file's findings."""
    if isinstance(row, Finding):
        return (row.path, 1, row.span, row.rule, row.message)
    if isinstance(row, Claim):
        return order(row.finding)
    return (row.path, 0, Span(0, 0), row.message, "")


def report(rule: Rule, seen: Hit | Fact, doc: Document) -> Finding | Claim:
    """Sign what was seen with the rule's name, and say where in the source it is."""
    if isinstance(seen, Hit):
        message = rule.message.format_map(seen.words)
        return place(rule, seen.span, doc, message, seen.edits)
    edits = (Edit(seen.span, seen.value),)
    draft = place(rule, seen.span, doc, rule.message, edits)
    return Claim(groups(doc)[rule.across], seen.key, seen.value, seen.cures, draft)


@layer
def groups(doc: Document) -> Mapping[str, str]:
    """Return what a fact is compared within, by what its rule looks across."""
    return {
        "document": f"document:{doc.key}",
        "story": f"story:{doc.meta.get('story', doc.key)}",
        "batch": "batch:",
        "versions": "versions:",
    }


def place(
    rule: Rule, span: Span, doc: Document, message: str, edits: Iterable[Edit]
) -> Finding:
    """Make a finding: offsets in the source, with the words around it."""
    at = doc.locate(span)
    traced = [doc.trace(edit) for edit in edits]
    fix = tuple(edit for edit in traced if edit) if all(traced) else ()
    before, after = around(doc, span, at)
    offsets = (*at, *(offset for edit in fix for offset in edit.span))
    places = {offset: doc.position(offset) for offset in set(offsets)}
    in_bytes = {each: byte_position(doc, each, place) for each, place in places.items()}
    base = doc.base.offset
    return Finding(
        rule=rule.id,
        severity=rule.severity,
        message=message,
        path=doc.path,
        span=at.moved(base),
        start=places[at.start],
        end=places[at.end],
        quote=doc[span],
        before=before,
        after=after.rstrip("\r\n"),
        edits=tuple(Edit(edit.span.moved(base), edit.text) for edit in fix),
        safe=rule.safe,
        byte_positions=tuple(in_bytes[offset] for offset in offsets),
    )


def around(doc: Document, span: Span, at: Span) -> tuple[str, str]:
    """Return the words around *span* on its line: of the source, if people see it."""
    if doc.origin and doc.origin.places:
        before = doc.text[max(0, span.start - CONTEXT) : span.start]
        after = doc.text[span.end : span.end + CONTEXT]
        return before.rpartition("\n")[2], after.partition("\n")[0]
    first, stop = doc.line_span(at.start).start, doc.line_span(at.end).end
    before = doc.source[max(first, at.start - CONTEXT) : at.start]
    return before, doc.source[at.end : min(stop, at.end + CONTEXT)]
