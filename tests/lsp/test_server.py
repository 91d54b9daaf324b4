"""What editors ask of the server, one by one, in real sessions."""

from __future__ import annotations

import asyncio
import json
import os
from pathlib import Path
from typing import Any

import pytest
from conftest import STORIES, Lint
from lsprotocol import types

from lsp.session import PROBE, editing, session

SETTINGS = {"settings": {"rules": [str(PROBE)], "select": ["probe"]}}
Environment = dict[str, str]


@session
async def test_diagnostics(tmp_path: Path, environment: Environment) -> None:
    async with editing(tmp_path, environment, settings=SETTINGS) as editor:
        uri = editor.open("story.txt", "See teh LOUD NOTE.")
        found = await editor.diagnostics(uri)
        assert editor.quotes(uri, found) == [
            ("probe/the", "teh"),
            ("probe/loud", "LOUD"),
            ("probe/note", "NOTE"),
        ]
        assert [each.severity for each in found] == [
            types.DiagnosticSeverity.Error,
            types.DiagnosticSeverity.Warning,
            types.DiagnosticSeverity.Information,
        ]
        assert found[0].message == "‘teh’ is ‘the’"
        assert found[0].source == "newslint"
        assert found[0].code_description
        assert found[0].code_description.href.endswith("docs/rules/probe.md#the")


@session
async def test_quick_typing_is_linted_once_it_rests(
    tmp_path: Path, environment: Environment
) -> None:
    async with editing(tmp_path, environment, settings=SETTINGS) as editor:
        uri = editor.open("story.txt", "See .")
        await editor.diagnostics(uri)
        versions = []

        def note() -> bool:
            versions.append(editor.shown[uri].version)
            return versions[-1] == editor.versions[uri]

        for letter in "het" * 25:
            editor.type(uri, (4, 4, letter))
        await editor.until(note)
        assert len(set(versions)) < 20
        assert await editor.diagnostics(uri) == []
        editor.type(uri, (4, 4, "teh "))
        assert len(await editor.diagnostics(uri)) == 1


@session
async def test_fix_this(tmp_path: Path, environment: Environment) -> None:
    async with editing(tmp_path, environment, settings=SETTINGS) as editor:
        uri = editor.open("story.txt", "😀 See teh LOUD cat, teh end.")
        at = editor.texts[uri].index("teh")
        actions = await editor.actions(uri, at + 1, at + 1)
        fix = actions[0]
        assert (fix.title, fix.kind) == ("Change ‘teh’ to ‘the’", "quickfix")
        assert fix.is_preferred and fix.edit and fix.diagnostics
        assert [each.code for each in fix.diagnostics] == ["probe/the"]
        titles = [each.title for each in actions]
        assert len([t for t in titles if t.startswith("Change")]) == 1
        editor.apply(fix.edit)
        assert editor.texts[uri] == "😀 See the LOUD cat, teh end."
        found = await editor.diagnostics(uri)
        assert [each.code for each in found] == ["probe/loud", "probe/the"]

        at = editor.texts[uri].index("LOUD")
        (fix, *_) = await editor.actions(uri, at, at + 4, ["quickfix"])
        assert not fix.is_preferred  # not a safe one
        assert await editor.actions(uri, 0, 0, ["quickfix"]) == []
        assert await editor.actions(uri, at, at, ["refactor"]) == []


@pytest.mark.parametrize(
    ("name", "language", "text", "after"),
    [
        ("a.txt", "plaintext", "See teh end.\r\n", "See teh (cq) end.\r\n"),
        ("a.txt", "plaintext", "See “teh”.\n", "See “teh (cq)”.\n"),
        (
            "a.md",
            "markdown",
            "# On\n\nSee teh end.\n",
            "# On\n\n<!-- newslint: disable-next-line=probe/the checked -->\n"
            "See teh end.\n",
        ),
        (
            "a.md",
            "markdown",
            "One line,\nand teh end.\n",
            "One line, <!-- newslint: disable-next-line=probe/the checked -->\n"
            "and teh end.\n",
        ),
        (
            "a.html",
            "html",
            "<p>\r\nSee teh end.</p>\r\n",
            "<p> <!-- newslint: disable-next-line=probe/the checked -->\r\n"
            "See teh end.</p>\r\n",
        ),
    ],
)
@session
async def test_let_it_stand_here(
    tmp_path: Path,
    environment: Environment,
    name: str,
    language: str,
    text: str,
    after: str,
) -> None:
    async with editing(tmp_path, environment, settings=SETTINGS) as editor:
        uri = editor.open(name, text, language)
        assert len(await editor.diagnostics(uri)) == 1
        at = text.index("teh")
        actions = await editor.actions(uri, at, at)
        (stand,) = [each for each in actions if each.title.startswith("Let it stand")]
        assert stand.edit
        editor.apply(stand.edit)
        assert editor.texts[uri] == after
        assert await editor.diagnostics(uri) == []


@session
async def test_a_word_of_the_house(
    tmp_path: Path, environment: Environment, newslint_command: Lint
) -> None:
    (tmp_path / "newslint.toml").write_text(
        f'select = ["probe"]\nrules = [{json.dumps(str(PROBE))}]\n'
    )
    async with editing(tmp_path, environment) as editor:
        uri = editor.open("story.txt", "See teh LOUD end.")
        assert len(await editor.diagnostics(uri)) == 2
        actions = await editor.actions(uri, 5, 5)
        (keep,) = [each for each in actions if "house’s words" in each.title]
        assert keep.command and keep.command.arguments
        await editor.run(keep.command.command, *keep.command.arguments)
        await editor.until(lambda: len(editor.shown[uri].diagnostics) == 1)
        assert (tmp_path / "newslint-words.txt").read_text() == "teh\n"
        assert editor.messages == []
    (tmp_path / "story.txt").write_text("See teh LOUD end.")
    assert newslint_command("story.txt").stdout.count(b"probe/") == 1


@session
async def test_known_from_now_on(
    tmp_path: Path, environment: Environment, newslint_command: Lint
) -> None:
    (tmp_path / "newslint.toml").write_text(
        f'select = ["probe"]\nrules = [{json.dumps(str(PROBE))}]\n'
    )
    async with editing(tmp_path, environment) as editor:
        uri = editor.open("story.txt", "See teh LOUD end.")
        await editor.diagnostics(uri)
        for at in (5, 9):
            actions = await editor.actions(uri, at, at)
            (know,) = [each for each in actions if "baseline" in each.title]
            assert know.command and know.command.arguments
            await editor.run(know.command.command, *know.command.arguments)
        await editor.until(lambda: not editor.shown[uri].diagnostics)
        assert editor.messages == []
    (tmp_path / "story.txt").write_text("See teh LOUD end.")
    done = newslint_command("story.txt")
    assert (done.returncode, b"2 suppressed" in done.stdout) == (0, True)


@session
async def test_hover(tmp_path: Path, environment: Environment) -> None:
    async with editing(tmp_path, environment, settings=SETTINGS) as editor:
        uri = editor.open("story.txt", "😀 teh end.")
        which = types.TextDocumentIdentifier(uri)
        params = types.HoverParams(which, types.Position(0, 4))
        hover = await editor.client.text_document_hover_async(params)
        assert hover and isinstance(hover.contents, types.MarkupContent)
        assert hover.contents.kind == types.MarkupKind.Markdown
        assert "## the\n\nA word misspelt. `probe/the`" in hover.contents.value
        assert hover.range == types.Range(types.Position(0, 3), types.Position(0, 6))
        params = types.HoverParams(which, types.Position(0, 1))
        assert await editor.client.text_document_hover_async(params) is None


@session
async def test_parts_of_the_story(tmp_path: Path, environment: Environment) -> None:
    text = (STORIES / "kim-motorcade-1.txt").read_text("utf-8")
    async with editing(tmp_path, environment) as editor:
        uri = editor.open("story.txt", "\n" * (not text.startswith("\n")) + text)
        which = types.TextDocumentIdentifier(uri)
        params = types.DocumentSymbolParams(which)
        found = await editor.client.text_document_document_symbol_async(params)
        assert found
        first = found[0]
        assert isinstance(first, types.DocumentSymbol)
        assert (first.detail, first.name[:8]) == ("headline", "Kim Jong")
        assert first.range.start == types.Position(1, 0)
        parts = await editor.run("newslint.storyParts", uri)
        assert [part["part"] for part in parts] == [
            each.detail for each in found if isinstance(each, types.DocumentSymbol)
        ]
        assert [part["line"] for part in parts][:2] == [1, 3]


@session
async def test_settings_of_the_editor(tmp_path: Path, environment: Environment) -> None:
    options = {"settings": {**SETTINGS["settings"], "ignore": ["probe/loud"]}}
    async with editing(tmp_path, environment, options=options) as editor:
        uri = editor.open("story.txt", "See teh LOUD end.")
        found = await editor.diagnostics(uri)
        assert [each.code for each in found] == ["probe/the"]

        changed: Any = {"settings": {**SETTINGS["settings"], "severity": {}}}
        changed["settings"]["severity"]["probe/the"] = "info"
        editor.settings = changed
        editor.client.workspace_did_change_configuration(
            types.DidChangeConfigurationParams(None)
        )
        await editor.until(lambda: len(editor.shown[uri].diagnostics) == 2)
        first = editor.shown[uri].diagnostics[0]
        assert first.severity == types.DiagnosticSeverity.Information


@session
async def test_a_configuration_file_is_followed(
    tmp_path: Path, environment: Environment
) -> None:
    config = tmp_path / "newslint.toml"
    good = f'select = ["probe"]\nrules = [{json.dumps(str(PROBE))}]\n'
    config.write_text(good)
    (tmp_path / "deep").mkdir()

    async with editing(tmp_path, environment) as editor:

        def saved(text: str) -> None:
            config.write_text(text)
            event = types.FileEvent(config.as_uri(), types.FileChangeType.Changed)
            params = types.DidChangeWatchedFilesParams([event])
            editor.client.workspace_did_change_watched_files(params)

        uri = editor.open("deep/story.txt", "See teh LOUD end.")
        assert len(await editor.diagnostics(uri)) == 2
        assert types.WORKSPACE_DID_CHANGE_WATCHED_FILES in editor.registered
        saved(good + 'ignore = ["probe/the"]\n')
        await editor.until(lambda: len(editor.shown[uri].diagnostics) == 1)

        saved("selekt = 3\n")
        (message,) = await editor.until(lambda: editor.messages)
        assert str(config) in message and "selekt" in message
        editor.type(uri, (0, 0, "LOUD "))  # the last good one stays
        assert len(await editor.diagnostics(uri)) == 2
        assert len(editor.messages) == 1  # said once

        saved(good)
        await editor.until(lambda: len(editor.shown[uri].diagnostics) == 3)


@session
async def test_bad_from_the_start(tmp_path: Path, environment: Environment) -> None:
    (tmp_path / "newslint.toml").write_text("no TOML at all")
    async with editing(tmp_path, environment) as editor:
        uri = editor.open("story.txt", "He met President Xi Jinping Xi on Tuesday.")
        found = await editor.diagnostics(uri)
        assert [each.code for each in found] == ["repetition/surname-echo"]
        assert "not valid TOML" in editor.messages[0]


@session
async def test_diagnostics_that_are_asked_for(
    tmp_path: Path, environment: Environment
) -> None:
    async with editing(tmp_path, environment, pulls=True, settings=SETTINGS) as editor:
        uri = editor.open("story.txt", "See teh end.")
        which = types.TextDocumentIdentifier(uri)
        params = types.DocumentDiagnosticParams(which)
        ask = editor.client.text_document_diagnostic_async
        first = await ask(params)
        assert isinstance(first, types.RelatedFullDocumentDiagnosticReport)
        assert editor.quotes(uri, first.items) == [("probe/the", "teh")]
        again = types.DocumentDiagnosticParams(
            which, previous_result_id=first.result_id
        )
        same = await ask(again)
        assert isinstance(same, types.RelatedUnchangedDocumentDiagnosticReport)
        editor.type(uri, (0, 0, "😀 "))
        moved = await ask(again)
        assert isinstance(moved, types.RelatedFullDocumentDiagnosticReport)
        assert editor.quotes(uri, moved.items) == [("probe/the", "teh")]
        assert uri not in editor.shown  # none is sent that was not asked for
        refreshed = editor.refreshed
        params_ = types.DidChangeWatchedFilesParams([])
        editor.client.workspace_did_change_watched_files(params_)
        await editor.until(lambda: editor.refreshed > refreshed)


def many_grey(folder: Path) -> None:
    """Write stories that settle how the house spells a word."""
    for i in range(12):
        (folder / f"grey{i}.txt").write_text(f"{i} grey cats, {i} grey skies")


@session
async def test_the_workspace_is_judged_together(
    tmp_path: Path, environment: Environment
) -> None:
    many_grey(tmp_path)
    (tmp_path / "b.txt").write_text("grey dogs")
    (tmp_path / "c.txt").write_text("\ufeffOne 😀 line.\n😀 gray rats")
    async with editing(tmp_path, environment, pulls=True, settings=SETTINGS) as editor:
        uri = editor.open("b.txt", "😀 gray skies, teh end")
        ask = editor.client.workspace_diagnostic_async
        report = await ask(types.WorkspaceDiagnosticParams([]))
        found = {
            each.uri: each
            for each in report.items
            if isinstance(each, types.WorkspaceFullDocumentDiagnosticReport)
        }
        assert len(found) == 14
        assert found[editor.uri("grey1.txt")].items == ()
        assert editor.quotes(uri, found[uri].items) == [
            ("probe/grey", "gray"),
            ("probe/the", "teh"),
        ]
        (gray,) = found[editor.uri("c.txt")].items
        assert gray.range == types.Range(types.Position(1, 3), types.Position(1, 7))

        ids = [
            types.PreviousResultId(each.uri, each.result_id or "")
            for each in found.values()
        ]
        (tmp_path / "c.txt").write_text("grey rats")
        report = await ask(types.WorkspaceDiagnosticParams(ids))
        changed = {
            each.uri: each.items
            for each in report.items
            if isinstance(each, types.WorkspaceFullDocumentDiagnosticReport)
        }
        assert changed[editor.uri("c.txt")] == ()
        assert editor.uri("grey1.txt") not in changed  # nothing new to say of it


@pytest.mark.parametrize("pulls", [True, False])
@session
async def test_lint_the_workspace(
    tmp_path: Path, environment: Environment, pulls: bool
) -> None:
    many_grey(tmp_path)
    (tmp_path / "c.txt").write_text("gray rats")
    async with editing(tmp_path, environment, pulls=pulls, settings=SETTINGS) as editor:
        uri = editor.open("b.txt", "gray dogs, teh end")
        counts = await editor.run("newslint.lintWorkspace")
        # b.txt is not on the disk: it is no file of the workspace yet.
        assert counts == {"documents": 13, "findings": 1}
        (tmp_path / "b.txt").write_text("saved")
        counts = await editor.run("newslint.lintWorkspace")
        assert counts == {"documents": 14, "findings": 3}
        assert editor.progress[:2] == ["create", "begin"]
        assert editor.progress[-1] == "end"
        assert editor.progress.count("begin") == editor.progress.count("end") == 2
        shown = editor.quotes(uri, editor.shown[uri].diagnostics)
        # What the editor asks for itself is not sent a second time.
        mine = [("probe/the", "teh")]
        assert shown == [("probe/grey", "gray"), *([] if pulls else mine)]
        assert len(editor.shown[editor.uri("c.txt")].diagnostics) == 1
        (tmp_path / "c.txt").unlink()
        await editor.run("newslint.lintWorkspace")
        assert not editor.shown[editor.uri("c.txt")].diagnostics


@session
async def test_rules_and_their_pages(tmp_path: Path, environment: Environment) -> None:
    async with editing(tmp_path, environment, settings=SETTINGS) as editor:
        rules = await editor.run("newslint.rules")
        assert {"id": "probe/the", "summary": "A word misspelt"} in rules
        page = await editor.run("newslint.explain", "probe/the")
        assert page.startswith("## the")
        assert await editor.run("newslint.explain", "probe/none") is None


CRASHING = """
from newslint import Rule, hookimpl

def look(doc):
    raise RuntimeError("a rule that breaks down")

class Plugin:
    @hookimpl
    def newslint_rules(self):
        text = dict(summary="Crash", message="crash", check=look)
        return [Rule(id="crash/always", **text)]

plugin = Plugin()
"""


@session
async def test_a_rule_that_breaks_down(
    tmp_path: Path, environment: Environment
) -> None:
    packages = tmp_path / "packages"
    info = packages / "crashing-1.0.dist-info"
    info.mkdir(parents=True)
    (packages / "crashing.py").write_text(CRASHING)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: crashing\nVersion: 1")
    (info / "entry_points.txt").write_text("[newslint]\ncrashing = crashing:plugin\n")
    path = f"{packages}{os.pathsep}{environment.get('PYTHONPATH', '')}"
    stories = tmp_path / "stories"
    stories.mkdir()
    async with editing(stories, {**environment, "PYTHONPATH": path}) as editor:
        uri = editor.open("story.txt", "He met President Xi Jinping Xi on Tuesday.")
        for _ in range(3):
            found = await editor.diagnostics(uri)
            assert [each.code for each in found] == ["repetition/surname-echo"]
            editor.type(uri, (0, 0, "A"))
        await editor.diagnostics(uri)
        (line,) = editor.logged
        assert "crash/always broke down" in line and "\n" not in line


@session
async def test_without_the_extra(tmp_path: Path, newslint_command: Lint) -> None:
    hidden = tmp_path / "hidden"
    for name in ("pygls", "lsprotocol"):
        (hidden / name).mkdir(parents=True)
        source = f"raise ModuleNotFoundError('no {name}', name={name!r})"
        (hidden / name / "__init__.py").write_text(source)
    path = os.pathsep.join((str(hidden), os.environ.get("PYTHONPATH", "")))
    done = await asyncio.to_thread(newslint_command, "lsp", env={"PYTHONPATH": path})
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().splitlines() == [
        "newslint: the language server needs pygls; run pip install 'newslint[lsp]'"
    ]
