"""For a browser or a printer: a proof on one page, which runs no script.

Stories are shown whole as newslint reads them, whatever their format: paragraph by
paragraph with the part that each plays, what was found marked in place, and beside it
what is to be said of it. Findings in what cannot be read again stand in their lines.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from typing import NamedTuple

from newslint.document import Document
from newslint.formats.json import encodable
from newslint.formats.text import plain, summary
from newslint.model import Finding, Span
from newslint.report import Report, url

# Spaces, soft hyphens and joiners are no printable characters to Python.
KEPT = frozenset("\n\t\u00a0\u2002\u2003\u2009\u200a\u202f\u00ad\u200b\u200c\u200d")
EDITS = 3  # of a finding that are told
STYLE = """
h2 { font-size: 1.1rem; }
.row { display: grid; grid-template-columns: 5.5rem minmax(0, 36rem) minmax(13rem, 1fr);
  gap: 0 1.4rem; }
.row + .row { margin-top: .9rem; }
.part { text-align: right; font-size: .75rem; color: var(--soft); padding-top: .35rem; }
.copy { font: 1.1rem/1.55 var(--serif); margin: 0; white-space: pre-wrap;
  overflow-wrap: anywhere; }
.headline { font-weight: 600; font-size: 1.4rem; line-height: 1.25; }
.furniture, .interstitial, .wire-note { color: var(--soft); }
.copy a { font: .7rem/1 var(--sans); vertical-align: super; padding: 0 .15em; }
mark.point { text-decoration: none; }
mark.point::before { content: "‸"; color: var(--tint); font-weight: 700; }
:target { outline: 2px solid var(--info); outline-offset: 2px; }
ol { list-style: none; margin: 0; padding: 0; }
li { margin: 0 0 .8rem; padding-left: .7rem; border-left: 3px solid var(--info);
  break-inside: avoid; overflow-wrap: anywhere; }
li.warning { border-left-color: var(--warning); }
li.error { border-left-color: var(--error); }
li p { margin: 0; } li:last-child { margin: 0; }
@media print { .row { grid-template-columns: 4rem minmax(0, 1fr) 5.4cm; gap: 0 .6rem; }
  .copy { font-size: 10.5pt; } .headline { font-size: 14pt; } .sheet { padding: 0;
  border: 0; } section + section { break-before: page; } }
@media screen and (max-width: 50rem) { .row { grid-template-columns: minmax(0, 1fr); }
  .part { text-align: left; padding: 0; } .row ol { margin-top: .5rem; } }
"""
HEAD = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy"
  content="default-src 'none'; style-src 'unsafe-inline'">
<title>Proof by newslint</title><style>"""


class Placed(NamedTuple):
    """A finding, its number on the page, and its place in a text."""

    span: Span
    number: int
    finding: Finding


def render(report: Report) -> Iterator[str]:
    """Yield the page: the stories with what was found in them, and what went wrong."""
    yield from f"{HEAD}{sheet()}{STYLE}</style></head><body><main>".splitlines()
    yield f"<h1>{line(summary(report))}</h1>"
    for part in parts(report):
        yield from part.split("\n")
    if report.errors:
        yield "<h2>Not looked at</h2>"
    for path, message in report.errors:
        yield f"<p>{line(path)}: {line(message)}</p>"
    yield "</main></body></html>"


def sheet() -> str:
    """Return the style that all pages of newslint share."""
    return Path(__file__).with_name("sheet.css").read_text(encoding="utf-8")


def parts(report: Report) -> Iterator[str]:
    """Yield the stories that have findings, or a lone one; then what has no place."""
    by_path: dict[str, list[Placed]] = {}
    for number, f in enumerate(report.findings, 1):
        by_path.setdefault(f.path, []).append(Placed(f.span, number, f))
    shown: set[int] = set()
    for doc in report.reread():
        found = sorted(placed(doc, by_path.get(doc.path, ())))
        found = [each for each in found if each.number not in shown]
        shown.update(each.number for each in found)
        if found or report.documents == 1:
            yield from proof(doc, found)
    for path, mine in by_path.items():
        rest = [each for each in mine if each.number not in shown]
        if rest:
            yield f"<section><h2>{line(path)}</h2><ol>"
            yield from (note(each.number, each.finding) for each in rest)
            yield "</ol></section>"


def placed(doc: Document, findings: Sequence[Placed]) -> Iterator[Placed]:
    """Yield the findings of a file that are in a document, placed in its text.

    They come in the order of their places in the file, as a report has them. A place is
    right if it is where the finding is in the source, and holds its words.
    """
    base = doc.base.offset
    first, last = (
        bisect_left(findings, at, key=lambda each: each.span.start)
        for at in (base, base + len(doc.source) + 1)
    )
    mine = findings[first:last]
    starts = places(doc, sorted({each.span.start - base for each in mine}))
    for at, number, finding in mine:
        start = starts.get(at.start - base)
        if start is not None:
            span = Span(start, start + len(finding.quote))
            there = doc.locate(span).moved(base) == at
            if there and doc[span] == finding.quote:
                yield Placed(span, number, finding)


def places(doc: Document, offsets: Sequence[int]) -> dict[int, int]:
    """Return the text offset of each source offset that there is one for."""
    if not doc.origin:
        return {at: at for at in offsets}
    found: dict[int, int] = {}
    runs = doc.origin.runs
    stops = [*(text for text, _ in runs[1:]), len(doc.text) + 1]
    for (text, source), stop in zip(runs, stops, strict=True):
        first, last = bisect_left(offsets, source), source + stop - text
        for at in offsets[first : bisect_left(offsets, last)]:
            found.setdefault(at, text + at - source)
    return found


def proof(doc: Document, found: Sequence[Placed]) -> Iterator[str]:
    """Yield a story: of each paragraph its part, its copy, and what is said of it."""
    where = f", line {doc.base.lines + 1}" if doc.is_record else ""
    yield f'<section><h2>{line(doc.path)}{where}</h2><div class="sheet">'
    before = ""
    for part, span in rows(doc):
        here = [each for each in found if span.meets(each.span)]
        notes = [each for each in here if each.span.start >= span.start]
        kind = part.rpartition(", ")[2]
        label = "" if part == before else part.replace("-", " ")
        before = part
        yield f'<div class="row"><div class="part">{label}</div>'
        yield f'<p class="copy {kind}">{marked(doc, span, here)}</p>'
        if notes:
            yield "<ol>"
            yield from (note(each.number, each.finding, each) for each in notes)
            yield "</ol>"
        yield "</div>"
    yield "</div></section>"


def rows(doc: Document) -> Iterator[tuple[str, Span]]:
    """Yield the paragraphs of a text with their parts; nothing of it is left out.

    A dateline and the paragraph that it opens are one.
    """
    from newslint.layers.blocks import blocks

    named: list[tuple[list[str], int]] = [([], 0)]
    for (start, _), part in blocks(doc):
        names, begins = named[-1]
        if names and doc.text[begins:start].strip() and doc.text[start - 1] == "\n":
            names = []
            named.append((names, start))
        if part not in names:
            names.append(part)
    stops = [*(start for _, start in named[1:]), len(doc.text) + 1]
    for (names, start), stop in zip(named, stops, strict=True):
        yield ", ".join(names), Span(start, stop)


def marked(doc: Document, row: Span, found: Sequence[Placed]) -> str:
    """Return the copy of a paragraph with what was found marked in it."""
    text_end = min(row.end, len(doc.text))
    ends = {min(max(at, row.start), text_end) for each in found for at in each.span}
    cuts = sorted({row.start, text_end, *ends})
    points = {each.span.start for each in found if each.span.start == each.span.end}
    copy = ""
    for start, stop in zip(cuts, [*cuts[1:], text_end], strict=True):
        opened = [each for each in found if each.span.start == start]
        numbers = "".join(map(link, opened))
        if start in points:
            here = [each for each in opened if each.span.end == start]
            copy += mark("", here, "point")
        over = [
            each for each in found if each.span.start < stop and start < each.span.end
        ]
        words = doc[Span(start, stop)]
        copy += numbers + (mark(words, over) if over and words else text(words))
    return copy.rstrip("\n")


def link(each: Placed) -> str:
    """Return the number of a finding, before its words, which leads to its note."""
    n = each.number
    return f'<a id="place-{n}" href="#note-{n}">{n}</a>'


def mark(words: str, found: Sequence[Placed], kind: str = "") -> str:
    """Return words marked as the worst of the findings in them."""
    worst = max(each.finding.severity for each in found)
    return f'<mark class="{worst} {kind}">{text(words)}</mark>'.replace(' "', '"')


def note(n: int, f: Finding, at: Placed | None = None) -> str:
    """Return what is said of a finding; in its line, if it is not marked elsewhere."""
    number = f'<a href="#place-{n}">{n}</a>' if at else str(n)
    excerpt = ""
    if not at:
        words = f'<mark class="{f.severity}">{line(f.quote)}</mark>'
        excerpt = f"<blockquote>{line(f.before)}{words}{line(f.after)}</blockquote>"
    rule = f'<a href="{escape(url(f.rule))}" rel="noreferrer">{line(f.rule)}</a>'
    return (
        f'<li id="note-{n}" class="{f.severity}">{excerpt}'
        f"<p>{number} {line(f.message)}</p>{fix(f)}"
        f'<p class="soft">{f.severity}, line {f.start.line}, {rule}</p></li>'
    )


def fix(f: Finding) -> str:
    """Return the edits of a finding: what is to go, if it is all that was found."""
    edits = []
    for span, words in f.edits[:EDITS]:
        gone = f"<del>{seen(f.quote)}</del> " if span == f.span and f.quote else ""
        edits.append(f"{gone}<ins>{seen(words)}</ins>" if words else gone or "(cut)")
    more = f" and {len(f.edits) - EDITS} more" if len(f.edits) > EDITS else ""
    return f"<p>Fix: {', '.join(edits)}{more}</p>" if edits else ""


def seen(words: str) -> str:
    """Return words as one line; signs for white space alone, which nobody sees."""
    return line(words) if words.strip() else "␣" * len(words)


def line(words: str) -> str:
    """Return text for HTML as one line, without control characters."""
    return escape(encodable(plain(words)))


def text(words: str) -> str:
    """Return text for HTML, without control characters and marks of direction."""
    kept = "".join(c if c.isprintable() or c in KEPT else "\ufffd" for c in words)
    return escape(encodable(kept))
