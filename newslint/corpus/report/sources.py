"""Sources: the figures of each, how it spells, and which lines it repeats."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from newslint.corpus.report.figures import SHOWN, Figures, quantiles
from newslint.corpus.report.markup import heading, table
from newslint.formats.html import text
from newslint.formats.text import count
from newslint.report import url

FORMS = 3  # of a word that are told
WORDS = 3  # of a choice that are written in several ways
BITS = (0.01, 0.3, 0.6, 0.9)  # of entropy, where a colour begins
LINES = 100  # that recur

# By source and rule, as the summary has them.
Policies: TypeAlias = Mapping[str, Mapping[str, Mapping[str, Any]]]


def sources(figures: Figures) -> Iterator[str]:
    """Yield the figures of each source, and the rules that find most in it."""
    if not figures.sources:
        return
    yield heading("sources", "Sources")
    heads = ("source", "articles", "errors", "warnings", "with either", "words")
    yield "<p>Errors and warnings per 1,000 words; the share of articles that have "
    yield "either; the words of the middle article.</p>"
    rows = [row(figures, i, name) for i, name in enumerate(figures.sources)]
    yield from table(heads, rows[:SHOWN], range(1, 6), label="Sources")
    if rest := rows[SHOWN:]:
        yield f"<details><summary>{len(rest):,} smaller sources</summary>"
        yield from table(heads, rest, range(1, 6), label="Smaller sources")
        yield "</details>"
    yield "<h3>Rules of each source</h3>"
    for i, rules in ranked(figures):
        name = figures.sources[i]
        yield f'<details class="source"><summary>{text(name)}: '
        yield f"{count(len(rules), 'rule')}</summary>"
        link = f'<a href="#findings" data-source="{i}">Its findings</a>'
        yield f'<p id="source-{i}">{link}</p>'
        yield f"<ul>{''.join(rules)}</ul></details>"


def row(figures: Figures, i: int, name: str) -> tuple[str, ...]:
    """Return the figures of a source."""
    s = figures.summary["source"][name]
    (middle,) = quantiles(figures.lengths[name], (0.5,))
    told = f'<a href="#source-{i}">{text(name)}</a>' if i < SHOWN else text(name)
    rates = (f"{s['error_rate']:.2f}", f"{s['warning_rate']:.2f}")
    share = f"{s['flawed_share']:.0%}"
    return (told, f"{s['articles']:,}", *rates, share, f"{middle:,.0f}")


def ranked(figures: Figures) -> Iterator[tuple[int, list[str]]]:
    """Yield the number of each source and its rules, as links, the most first."""
    numbers = {rule: n for n, rule in enumerate(figures.summary["rules"])}
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for (rule, source), n in figures.both.items():
        found[source].append((-n, rule))
    for i, name in enumerate(figures.sources[:SHOWN]):
        links = []
        for n, rule in sorted(found[name]):
            at = f"#rule-{numbers[rule]}"
            if figures.examples.get((rule, name)):
                at += f"-{i}"
            links.append(f'<li><a href="{at}">{text(rule)}</a>: {-n:,}</li>')
        yield i, links


def spelling(figures: Figures) -> Iterator[str]:
    """Yield how each source spells: what is usual in it, and what is mixed."""
    policies = figures.summary.get("policies", {})
    names = [name for name in figures.sources if name in policies]
    if not names:
        return
    yield heading("spelling", "Spelling by source")
    yield "<p>The usual form of each choice, and the articles that use it; below it "
    yield "what is written in several ways. The deeper the colour, the less a source "
    yield "keeps to one form.</p>"
    yield from choices(policies, names[:SHOWN])
    if rest := names[SHOWN:]:
        yield f"<details><summary>{len(rest):,} smaller sources</summary>"
        yield from choices(policies, rest)
        yield "</details>"


def choices(policies: Policies, names: Sequence[str]) -> Iterator[str]:
    """Yield the table of sources by what a house has to choose."""
    rules = sorted({rule for name in names for rule in policies[name]})
    heads = [f'<a href="{text(url(rule))}">{text(named(rule))}</a>' for rule in rules]
    rows = (
        (text(name), *(usual(policies[name].get(rule)) for rule in rules))
        for name in names
    )
    yield from table(("source", *heads), rows, label="Spelling by source")


def named(rule: str) -> str:
    """Return what is to be chosen, from the id of the rule about it."""
    name = rule.partition("/")[2]
    return name.removeprefix("batch-").removesuffix("-drift")


def usual(found: Mapping[str, Any] | None) -> str:
    """Return the usual form of a source, and the words that it writes otherwise."""
    if not found:
        return ""
    form, most = next(iter(found["forms"].items()))
    deep = sum(found["entropy"] >= step for step in BITS)
    mixed = "".join(
        f"<br><small>{text(word)}: {text(votes(forms))}</small>"
        for word, forms in [*found["mixed"].items()][:WORDS]
    )
    return f'<span class="d{deep}">{text(form)}</span> {most:,}{mixed}'


def votes(forms: Mapping[str, int]) -> str:
    """Return forms with the articles that use each."""
    return ", ".join(f"{form} {n:,}" for form, n in [*forms.items()][:FORMS])


def furniture(figures: Figures) -> Iterator[str]:
    """Yield the lines that recur in each source."""
    lines = figures.summary.get("furniture", {})
    if not lines:
        return
    yield heading("lines", "Lines that recur")
    yield "<p>Lines that stand in many articles of a source; those that are furniture "
    yield "are findings, too.</p>"
    every = [(name, each) for name, rows in lines.items() for each in rows]
    every.sort(key=lambda pair: (-pair[1]["articles"], pair[0]))
    heads = ("source", "line", "kind", "articles", "share")
    rows = (line(name, each) for name, each in every[:LINES])
    yield from table(heads, rows, (3, 4), label="Lines that recur")
    if more := len(every[LINES:]):
        yield f"<p>{more:,} more are in summary.json.</p>"


def line(source: str, row: Mapping[str, Any]) -> tuple[str, ...]:
    """Return what is told of a line that recurs."""
    copy = f'<span class="copy">{text(row["line"])}</span>'
    share = f"{row['share']:.1%}"
    return (text(source), copy, text(row["kind"]), f"{row['articles']:,}", share)
