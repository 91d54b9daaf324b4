"""Flag one of two forms of which both are in a text, as Vale's consistency does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from newslint.document import Document
from newslint.model import Hit
from newslint.rule import Check
from newslint.vale import dialect, scopes
from newslint.vale.reported import reported


def check(
    either: Mapping[str, str],
    *,
    ignorecase: bool = False,
    nonword: bool = False,
    scope: str | Sequence[str] = "text",
    limit: int = 0,
) -> Check:
    """Flag two forms if both are there: a key and a value of ``either``, patterns.

    The last one in each paragraph is flagged, and with a finer ``scope`` than ``text``
    the last in each of its stretches, once both have been there. The patterns stand as
    words unless ``nonword``.
    ``ignorecase`` and ``limit`` are as in ``existence``. The message may use
    ``{match}``. ``variants`` does more: it flags all places of the rarer form.
    """
    scopes.check(scope)
    pairs = [form(key, value, nonword=nonword) for key, value in either.items()]

    def look(doc: Document) -> Iterator[Hit]:
        wide = scopes.several(scope) == ["text"]
        stretches = list(scopes.stretches(doc, "paragraph" if wide else scope))
        for pair in sorted(pairs):
            compiled = dialect.compiled(pair, ignorecase=ignorecase)
            found = [dialect.find(compiled, each.text) for each in stretches]
            seen = {m.lastgroup for m in chain(*found)} if wide else set()
            for stretch, matches in zip(stretches, found, strict=True):
                seen.update(m.lastgroup for m in matches)
                if not matches or len(seen) < 2:
                    continue
                if span := stretch.place(*matches[-1].span()):
                    yield Hit(span, {"match": matches[-1][0]})

    return lambda doc: reported(look(doc), limit)


def form(first: str, second: str, *, nonword: bool) -> str:
    """Return the pattern of two forms, each in a group."""
    one, other = (
        dialect.translate(each, plain_groups=True) for each in (first, second)
    )
    both = f"(?:(?P<one>{one})|(?P<other>{other}))"
    return both if nonword else rf"\b{both}\b"
