"""What a trial has come to: counts, a sample, and what was gained and lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from newslint.model import Finding, Problem
from newslint.trial import labels
from newslint.trial.hits import Seen, place
from newslint.trial.judge import Sighting
from newslint.trial.labels import Label
from newslint.trial.precision import Precision
from newslint.trial.sample import Sample

PER = 1000  # words
AROUND = 60  # characters of the copy in a line about a finding


@dataclass(slots=True)
class Outcome:
    """What a trial has come to so far; of findings it keeps the sample alone.

    Of two versions of a rule it keeps what only one of them finds. ``named`` says that
    both have rules of the same names, which are then held against each other.
    """

    sample: Sample[Sighting]
    labels: dict[str, Label]
    named: bool = True
    against: bool = False
    words: int = 0
    documents: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    gained: list[Finding] = field(default_factory=list)
    lost: list[Finding] = field(default_factory=list)
    kept: int = 0
    found: set[str] = field(default_factory=set)  # the keys of judged findings
    problems: list[Problem] = field(default_factory=list)

    def add(self, seen: Seen) -> list[Sighting]:
        """Take in what was seen; return its findings with the copy around them."""
        self.words += seen.words
        self.documents += seen.documents
        self.problems += seen.problems
        excerpts = seen.excerpts or [(f.before, f.after) for f in seen.findings]
        pairs = zip(seen.findings, excerpts, strict=True)
        sightings = [Sighting(finding, *around) for finding, around in pairs]
        for sighting in sightings:
            self.counts[sighting.finding.rule] += 1
            key = labels.key(sighting.finding)
            self.sample.add(key, sighting)
            if key in self.labels:
                self.found.add(key)
        if self.against:
            self.compare(seen)
        return sightings

    def compare(self, seen: Seen) -> None:
        """Hold the findings in a document against those of the older rules."""
        new = {place(f, named=self.named): f for f in seen.findings}
        old = {place(f, named=self.named): f for f in seen.old}
        self.gained += [f for key, f in new.items() if key not in old]
        self.lost += [f for key, f in old.items() if key not in new]
        self.kept += len(new.keys() & old.keys())

    def label(self, finding: Finding, label: Label) -> None:
        """Take in a judgement."""
        key = labels.key(finding)
        self.labels[key] = label
        self.found.add(key)

    @property
    def hits(self) -> int:
        """How many findings there are."""
        return self.counts.total()

    def rate(self) -> float:
        """Return the findings per thousand words."""
        return PER * self.hits / self.words if self.words else 0.0

    def precision(self) -> Precision:
        """Return how many of the findings judged, now or before, are right."""
        known = [self.labels[key] for key in self.found]
        return Precision(known.count("right"), known.count("wrong"))

    def gone(self) -> Mapping[Label, int]:
        """Return how many findings judged before are not found any more."""
        return labels.lost(self.labels, self.found)


def as_text(outcome: Outcome) -> Iterator[str]:
    """Yield the counts, of each rule if there are several, and what has changed."""
    rules, documents = outcome.counts, outcome.documents
    yield (
        f"{counted(outcome.hits, 'hit')} in {counted(documents, 'document')}, "
        f"{counted(outcome.words, 'word')}: {outcome.rate():.2f} per {PER:,} words"
    )
    if len(rules) > 1:
        for rule, count in sorted(rules.items(), key=lambda item: (-item[1], item[0])):
            yield f"{count:7,}  {rule}"
    if outcome.against:
        changes = (len(outcome.gained), len(outcome.lost), outcome.kept)
        yield "gained {:,}, lost {:,}, kept {:,}".format(*changes)
        for sign, findings in (("+", outcome.gained), ("-", outcome.lost)):
            for f in findings:
                yield f"{sign} {line(Sighting(f, f.before, f.after))}"


def counted(count: int, noun: str) -> str:
    """Return a count with its noun."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def line(sighting: Sighting, *, named: bool = True) -> str:
    """Return a finding in one line: its place, the copy around it, and its rule."""
    from newslint.formats.text import plain

    finding, before, after = sighting
    start = finding.start
    copy = f"{before[-AROUND:]}{{=={finding.quote}==}}{after[:AROUND].rstrip()}"
    rule = f"  [{finding.rule}]" if named else ""
    return f"{plain(finding.path)}:{start.line}:{start.column}: {plain(copy)}{rule}"


def as_json(outcome: Outcome) -> dict[str, Any]:
    """Return what a trial has come to, for machines."""
    precision = outcome.precision()
    low, high = precision.interval
    changes = {
        "gained": [row(finding) for finding in outcome.gained],
        "lost": [row(finding) for finding in outcome.lost],
        "kept": outcome.kept,
    }
    return {
        "version": 1,
        "documents": outcome.documents,
        "words": outcome.words,
        "hits": outcome.hits,
        "rate": round(outcome.rate(), 4),
        "rules": dict(sorted(outcome.counts.items())),
        "sample": [judged_row(each, outcome.labels) for each in outcome.sample],
        "judged": {
            "right": precision.right,
            "wrong": precision.wrong,
            "precision": precision.share,
            "low": round(low, 4),
            "high": round(high, 4),
            "gone": outcome.gone(),
        },
        **(changes if outcome.against else {}),
        "errors": [f"{path}: {message}" for path, message in outcome.problems],
    }


def judged_row(sighting: Sighting, known: Mapping[str, Label]) -> dict[str, Any]:
    """Return a finding of the sample, with its judgement if there is one."""
    made = row(sighting.finding)
    around = {"before": sighting.before, "after": sighting.after}
    return {**made, **around, "label": known.get(made["key"])}


def row(finding: Finding) -> dict[str, Any]:
    """Return a finding for machines."""
    return {
        "key": labels.key(finding),
        "rule": finding.rule,
        "message": finding.message,
        "path": finding.path,
        "start": finding.span.start,
        "end": finding.span.end,
        "line": finding.start.line,
        "column": finding.start.column,
        "before": finding.before,
        "quote": finding.quote,
        "after": finding.after,
    }


def unjudged(outcome: Outcome) -> Sequence[Sighting]:
    """Return the findings of the sample that nobody has judged."""
    known = outcome.labels
    return [each for each in outcome.sample if labels.key(each.finding) not in known]
