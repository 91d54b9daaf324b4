"""The page of a report: headline figures, charts, tables, and examples in context."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from newslint.corpus.report import charts
from newslint.corpus.report.changes import changes
from newslint.corpus.report.charts import rate
from newslint.corpus.report.drill import findings, heat
from newslint.corpus.report.figures import SHOWN, Figures, Row, Tally
from newslint.corpus.report.markup import (
    called,
    example,
    figure,
    heading,
    table,
    titled,
    told,
)
from newslint.corpus.report.sources import furniture, sources, spelling
from newslint.formats.html import sheet, text
from newslint.formats.text import count

HEAD = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy"
  content="default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{hash}'">
<title>Audit by newslint</title><style>{style}</style></head><body><main>"""
OPEN = 3  # expectations whose examples are seen at once
HEADING = re.compile('<h2 id="([a-z-]+)">([^<:]*)')


def page(figures: Figures) -> Iterator[str]:
    """Yield the page, which asks for nothing from outside and shows all without script.

    Its one script, which chooses among findings, is let run by its hash.
    """
    style, script = (
        Path(__file__).with_name(name).read_text(encoding="utf-8")
        for name in ("page.css", "page.js")
    )
    style = sheet() + style
    hash = b64encode(sha256(script.encode()).digest()).decode()
    yield HEAD.format(hash=hash, style=style)
    yield from heads(figures)
    parts = (
        *(expected, times, heat, distributions, findings, sources, spelling),
        *(furniture, worst, groups, lost),
    )
    lines = [line for part in parts for line in part(figures)]
    yield contents(lines)
    yield from lines
    yield f"</main><script>{script}</script></body></html>"


def contents(lines: Sequence[str]) -> str:
    """Return the links to the parts of a page."""
    found = (m for m in map(HEADING.match, lines) if m)
    links = (f'<a href="#{m[1]}">{m[2]}</a>' for m in found)
    return f'<nav aria-label="Parts">{"".join(links)}</nav>'


def heads(figures: Figures) -> Iterator[str]:
    """Yield the headline figures."""
    s = figures.summary
    amounts = {
        "articles": f"{s['articles']:,}",
        "words": f"{s['words']:,}",
        "errors per 1,000 words": f"{s['error_rate']:.2f}",
        "warnings per 1,000 words": f"{s['warning_rate']:.2f}",
        "articles with either": f"{s['flawed_share']:.0%}",
        "copies": f"{s['copies']:,}",
        "groups alike": f"{s['clusters']:,}",
        "not read": f"{s['problems']:,}",
    }
    yield f"<h1>{s['articles']:,} articles, audited</h1>"
    yield f'<p class="soft">newslint {text(s["newslint"])}</p><dl class="heads">'
    yield from (f"<div><dt>{k}</dt><dd>{v}</dd></div>" for k, v in amounts.items())
    yield "</dl>"
    if not charts.installed():
        yield "<p>Without charts: pip install 'newslint[report]' draws them.</p>"


def expected(figures: Figures) -> Iterator[str]:
    """Yield what came of the expectations, and examples of what is not as expected."""
    rows = figures.expectations
    if rows is None:
        return
    failed = [row for row in rows if not row["passed"]]
    yield heading("expectations", f"Expectations: {len(failed)} of {len(rows)} failed")
    heads = ("result", "expectation", "of", "measured", "expected")
    yield from table(heads, map(verdict, rows), label="Expectations")
    for i, row in enumerate(failed):
        about = f"{row['name']} ({row['group']})" if row.get("group") else row["name"]
        why = text(f"{about}: {row['message']}")
        yield f"<details{' open' * (i < OPEN)}><summary>{why}</summary>"
        yield from (example(each, figures) for each in row["examples"])
        yield "</details>"


def verdict(row: Row) -> tuple[str, ...]:
    """Return what came of one expectation, as cells."""
    mark = "passed" if row["passed"] else '<span class="failed">failed</span>'
    measured = row["message"].partition("; expected ")[0]
    cells = (row["name"], row.get("group") or "all", measured, row["limit"])
    return (mark, *map(text, cells))


def times(figures: Figures) -> Iterator[str]:
    """Yield the trend, what share of each source’s articles is flawed, and changes."""
    starts, unit = figures.periods.starts, figures.periods.unit
    if not starts:
        return
    yield heading("trend", f"By {unit}")
    yield figure(charts.trend(figures), "Errors (line) and warnings (dashes); articles")
    shown = "" if charts.installed() else " open"
    yield f"<details{shown}><summary>As a table</summary>"
    heads = (unit, "articles", "errors", "warnings", "with either")
    rows = (period(start, figures.trends[""].get(start, Tally())) for start in starts)
    yield from table(heads, rows, range(1, 5), label=f"Findings by {unit}")
    yield "</details>"
    if not figures.sources:
        return
    steps = ", ".join(f"{step:.0%}" for step in charts.DEEP)
    caption = f"Share of articles with an error or a warning, by source and {unit}: "
    caption += f"deeper from {steps}"
    chart = charts.sources_by_period(figures, figures.sources[:SHOWN])
    yield figure(chart, caption)
    yield "<h3>Sources that changed</h3>"
    heads = ("source", "since", "flawed before", "flawed since", "articles since")
    if found := list(changed(figures)):
        yield from table(heads, found, range(2, 5), label="Sources that changed")
    else:
        yield "<p>None that is sure.</p>"


def period(start: str, tally: Tally) -> tuple[str, ...]:
    """Return the figures of one period; findings are per 1,000 words."""
    if not tally.articles:
        return (start, "0", "", "", "")
    rates = (rate(n, tally.words) for n in (tally.errors, tally.warnings))
    share = f"{tally.flawed / tally.articles:.0%}"
    return (start, f"{tally.articles:,}", *(f"{each:.2f}" for each in rates), share)


def changed(figures: Figures) -> Iterator[tuple[str, ...]]:
    """Yield the sources that are another since some period."""
    starts = figures.periods.starts
    counts = {
        source: [
            (tally.articles, tally.flawed)
            for start in starts
            for tally in [figures.trends.get(source, {}).get(start, Tally())]
        ]
        for source in figures.sources
    }
    for each in changes(counts)[:SHOWN]:
        yield (
            text(each.source),
            starts[each.period],
            f"{each.before:.0%}",
            f"{each.after:.0%}",
            f"{each.articles:,}",
        )


def distributions(figures: Figures) -> Iterator[str]:
    """Yield how long articles are, and how much is found in one."""
    if not charts.installed() or not figures.summary["articles"]:
        return
    yield heading("distributions", "Distributions")
    yield '<div class="pair">'
    yield figure(charts.lengths(figures), "Length of articles")
    yield figure(charts.findings(figures), "Findings in an article")
    yield "</div>"
    if shown := figures.sources[:SHOWN]:
        caption = "Length by source: nine in ten articles, half of them, the middle one"
        yield figure(charts.spread(figures, shown), caption)


def worst(figures: Figures) -> Iterator[str]:
    """Yield the articles with the most errors and warnings."""
    if not figures.worst:
        return
    yield heading("worst", "Worst articles")
    for row in figures.worst:
        counts = (count(row[f"{kind}s"], kind) for kind in ("error", "warning"))
        yield f"<details open><summary>{called(row)}: {', '.join(counts)}</summary>"
        if (link := titled(row)) != called(row):
            yield f'<p class="soft">{link}</p>'
        for each in figures.told.get(row["id"], ()):
            yield f'<div class="told">{told(each)}</div>'
        yield "</details>"


def groups(figures: Figures) -> Iterator[str]:
    """Yield the largest groups of articles that share half of their words."""
    if not figures.groups:
        return
    s = figures.summary
    yield heading("duplicates", "Duplicates")
    yield f"<p>{s['clustered']:,} articles are in {count(s['clusters'], 'group')} that "
    yield f"share half of their words; {s['copies']:,} are copies word for word. "
    yield "The largest:</p>"
    for group in figures.groups:
        yield f"<details><summary>{group.articles:,}: {called(group.members[0])}"
        yield "</summary><ul>"
        for row in group.members:
            copy = ", word for word as one above" if row["same"] else ""
            yield f"<li>{titled(row)}{copy}</li>"
        if more := group.articles - len(group.members):
            yield f"<li>and {more:,} more</li>"
        yield "</ul></details>"


def lost(figures: Figures) -> Iterator[str]:
    """Yield what could not be read or looked at."""
    if figures.problems:
        words = f"Not read: {figures.summary['problems']:,}"
        yield heading("problems", words)
        rows = (
            (text(row["id"]), text(row.get("message") or ""))
            for row in figures.problems
        )
        yield from table(("what", "why"), rows, label=words)
