"""Where to write that a finding is to stand, in the forms that `suppress` knows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from newslint import suppress
from newslint.document import line_end, revise
from newslint.engine import look, settle
from newslint.lsp.houses import House
from newslint.lsp.lint import documents
from newslint.lsp.stories import Story
from newslint.model import Edit, Finding, Span

MARKED_UP = (".md", ".markdown", ".html", ".htm", ".xhtml")  # where comments are known
REASON = "checked"  # a house may ask for one


def ignoring(house: House, story: Story, finding: Finding) -> Edit | None:
    """Return the edit after which the copy silences *finding*, or None.

    A comment where the format has comments, ``(cq)`` after the word elsewhere; tried
    before it is offered.
    """
    before = standing(house, story, finding.rule)
    for edit in candidates(house, story, finding):
        text, _ = revise(story.text, (edit,))
        after = standing(house, replace(story, text=text), finding.rule)
        if len(after) < len(before):
            return edit
    return None


def standing(house: House, story: Story, rule: str) -> list[Finding]:
    """Return what one rule has to say of a story in spite of the marks in it."""
    rules = [each for each in house.linter.rules_for(story.path) if each.id == rule]
    docs = list(documents(house.linter, story))
    rows = settle((r for doc in docs for r in look(doc, rules)), house.linter.preferred)
    found, _ = suppress.apply(
        [row for row in rows if isinstance(row, Finding)],
        [mark for doc in docs for mark in suppress.marks(doc)],
        require_reason=house.linter.config.require_reason,
    )
    return [each for each in found if each.rule == rule]


def candidates(house: House, story: Story, finding: Finding) -> Iterator[Edit]:
    """Yield the edits that could silence *finding*, the best first."""
    suffix = Path(story.path).suffix.lower() or story.suffix
    if suffix in MARKED_UP:
        yield from comments(house, story, finding)
        return
    end = finding.span.end
    while end < len(story.text) and not story.text[end].isspace():
        end += 1
    yield Edit(Span(finding.span.end, finding.span.end), " (cq)")
    if end != finding.span.end:
        yield Edit(Span(end, end), " (cq)")
    yield from comments(house, story, finding)


def comments(house: House, story: Story, finding: Finding) -> Iterator[Edit]:
    """Yield comments before the finding's line: within the line before, or their own.

    The first leaves a paragraph whole that goes over several lines.
    """
    comment = f"<!-- newslint: disable-next-line={finding.rule} {REASON} -->"
    line = finding.start.line - 1
    start = story.starts[line]
    if line:
        last = story.text[: story.starts[line]].rstrip("\r\n")
        if last[story.starts[line - 1] :].strip():
            yield Edit(Span(len(last), len(last)), f" {comment}")
    doc = next(documents(house.linter, story))
    yield Edit(Span(start, start), comment + line_end(doc))
