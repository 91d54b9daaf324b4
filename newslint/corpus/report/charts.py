"""Charts: drawings by Vega-Lite, for which the extra ``report`` is wanted.

They are drawn when the report is written, so that the page needs no script for them.
Colours are variables of the page’s style sheet, so that they are light on dark where
the page is.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from importlib.util import find_spec
from typing import Any

from newslint.corpus.report.figures import Figures, Tally, length, quantiles

Spec = Mapping[str, Any]
SHARES = (0.05, 0.25, 0.5, 0.75, 0.95)
BARS = 40  # of a distribution
MANY = 20  # findings of one article, from which all are one bar
DEEP = (0.1, 0.2, 0.35, 0.5, 0.75)  # shares of articles, where a colour begins
CONFIG: Spec = {
    "font": "system-ui, sans-serif",
    "background": None,
    "padding": 16,
    "view": {"stroke": None},
    "axis": {
        "labelColor": "var(--soft)",
        "titleColor": "var(--soft)",
        "titleFontWeight": "normal",
        "labelFontSize": 12,
        "titleFontSize": 12,
        "domainColor": "var(--rule)",
        "tickColor": "var(--rule)",
        "gridColor": "var(--rule)",
    },
}
DRAW = (
    "import sys, vl_convert\n"
    "sys.stdout.write(vl_convert.vegalite_to_svg(sys.stdin.read()))"
)
SECONDS = 120  # for a chart
FRAME = re.compile(r'<svg[^>]*? width="(\d+)" height="(\d+)"[^>]*>')


def drawn(spec: Spec) -> str:
    """Return a chart as SVG, or nothing without the extra ``report``.

    It is drawn by a process of its own, as what draws may end the one it is in, and
    keeps much memory: a chart that cannot be drawn costs no audit.
    """
    if not installed():
        return ""
    whole = {"config": CONFIG, "autosize": {"type": "fit-x", "contains": "padding"}}
    try:
        done = subprocess.run(
            [sys.executable, "-X", "utf8", "-c", DRAW],
            input=json.dumps(whole | dict(spec)),
            capture_output=True,
            encoding="utf-8",
            timeout=SECONDS,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return FRAME.sub(framed, done.stdout, count=1)


def framed(m: re.Match[str]) -> str:
    """Return the tag of a drawing that is as wide as its place, and no image to read.

    What it shows is told in words beside it.
    """
    width, height = m[1], m[2]
    return f'<svg viewBox="0 0 {width} {height}" aria-hidden="true" focusable="false">'


def installed() -> bool:
    """Return whether there is what draws."""
    return find_spec("vl_convert") is not None


def rate(count: int, words: int) -> float:
    """Return findings per 1,000 words."""
    return round(1000 * count / words, 3) if words else 0.0


def trend(figures: Figures) -> Spec:
    """Return how many articles there are by period, and how many findings in them."""
    tallies = figures.trends.get("", {})
    rows = [
        {
            "day": start,
            "articles": tally.articles,
            "errors": rate(tally.errors, tally.words) if tally.words else None,
            "warnings": rate(tally.warnings, tally.words) if tally.words else None,
        }
        for start in figures.periods.starts
        for tally in [tallies.get(start, Tally())]
    ]
    day = when(figures)
    line = {"type": "line", "strokeWidth": 2, "invalid": "break-paths-show-domains"}
    return {
        "data": {"values": rows},
        "vconcat": [
            {
                "width": 900,
                "height": 170,
                "layer": [
                    {
                        "mark": {**line, **look, "color": f"var(--{name})"},
                        "encoding": {
                            "x": {**day, "axis": None},
                            "y": amount(name, "findings per 1,000 words"),
                        },
                    }
                    for name, look in (
                        ("warnings", {"strokeDash": [6, 3]}),
                        ("errors", {}),
                    )
                ],
            },
            {
                "width": 900,
                "height": 70,
                "mark": {"type": "bar", "color": "var(--bar)"},
                "encoding": {"x": day, "y": amount("articles", "articles", 3)},
            },
        ],
    }


def when(figures: Figures) -> dict[str, Any]:
    """Return the axis of periods."""
    return {
        "field": "day",
        "type": "ordinal",
        "axis": {
            "title": None,
            "labelAngle": 0,
            "labelOverlap": True,
            "labelSeparation": 12,
            "labelExpr": label(figures.periods.unit),
        },
    }


def label(unit: str) -> str:
    """Return how a period is told on an axis, as an expression of Vega."""
    form = {"month": "%b %Y", "year": "%Y"}.get(unit, "%-d %b %Y")
    return f"utcFormat(toDate(datum.value), '{form}')"


def amount(field: str, title: str, ticks: int = 5) -> dict[str, Any]:
    """Return an axis of numbers."""
    axis = {"title": title, "tickCount": ticks, "domain": False, "ticks": False}
    return {"field": field, "type": "quantitative", "axis": axis}


def sources_by_period(figures: Figures, sources: Sequence[str]) -> Spec:
    """Return what share of each source’s articles is flawed, by period."""
    rows = [
        {"source": source, "day": start, "share": tally.flawed / tally.articles}
        for source in sources
        for start, tally in figures.trends.get(source, {}).items()
        if start
    ]
    return {
        "width": 900,
        "height": {"step": 20},
        "data": {"values": rows},
        "mark": {"type": "rect", "stroke": "var(--paper)", "strokeWidth": 1},
        "encoding": {
            "x": {**when(figures), "scale": {"domain": [*figures.periods.starts]}},
            "y": named(sources),
            "color": {
                "field": "share",
                "type": "quantitative",
                "legend": None,
                "scale": {
                    "type": "threshold",
                    "domain": DEEP,
                    "range": [f"var(--deep-{i})" for i in range(len(DEEP) + 1)],
                },
            },
        },
    }


def named(sources: Sequence[str]) -> dict[str, Any]:
    """Return the axis of sources."""
    axis = {"title": None, "labelLimit": 150, "domain": False, "ticks": False}
    return {
        "field": "source",
        "type": "nominal",
        "sort": [*sources],
        "axis": {**axis, "labelColor": "var(--ink)"},
    }


def lengths(figures: Figures) -> Spec:
    """Return how many articles have how many words; the longest hundredth is one."""
    steps = figures.lengths.get("", {})
    (top,) = quantiles(steps, (0.99,))
    wide = nice(top / BARS)
    bars: dict[int, int] = {}
    for at, count in steps.items():
        start = int(min(length(at), top) // wide * wide)
        bars[start] = bars.get(start, 0) + count
    rows = [{"words": at, "to": at + wide, "articles": n} for at, n in bars.items()]
    return bars_of(rows, "words", "words in an article, the longest 1% last")


def nice(least: float) -> int:
    """Return a round number that is no less, and from 10."""
    size = 10
    while size < least:
        size = size * 5 // 2 if str(size).startswith("2") else size * 2
    return size


def findings(figures: Figures) -> Spec:
    """Return how many articles have how many errors and warnings."""
    bars: dict[int, int] = {}
    for found, count in figures.findings.items():
        at = min(found, MANY)
        bars[at] = bars.get(at, 0) + count
    rows = [{"found": at, "to": at + 1, "articles": n} for at, n in bars.items()]
    title = f"errors and warnings in an article, {MANY} or more last"
    return bars_of(rows, "found", title)


def bars_of(rows: Iterable[Spec], field: str, title: str) -> Spec:
    """Return bars side by side."""
    axis = {"title": title, "grid": False, "tickCount": 8, "tickMinStep": 1}
    return {
        "width": 430,
        "height": 190,
        "data": {"values": [*rows]},
        "mark": {"type": "bar", "color": "var(--bar)", "binSpacing": 1},
        "encoding": {
            "x": {"field": field, "bin": {"binned": True}, "axis": axis},
            "x2": {"field": "to"},
            "y": amount("articles", "articles"),
        },
    }


def spread(figures: Figures, sources: Sequence[str]) -> Spec:
    """Return how long articles of each source are: nine in ten, half, the middle."""
    names = ("least", "low", "middle", "high", "most")
    rows = [
        {"source": source}
        | dict(zip(names, quantiles(figures.lengths[source], SHARES), strict=True))
        for source in sources
    ]
    axis = {"title": "words", "domain": False, "ticks": False}

    def layer(mark: Spec, start: str, end: str = "") -> Spec:
        x = {"field": start, "type": "quantitative", "axis": axis}
        ends: Spec = {"x2": {"field": end}} if end else {}
        return {"mark": mark, "encoding": {"x": x, "y": named(sources), **ends}}

    return {
        "width": 900,
        "height": {"step": 20},
        "data": {"values": rows},
        "layer": [
            layer({"type": "rule", "color": "var(--soft)"}, "least", "most"),
            layer({"type": "bar", "color": "var(--bar)", "size": 10}, "low", "high"),
            layer(
                {"type": "tick", "color": "var(--ink)", "thickness": 2, "size": 12},
                "middle",
            ),
        ],
    }
