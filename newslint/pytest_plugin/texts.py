"""The fixture ``newslint``: copy that is not in files, as a data pipeline has it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from newslint import config, packs
from newslint.app import Linter
from newslint.formats.full import excerpt
from newslint.model import SEVERITIES, Finding, Problem

MOST = 50  # findings that one failed assertion lists


class Looked(NamedTuple):
    """What looking at texts yields; ``texts`` and ``words`` count them."""

    findings: Sequence[Finding]
    errors: Sequence[Problem]
    texts: int
    words: int


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
        ignore: str | Iterable[str] = (),
        fail_on: str = "warning",
        *,
        max_rate: float | None = None,
        max_share: float | None = None,
    ) -> None:
        """Raise AssertionError with the findings in one text or many, if it has any.

        Many are a list, a mapping or a column of a data frame; they are judged together
        and named by their index, ``text[17]``. *ignore* names rules, packs or globs,
        *fail_on* the least severity that counts. With *max_rate* there may be so many
        findings per 1,000 words, with *max_share* (0 to 1) findings in that share of
        the texts. Raises PackError if names mean nothing, and TypeError for what is no
        text, as a missing value is not.
        """
        __tracebackhide__ = True
        least = packs.pick("severity", fail_on, SEVERITIES)
        spared = self.spared((ignore,) if isinstance(ignore, str) else tuple(ignore))
        seen = self.look(texts)
        found = [
            f for f in seen.findings if f.severity >= least and f.rule not in spared
        ]
        lines = [f"{path}: {message}" for path, message in seen.errors]
        if max_rate is None and max_share is None:
            lines += listed(found)
        elif broken := list(excess(found, seen, max_rate, max_share)):
            lines += (*broken, *listed(found))
        if lines:
            raise AssertionError("\n".join(lines))

    def look(self, texts: str | Iterable[str]) -> Looked:
        """Look at one text or many. Raises TypeError."""
        order: dict[str, int] = {}
        words = 0
        seen = []
        for path, text in named(texts):
            order[path] = len(order)
            words += len(text.split())
            docs = self.linter.documents(text, path, ".txt")
            seen.append(self.linter.see(docs, alone=isinstance(texts, str)))
        report = self.linter.report(seen)
        findings = sorted(report.findings, key=lambda f: order[f.path])
        return Looked(findings, report.errors, len(order), words)

    def spared(self, names: tuple[str, ...]) -> set[str]:
        """Return the ids of the rules that *names* mean. Raises ConfigError."""
        rules = self.linter.catalogue.rules
        config.check_names(rules, config.Config(choice=config.Choice(ignore=names)))
        return {id for id, rule in rules.items() if config.names(rule, names)}


def excess(
    found: Sequence[Finding],
    seen: Looked,
    max_rate: float | None,
    max_share: float | None,
) -> Iterator[str]:
    """Yield which limits the findings exceed, and by how much."""
    rate = 1000 * len(found) / max(1, seen.words)
    if max_rate is not None and rate > max_rate:
        yield f"{rate:,.4g} findings per 1,000 words; at most {max_rate:,.4g}"
    share = len({f.path for f in found}) / max(1, seen.texts)
    if max_share is not None and share > max_share:
        yield (
            f"findings in {share:.4g} of {seen.texts:,} texts; at most {max_share:.4g}"
        )


def named(texts: str | Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each text with what to call it. Raises TypeError."""
    if isinstance(texts, str):
        yield "text", texts
        return
    seen: Counter[object] = Counter()
    for index, text in indexed(texts):
        text = text.as_py() if hasattr(text, "as_py") else text  # pyarrow
        if not isinstance(text, str):
            raise TypeError(f"text[{index}] is {text!r}, not text; drop missing values")
        seen[index] += 1
        again = f"#{seen[index]}" if seen[index] > 1 else ""
        yield f"text[{index}]{again}", text


def indexed(texts: Iterable[str]) -> Iterable[tuple[object, Any]]:
    """Return texts with their index, or key."""
    pairs: Iterable[tuple[object, Any]] = (
        texts.items() if hasattr(texts, "items") else enumerate(texts)
    )
    return pairs


def listed(found: Sequence[Finding]) -> Iterator[str]:
    """Yield the lines of the first findings, and how many there are besides."""
    yield from listing(found[:MOST])
    if len(found) > MOST:
        yield f"… and {len(found) - MOST} more"


def listing(findings: Iterable[Finding]) -> Iterator[str]:
    """Yield each finding's line and excerpt, without colours."""
    for finding in findings:
        yield from excerpt(finding, paint=lambda _, text: text)
