"""The summary of an audit: its figures, from the tables that it wrote."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path

from newslint.corpus.tables import read
from newslint.version import __version__

BY = ("source", "day", "section")
COUNTED = ("words", "characters", "errors", "warnings", "infos", "suppressed")


def summarise(out: Path, problems: int) -> dict[str, object]:
    """Return the figures of an audit: in all, and by rule, source, day and section.

    A rate is findings per 1,000 words, a share one of articles.
    """
    whole: Counter[str] = Counter()
    by: dict[str, dict[str, Counter[str]]] = {name: defaultdict(Counter) for name in BY}
    near: Counter[str] = Counter()
    for row in read(out / "documents.parquet", [*BY, *COUNTED, "same", "near"]):
        counts = Counter({name: row[name] for name in COUNTED})
        counts["articles"] = 1
        counts["copies"] = int(row["same"] is not None)
        counts["flawed"] = int(row["errors"] + row["warnings"] > 0)
        whole += counts
        for name in BY:
            by[name][row[name] or "(none)"] += counts
        if row["near"]:
            near[row["near"]] += 1
    rules: dict[str, Counter[str]] = defaultdict(Counter)
    articles: Counter[str] = Counter()
    last: dict[str, str] = {}
    for row in read(out / "findings.parquet", ["id", "rule", "severity"]):
        rule = row["rule"]
        rules[rule][row["severity"]] += 1
        # What a rule finds in one article stands together.
        articles[rule] += last.get(rule) != row["id"]
        last[rule] = row["id"]
    return {
        "version": 1,
        "newslint": __version__,
        **rated(whole),
        "problems": problems,
        "clusters": len(near),
        "clustered": sum(near.values()),
        "rules": {
            rule: {
                **counts,
                "findings": counts.total(),
                "articles": articles[rule],
                "rate": rate(counts.total(), whole["words"]),
                "share": share(articles[rule], whole["articles"]),
            }
            for rule, counts in sorted(
                rules.items(), key=lambda item: (-item[1].total(), item[0])
            )
        },
        **{
            name: {key: rated(counts) for key, counts in sorted(by[name].items())}
            for name in BY
        },
    }


def rated(counts: Mapping[str, int]) -> dict[str, float]:
    """Return counts, and the rates and shares they make."""
    whole = {"articles": counts["articles"], **{name: counts[name] for name in COUNTED}}
    return {
        **whole,
        "copies": counts["copies"],
        "error_rate": rate(counts["errors"], counts["words"]),
        "warning_rate": rate(counts["warnings"], counts["words"]),
        "flawed_share": share(counts["flawed"], counts["articles"]),
    }


def rate(count: int, words: int) -> float:
    """Return findings per 1,000 words."""
    return round(1000 * count / words, 4) if words else 0.0


def share(count: int, articles: int) -> float:
    """Return the share of articles, from 0 to 1."""
    return round(count / articles, 4) if articles else 0.0
