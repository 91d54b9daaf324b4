"""Expectations: what a collection has to be like, and whether an audit found it so.

Each is a table of settings: ``[expect.few-errors]`` in newslint.toml,
``[tool.newslint.expect.few-errors]`` in pyproject.toml, ``[few-errors]`` in a file of
its own. See docs/corpora.md for the keys.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from functools import cache, partial
from math import inf
from pathlib import Path
from typing import Any, NamedTuple

from newslint import config
from newslint.corpus import examples, measures
from newslint.corpus.measures import MEASURES, Chosen, Place, Tally, number, say
from newslint.model import SEVERITIES, Severity
from newslint.packs import PackError, pick
from newslint.rule import Rule
from newslint.schema import ConfigError, check_kinds

LIMITS = ("max", "min", "max-rise", "max-fall")
KINDS = {
    **dict.fromkeys(("rules", "source", "section"), "a string or a list of strings"),
    **dict.fromkeys(("measure", "severity", "by"), "a string"),
    **dict.fromkeys(LIMITS, "a number from 0"),
    "min-articles": "a whole number from 0",
}
BY = dict.fromkeys(("source", "section", "day", "rule"))
NOWHERE = "(none)"


class Expectation(NamedTuple):
    """Limits on one figure of a collection, or of each group *by* which it is parted.

    ``rules`` are ids, or None for all there are, ``severity`` is the least that counts,
    ``source`` and ``section`` are globs. Groups of fewer articles than ``min_articles``
    are not looked at.
    ``max_rise`` and ``max_fall`` are shares of the figure in an earlier audit.
    """

    name: str
    rules: frozenset[str] | None
    measure: str = "rate"
    severity: Severity = Severity.WARNING
    source: tuple[str, ...] = ("*",)
    section: tuple[str, ...] = ("*",)
    by: str = ""
    max: float | None = None
    min: float | None = None
    max_rise: float | None = None
    max_fall: float | None = None
    min_articles: int = 1

    @property
    def of_findings(self) -> bool:
        """Whether it is about findings, not about articles alone."""
        return MEASURES[self.measure].of_findings

    @property
    def compares(self) -> bool:
        """Whether it wants an earlier audit."""
        return self.max_rise is not None or self.max_fall is not None

    def chosen(self) -> Chosen:
        """Return what is counted for this."""
        group, counts = cache(self.group), cache(self.counts)
        return Chosen(group, counts, self.by == "rule", self.measure == "share")

    def group(self, place: Place) -> str | None:
        """Return the group that an article of a place is in, if it is in any."""
        if not (
            among(place.source, self.source) and among(place.section, self.section)
        ):
            return None
        if self.by in ("", "rule"):
            return ""
        return str(getattr(place, self.by)) or NOWHERE

    def counts(self, rule: str, severity: str) -> bool:
        """Return whether findings of a rule count."""
        return (self.rules is None or rule in self.rules) and SEVERITIES[
            severity
        ] >= self.severity


class Result(NamedTuple):
    """What became of an expectation, in one group of articles if it is parted.

    ``earlier`` is the figure of the audit that it is compared with, ``limit`` and
    ``message`` are words.
    """

    name: str
    group: str
    measure: str
    limit: str
    measured: float
    earlier: float | None
    passed: bool
    message: str
    examples: Sequence[Mapping[str, Any]] = ()


def load(path: Path) -> Mapping[str, Any]:
    """Return the table of expectations in a TOML file. Raises ConfigError."""
    data = config.table(path)
    if path.name == config.FILES[1]:
        data = dict(config.tool(path).get("newslint", {}))
    found = data.get("expect", {} if path.name in config.FILES else data)
    if not isinstance(found, dict) or not found:
        raise ConfigError(f"{path}: expects nothing; write [few-errors] with max = 0.5")
    return found


def expectations(
    table: Mapping[str, Any], rules: Mapping[str, Rule]
) -> list[Expectation]:
    """Return what a table expects; *rules* are all there are. Raises ConfigError."""
    found = []
    for name, entry in table.items():
        try:
            found.append(expectation(name, entry, rules))
        except PackError as error:
            raise ConfigError(f"expectation {name!r}: {error}") from None
    return found


def expectation(name: str, entry: Any, rules: Mapping[str, Rule]) -> Expectation:
    """Return the expectation that an entry is. Raises PackError."""
    if not isinstance(entry, dict):
        raise ConfigError("is no table; write { max = 0.5 }")
    check_kinds(entry, KINDS)
    keys: dict[str, Any] = {
        key.replace("-", "_"): value for key, value in entry.items()
    }
    measure = pick(
        "measure", entry.get("measure", "rate"), {key: key for key in MEASURES}
    )
    if not any(key in entry for key in LIMITS):
        raise ConfigError(f"has no limit; add one of {', '.join(LIMITS)}")
    if "by" in entry:
        pick("group", entry["by"], BY)
    check_measure(entry, measure)
    for key in ("source", "section"):
        if key in entry:
            keys[key] = config.several(entry[key])
    least = entry.get("severity", "info" if "rules" in entry else "warning")
    keys["severity"] = pick("severity", least, SEVERITIES)
    meant = named(config.several(entry["rules"]), rules) if "rules" in entry else None
    return Expectation(**{**keys, "name": name, "rules": meant})


def named(names: Sequence[str], rules: Mapping[str, Rule]) -> frozenset[str] | None:
    """Return the ids of the rules that *names* mean, or None for all there are.

    Raises ConfigError for a name that means nothing.
    """
    config.check_names(rules, config.Config(choice=config.Choice(select=tuple(names))))
    if "all" in names:
        return None
    return frozenset(id for id, rule in rules.items() if config.names(rule, names))


def check_measure(entry: Mapping[str, Any], measure: str) -> None:
    """Raise ConfigError for keys that a measure has no use for."""
    if not MEASURES[measure].of_findings:
        for key in ("rules", "severity"):
            if key in entry:
                raise ConfigError(f"{key} says nothing of {measure}; leave it out")
        if entry.get("by") == "rule":
            raise ConfigError(f"{measure} are not by rule; leave out by")
    if measure == "problems" and {"by", "source", "section"} & entry.keys():
        raise ConfigError("what is unreadable has no source; leave out by and source")


def check(
    wanted: Sequence[Expectation], out: Path, against: Path | None = None
) -> list[Result]:
    """Hold the audit in *out* to what is expected, *against* an earlier one if given.

    Raises OSError for an audit that is not there, and ArrowInvalid for one in pieces.
    """
    choices = [each.chosen() for each in wanted]
    now = measures.tallies(out, choices)
    before: Sequence[Mapping[str, Tally]] = [{} for _ in wanted]
    if against:
        before = measures.tallies(against, choices)
    found: list[Result] = []
    failed: list[examples.Wanted] = []
    for nth, (each, groups, old) in enumerate(zip(wanted, now, before, strict=True)):
        for one in results(each, groups, old):
            found.append(one)
            if not one.passed:
                tally = groups.get(one.group, Tally())
                blamed: Sequence[str] = ()
                if each.of_findings:
                    blamed = examples.rules(tally, old.get(one.group))
                failed.append(examples.Wanted(nth, one.group, each.measure, blamed))
    shown = iter(examples.examples(out, choices, failed))
    return [one if one.passed else one._replace(examples=next(shown)) for one in found]


def results(
    each: Expectation, now: Mapping[str, Tally], before: Mapping[str, Tally]
) -> Iterator[Result]:
    """Yield the result for each group, or for all articles together."""
    gone = before.keys() if each.measure == "articles" else ()
    groups = sorted({*now, *gone}) if each.by else [""]
    for group in groups:
        tally, old = now.get(group, Tally()), before.get(group)
        size = tally.articles
        if each.measure == "articles" and old:
            size = max(size, old.articles)
        if each.by and size < each.min_articles:
            continue
        earlier = old if old and old.articles >= each.min_articles else None
        yield result(each, group, tally, earlier)


def result(each: Expectation, group: str, tally: Tally, before: Tally | None) -> Result:
    """Hold one figure to its limits."""
    value = MEASURES[each.measure].value
    measured = value(tally)
    earlier = value(before) if before else None
    limits = list(bounds(each, earlier))
    broken = [said for said, low, high in limits if not low <= measured <= high]
    limit = " and ".join(said for said, _, _ in limits)
    message = say(each.measure, measured)
    if broken:
        message += f"; expected {' and '.join(broken)}"
    return Result(
        each.name,
        group,
        each.measure,
        f"{limit} {MEASURES[each.measure].unit}" if limit else "no earlier figure",
        round(measured, 6),
        None if earlier is None else round(earlier, 6),
        not broken,
        message,
    )


def bounds(
    each: Expectation, earlier: float | None
) -> Iterator[tuple[str, float, float]]:
    """Yield each limit in words, with the least and the most that keep to it."""
    said = partial(number, each.measure)
    if each.max is not None:
        yield f"at most {said(each.max)}", 0, each.max
    if each.min is not None:
        yield f"at least {said(each.min)}", each.min, inf
    if earlier is None:
        return
    little = 1e-9  # by which sums of fractions are out
    was = f"the earlier {said(earlier)}"
    if each.max_rise is not None:
        high = earlier * (1 + each.max_rise + little)
        yield f"at most {1 + each.max_rise:.0%} of {was}", 0, high
    if each.max_fall is not None:
        low = earlier * (1 - each.max_fall - little)
        yield f"at least {1 - each.max_fall:.0%} of {was}", low, inf


def among(name: str, globs: Sequence[str]) -> bool:
    """Return whether a name is what one of the globs means."""
    return any(fnmatchcase(name, glob) for glob in globs)


def save(out: Path, found: Sequence[Result]) -> None:
    """Write expectations.json, whole or not at all. Raises OSError."""
    path = out / "expectations.json"
    temporary = path.with_suffix(".part")
    text = json.dumps([each._asdict() for each in found], indent=1, ensure_ascii=False)
    temporary.write_text(f"{text}\n", encoding="utf-8")
    temporary.replace(path)
