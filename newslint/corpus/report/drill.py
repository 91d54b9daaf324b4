"""Drill-down: the findings of each rule in each source, and the way to them.

Every place has an anchor, so that the links of the page work without its script; with
it a link shows the findings of its rule and source alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from newslint.corpus.report.charts import rate
from newslint.corpus.report.figures import EXAMPLES, SHOWN, Figures, Row
from newslint.corpus.report.markup import example, heading
from newslint.formats.html import text
from newslint.report import url

STEPS = (0.01, 0.05, 0.2, 0.8)  # findings per 1,000 words, where a colour begins
OTHERS = "other sources"


def heat(figures: Figures) -> Iterator[str]:
    """Yield the table of rules by source, in findings per 1,000 words."""
    names = figures.sources[:SHOWN]
    if not names or not figures.summary["rules"]:
        return
    by = figures.summary["source"]
    columns = "".join(
        f'<th scope="col"><a href="#source-{i}">{text(name)}</a></th>'
        for i, name in enumerate(names)
    )
    yield heading("rules-by-source", "Rules by source")
    yield "<p>Findings per 1,000 words. A rate leads to some of the findings that it "
    yield f"counts.</p>{legend()}"
    yield '<div class="sheet" tabindex="0" role="region" aria-label="Rules by source">'
    yield f'<table class="heat"><thead><tr><td></td>{columns}</tr></thead><tbody>'
    for n, rule in enumerate([*figures.summary["rules"]][: 2 * SHOWN]):
        cells = "".join(
            cell(rate(figures.both.get((rule, name), 0), by[name]["words"]), n, i)
            for i, name in enumerate(names)
        )
        link = f'<a href="#rule-{n}">{text(rule)}</a>'
        yield f'<tr><th scope="row">{link}</th>{cells}</tr>'
    yield "</tbody></table></div>"


def legend() -> str:
    """Return what the colours mean."""
    steps = (f'<span class="d{i + 1}">{step}</span>' for i, step in enumerate(STEPS))
    return f'<p class="legend">from {"".join(steps)}</p>'


def cell(amount: float, rule: int, source: int) -> str:
    """Return one cell, the deeper the more."""
    deep = sum(amount >= step for step in STEPS)
    if not deep:
        return "<td></td>"
    link = f'<a href="#rule-{rule}-{source}">{amount:.2f}</a>'
    return f'<td class="d{deep}">{link}</td>'


def findings(figures: Figures) -> Iterator[str]:
    """Yield the findings kept of each rule, by source, and what chooses among them."""
    rules = figures.summary["rules"]
    if not rules:
        return
    yield heading("findings", "Findings")
    yield "<p>Of each rule a few findings, taken by chance, in each of the largest "
    yield "sources.</p>"
    yield from chooser(figures)
    yield '<div class="rules">'
    ids = {name: str(i) for i, name in enumerate(figures.sources)}
    for n, (rule, counts) in enumerate(rules.items()):
        yield f'<details class="rule" data-rule="{n}"><summary>{text(rule)}: '
        yield f"{counts['findings']:,} in {counts['articles']:,} articles</summary>"
        about = f'<a href="{text(url(rule))}" rel="noreferrer">About this rule</a>'
        # A link opens what its target is in, so that the target has to be inside.
        yield f'<p id="rule-{n}">{about}</p>'
        for name, rows in by_source(figures, rule).items():
            yield from of_source(figures, (n, rule), (ids.get(name, ""), name), rows)
        yield "</details>"
    yield "</div>"


def chooser(figures: Figures) -> Iterator[str]:
    """Yield the form that chooses findings; the script brings it to light."""
    rules = [*figures.summary["rules"]]
    yield '<form id="choose" class="choose" hidden>'
    yield from choice("rule", rules)
    yield from choice("source", figures.sources[:SHOWN])
    yield '<button type="reset">All</button>'
    yield '<output id="chosen" for="rule source"></output></form>'


def choice(name: str, options: Sequence[str]) -> Iterator[str]:
    """Yield a list to choose from; what is chosen is a number."""
    yield f'<label>{name.capitalize()} <select id="{name}" autocomplete="off">'
    yield '<option value="">all</option>'
    yield from (
        f'<option value="{i}">{text(each)}</option>' for i, each in enumerate(options)
    )
    yield "</select></label>"


def by_source(figures: Figures, rule: str) -> Mapping[str, Sequence[Row]]:
    """Return the findings kept of a rule, by source, and first where there are most."""
    found: dict[str, dict[str, Row]] = {}
    names = figures.sources[:SHOWN]
    for name in names:
        if some := figures.examples.get((rule, name)):
            found[name] = {row["fingerprint"]: row for row in some}
    for row in figures.examples.get((rule, ""), ()):
        name = row["source"] if row["source"] in names else OTHERS
        found.setdefault(name, {})[row["fingerprint"]] = row
    order = sorted(found, key=lambda name: -figures.both.get((rule, name), 0))
    return {name: [*found[name].values()][:EXAMPLES] for name in order}


def of_source(
    figures: Figures,
    rule: tuple[int, str],
    source: tuple[str, str],
    rows: Sequence[Row],
) -> Iterator[str]:
    """Yield the findings of a rule in a source, each with its number and name."""
    n = figures.both.get((rule[1], source[1]), 0)
    told = f"{source[1]}: {n:,}" if n else source[1]
    yield f'<section class="of" id="rule-{rule[0]}-{source[0]}" '
    yield f'data-source="{source[0]}"><h3>{text(told)}</h3>'
    yield from (example(row, figures) for row in rows)
    yield "</section>"
