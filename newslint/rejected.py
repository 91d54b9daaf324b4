"""The words that a house rejects, and what it writes instead, as a rule."""

from __future__ import annotations

from collections.abc import Mapping

from newslint.checks import swap
from newslint.rule import Rule

ID = "spelling/rejected"


def rule(words: Mapping[str, str]) -> Rule:
    """Return the rule that flags each of *words* and offers what stands beside it.

    An empty replacement offers nothing. Quotations are left alone.
    """
    return Rule(
        id=ID,
        summary="A word that the house rejects",
        message="‘{wrong}’ is not written in this house",
        check=swap.check(words),
        outside=frozenset({"quotation"}),
        triggers=swap.triggers(words),
    )
