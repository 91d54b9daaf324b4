"""What the tests of Vale styles share: three styles, and what they find in a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from newslint import packs, plugins, vale_rules
from newslint.app import Linter
from newslint.document import Document
from newslint.engine import lint
from newslint.model import Finding
from newslint.plugins import Catalogue
from newslint.rule import Rule

HERE = Path(__file__).parent
STYLES = HERE / "styles"
FOLDERS = [STYLES / name for name in ("Desk", "Plain", "Wire")]
STORIES = [
    *sorted((HERE.parent / "stories").glob("kim-motorcade-*.txt")),
    HERE / "town-hall.md",
]
CHECKS = plugins.gather("newslint_checks", "check")

Find = Callable[..., list[Finding]]


def load(*folders: Path) -> tuple[dict[str, Rule], dict[str, str]]:
    """Return the rules of styles by Vale's names, and why some are refused, by id."""
    refused: dict[str, str] = {}
    return dict(vale_rules.load(folders, CHECKS, refused)), refused


def places(path: Path, rules: dict[str, Rule]) -> dict[str, str]:
    """Return what rules say of a file, by ``line:column:Rule``."""
    names = {rule.id: name for name, rule in rules.items()}
    readers = plugins.gather("newslint_readers", "reader")
    docs = Linter(catalogue=Catalogue({}, {}, readers, {})).read(str(path))
    return {
        f"{f.start.line}:{f.start.column}:{names[f.rule]}": f.message
        for f in lint(docs, list(rules.values()))
    }


@pytest.fixture
def find() -> Find:
    """Find what a rule of a check and its keys finds in a text."""

    def find(text: str, path: str = "story.txt", **table: Any) -> list[Finding]:
        keys = {"summary": "a rule", "message": "{match}", "unproven": "a test"}
        rule = packs.build("test/rule", {**keys, **table}, CHECKS, HERE)
        return lint([Document(text, path)], [rule])

    return find
