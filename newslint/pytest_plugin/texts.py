"""The fixture ``newslint``: copy that is not in files, as a data pipeline has it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from newslint import config, packs
from newslint.app import Linter
from newslint.formats.full import excerpt
from newslint.model import SEVERITIES, Finding

MOST = 50  # findings that one failed assertion lists


class Newslint:
    """Lints texts, with the settings that the command line would use."""

    def __init__(self, linter: Linter) -> None:
        self.linter = linter

    def __call__(
        self,
        text: str,
        path: str = "story.txt",
        meta: Mapping[str, str] | None = None,
    ) -> list[Finding]:
        """Return the findings in one text; *path* says how to read it."""
        return self.linter.check(text, path, meta)

    def assert_clean(
        self,
        texts: str | Iterable[str],
        ignore: Iterable[str] = (),
        fail_on: str = "warning",
    ) -> None:
        """Raise AssertionError with the findings in one text or many, if it has any.

        Many are a list, a mapping or a column of a data frame; they are judged together
        and named by their index, ``text[17]``. *ignore* names rules, packs or globs,
        *fail_on* the least severity that counts. Raises PackError if they name nothing,
        and TypeError for what is no text, as a missing value is not.
        """
        __tracebackhide__ = True
        least = packs.pick("severity", fail_on, SEVERITIES)
        spared = self.spared((ignore,) if isinstance(ignore, str) else tuple(ignore))
        order: dict[str, int] = {}
        seen = []
        for path, text in named(texts):
            order[path] = len(order)
            docs = self.linter.documents(text, path, ".txt")
            seen.append(self.linter.see(docs, alone=isinstance(texts, str)))
        report = self.linter.report(seen)
        found = [
            f for f in report.findings if f.severity >= least and f.rule not in spared
        ]
        found.sort(key=lambda f: order[f.path])
        lines = [f"{path}: {message}" for path, message in report.errors]
        lines += listing(found[:MOST])
        if len(found) > MOST:
            lines.append(f"… and {len(found) - MOST} more")
        if lines:
            raise AssertionError("\n".join(lines))

    def spared(self, names: tuple[str, ...]) -> set[str]:
        """Return the ids of the rules that *names* mean. Raises ConfigError."""
        rules = self.linter.catalogue.rules
        config.check_names(rules, config.Config(choice=config.Choice(ignore=names)))
        return {id for id, rule in rules.items() if config.names(rule, names)}


def named(texts: str | Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each text with what to call it. Raises TypeError."""
    if isinstance(texts, str):
        yield "text", texts
        return
    indexed = texts.items() if hasattr(texts, "items") else enumerate(texts)
    for index, text in indexed:
        if not isinstance(text, str):
            raise TypeError(f"text[{index}] is {text!r}, not text; drop missing values")
        yield f"text[{index}]", text


def listing(findings: Iterable[Finding]) -> Iterator[str]:
    """Yield each finding's line and excerpt, without colours."""
    for finding in findings:
        yield from excerpt(finding, paint=lambda _, text: text)
