"""What an editor may do about findings: fix them, or let them stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

from lsprotocol import types
from lsprotocol.types import CodeActionKind

from newslint.document import revise
from newslint.fix import ROUNDS, wanted
from newslint.lsp.diagnostics import diagnostic
from newslint.lsp.houses import House
from newslint.lsp.ignore import ignoring
from newslint.lsp.lint import lint
from newslint.lsp.stories import Story
from newslint.model import Edit, Finding, Span
from newslint.origin import LINE_END

FIX_ALL = f"{CodeActionKind.SourceFixAll.value}.newslint"
KINDS = (CodeActionKind.QuickFix, FIX_ALL)
ADD_TO_BASELINE, ADD_WORD = "newslint.addToBaseline", "newslint.addWord"
LONGEST = 40  # characters of a word that the house may keep, and of one in a title


class Offer(NamedTuple):
    """An action: edits to the story, or a command to the server and its arguments."""

    title: str
    edits: Sequence[Edit] = ()
    command: tuple[str, ...] = ()
    preferred: bool = False


def actions(
    house: House,
    story: Story,
    findings: Sequence[Finding],
    params: types.CodeActionParams,
    *,
    versioned: bool,
) -> Iterator[types.CodeAction]:
    """Yield what can be done about the *findings* that the selected range meets.

    *versioned* says that edits may name the version of the story they are for.
    """
    if asked(params, CodeActionKind.QuickFix.value):
        selected = story.span(params.range)
        for finding in findings:
            if touches(finding.span, selected):
                for offer in offers(house, story, finding):
                    yield action(offer, story, finding, versioned=versioned)
    if asked(params, FIX_ALL) and any(f.edits and f.safe for f in findings):
        edits = differences(story.text, fixed(house, story))
        yield types.CodeAction(
            title="Fix all that newslint is sure of",
            kind=FIX_ALL,
            edit=workspace_edit(story, edits, versioned=versioned),
        )


def asked(params: types.CodeActionParams, kind: str) -> bool:
    """Return whether the editor asks for actions of this kind, or of every kind."""
    only = params.context.only
    return not only or any(
        f"{kind}.".startswith(f"{getattr(each, 'value', each)}.") for each in only
    )


def touches(span: Span, selected: Span) -> bool:
    """Return whether the selection meets *span* or is a cursor at either end of it."""
    return selected.start <= span.end and span.start <= selected.end


def offers(house: House, story: Story, finding: Finding) -> Iterator[Offer]:
    """Yield what can be done about one finding, the fix first."""
    if finding.edits:
        title = fix_title(finding, story)
        yield Offer(title, finding.edits, preferred=finding.safe)
    edit = ignoring(house, story, finding)
    if edit:
        title = f"Let it stand here: {' '.join(edit.text.split())}"
        yield Offer(title, (edit,))
    word = finding.quote
    if 0 < len(word) <= LONGEST and "\n" not in word:
        title = f"Add ‘{word}’ to the house’s words"
        yield Offer(title, command=(ADD_WORD, story.uri, word))
    if finding.rule.partition("/")[0] != "newslint":
        title = f"Add to the baseline ({finding.rule})"
        which = (story.uri, finding.rule, finding.fingerprint)
        yield Offer(title, command=(ADD_TO_BASELINE, *which))


def fix_title(finding: Finding, story: Story) -> str:
    """Say what a fix does, briefly."""
    if len(finding.edits) == 1:
        (start, end), new = finding.edits[0]
        old, new = story.text[start:end].strip(), new.strip()
        if old and len(old) <= LONGEST and len(new) <= LONGEST:
            return f"Change ‘{old}’ to ‘{new}’" if new else f"Delete ‘{old}’"
    return f"Fix: {finding.message}"


def action(
    offer: Offer, story: Story, finding: Finding, *, versioned: bool
) -> types.CodeAction:
    """Return an offer as the protocol has it."""
    edit = workspace_edit(story, offer.edits, versioned=versioned)
    name, *arguments = offer.command or ("",)
    command = types.Command(offer.title, name, arguments=arguments)
    return types.CodeAction(
        title=offer.title,
        kind=CodeActionKind.QuickFix,
        diagnostics=[diagnostic(finding, story)],
        is_preferred=offer.preferred or None,
        edit=edit if offer.edits else None,
        command=command if offer.command else None,
    )


def workspace_edit(
    story: Story, edits: Sequence[Edit], *, versioned: bool
) -> types.WorkspaceEdit:
    """Return edits of one story."""
    made = story.text_edits(edits)
    if not versioned:
        return types.WorkspaceEdit(changes={story.uri: made})
    name = types.OptionalVersionedTextDocumentIdentifier(story.uri, story.version)
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(name, made)])


def fixed(house: House, story: Story) -> str:
    """Return the story with all safe fixes made, over and over as ``--fix`` does."""
    for _ in range(ROUNDS):
        found = lint(house, story, lambda: False)
        todo = list(wanted(found.findings, False)) if found else []
        if not todo:
            break
        text, _ = revise(story.text, todo[0][1])
        story = replace(story, text=text)
    return story.text


def differences(old: str, new: str) -> list[Edit]:
    """Return edits that make *new* of *old*, none wider than the lines that differ."""
    before, after = lines(old), lines(new)
    match = SequenceMatcher(None, before, after, autojunk=False)
    edits = []
    for kind, i, j, k, m in match.get_opcodes():
        if kind != "equal":
            start = sum(map(len, before[:i]))
            span = Span(start, start + sum(map(len, before[i:j])))
            edits.append(trimmed(old, Edit(span, "".join(after[k:m]))))
    return edits


def lines(text: str) -> list[str]:
    """Return the lines of a text with their ends."""
    ends = [0, *(m.end() for m in LINE_END.finditer(text)), len(text)]
    return [text[a:b] for a, b in pairwise(ends) if a < b]


def trimmed(old: str, edit: Edit) -> Edit:
    """Return *edit* without what it leaves as it was at its ends.

    Never between the two characters of a line end.
    """
    (start, end), new = edit
    left = 0
    while start < end and left < len(new) and old[start] == new[left]:
        start, left = start + 1, left + 1
    if left and new[left - 1] == "\r":
        start, left = start - 1, left - 1
    right = len(new)
    while start < end and left < right and old[end - 1] == new[right - 1]:
        end, right = end - 1, right - 1
    if "\r" in (old[end - 1 : end], new[right - 1 : right]) and right < len(new):
        end, right = end + 1, right + 1
    return Edit(Span(start, end), new[left:right])
