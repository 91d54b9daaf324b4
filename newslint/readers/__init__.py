"""Readers: a decoded file in, documents out.

Each module here is one reader, and its name is that of the format: ``SUFFIXES``, a
function ``read``, and ``SIGN``, if its files can be told by how they begin. Those named
here are imported when a file is first of their format.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from importlib import import_module
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, NamedTuple

from newslint.document import Document
from newslint.files import FormatError
from newslint.modules import modules

if TYPE_CHECKING:
    from newslint.hookspecs import Reader

HEAD = 4096  # characters that tell a format
OPENINGS = (  # that copy does not begin with
    *("<", "{", "[", "\x01", "\x16", "ZCZC", "From ", "Received:", "Return-Path:"),
    *("Delivered-To:", "MIME-Version:", "Message-ID:"),
)
# What may stand before the first element of XML. A byte-order mark is gone by now.
PROLOG = r"(?:\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>)*+"


RECORDS = ("json", "jsonl", "csv")  # whose fields the configuration may name


class Form(NamedTuple):
    """What tells the files of a format: their suffixes, and how they begin.

    ``sign`` is a pattern of how they do, with or without the prolog of XML; it is
    matched in the first `HEAD` characters. Without one a suffix must tell.
    """

    suffixes: tuple[str, ...]
    sign: str = ""


# Of several formats whose suffix and sign fit, the first counts.
MODULES = {
    "plain": Form((".txt", ".text", "")),
    "html": Form((".html", ".htm", ".xhtml")),
    "article": Form(()),
    "markdown": Form((".md", ".markdown")),
    "email": Form(
        (".eml", ".mbox", ".mbx"),
        r"(?:From \S+ [^\r\n]*\d{4}[^\r\n]*[\r\n]+)?[A-Za-z][\w-]{0,70}:[ \t\r\n]",
    ),
    "anpa": Form(
        (".anpa",),
        r"\x16*\x01[^\x01-\x04]{0,300}(?:\x13\x11|\x14\x12)[^\x01-\x04]{0,300}\x02",
    ),
    "iptc7901": Form((".iptc", ".7901"), r"\x01[^\x01-\x04]{1,600}\x02"),
    "ans": Form(
        (".json", ".ans"),
        r'[\[{](?=.*?"(?:content_elements|canonical_website|additional_properties)"\s*:|'
        r'.*?"version"\s*:\s*"0\.\d+\.\d+")',
    ),
    "ninjs": Form(
        (".json",),
        r'[\[{](?=.*?"(?i:versioncreated|pubstatus|headlines?|body_\w+|bodies|byline|'
        r'descriptions?(?:_\w+)?|slugline|copyright\w+|embargoed|eventdetails)"\s*:)',
    ),
    "json": Form((".json",)),
    "jsonl": Form((".jsonl", ".ndjson")),
    "csv": Form((".csv", ".tsv")),
    "parquet": Form((".parquet",)),
    "docx": Form((".docx",)),
    "odt": Form((".odt",)),
    "gutenberg": Form((".html", ".htm"), r"<!--\s+wp:"),
    "nitf": Form((".xml", ".nitf", ".ntf"), r"<(?:\w+:)?nitf[\s/>]"),
    "newsml": Form((".xml", ".newsml"), r"<(?:\w+:)?NewsML[\s/>]"),
    "g2": Form(
        (".xml", ".g2"),
        r"<(?:\w+:)?(?:newsMessage|contentSet|"
        r"(?:news|package|concept|knowledge|catalog|planning)Item)[\s/>]",
    ),
    "wxr": Form((".xml", ".wxr"), r"<rss[^>]*wordpress\.org/export/"),
    "rss": Form((".rss", ".xml"), r"<(?:rss|(?:\w+:)?RDF)[\s/>]"),
    "atom": Form((".atom", ".xml"), r"<(?:\w+:)?(?:feed|entry)[\s/>]"),
}


def newslint_readers() -> Mapping[str, Reader]:
    """Offer every reader in this folder, by its name and for its suffixes."""
    others = {
        name: Form(m.SUFFIXES, getattr(m, "SIGN", ""))
        for name, m in modules(__name__, besides=MODULES)
    }
    forms = MODULES | others
    suffixes = {suffix for form in forms.values() for suffix in form.suffixes}
    return {
        **{suffix: partial(sniffing, forms, suffix) for suffix in suffixes},
        **{name: partial(reading, name) for name in forms},
    }


def reading(name: str, source: str, path: str, **options: Any) -> Iterable[Document]:
    """Read with the reader that the module *name* holds."""
    module = import_module(f"{__name__}.{name}")
    fitting = options if name in RECORDS else {}
    documents: Iterable[Document] = module.read(source, path, **fitting)
    return documents


def sniffing(
    forms: Mapping[str, Form], suffix: str, source: str, path: str, **options: Any
) -> Iterator[Document]:
    """Read with the first reader that knows the format, of those that suffix and sign
    tell. Raises FormatError if none does.
    """
    *others, last = told(forms, suffix, source)
    for name in others:
        docs = iter(reading(name, source, path, **options))
        with suppress(FormatError):
            first = list(islice(docs, 1))
            yield from chain(first, docs)
            return
    yield from reading(last, source, path, **options)


def told(forms: Mapping[str, Form], suffix: str, source: str) -> list[str]:
    """Return the names of the formats that *source* may be in, the likeliest first.

    Under a suffix of plain text there may be any format that has a sign. Raises
    FormatError.
    """
    mine = [name for name, form in forms.items() if suffix in form.suffixes]
    unsigned = [name for name in mine if not forms[name].sign]
    start = inner = source[:HEAD].lstrip()
    found: list[str] = []
    if mine != unsigned or start.startswith(OPENINGS):
        inner = start[re.match(PROLOG, start, re.S | re.I).end() :]  # type: ignore[union-attr]
        found = [
            name
            for name in (forms if "plain" in mine else mine)
            if (sign := forms[name].sign)
            and (re.match(sign, start, re.S) or re.match(sign, inner, re.S))
        ]
    if not found and not unsigned:
        what = f"begins {inner[:20]!r}, which" if inner else "is empty, which"
        raise FormatError(
            f"{what} is no {suffix} that newslint knows; "
            "name its format with --input-format"
        )
    return [*found, *unsigned]
