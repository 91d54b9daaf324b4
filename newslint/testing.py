"""Prove rules by their own examples. For plugins' tests as much as for newslint's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newslint import critic
from newslint.document import Document, revise
from newslint.engine import Row, look, look_beside, settle
from newslint.model import Finding, Problem, UnavailableError
from newslint.rule import Example, Rule


def prove(rule: Rule, example: Example, *, flagged: bool) -> str | None:
    """Return why *rule* and its example disagree, or None.

    An example that is to be *flagged* has a mark; all its marks are found, no more, and
    where it says what the copy should be, the fix makes it so and is not flagged again.
    Raises UnavailableError where the rule needs something that is not to be had here.
    """
    wants = [critic.parse(text.marked) for text in example.texts]
    if flagged != any(want.spans for want in wants):
        return "a bad example has a mark, a good one has none"
    docs = [
        Document(want.text, f"{i}.txt", text.meta)
        for i, (want, text) in enumerate(zip(wants, example.texts, strict=True), 1)
    ]
    rows = settle(row for doc in docs for row in seen(doc, docs, rule))
    for row in rows:
        if isinstance(row, Problem):
            if row.path not in [doc.path for doc in docs]:
                raise UnavailableError(*row)
            return row.message
    found = [row for row in rows if isinstance(row, Finding)]
    for doc, want in zip(docs, wants, strict=True):
        mine = [f for f in found if f.path == doc.path]
        if complaint := compare(rule, doc, mine, want):
            return complaint
    return None


def fault(rule: Rule) -> str:
    """Return why *rule* breaks down on any copy at all, as by its pattern; or nothing.

    What waits for a server or runs out of time is no such rule.
    """
    try:
        list(rule.check(Document("The council met on Monday.")))
    except (TimeoutError, UnavailableError):
        return ""
    except Exception as error:
        return f"{type(error).__name__}: {error}".partition("\n")[0]
    return ""


def seen(doc: Document, docs: Sequence[Document], rule: Rule) -> Iterator[Row]:
    """Yield what *rule* sees in one text of an example, beside the others."""
    yield from look(doc, [rule])
    yield from look_beside(doc, [each for each in docs if each is not doc], [rule])


def compare(
    rule: Rule, doc: Document, found: list[Finding], want: critic.Marked
) -> str | None:
    """Return how the findings in one text differ from the marks, or None."""
    if [f.span for f in found] != want.spans:
        got, hoped = [f.quote for f in found], [doc[span] for span in want.spans]
        return f"flagged {got}, not {hoped}"
    if not want.edits:
        return None
    fixed, _ = revise(doc.text, [edit for f in found for edit in f.edits])
    hoped_text, _ = revise(doc.text, want.edits)
    if fixed != hoped_text:
        return f"fixed to {fixed!r}, not {hoped_text!r}"
    again = settle(look(Document(fixed, doc.path, doc.meta), [rule]))
    return f"its own fix is flagged again: {fixed!r}" if again else None
