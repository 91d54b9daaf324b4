"""Markup: the pieces that the parts of a report are made of."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence

from newslint.corpus.report import charts
from newslint.corpus.report.figures import Figures, Row
from newslint.corpus.report.periods import NONE
from newslint.engine import CONTEXT
from newslint.formats.html import text


def heading(anchor: str, words: str) -> str:
    """Return the heading of a part, which the list of contents leads to."""
    return f'<h2 id="{anchor}">{words}</h2>'


def figure(spec: charts.Spec, caption: str) -> str:
    """Return a chart, or nothing where none can be drawn."""
    svg = charts.drawn(spec)
    if not svg:
        return ""
    return (
        f'<figure class="sheet" tabindex="0" aria-label="{text(caption)}">'
        f"<figcaption>{text(caption)}</figcaption>{svg}</figure>"
    )


def table(
    heads: Sequence[str],
    rows: Iterable[Sequence[str]],
    numbers: Collection[int] = (),
    *,
    label: str,
) -> Iterator[str]:
    """Yield a table in a frame; its cells are HTML, those of *numbers* at the right."""
    yield f'<div class="wide" tabindex="0" role="region" aria-label="{text(label)}">'
    yield "<table><thead><tr>"
    marks = ['class="n"' if i in numbers else "" for i in range(len(heads))]
    for head, mark in zip(heads, marks, strict=True):
        yield f'<th scope="col" {mark}>{head}</th>'
    yield "</tr></thead><tbody>"
    for row in rows:
        cells = (f"<td {m}>{each}</td>" for each, m in zip(row, marks, strict=True))
        yield f"<tr>{''.join(cells)}</tr>"
    yield "</tbody></table></div>"


def example(row: Row, figures: Figures) -> str:
    """Return a finding in context, its fix, and the article that it is from."""
    place = titled(figures.places.get(row["id"], row))
    return f'<div class="told">{told(row)}<p class="soft">{place}</p></div>'


def told(row: Row) -> str:
    """Return a finding in context, and its fix."""
    severity = row.get("severity", "info")
    quote = f'<mark class="{text(severity)}">{text(row.get("quote") or "")}</mark>'
    before, after = row.get("before") or "", row.get("after") or ""
    left, right = ("…" if len(words) >= CONTEXT else "" for words in (before, after))
    copy = f"{left}{text(before)}{quote}{text(after)}{right}"
    shown = f"<blockquote>{copy}</blockquote>" if row.get("quote") else ""
    return f"{shown}<p>{text(row.get('message') or '')}{fix(row)}</p>"


def fix(row: Row) -> str:
    """Return the one edit that cures a finding, if one does."""
    edits = json.loads(row["fix"])["edits"] if row.get("fix") else []
    if len(edits) != 1:
        return ""
    words = edits[0]["text"].strip()
    return f" → <ins>{text(words)}</ins>" if words else " → (cut)"


def called(row: Row) -> str:
    """Return what an article is called, its source and its day."""
    told = [row.get("source") or NONE, row.get("day") or ""]
    name = text(row.get("title") or row["id"])
    return f"{name} ({text(', '.join(filter(None, told)))})"


def titled(row: Row) -> str:
    """Return what an article is called, as a link if it has an address of the web."""
    address = row.get("url") or ""
    if address.startswith(("http://", "https://")):
        return f'<a href="{text(address)}" rel="noreferrer">{called(row)}</a>'
    return called(row)
