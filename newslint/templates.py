"""Line templates: the lines that recur across documents are a site's furniture."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from newslint.critic import escape

NUMBER = re.compile(r"\d+")
SPACE = re.compile(r"\s+")
BLANK = r"[^\S\n]"
LONGEST = 240  # characters; longer lines are paragraphs, and recur only as copies


class Template(NamedTuple):
    """A line with every number written ``#``, and in how many documents it stands."""

    text: str
    documents: int


def template(line: str) -> str:
    """Return the template of a line: numbers as ``#``, white space as one space."""
    return SPACE.sub(" ", NUMBER.sub("#", line)).strip()


def recurring(texts: Iterable[str], *, least: int = 5) -> Iterator[Template]:
    """Yield the templates that stand in at least *least* of *texts*, by frequency.

    Counted once a document. Memory grows with the number of different short lines.
    """
    counts: Counter[str] = Counter()
    for text in texts:
        lines = {template(line) for line in text.split("\n") if len(line) <= LONGEST}
        counts.update(lines - {""})
    for text, documents in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        if documents >= least:
            yield Template(text, documents)


def pattern(text: str) -> str:
    """Return the pattern that matches a template's lines, and them only."""
    literal = re.escape(text).replace(r"\#", r"(?:\d+|#)").replace(r"\ ", rf"{BLANK}+")
    return rf"^{BLANK}*{literal}{BLANK}*$"


def name(text: str, taken: Mapping[str, object]) -> str:
    """Return a rule name made of a template's first words, unlike those *taken*."""
    words = re.findall(r"[a-z]+", text.lower())[:5]
    base = "-".join(words) or "line"
    numbered = (base if n == 1 else f"{base}-{n}" for n in range(1, len(taken) + 2))
    return next(name for name in numbered if name not in taken)


def pack(templates: Iterable[Template]) -> str:
    """Return a rule pack, in TOML, that cuts the lines of *templates*.

    All its rules are off: a curator reads them and switches on what is furniture.
    """
    tables: dict[str, str] = {}
    for text, documents in templates:
        example = escape(text.replace("#", "1"))
        tables[name(text, tables)] = (
            f"# in {documents} documents\n"
            f"summary  = {quote(f'A line that recurs: {text}'[:72])}\n"
            f"pattern  = {quote(pattern(text))}\n"
            "cut      = true\n"
            'message  = "a line of the site, not of the story"\n'
            'severity = "warning"\n'
            "enabled  = false\n"
            f"bad  = [{quote('{--' + example + '--}')}]\n"
            'good = ["A line of the story."]\n'
        )
    head = (
        "# Lines that recur across documents. Set enabled = true where it is furniture."
    )
    return "\n".join([head, *(f"\n[{key}]\n{body}" for key, body in tables.items())])


def quote(text: str) -> str:
    """Write *text* as a TOML basic string."""
    return '"' + "".join(map(escaped, text)) + '"'


def escaped(char: str) -> str:
    """Return a character as it stands in a TOML basic string."""
    if char in '\\"':
        return "\\" + char
    return char if char.isprintable() else f"\\U{ord(char):08x}"
