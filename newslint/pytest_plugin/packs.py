"""Rule packs as test files: each example of each rule is a test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from newslint import packs, plugins
from newslint.model import UnavailableError
from newslint.rule import Example, Rule
from newslint.testing import prove


class PackFile(pytest.File):
    """A rule pack, with the proof of its rules."""

    def collect(self) -> Iterator[pytest.Collector]:
        """Yield the rules. Raises CollectError with one line if there are none."""
        try:
            checks = plugins.gather("newslint_checks", "check")
            rules = list(packs.load(self.path, checks))
        except packs.PackError as error:
            raise self.CollectError(str(error)) from None
        for rule in rules:
            name = rule.id.partition("/")[2]
            yield RuleTests.from_parent(self, name=name, rule=rule)


class RuleTests(pytest.Collector):
    """A rule, with a test for each of its examples."""

    def __init__(self, *, rule: Rule, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.rule = rule

    def collect(self) -> Iterator[pytest.Item]:
        """Yield the examples: ``bad[0]`` and so on, then ``good[0]``."""
        for side, examples in (("bad", self.rule.bad), ("good", self.rule.good)):
            for i, example in enumerate(examples):
                test = ExampleTest.from_parent(
                    self, name=f"{side}[{i}]", rule=self.rule, example=example
                )
                test.add_marker("newslint")
                yield test


class ExampleTest(pytest.Item):
    """A rule and one of its examples agree."""

    def __init__(self, *, rule: Rule, example: Example, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.rule, self.example = rule, example

    def runtest(self) -> None:
        """Fail with the example and how the rule sees it otherwise."""
        flagged = self.name.startswith("bad")
        try:
            complaint = prove(self.rule, self.example, flagged=flagged)
        except UnavailableError as error:
            pytest.skip(": ".join(error.args))
        if complaint:
            pytest.fail(f"{self.rule.id}: {complaint}\n{self.example}", pytrace=False)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Return where the test is."""
        return self.path, None, f"{self.rule.id} {self.name}"
