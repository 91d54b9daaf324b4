"""What of the findings of a rule of a Vale style is reported: each once, to a limit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newslint.model import Hit, Span


def reported(hits: Iterable[Hit], limit: int = 0) -> Iterator[Hit]:
    """Yield *hits*, of two at one place the first, and at most *limit* unless it is 0.

    Scopes may overlap, as sentences and paragraphs do.
    """
    seen: set[Span] = set()
    for hit in hits:
        if limit and len(seen) == limit:
            return
        if hit.span not in seen:
            seen.add(hit.span)
            yield hit
