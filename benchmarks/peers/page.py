"""The page that says what was measured: results in, Markdown out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.peers.marks import (
    MEGA,
    US,
    Results,
    Runs,
    marks,
    middle,
    peak,
    rate,
    runs,
    size,
)

TEMPLATE = Path(__file__).with_name("page.md")


def page(results: Results) -> str:
    """Return the page. *results* is what `__main__` keeps as JSON."""
    holes = {
        "command": results["command"],
        "date": results["date"],
        "machine": results["machine"],
        "text": results["text"],
        "rounds": results["rounds"],
        "starts": results["starts"],
        "story": f"{results['bytes']['story']:,}",
        "marks": "\n".join(marks(results)),
        "start": start(results),
        "large": large(results),
        "many": many(results),
        "two": two(results),
        "quality": quality(results),
        "tools": "\n".join(
            f"- **{name}** {told['version']}: {told['note']}"
            for name, told in results["tools"].items()
        ),
        "commands": commands(results),
        "missing": missing(results),
    }
    return TEMPLATE.read_text("utf-8").format(**holes).rstrip() + "\n"


def start(results: Results) -> str:
    ours = runs(results, "start")
    return table(
        ("", "CPU s", "seconds", "MB of memory", "times newslint’s CPU s"),
        (
            (
                name,
                spread(made, "cpu"),
                spread(made, "wall"),
                megabytes(peak(made)),
                times(made, ours),
            )
            for name, made in results["runs"]["start"].items()
        ),
    )


def large(results: Results) -> str:
    header = (
        "",
        "MB of text",
        "CPU s",
        "MB per CPU s",
        "newslint",
        "without start",
        "newslint, without start",
        "MB of memory",
    )
    ours = rate(results, "large", US), rate(results, "large", US, started=True)
    return table(
        header,
        (
            (
                name,
                f"{size(results, 'large', name) / MEGA:.3g}",
                spread(made, "cpu"),
                figure(rate(results, "large", name)),
                ratio(ours[0], rate(results, "large", name)),
                figure(rate(results, "large", name, started=True)),
                ratio(ours[1], rate(results, "large", name, started=True)),
                megabytes(peak(made)),
            )
            for name, made in results["runs"]["large"].items()
        ),
    )


def many(results: Results) -> str:
    ours = rate(results, "many", US)
    return table(
        ("", "files", "CPU s", "seconds", "MB per CPU s", "newslint", "MB of memory"),
        (
            (
                name,
                f"{results['bytes']['many'][name][0]:,}",
                spread(made, "cpu"),
                spread(made, "wall"),
                figure(rate(results, "many", name)),
                ratio(ours, rate(results, "many", name)),
                megabytes(peak(made)),
            )
            for name, made in results["runs"]["many"].items()
        ),
    )


def two(results: Results) -> str:
    rows = (
        (
            name,
            spread(runs(results, "many", name), "wall"),
            spread(made, "wall"),
            ratio(middle(runs(results, "many", name), "wall"), middle(made, "wall")),
            megabytes(peak(made)),
            megabytes(results["together"].get(name, 0)),
        )
        for name, made in results["runs"]["two"].items()
        if runs(results, "many", name)
    )
    return table(
        (
            "",
            "one process, s",
            "two, s",
            "times as fast",
            "MB of the largest",
            "MB together",
        ),
        rows,
    )


def quality(results: Results) -> str:
    told = results.get("quality")
    if not (told and told["scores"]):
        return "Not measured in this run: it takes `--labelled FILE`."
    tiers = list(next(iter(told["scores"].values()))["total"])
    header = ("", *tiers, "false per 1,000 words", "most often")
    rows = (
        (
            name,
            *(share(made["found"].get(t, 0), made["total"][t]) for t in tiers),
            thousands(made["false"], made["words"]),
            often(made["rules"], made["false"]),
        )
        for name, made in told["scores"].items()
    )
    parts = [told["of"], table(header, rows)]
    if told.get("alarms"):
        rows = (
            (
                name,
                thousands(made["findings"], made["words"]),
                often(made["rules"], made["findings"]),
            )
            for name, made in told["alarms"].items()
        )
        parts += [
            told["edited"],
            table(("", "findings per 1,000 words", "most often"), rows),
        ]
    return "\n\n".join(parts)


def commands(results: Results) -> str:
    rows = (f"{told['command']}" for told in results["tools"].values())
    return "\n".join(("```", *rows, "```"))


def missing(results: Results) -> str:
    if not results["missing"]:
        return ""
    told = (f"- {name}: {why}" for name, why in results["missing"].items())
    return "\n".join(("## Not measured", "", *told))


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    line = "| {} |".format
    rule = line(" | ".join(["---", *["---:"] * (len(header) - 1)]))
    return "\n".join(
        (line(" | ".join(header)), rule, *(line(" | ".join(r)) for r in rows))
    )


def spread(some: Runs, key: str) -> str:
    values = [run[key] for run in some]
    middle, least, most = map(figure, (median(values), min(values), max(values)))
    return f"{middle} ({least}–{most})"


def figure(value: float) -> str:
    """Return a figure with three digits that count, or a dash for none."""
    if not value:
        return "–"
    return (
        f"{value:.3f}"
        if value < 1
        else f"{value:.2f}"
        if value < 10
        else f"{value:,.1f}"
    )


def times(made: Runs, ours: Runs) -> str:
    return ratio(middle(made), middle(ours)) if ours else "–"


def ratio(one: float, other: float) -> str:
    return (
        f"{one / other:.2g}×"
        if one and other and one / other < 10
        else whole(one, other)
    )


def whole(one: float, other: float) -> str:
    return f"{one / other:,.0f}×" if one and other else "–"


def megabytes(value: float) -> str:
    return f"{value / MEGA:.0f}" if value else "–"


def share(part: int, total: int) -> str:
    return f"{part:,} of {total:,} ({part / total:.1%})"


def thousands(part: int, total: int) -> str:
    return f"{1000 * part / max(total, 1):.2f}"


def often(rules: Sequence[Sequence[Any]], total: int) -> str:
    return ", ".join(f"{rule} {count / total:.0%}" for rule, count in rules)
