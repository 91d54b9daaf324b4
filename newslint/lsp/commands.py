"""Commands that editors may send: what no other message of the protocol says."""

from __future__ import annotations

import asyncio
import uuid
from pathlib import Path
from typing import Any

from newslint import explain
from newslint.files import InputError
from newslint.lsp import accept
from newslint.lsp.diagnostics import diagnostics
from newslint.lsp.progress import swept
from newslint.lsp.state import Server
from newslint.lsp.stories import path_of
from newslint.lsp.symbols import parts


async def lint_workspace(ls: Server) -> dict[str, int]:
    """Lint all stories of the workspace and show what is found, file by file.

    To an editor that asks for the diagnostics of open stories, only what those lack is
    sent: findings that need the other files.
    """
    token = None
    if ls.client.progress:
        token = str(uuid.uuid4())
        await ls.work_done_progress.create_async(token)
    all_swept = await swept(ls, token)
    shown: set[str] = set()
    for story, findings in all_swept:
        is_open = ls.stories.get(story.uri) is story
        mine = findings
        if is_open and ls.client.pulls:
            alone = (await ls.lint(story.uri))[2].findings
            mine = [finding for finding in findings if finding not in alone]
        if mine or is_open or story.uri in ls.swept:
            ls.show(story.uri, diagnostics(mine, story), story.version)
        if mine:
            shown.add(story.uri)
    for uri in ls.swept - shown - {each.story.uri for each in all_swept}:
        ls.show(uri, [])  # a file that is gone
    ls.swept = shown
    total = sum(len(findings) for _, findings in all_swept)
    return {"documents": len(all_swept), "findings": total}


async def story_parts(ls: Server, uri: str) -> list[Any]:
    """Return the parts of an open story, with places in code points and in lines."""
    house, story = await ls.house(uri), ls.stories[uri]
    found = await asyncio.to_thread(list, parts(house.linter, story))
    return [{**part, "line": story.place(part["start"]).line} for part in found]


async def list_rules(ls: Server) -> list[dict[str, str]]:
    """Return the rules there are: id and summary."""
    house = await ls.house_in(ls.root)
    rules = house.linter.catalogue.rules.values()
    return [{"id": rule.id, "summary": rule.summary} for rule in rules]


async def explain_rule(ls: Server, rule: str) -> str | None:
    """Return a rule's page, in Markdown, or None for a rule that there is not."""
    house = await ls.house_in(ls.root)
    rules = house.linter.catalogue.rules
    return "\n".join(explain.page(rules[rule])) if rule in rules else None


async def add_to_baseline(ls: Server, uri: str, rule: str, fingerprint: str) -> None:
    """Let a finding be known from now on."""
    _, house, report = await ls.lint(uri)
    for finding in report.findings:
        if (finding.rule, finding.fingerprint) == (rule, fingerprint):
            file = ls.houses.find(Path(finding.path).parent)
            await accepted(ls, accept.add_finding, house, file, finding)
            return


async def add_word(ls: Server, uri: str, word: str) -> None:
    """Let a word stand wherever it is found from now on."""
    house = await ls.house(uri)
    file = ls.houses.find(Path(path_of(uri)).parent)
    await accepted(ls, accept.add_word, house, file, word)


async def accepted(ls: Server, write: Any, *what: Any) -> None:
    """Write what the house accepts, and show what that changes."""
    try:
        await asyncio.to_thread(write, *what)
    except InputError as error:
        ls.complain(str(error))
    await ls.refresh()
