"""Flag one of two forms of which both are in a text, as Vale's consistency does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

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
    """Flag the last of two forms if both are there: a key and a value of ``either``.

    Both are patterns, which stand as words unless ``nonword``. With a finer ``scope``,
    such as ``paragraph``, each one after which both have been there is flagged once.
    ``ignorecase`` and ``limit`` are as in ``existence``. The message may use
    ``{match}``. ``variants`` does more: it flags all places of the rarer form.
    """
    scopes.check(scope)
    pairs = [form(key, value, nonword=nonword) for key, value in either.items()]

    def look(doc: Document) -> Iterator[Hit]:
        stretches = list(scopes.stretches(doc, scope))
        for pair in sorted(pairs):
            seen: set[str] = set()
            compiled = dialect.compiled(pair, ignorecase=ignorecase)
            for stretch in stretches:
                found = dialect.find(compiled, stretch.text)
                seen.update(m.lastgroup or "" for m in found)
                if found and len(seen) > 1:
                    span = stretch.place(*found[-1].span())
                    if span:
                        yield Hit(span, {"match": found[-1][0]})

    return lambda doc: reported(look(doc), limit)


def form(first: str, second: str, *, nonword: bool) -> str:
    """Return the pattern of two forms, each in a group."""
    one, other = (
        dialect.translate(each, plain_groups=True) for each in (first, second)
    )
    both = f"(?:(?P<one>{one})|(?P<other>{other}))"
    return both if nonword else rf"\b{both}\b"
