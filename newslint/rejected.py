"""The words that a house rejects, and what it writes instead, as a rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from newslint.checks import swap
from newslint.document import Document
from newslint.model import Hit
from newslint.rule import Rule

ID = "spelling/rejected"


def rule(words: Mapping[str, str]) -> Rule:
    """Return the rule that flags each of *words* and offers what stands beside it.

    An empty replacement offers nothing. Quotations are left alone.
    """
    found = swap.check(words)

    def look(doc: Document) -> Iterator[Hit]:
        for hit in found(doc):
            assert isinstance(hit, Hit)
            right = hit.words["right"]
            instead = f": ‘{right}’" if right else ""
            yield hit._replace(words={**hit.words, "instead": instead})

    return Rule(
        id=ID,
        summary="A word that the house rejects",
        message="‘{wrong}’ is not written in this house{instead}",
        check=look,
        outside=frozenset({"quotation"}),
        triggers=swap.triggers(words),
    )
