"""The language that a story says it is in."""

from __future__ import annotations

import re

from newslint.document import Document

TAG = re.compile(r"\s*([a-z]{2,3})(?:[-_][\w-]*)?\s*", re.I)
NAMES = {
    **{"english": "en", "german": "de", "deutsch": "de", "french": "fr"},
    **{"spanish": "es", "portuguese": "pt", "italian": "it", "dutch": "nl"},
    **{"arabic": "ar", "chinese": "zh", "russian": "ru", "hindi": "hi"},
}
NONE = frozenset(("und", "mul", "zxx", "mis"))  # ISO 639: no one language
LONG = {"eng": "en", "deu": "de", "ger": "de", "fra": "fr", "fre": "fr", "spa": "es"}


def stated(doc: Document) -> str:
    """Return the code of ISO 639 that the metadata state, in small letters, or nothing.

    ``en-GB`` states ``en``. What is no code, nor the name of a language, states none.
    """
    said = doc.meta.get("language", "")
    if not said:
        return ""
    m = TAG.fullmatch(said)
    code = m[1].lower() if m else NAMES.get(said.strip().lower(), "")
    return "" if code in NONE else LONG.get(code, code)


def is_known(said: str) -> bool:
    """Return whether *said* is a tag of a language, or the name of one."""
    return bool(TAG.fullmatch(said)) or said.strip().lower() in NAMES
