"""Stories as tests: a file is one, and all that are collected are judged together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import chdir
from pathlib import Path

import pytest

from newslint.app import Linter
from newslint.config import fails
from newslint.containers import bare
from newslint.pytest_plugin.texts import listing
from newslint.report import Report


class Stories:
    """The stories of a run: which files are, which were collected, what was found."""

    def __init__(
        self, config: pytest.Config, linter: Linter, paths: Sequence[Path]
    ) -> None:
        suffixes = linter.catalogue.readers
        found, _ = linter.find(paths)
        self.files = {p for p in map(Path, found) if bare(str(p)) in suffixes}
        self.named = {path for path in paths if path.is_file()}
        self.linter = linter
        self.here = config.invocation_params.dir
        self.fail_on = config.getoption("newslint_fail_on") or linter.config.fail_on
        self.collected: list[str] = []
        self.report = Report()

    def pytest_collect_file(
        self, file_path: Path, parent: pytest.Collector
    ) -> pytest.Collector | None:
        """Collect a file that the command line would lint."""
        if file_path not in self.files:
            return None
        inside = file_path.is_relative_to(self.here)
        shown = str(file_path.relative_to(self.here) if inside else file_path)
        self.collected.append(shown)
        story: StoryFile = StoryFile.from_parent(parent, path=file_path)
        story.stories, story.shown = self, shown
        return story

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> None:
        """Lint what was collected, before the tests run.

        What ``-k`` or ``--lf`` leaves out is linted too: a form that differs across
        stories is the same finding, whichever of them are asked for.
        """
        if self.collected and not session.config.option.collectonly:
            with chdir(self.here):
                named = [
                    shown
                    for shown in self.collected
                    if Path(shown).absolute() in self.named
                ]
                self.report = self.linter.check_files(self.collected, named=named)


class StoryFile(pytest.File):
    """A story file, with its one test; ``shown`` is its path in findings."""

    stories: Stories
    shown: str

    def about(self, path: str) -> bool:
        """Return whether *path* is this file's, or that of a story in it."""
        return path == self.shown or path.startswith(
            (f"{self.shown}#", f"{self.shown}/")
        )

    def collect(self) -> Iterator[pytest.Item]:
        """Yield the test."""
        test = StoryTest.from_parent(self, name="newslint")
        test.add_marker("newslint")
        yield test


class StoryTest(pytest.Item):
    """A story has no finding of the severity that fails, or above."""

    parent: StoryFile

    def runtest(self) -> None:
        """Fail with the findings, or with what kept the story from being read."""
        stories, about = self.parent.stories, self.parent.about
        problems = [p for p in stories.report.errors if about(p.path)]
        findings = [f for f in stories.report.findings if about(f.path)]
        lines = [f"{path}: {message}" for path, message in problems]
        lines += listing(findings)
        if problems or fails([f.severity for f in findings], stories.fail_on):
            pytest.fail("\n".join(lines), pytrace=False)
        if lines:
            self.add_report_section("call", "newslint", "\n".join(lines))

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Return where the test is, and what to call it in a report."""
        return self.path, None, self.parent.shown
