"""A newslint plugin in one file: a rule, a check, a reader and a format."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

from newslint import (
    Document,
    Example,
    Hit,
    Report,
    Rule,
    Severity,
    Span,
    Text,
    hookimpl,
)
from newslint.hookspecs import Format, Reader
from newslint.origin import compose, lines
from newslint.rule import Check

TIME = re.compile(r"\d\d:\d\d:\d\d,\d{3} --> ")


def capitals(*, least: int = 3) -> Check:
    """Flag ``least`` or more words in a row that are all capitals.

    The parameters are the keys that a pack may set. The message may use ``{words}``.
    """
    more = max(least - 1, 0)
    run = re.compile(rf"\b[A-Z]{{2,}}(?: [A-Z]{{2,}}){{{more},}}\b")

    # What a check returns looks at one document. It knows no rule, message or severity.
    def look(doc: Document) -> Iterator[Hit]:
        for m in run.finditer(doc.text):
            yield Hit(Span(*m.span()), {"words": m[0]})

    return look


def example(marked: str) -> Example:
    """Return an example of one text, in which ``{==…==}`` marks what is flagged."""
    return Example((Text(marked),))


SHOUTING = Rule(
    id="example/shouting",
    summary="Several words in capitals",
    message="‘{words}’ shouts",
    check=capitals(least=4),
    severity=Severity.WARNING,
    outside=frozenset(("headline",)),
    why="Capitals are slow to read, and on the page they look like anger.",
    bad=(example("The sign said {==DO NOT FEED THE BEARS==} in red."),),
    good=(example("NASA and ESA met."), example("The sign said KEEP OFF in red.")),
)


def subtitles(source: str, path: str) -> Iterator[Document]:
    """Yield the words of an .srt file, without the number and the times of each cue."""
    pieces = list(lines(source))  # a line, its end, a line, its end and so on
    following = [*pieces[2:], *pieces[-1:], *pieces[-1:]]
    spoken = (
        piece
        for piece, after in zip(pieces, following, strict=False)
        if not TIME.match(piece.text)
        and not (piece.text.isdigit() and TIME.match(after.text))
    )
    # What is composed of pieces of the source knows where it stands there.
    text, origin = compose(source, spoken)
    yield Document(text, path, origin=origin)


def counts(report: Report) -> Iterator[str]:
    """Yield how often each rule found something, the most frequent first."""
    for rule, count in Counter(f.rule for f in report.findings).most_common():
        yield f"{count}\t{rule}"


@hookimpl
def newslint_rules() -> Iterable[Rule]:
    """Offer the rule."""
    return [SHOUTING]


@hookimpl
def newslint_checks() -> Mapping[str, Callable[..., Check]]:
    """Offer the check to packs."""
    return {"capitals": capitals}


@hookimpl
def newslint_readers() -> Mapping[str, Reader]:
    """Offer the reader for a file suffix."""
    return {".srt": subtitles}


@hookimpl
def newslint_formats() -> Mapping[str, Format]:
    """Offer the format."""
    return {"counts": counts}
