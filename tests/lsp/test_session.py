"""A whole session: open, change, fix all, close; and a thousand edits at random."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest
from conftest import STORIES
from lsprotocol import types

import newslint
from lsp.session import Editor, editing, offset, place, session
from newslint.fix import fix

ODD = "🗳️ Zoë’s cafe\u0301, 日本 👩‍👩‍👧: "
EDITS = int(os.environ.get("NEWSLINT_EDITS", "1000"))


async def same_as_a_fresh_lint(editor: Editor, uri: str, path: str) -> int:
    """Compare what the server shows with a fresh lint of the whole text."""
    text = editor.texts[uri]
    shown = [
        (
            each.code,
            each.message,
            offset(text, each.range.start, editor.encoding),
            offset(text, each.range.end, editor.encoding),
        )
        for each in await editor.diagnostics(uri)
    ]
    fresh = [(f.rule, f.message, *f.span) for f in newslint.check(text, path)]
    assert shown == fresh
    return len(fresh)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8", "utf-32"])
@session
async def test_open_change_fix_all_close(
    tmp_path: Path, environment: dict[str, str], encoding: str
) -> None:
    text = ODD + (STORIES / "kim-motorcade-2.txt").read_text("utf-8")
    text = text.replace("\n", "\r\n").replace("gave said", ODD + "gave said")
    path = str(tmp_path / "story.txt")
    async with editing(tmp_path, environment, encoding) as editor:
        uri = editor.open("story.txt", text)
        assert await same_as_a_fresh_lint(editor, uri, path) >= 5
        found = editor.quotes(uri, await editor.diagnostics(uri))
        assert ("stray/stacked-verbs", "gave said") in found

        at = text.index("gave said") + len("gave")
        editor.type(uri, (at, at + len(" said"), ""))
        await same_as_a_fresh_lint(editor, uri, path)
        rules = [each.code for each in await editor.diagnostics(uri)]
        assert "stray/stacked-verbs" not in rules

        (all_safe,) = await editor.actions(uri, 0, 0, ["source.fixAll"])
        assert all_safe.kind == "source.fixAll.newslint" and all_safe.edit
        before = editor.texts[uri]
        editor.apply(all_safe.edit)
        await same_as_a_fresh_lint(editor, uri, path)
        (tmp_path / "story.txt").write_bytes(before.encode())
        _, (whole,) = fix(newslint.Linter(), [path], unsafe=False)
        assert editor.texts[uri] == whole.after != before
        left = newslint.check(editor.texts[uri], path)
        assert not any(f.safe and f.edits for f in left)
        assert await editor.actions(uri, 0, 0, ["source.fixAll"]) == []

        editor.close(uri)
        await editor.until(lambda: editor.shown[uri].version is None)
        assert not editor.shown[uri].diagnostics


PIECES = (
    *("a", "e", " ", "  ", ".", ",", "“", "”", "_", "-", "1", "é", "e\u0301", "😀"),
    *("👩‍👩‍👧", "🇩🇪", "\n", "\r\n", "\r", "\n\n", "\r\n\r\n", "\u2028", "\x0c", "\x85"),
    *("Xi Jinping Xi", "gave said", "armoured", "armored", "the the", "日本"),
    *("Jan. 9, 2019", "\ufeff", "\u200b", "(cq)", "word " * 20),
)


def edit(text: str, rng: random.Random) -> tuple[int, int, str]:
    """Return an edit that never parts a ``\\r\\n``, nor makes one of two pieces.

    Editors do neither.
    """
    ends = [0, 0]
    while True:
        ends = sorted(rng.randrange(len(text) + 1) for _ in range(2))
        if rng.random() < 0.8:
            ends[1] = min(ends[0] + rng.randrange(4), len(text))
        if not any(text[end - 1 : end + 1] == "\r\n" for end in ends if end):
            break
    new = "" if rng.random() < 0.3 else rng.choice(PIECES)
    joined = text[: ends[0]][-1:] + new + text[ends[1] :][:1]
    if joined.count("\r\n") != new.count("\r\n"):
        new = " "
    return ends[0], ends[1], new


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8"])
@session
async def test_edits_at_random(
    tmp_path: Path, environment: dict[str, str], encoding: str
) -> None:
    """After edits at random the server shows what a fresh lint finds.

    ``NEWSLINT_EDITS=20000 pytest tests/lsp/test_session.py`` takes longer.
    """
    rng = random.Random(encoding)
    text = (STORIES / "kim-motorcade-2.txt").read_text("utf-8").replace("\n", "\r\n")
    path = str(tmp_path / "story.txt")
    async with editing(tmp_path, environment, encoding) as editor:
        uri = editor.open("story.txt", text)
        found = compared = 0
        for count in range(EDITS):
            edits = []
            after = editor.texts[uri]
            for _ in range(rng.choice((1, 1, 1, 3))):
                start, end, new = edit(after, rng)
                edits.append((start, end, new))
                after = after[:start] + new + after[end:]
            editor.type(uri, *edits)
            if count % 25 == 0 or count == EDITS - 1:
                found += await same_as_a_fresh_lint(editor, uri, path)
                compared += 1
            if not 3000 < len(editor.texts[uri]) < 8000:
                editor.texts[uri] = text
                editor.change(uri, [types.TextDocumentContentChangeWholeDocument(text)])
        assert found > compared  # there was something to compare


@session
async def test_places_beyond_the_end(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    """Past the end of a line is its end, within a character its start."""
    path = str(tmp_path / "story.txt")
    async with editing(tmp_path, environment, "utf-16") as editor:
        uri = editor.open("story.txt", "One 😀 and the the line\r\nwas at the the end")
        for start, end, new, after in (
            ((0, 99), (0, 99), "!", "One 😀 and the the line!\r\nwas at the the end"),
            ((9, 9), (9, 9), "?", "One 😀 and the the line!\r\nwas at the the end?"),
            ((0, 5), (0, 6), "", "One  and the the line!\r\nwas at the the end?"),
            ((0, 3), (0, 5), "🗳", "One🗳and the the line!\r\nwas at the the end?"),
        ):
            where = types.Range(types.Position(*start), types.Position(*end))
            editor.texts[uri] = after
            editor.change(uri, [types.TextDocumentContentChangePartial(where, new)])
            assert await same_as_a_fresh_lint(editor, uri, path) >= 2


def test_the_counting_of_the_tests() -> None:
    assert place("a😀\r\nb\u2028c", 2, "utf-16") == types.Position(0, 3)
    assert place("a😀\r\nb\u2028c", 7, "utf-8") == types.Position(1, 5)
