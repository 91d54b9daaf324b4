"""Flag a quotation that stands in another version of the story in other words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from newslint.compare import quotes
from newslint.document import Document
from newslint.model import Hit
from newslint.rule import Beside


def check(
    *, forms: Sequence[Sequence[str]] | Callable[[], Sequence[Sequence[str]]] = ()
) -> Beside:
    """Flag the words inside a quotation that another version has otherwise.

    Quotations cut short are left alone, as are marked omissions, words in brackets and
    spellings of one word, the first two columns of ``forms``. The message may use
    ``{there}``, the words in the other version, and ``{where}``, their place.
    """

    def look(doc: Document, /, sisters: Sequence[Document] = ()) -> Iterator[Hit]:
        rows = forms() if callable(forms) and sisters else ()
        variants = {row[1]: row[0] for row in rows}
        found = set()
        for sister in sisters:
            for change in quotes.changes(sister, doc, variants):
                if change.old and change.new and change.new.text not in found:
                    found.add(change.new.text)
                    where = f"{sister.path}:{change.old.start.line}"
                    words = {"there": change.old.quote, "where": where}
                    yield Hit(change.new.text, words)

    return look
