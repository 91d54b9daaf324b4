"""What stretches of marked-up copy say, told by other means than the readers'."""

import re
from html import unescape

from newslint.document import Document

from .edits import fixed

TAGS = re.compile(r"</?(?:em|span|p)\b(?:[^<>\"]|\"[^\"]*\")*>")


def said(source: str) -> str:
    """What a stretch of XML or HTML says, without its tags."""
    return unescape(TAGS.sub("", source))


def said_raw(source: str) -> str:
    """The same where all text is in CDATA."""
    return re.sub(r"<!\[CDATA\[|\]\]>", "", TAGS.sub("", source))


def said_twice(source: str) -> str:
    """What a stretch of HTML says that is text of XML."""
    return said(unescape(source))


def mended(source: str, doc: Document, words: str, right: str) -> str | None:
    """The file with *words* of one record replaced, or None if that is refused."""
    after = fixed(doc, words, right)
    end = doc.base.offset + len(doc.source)
    return after and source[: doc.base.offset] + after + source[end:]
