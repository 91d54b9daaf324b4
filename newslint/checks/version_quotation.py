"""Flag a quotation that stands in another version of the story in other words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from newslint.compare import Change
from newslint.compare.quotes import between, matched, read
from newslint.document import Document
from newslint.model import Hit, Span
from newslint.rule import Beside


def check(
    *, forms: Sequence[Sequence[str]] | Callable[[], Sequence[Sequence[str]]] = ()
) -> Beside:
    """Flag the first words inside a quotation that another version has otherwise.

    Quotations cut short are left alone, as are marked omissions, words in brackets and
    spellings of one word, the first two columns of ``forms``. The message may use
    ``{there}``, the words in the other version, and ``{where}``, their place.
    """

    def look(doc: Document, /, sisters: Sequence[Document] = ()) -> Iterator[Hit]:
        rows = forms() if callable(forms) and sisters else ()
        variants = {row[1]: row[0] for row in rows}
        found: set[Span] = set()
        for sister in sisters:
            pairs = matched(read(sister, variants), read(doc, variants))
            for theirs, mine in pairs:
                change = next(between(sister, doc, theirs, mine), None)
                if change and mine.span not in found:
                    found.add(mine.span)
                    yield hit(change)

    return look


def hit(change: Change) -> Hit:
    """Return the hit that a change in a quotation is."""
    assert change.old
    assert change.new
    where = f"{change.old.path}:{change.old.start.line}"
    return Hit(change.new.text, {"there": change.old.quote, "where": where})
