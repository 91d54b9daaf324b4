"""For a browser or a printer: one page that holds all it needs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence

from newslint.compare import KINDS, Change, Comparison, Place
from newslint.comparison_formats.marks import pieces, sides
from newslint.comparison_formats.text import place
from newslint.formats.html import text

STYLE = """
:root { color-scheme: light dark; --line: #8884; --soft: #8882; }
body { font: 16px/1.5 Georgia, serif; margin: 2rem auto; max-width: 76rem;
  padding: 0 1rem; }
h1, h2, th, .part, .what, nav { font-family: system-ui, sans-serif; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
td, th { border-top: 1px solid var(--line); padding: .5rem .8rem; text-align: left;
  vertical-align: top; overflow-wrap: anywhere; white-space: pre-wrap; }
table.changes { table-layout: auto; font-size: .9rem; }
table.changes td:nth-child(3), table.changes td:nth-child(4) { white-space: nowrap; }
p { margin: 0 0 .6rem; } .part { color: #888; font-size: .75rem; display: block; }
mark { color: inherit; border-radius: .2em; padding: 0 .1em; background: #ffd54a99; }
mark:target { outline: 2px solid; }
.facts { background: #ff6b6b88; } .quotes { background: #d46bff77; }
.attribution, .certainty { background: #ffb34799; } .tense { background: #4fc3f777; }
.paragraphs { background: #66bb6a66; } .spelling, .style { background: #64a0ff66; }
.wording, .furniture { background: var(--soft); }
nav span { padding: .1em .5em; margin-right: .4em; border-radius: .4em; }
@media print { body { max-width: none; margin: 0; font-size: 10pt; }
  tr { break-inside: avoid; } mark, nav span { print-color-adjust: exact; } }
"""
HEAD = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy"
  content="default-src 'none'; style-src 'unsafe-inline'">
<title>What changed</title><style>"""


def render(comparisons: Sequence[Comparison]) -> Iterator[str]:
    """Yield the page: of each comparison the changes, then both versions."""
    yield f"{HEAD}{STYLE}</style></head><body>"
    for n, comparison in enumerate(comparisons):
        yield from section(n, comparison)
    yield "</body></html>"


def section(n: int, comparison: Comparison) -> Iterator[str]:
    """Yield one comparison."""
    yield f"<h1>{text(comparison.old)} → {text(comparison.new)}</h1>"
    counts = Counter(change.kind for change in comparison.changes)
    told = (
        f'<span class="{kind}" title="{KINDS[kind]}">{kind} {count}</span>'
        for kind, count in counts.items()
    )
    yield f"<nav>{''.join(told) or 'no changes'}</nav>"
    named: set[str] = set()
    both = list(beside(n, comparison, named))
    if comparison.changes:
        yield from listing(n, comparison.changes, named)
    yield from both


def listing(n: int, changes: Sequence[Change], named: Container[str]) -> Iterator[str]:
    """Yield the table of the changes, with where they stand; *named* are marked."""
    yield '<h2>Changes</h2><table class="changes"><tbody>'
    for i, change in enumerate(changes):
        cells = (
            f'<td class="what"><span class="{change.kind}">{change.kind}</span></td>',
            f"<td>{text(change.message)}</td>",
            *(
                f"<td>{link(f'{side}{n}-{i}', at, named)}</td>"
                for side, at in (("a", change.old), ("b", change.new))
            ),
        )
        yield f"<tr>{''.join(cells)}</tr>"
    yield "</tbody></table>"


def link(mark: str, at: Place | None, named: Container[str]) -> str:
    """Return a place, as a link to the words if they are marked."""
    if at is None:
        return ""
    name = place(at).removeprefix(f"{at.path}:")
    return f'<a href="#{mark}">{name}</a>' if mark in named else name


def beside(n: int, comparison: Comparison, named: set[str]) -> Iterator[str]:
    """Yield both versions side by side; marks that are made come into *named*."""
    heads = (f"<th>{text(path)}</th>" for path in (comparison.old, comparison.new))
    yield f"<h2>Side by side</h2><table><thead><tr>{''.join(heads)}</tr></thead><tbody>"
    old, new = sides(comparison.changes)
    for row in comparison.rows:
        cells = (
            "".join(
                paragraph(part, at, places, comparison.changes, f"{side}{n}-", named)
                for part, at in paragraphs
            )
            for side, paragraphs, places in (("a", row.old, old), ("b", row.new, new))
        )
        yield "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"
    yield "</tbody></table>"


def paragraph(
    part: str,
    at: Place,
    places: Sequence[tuple[int, Place]],
    changes: Sequence[Change],
    prefix: str,
    named: set[str],
) -> str:
    """Return a paragraph with its changes marked."""
    label = "" if part in ("lead", "body") else f'<span class="part">{part}</span>'
    marked = (
        text(words)
        if number is None
        else mark(words, changes[number], f"{prefix}{number}", named)
        for words, number in pieces(at, places)
    )
    return f"<p>{label}{''.join(marked)}</p>"


def mark(words: str, change: Change, name: str, named: set[str]) -> str:
    """Return words that are a change, to which the first of a change has the name."""
    anchor = "" if name in named else f' id="{name}"'
    named.add(name)
    told = text(f"{change.kind}: {change.message}")
    return f'<mark class="{change.kind}"{anchor} title="{told}">{text(words)}</mark>'
