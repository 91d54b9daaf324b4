"""The page of a report: headline figures, charts, tables, and examples in context."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from newslint.comparison_formats.html import text
from newslint.corpus.report import charts
from newslint.corpus.report.changes import changes
from newslint.corpus.report.figures import SHOWN, Figures, Row, Tally
from newslint.corpus.report.periods import NONE
from newslint.report import url

HEAD = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy"
  content="default-src 'none'; style-src 'unsafe-inline'">
<title>Audit by newslint</title><style>"""
STEPS = (0.01, 0.05, 0.2, 0.8)  # findings per 1,000 words, where a colour begins


def page(figures: Figures) -> Iterator[str]:
    """Yield the page, which asks for nothing from outside and runs no script."""
    style = Path(__file__).with_name("page.css").read_text(encoding="utf-8")
    yield f"{HEAD}{style}</style></head><body><main>"
    yield from heads(figures)
    parts = (expected, times, heat, distributions, rules, sources, worst, groups, lost)
    for part in parts:
        yield from part(figures)
    yield "</main></body></html>"


def heads(figures: Figures) -> Iterator[str]:
    """Yield the headline figures."""
    s = figures.summary
    told = {
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
    yield from (f"<div><dt>{k}</dt><dd>{v}</dd></div>" for k, v in told.items())
    yield "</dl>"
    if not charts.installed():
        yield "<p>Without charts: pip install 'newslint[report]' draws them.</p>"


def expected(figures: Figures) -> Iterator[str]:
    """Yield what came of the expectations."""
    if figures.expectations is None:
        return
    failed = sum(not row["passed"] for row in figures.expectations)
    yield f"<h2>Expectations: {failed} of {len(figures.expectations)} failed</h2>"
    for row in figures.expectations:
        mark = "passed" if row["passed"] else '<span class="failed">failed</span>'
        about = " ".join(filter(None, (row["name"], row.get("group"))))
        yield f"<h3>{text(about)}: {mark}</h3><p>{text(str(row['limit']))}; "
        yield f"measured {text(str(row['measured']))}</p>"
        yield from (example(each, figures) for each in row["examples"][:5])


def times(figures: Figures) -> Iterator[str]:
    """Yield the trend, what share of each source’s articles is flawed, and changes."""
    starts, unit = figures.periods.starts, figures.periods.unit
    if not starts:
        return
    yield f"<h2>By {unit}</h2>"
    yield figure(charts.trend(figures), "Errors (line) and warnings (dashes); articles")
    shown = figures.sources[:SHOWN]
    caption = f"Share of articles with an error or a warning, by source and {unit}"
    yield figure(charts.sources_by_period(figures, shown), caption)
    counts = {
        source: [
            (tally.articles, tally.flawed)
            for start in starts
            for tally in [figures.trends.get(source, {}).get(start, Tally())]
        ]
        for source in figures.sources
    }
    found = changes(counts)[:SHOWN]
    yield "<h3>Sources that changed</h3>"
    if not found:
        yield "<p>None that is sure.</p>"
        return
    yield from table(
        ("source", "since", "flawed before", "flawed since", "articles since"),
        (
            (
                text(each.source),
                starts[each.period],
                f"{each.before:.0%}",
                f"{each.after:.0%}",
                f"{each.articles:,}",
            )
            for each in found
        ),
    )


def heat(figures: Figures) -> Iterator[str]:
    """Yield the table of rules by source, in findings per 1,000 words."""
    names = figures.sources[:SHOWN]
    by = figures.summary["source"]
    columns = "".join(f'<th scope="col">{text(name)}</th>' for name in names)
    yield "<h2>Rules by source</h2><p>Findings per 1,000 words.</p>"
    yield '<div class="sheet" tabindex="0" role="region" aria-label="Rules by source">'
    yield f'<table class="heat"><thead><tr><td></td>{columns}</tr></thead><tbody>'
    for rule in list(figures.summary["rules"])[: 2 * SHOWN]:
        cells = "".join(
            cell(charts.rate(figures.both.get((rule, name), 0), by[name]["words"]))
            for name in names
        )
        link = f'<a href="#{text(rule)}">{text(rule)}</a>'
        yield f'<tr><th scope="row">{link}</th>{cells}</tr>'
    yield "</tbody></table></div>"


def cell(rate: float) -> str:
    """Return one cell, the deeper the more."""
    deep = sum(rate >= step for step in STEPS)
    return f'<td class="d{deep}">{f"{rate:.2f}" if deep else ""}</td>'


def distributions(figures: Figures) -> Iterator[str]:
    """Yield how long articles are, and how much is found in one."""
    if not charts.installed() or not figures.summary["articles"]:
        return
    yield '<h2>Distributions</h2><div class="pair">'
    yield figure(charts.lengths(figures), "Length of articles")
    yield figure(charts.findings(figures), "Findings in an article")
    yield "</div>"
    if shown := figures.sources[:SHOWN]:
        caption = "Length by source: nine in ten articles, half of them, the middle one"
        yield figure(charts.spread(figures, shown), caption)


def rules(figures: Figures) -> Iterator[str]:
    """Yield each rule: its sources, and typical examples."""
    yield "<h2>Rules</h2>"
    for rule, counts in figures.summary["rules"].items():
        yield f'<details><summary id="{text(rule)}">{text(rule)}: '
        yield f"{counts['findings']:,} in {counts['articles']:,} articles</summary>"
        yield f'<p><a href="{url(rule)}">About this rule</a></p>'
        some = {
            name: figures.both[rule, name]
            for name in figures.sources[:SHOWN]
            if figures.both.get((rule, name))
        }
        ranked = sorted(some.items(), key=lambda each: -each[1])[:10]
        yield from table(
            ("source", "findings"), ((text(a), f"{n:,}") for a, n in ranked)
        )
        yield from (
            example(row, figures) for row in figures.examples.get((rule, ""), ())
        )
        yield "</details>"


def sources(figures: Figures) -> Iterator[str]:
    """Yield each source: its figures, its rules, and examples of them."""
    yield "<h2>Sources</h2>"
    for name in figures.sources[:SHOWN]:
        s = figures.summary["source"][name]
        yield f"<details><summary>{text(name)}: {s['articles']:,} articles, errors "
        yield f"{s['error_rate']:.2f}, warnings {s['warning_rate']:.2f}</summary>"
        found = [(n, rule) for (rule, of), n in figures.both.items() if of == name]
        for n, rule in sorted(found, reverse=True)[:8]:
            yield f"<h3>{text(rule)}: {n:,}</h3>"
            some = figures.examples.get((rule, name), ())
            yield from (example(row, figures) for row in some)
        yield "</details>"


def worst(figures: Figures) -> Iterator[str]:
    """Yield the articles with the most errors and warnings."""
    yield "<h2>Worst articles</h2>"
    for row in figures.worst:
        yield f"<h3>{titled(row)}</h3><p>{row['errors']} errors, {row['warnings']} "
        yield "warnings</p>"
        yield from (example(each, figures) for each in figures.told.get(row["id"], ()))


def groups(figures: Figures) -> Iterator[str]:
    """Yield the largest groups of articles that share half of their words."""
    if not figures.groups:
        return
    yield "<h2>Duplicates</h2>"
    for group in figures.groups:
        yield f"<details><summary>{group.articles:,} articles</summary><ul>"
        yield from (f"<li>{titled(row)}</li>" for row in group.members)
        yield "</ul></details>"


def lost(figures: Figures) -> Iterator[str]:
    """Yield what could not be read or looked at."""
    if figures.problems:
        yield f"<h2>Not read: {figures.summary['problems']:,}</h2>"
        rows = (
            (text(row["id"]), text(row.get("message") or ""))
            for row in figures.problems
        )
        yield from table(("what", "why"), rows)


def figure(spec: charts.Spec, caption: str) -> str:
    """Return a chart, or nothing where none can be drawn."""
    svg = charts.drawn(spec)
    if not svg:
        return ""
    return (
        f'<figure class="sheet" tabindex="0" aria-label="{text(caption)}">'
        f"<figcaption>{text(caption)}</figcaption>{svg}</figure>"
    )


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield a table; its cells are HTML."""
    yield "<table><thead><tr>"
    yield from (f'<th scope="col">{head}</th>' for head in heads)
    yield "</tr></thead><tbody>"
    for row in rows:
        yield f"<tr>{''.join(f'<td>{each}</td>' for each in row)}</tr>"
    yield "</tbody></table>"


def example(row: Row, figures: Figures) -> str:
    """Return a finding in context, and the article that it is from."""
    place = titled(figures.places.get(row["id"], row))
    severity = row.get("severity", "info")
    quote = f'<mark class="{text(severity)}">{text(row.get("quote") or "")}</mark>'
    copy = f"{text(row.get('before') or '')}{quote}{text(row.get('after') or '')}"
    message = text(row.get("message") or "")
    return (
        f'<div class="told"><blockquote>{copy}</blockquote><p>{message}'
        f'</p><p class="soft">{place}</p></div>'
    )


def titled(row: Row) -> str:
    """Return what an article is called; only addresses of the web are links."""
    name = text(row.get("title") or row["id"])
    address = row.get("url") or ""
    if address.startswith(("http://", "https://")):
        name = f'<a href="{text(address)}" rel="noreferrer">{name}</a>'
    told = [row.get("source") or NONE, row.get("day") or ""]
    return f"{name} ({text(', '.join(filter(None, told)))})"
