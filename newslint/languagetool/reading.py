"""A story as LanguageTool is asked about it, and its answers in their places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from newslint.document import Document, layer
from newslint.languagetool.answers import answers
from newslint.languagetool.matches import Match
from newslint.languagetool.settings import Settings
from newslint.languagetool.spelling import is_unknown
from newslint.layers import blocks, lowered, quoted, words
from newslint.layers.names import names
from newslint.layers.words import WORD
from newslint.model import Span

# Parts that are no prose of the story's own.
SILENT = frozenset(
    "byline dateline timestamp credit furniture table wire-note interstitial".split()
)
CAPITALS = frozenset(("TYPOS", "CASING", "PROPER_NOUNS"))
USUAL = "en-US"
KNOWN = frozenset("en-US en-GB en-AU en-CA en-NZ en-ZA".split())
ELSEWHERE = {"en-IE": "en-GB", "en-IN": "en-GB", "en-UK": "en-GB", "en-SG": "en-GB"}
FEWEST, SHARE = 3, 0.25  # unknown words, which make a paragraph foreign
HABIT = 3  # times that a word stands in a story, from which it is meant so


def said(doc: Document, settings: Settings) -> list[tuple[Span, list[Match]]]:
    """Return the paragraphs of a story with what LanguageTool says of each.

    It is asked once, whatever the number of rules. Matches count from the paragraph's
    start. Raises UnavailableError the first time; the other rules then hear nothing.
    """
    heard = _heard(doc)
    if settings not in heard:
        heard[settings] = []
        spans = [span for span, part in blocks(doc) if part not in SILENT]
        spans = [span for span in spans if " " in doc[span].strip()]
        texts = [doc[span] for span in spans]
        found = answers(texts, language(doc, settings), settings)
        heard[settings] = [
            (span, matches)
            for span, text, matches in zip(spans, texts, found, strict=True)
            if settings.all_rules or not is_foreign(text, matches)
        ]
    return heard[settings]


def is_foreign(text: str, matches: Iterable[Match]) -> bool:
    """Return whether a paragraph is in another language, or code, by its words."""
    unknown = sum(map(is_unknown, matches))
    return unknown >= FEWEST and unknown > SHARE * len(text.split())


@layer
def _heard(doc: Document) -> dict[Settings, list[tuple[Span, list[Match]]]]:
    return {}


def language(doc: Document, settings: Settings) -> str:
    """Return the variety of English to ask for: as set, the story's own, or American.

    Where nobody says, spellings that are right elsewhere are not believed to be wrong.
    """
    named = settings.language or doc.meta.get("language", "")
    country = named.replace("_", "-").partition("-")[2].upper()
    code = f"en-{country}" if country else USUAL
    code = ELSEWHERE.get(code, code)
    return code if code in KNOWN else USUAL


@layer
def own_words(doc: Document) -> frozenset[str]:
    """Return the words that are a story's own, in small letters.

    Those in its people's names, those in other names that come again, and any that it
    has again and again.
    """
    counts = Counter(doc[span].lower() for span in words(doc))
    named = (
        (part.lower(), mention.kind)
        for mention in names(doc)
        for part in WORD.findall(mention.name)
    )
    own = {part for part, kind in named if kind == "person" or counts[part] > 1}
    return frozenset(own | {word for word, n in counts.items() if n >= HABIT})


def heard(
    doc: Document, settings: Settings, span: Span, matches: Iterable[Match]
) -> Iterator[Match]:
    """Yield the matches in a paragraph that are not of a name, or in people's words."""
    for match in matches:
        at = span.start + match.start
        if not settings.quotations and quoted(doc, at):
            continue
        if match.category in CAPITALS and is_own(doc, at, span.start + match.end):
            continue
        yield match


def is_own(doc: Document, start: int, end: int) -> bool:
    """Return whether all words of a stretch are the story's own."""
    return own_words(doc).issuperset(WORD.findall(lowered(doc), start, end))
