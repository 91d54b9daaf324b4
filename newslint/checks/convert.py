"""Flag characters that a conversion would put right, and offer what it makes."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from functools import partial

from newslint.checks.match import fold, matches
from newslint.document import Document
from newslint.model import Edit, Hit, Span
from newslint.rule import Check, Triggers, triggered_by
from newslint.triggers import of_pattern

TIMES = 3  # how often text may have been decoded or escaped wrongly, one upon another

# Letters of other alphabets that look like Latin ones: a choice from the confusables of
# Unicode Technical Standard 39.
ALIKE = str.maketrans(
    "АВЕЅІЈКМНОРСТУХЬаеѕіјорсухһԁԛԝӏΑΒΕΖΗΙΚΜΝΟΡΤΥΧαορν",
    "ABESIJKMHOPCTYXbaesijopcyxhdqwlABEZHIKMNOPTYXaopv",
)


def utf8(text: str) -> str:
    """Undo UTF-8 read as another encoding, by the judgment of ftfy.

    The text comes back as it was unless spoiling the result again gives the same text.
    """
    import ftfy

    fixed = ftfy.fix_encoding(text)
    for encoding in ("sloppy-windows-1252", "macroman"):
        spoiled = fixed
        for _ in range(TIMES):
            spoiled = spoiled.encode().decode(encoding)
            if spoiled == text:
                return fixed
    return text


def cp1252(text: str) -> str:
    """Return what Windows code page 1252 has at the C1 codes; other controls go.

    So does 0x80, its euro sign, where no figure follows: it is more often half a dash.
    """
    return text.encode("latin-1").decode("cp1252", "ignore") if text > "\x80" else ""


def entities(text: str) -> str:
    """Replace character references, those that were escaped again too."""
    import html  # its table of names is large

    for _ in range(TIMES):
        text = html.unescape(text)
    return text


CONVERSIONS: dict[str, Callable[[str], str]] = {
    "utf8": utf8,
    "cp1252": cp1252,
    "entities": entities,
    "alike": lambda text: text.translate(ALIKE),
    "nfc": partial(unicodedata.normalize, "NFC"),
    "nfkc": partial(unicodedata.normalize, "NFKC"),
}


# Whether a text has nothing to convert, where that is known at once.
DONE: dict[str, Callable[[str], bool]] = {
    "nfc": partial(unicodedata.is_normalized, "NFC"),
    "nfkc": partial(unicodedata.is_normalized, "NFKC"),
}


def triggers(pattern: str, **_: object) -> Triggers | None:
    """Return the words that a text must hold for the pattern to match."""
    return of_pattern(pattern)


@triggered_by(triggers)
def check(pattern: str, *, by: str, unless: str | None = None, most: int = 0) -> Check:
    """Flag each match of ``pattern`` that the conversion ``by`` changes.

    The conversions are ``utf8`` (UTF-8 read as another encoding), ``cp1252`` (control
    characters), ``entities`` (HTML's), ``alike`` (letters of other alphabets to Latin),
    and Unicode's normal forms ``nfc`` and ``nfkc``. ``unless`` and ``most`` are those
    of ``match``. The message may use ``{match}``, ``{right}`` and ``{more}``.

    Raises KeyError for an unknown conversion.
    """
    convert, done = CONVERSIONS[by], DONE.get(by)

    def look(doc: Document) -> Iterator[Hit]:
        return fold(hits(doc), most)

    def hits(doc: Document) -> Iterator[Hit]:
        if done and done(doc.text):
            return
        for m in matches(doc.text, pattern, unless):
            right = convert(m[0])
            if right != m[0]:
                span = Span(*m.span())
                words = {"match": m[0], "right": right}
                yield Hit(span, words, (Edit(span, right),))

    return look
