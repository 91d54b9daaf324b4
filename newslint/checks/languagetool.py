"""Report what LanguageTool says, where it is trusted on news."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from newslint.document import Document
from newslint.languagetool.matches import Match, rule_name
from newslint.languagetool.settings import Settings
from newslint.model import Edit, Hit, Span
from newslint.rule import Check

CURES = 3
Table = Callable[[], list[tuple[str, ...]]]


def check(
    trusted: Table,
    *,
    categories: Collection[str] = (),
    but: Collection[str] = (),
    unless: str = r"(?!)",
    words: Path | None = None,
    refused: Table | None = None,
    unlisted: str = r"(?!)",
    lone: Collection[str] = (),
    spoken: str = r"(?!)",
) -> Check:
    """Report the matches of LanguageTool's rules of some ``categories``.

    Without ``categories``, of all ``but`` some. ``trusted`` is a table that begins with
    the rules that are heard, but for places that the pattern ``unless`` is found in.
    Rules that match ``unlisted`` are heard, too, if they are not in the table
    ``refused``, and the rules ``lone`` in a text of one paragraph,
    but where the pattern ``spoken`` is found up to the end of what they match.
    With ``words``, a table of words, those that LanguageTool's
    dictionary lacks are heard only if they look mistyped. The message may use
    ``{message}``, ``{category}`` and ``{rule}``, LanguageTool's own words, and
    ``{cures}``, up to three of its replacements behind a colon. Where it cannot be
    asked, that is said once, and the other rules go on.
    """

    spared, unknown = re.compile(unless).search, re.compile(unlisted).fullmatch
    ends = re.compile(spoken).search

    def trusts(rule: str) -> bool:
        if rule in listed(trusted):
            return True
        return unknown(rule) is not None and rule not in listed(refused)

    def look(doc: Document, settings: Settings | None = None) -> Iterator[Hit]:
        # Neither the client nor names are needed until the pack is switched on.
        from newslint.languagetool.reading import heard, own_words, said

        told = settings or Settings()
        paragraphs = said(doc, told)
        alone = len(paragraphs) == 1
        for span, matches in paragraphs:
            mine = [m for m in matches if is_of(m, categories, but)]
            if not told.all_rules:
                mine = [
                    m
                    for m in mine
                    if (alone and m.rule in lone and not ends(doc[span][: m.end]))
                    or (trusts(rule_name(m)) and not spared(doc[span][m.start : m.end]))
                ]
            if mine and words and not told.all_rules:
                from newslint.dictionary import table
                from newslint.languagetool.spelling import believed

                mine = believed(doc[span], mine, own_words(doc), table.load(words))
            for match in heard(doc, told, span, mine):
                yield hit(span.start, match)

    return look


def listed(table: Table | None) -> set[str]:
    """Return the rules that a table begins with."""
    return {row[0] for row in table()} if table else set()


def is_of(match: Match, categories: Collection[str], but: Collection[str]) -> bool:
    """Return whether a match is of some *categories*, or of all but some."""
    return match.category not in but and (
        not categories or match.category in categories
    )


def hit(start: int, match: Match) -> Hit:
    """Make a hit of a match in a paragraph that begins at *start*."""
    span = Span(start + match.start, start + match.end)
    cures = " or ".join(f"‘{each}’" for each in match.replacements[:CURES] if each)
    said = {
        "message": match.message.strip().removesuffix("."),
        "category": match.category,
        "rule": match.rule,
        "cures": f": {cures}" if cures else "",
    }
    return Hit(span, said, tuple(Edit(span, each) for each in match.replacements[:1]))
