"""Flag a story that is not in the language that its metadata say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from newslint.document import Document
from newslint.layers import lowered
from newslint.layers.words import LETTERS
from newslint.model import Hit, Span
from newslint.rule import Check

SAMPLE = 20_000  # characters, from which the language is plain
# Written without blanks: told by their letters, not by their words.
WITHOUT_BLANKS = {"ko": "Korean", "ja": "Japanese", "zh": "Chinese", "th": "Thai"}
BLOCKS = (
    (0x0E00, 0x0E7F, "th"),
    (0x1100, 0x11FF, "ko"),
    (0x3040, 0x30FF, "ja"),
    (0x3400, 0x9FFF, "zh"),
    (0xAC00, 0xD7AF, "ko"),
)


def check(
    words: Callable[[], Sequence[Sequence[str]]],
    *,
    least: int = 40,
    share: float = 0.15,
) -> Check:
    """Flag the start of a text that its metadata say to be in another language.

    ``words`` is a table of languages: tag, name in English, small words. A text is in
    the language whose small words are most of it, if they are a ``share`` of all words
    and twice those of the language it should be in. Texts of fewer than ``least`` words
    and languages that are not in the table are left alone. The message may use
    ``{stated}`` and ``{language}``.
    """
    known = cache(lambda: table(words()))

    def look(doc: Document) -> Iterator[Hit]:
        stated = doc.meta.get("language", "").replace("_", "-").partition("-")[0]
        tag = next((t for t in known() if stated.lower() in (t, name(t).lower())), "")
        if not tag:
            return
        shares = told(lowered(doc)[:SAMPLE], known(), least)
        best = max(shares, key=lambda each: (shares[each], each), default=tag)
        if best != tag and shares[best] >= max(share, 2 * shares.get(tag, 0)):
            yield Hit(Span(0, 0), {"stated": name(tag), "language": name(best)})

    def name(tag: str) -> str:
        return known()[tag][0]

    return look


Table = Mapping[str, tuple[str, frozenset[str]]]


def table(rows: Sequence[Sequence[str]]) -> Table:
    """Return the name and the small words of each language, by its tag."""
    without = {tag: (name, frozenset[str]()) for tag, name in WITHOUT_BLANKS.items()}
    return without | {tag: (name, frozenset(row.split())) for tag, name, row in rows}


def told(text: str, known: Table, least: int) -> dict[str, float]:
    """Return the share of words that are small words of each language.

    Of languages written without blanks it is the share of letters.
    """
    found = LETTERS.findall(text)
    letters = Counter(
        tag
        for char in "".join(found)
        if char >= "\u0e00"
        for first, last, tag in BLOCKS
        if first <= ord(char) <= last
    )
    size = max(1, sum(map(len, found)))
    if sum(letters.values()) > size / 2 and size >= least:
        # Japanese has Chinese letters between its own.
        tag = "ja" if letters["ja"] > size / 20 else letters.most_common(1)[0][0]
        return {tag: sum(letters.values()) / size}
    if len(found) < least:
        return {}
    return {
        tag: sum(map(words.__contains__, found)) / len(found)
        for tag, (_, words) in known.items()
    }
