"""For a browser or a printer: one page that holds all it needs, and runs no script."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import groupby

from newslint.formats.json import encodable
from newslint.formats.text import plain, summary
from newslint.model import Finding
from newslint.report import Report, url

STYLE = """
:root { color-scheme: light dark; --soft: light-dark(#66605a, #a39f97);
  --error: light-dark(#b3261e, #ff8f86); --warning: light-dark(#8a5a00, #f0b94a);
  --info: light-dark(#2b5f93, #8dbcec); }
body { font: .9rem/1.45 system-ui, sans-serif; max-width: 50rem; margin: 2rem auto;
  padding: 0 1rem; overflow-wrap: anywhere;
  background: light-dark(#fffdf8, #1d2024); color: light-dark(#1d1b18, #e9e5db); }
h1, h2, blockquote { font-family: Charter, Georgia, serif; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
ol { list-style: none; padding: 0; } li { margin: 0 0 1.2rem; break-inside: avoid; }
blockquote { margin: 0; font-size: 1.05rem; } p { margin: .2rem 0; }
.soft { color: var(--soft); } a { color: inherit; }
mark { color: inherit; background: none; text-decoration: underline dotted 2px
  var(--info); }
mark.warning { text-decoration: underline dashed 2px var(--warning); }
mark.error { text-decoration: underline wavy 1.5px var(--error); }
@media print { :root { color-scheme: light; } body { margin: 0; max-width: none; } }
"""
HEAD = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy"
  content="default-src 'none'; style-src 'unsafe-inline'">
<title>Proof by newslint</title><style>"""


def render(report: Report) -> Iterator[str]:
    """Yield the page: each file’s findings in their lines, and what went wrong."""
    yield from f"{HEAD}{STYLE}</style></head><body><main>".splitlines()
    yield f"<h1>{text(summary(report))}</h1>"
    for path, findings in groupby(report.findings, lambda f: f.path):
        yield f"<h2>{text(path)}</h2><ol>"
        yield from map(note, findings)
        yield "</ol>"
    for path, message in report.errors:
        yield f"<p>{text(path)}: {text(message)}</p>"
    yield "</main></body></html>"


def note(f: Finding) -> str:
    """Return a finding in its line, with its message and its fix if it has one."""
    words = f'<mark class="{f.severity}">{text(f.quote)}</mark>'
    fix = ""
    if len(f.edits) == 1:
        fix = f"<p>Fix: {text(f.edits[0].text) or '(cut)'}</p>"
    rule = f'<a href="{escape(url(f.rule))}" rel="noreferrer">{text(f.rule)}</a>'
    return (
        f"<li><blockquote>{text(f.before)}{words}{text(f.after)}</blockquote>"
        f"<p>{text(f.message)}</p>{fix}"
        f'<p class="soft">line {f.start.line}, {f.severity}, {rule}</p></li>'
    )


def text(words: str) -> str:
    """Return text for HTML, without control characters."""
    return escape(encodable(plain(words)))
