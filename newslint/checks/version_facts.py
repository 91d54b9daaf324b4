"""Flag a fact that stands in another version of the story otherwise."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from newslint.compare import facts
from newslint.compare.beside import both
from newslint.document import Document
from newslint.model import Hit
from newslint.rule import Beside


def check(*, what: Collection[str]) -> Beside:
    """Flag ``19 people`` where the same sentence of a sister has ``17 people``.

    ``what`` names the sorts of facts: date, time, weekday, year, number, name, title.
    The message may use ``{here}``, ``{there}`` and ``{where}``.
    """
    wanted = frozenset(what)

    def look(doc: Document, /, sisters: Sequence[Document] = ()) -> Iterator[Hit]:
        found = set()
        for sister in sisters:
            for pair in both(sister, doc).pairs:
                for change in facts.changes(pair):
                    old, new = change.old, change.new
                    if change.what in wanted and old and new and new.text not in found:
                        found.add(new.text)
                        where = f"{sister.path}:{old.start.line}"
                        yield Hit(
                            new.text,
                            {"here": new.quote, "there": old.quote, "where": where},
                        )

    return look
