"""Sources: the figures of each, how it spells, and which lines it repeats."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from newslint.comparison_formats.html import text
from newslint.corpus.report.figures import SHOWN, Figures, quantiles
from newslint.corpus.report.markup import heading, table
from newslint.report import url

FORMS = 3  # of a word that are told
WORDS = 3  # of a choice that are written in several ways
BITS = (0.01, 0.3, 0.6, 0.9)  # of entropy, where a colour begins
LINES = 40  # of a source

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
    rows = (row(figures, i, name) for i, name in enumerate(figures.sources))
    yield from table(heads, rows, range(1, 6), label="Sources")
    for i, rules in ranked(figures):
        name = figures.sources[i]
        yield f'<details class="source" id="source-{i}"><summary>{text(name)}: rules'
        yield f'</summary><p><a href="#findings" data-source="{i}">Its findings</a></p>'
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
        yield i, links or ["<li>nothing found</li>"]


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
    form, count = next(iter(found["forms"].items()))
    deep = sum(found["entropy"] >= step for step in BITS)
    mixed = "".join(
        f"<br><small>{text(word)}: {text(votes(forms))}</small>"
        for word, forms in [*found["mixed"].items()][:WORDS]
    )
    return f'<span class="d{deep}">{text(form)}</span> {count:,}{mixed}'


def votes(forms: Mapping[str, int]) -> str:
    """Return forms with the articles that use each."""
    return ", ".join(f"{form} {count:,}" for form, count in [*forms.items()][:FORMS])


def furniture(figures: Figures) -> Iterator[str]:
    """Yield the lines that recur in each source."""
    lines = figures.summary.get("furniture", {})
    if not lines:
        return
    yield heading("lines", "Lines that recur")
    yield "<p>Lines that stand in many articles of a source; those that are furniture "
    yield "are findings, too.</p>"
    for name, rows in sorted(lines.items(), key=lambda each: (-len(each[1]), each[0])):
        yield f"<details><summary>{text(name)}: {len(rows):,}</summary>"
        heads = ("line", "kind", "articles", "share")
        cells = (
            (
                f'<span class="copy">{text(each["line"])}</span>',
                text(each["kind"]),
                f"{each['articles']:,}",
                f"{each['share']:.1%}",
            )
            for each in rows[:LINES]
        )
        yield from table(heads, cells, (2, 3), label=f"Lines of {name}")
        yield "</details>"
