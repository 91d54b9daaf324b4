"""Inputs: a path in, the texts in its file out, whatever they are packed in."""

from __future__ import annotations

import codecs
import re
import sys
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import BinaryIO, NamedTuple

from newslint.config import Config
from newslint.containers import Entry, entries
from newslint.document import Document
from newslint.files import Decoded, FormatError, InputError, decode, trouble

# Formats that are read record by record, by suffix and by name, and the reader of each.
STREAMED = {
    **dict.fromkeys((".jsonl", ".ndjson", "jsonl"), "jsonl"),
    **dict.fromkeys((".csv", ".tsv", "csv"), "csv"),
    **dict.fromkeys((".parquet", "parquet"), "parquet"),
}
DECLARED = rb"\s*<\?xml[^>]*?\sencoding\s*=\s*[\"']([\w.:-]+)[\"']"

Opened = Callable[[BinaryIO], None]
Fault = Callable[[str, str, str, str], None]  # told path, place, what, and the record
Parse = Callable[[str, str, str], Iterator[Document]]  # text, path, suffix


class Watch(NamedTuple):
    """Who is told which file is opened, and what is wrong with a record in it."""

    opened: Opened = lambda _: None
    fault: Fault | None = None


UNWATCHED = Watch()


def texts(
    path: str,
    name: str,
    suffixes: Collection[str],
    settings: Config,
    watch: Watch = UNWATCHED,
) -> Iterator[Entry | InputError]:
    """Yield the texts in the file at *path*, which findings call *name*.

    An error stands for a member of an archive that cannot be had. Raises InputError.
    """
    shown = name or path
    suffix = Path(shown).suffix.lower()
    with opened(path) as file:
        watch.opened(file)
        yield from entries(Entry(shown, suffix, file), suffixes, limit(settings))


@contextmanager
def opened(path: str) -> Iterator[BinaryIO]:
    """Open a file, or standard input for ``-``. Raises InputError."""
    if path == "-" and sys.stdin is None:
        raise InputError("standard input is closed; name a file instead")
    try:
        if "://" in path:
            from newslint import remote

            with remote.opened(path) as file:
                yield file
        elif path == "-":
            yield sys.stdin.buffer
        else:
            with Path(path).open("rb") as file:
                yield file
    except (OSError, ValueError) as error:
        raise InputError(trouble(error)) from None


def read(
    path: str,
    name: str,
    suffixes: Collection[str],
    settings: Config,
    parse: Parse,
    watch: Watch = UNWATCHED,
) -> Iterator[Document]:
    """Yield the documents in a file; *parse* makes them of decoded text.

    Raises InputError: after all that could be read, for what could not, but for records
    of which *watch* was told.
    """
    lost: list[str] = []
    for entry in texts(path, name, suffixes, settings, watch):
        if isinstance(entry, InputError):
            lost += entry.args
            continue
        within = entry.path.removeprefix(name or path).lstrip("/")
        try:
            yield from documents(entry, settings, parse, watch)
        except FormatError:
            if not within:
                raise
        except InputError as error:
            lost += (f"{within}: {each}" if within else each for each in error.args)
    if lost:
        raise InputError(*lost)


def documents(
    entry: Entry, settings: Config, parse: Parse, watch: Watch = UNWATCHED
) -> Iterator[Document]:
    """Yield the documents in one text. Raises InputError."""
    form = settings.input_format or entry.suffix
    if form in STREAMED:
        reader = import_module(f"newslint.readers.{STREAMED[form]}")
        yield from reader.stream(
            entry.file,
            entry.path,
            fields=settings.fields,
            encoding=settings.encoding,
            limit=limit(settings),
            fault=watch.fault and partial(watch.fault, entry.path),
        )
    else:
        data = load(entry, settings)
        text, real, _ = decoded(data, settings)
        docs = parse(text, entry.path, form)
        said = declared(data)
        if said and not is_same(said, real, data):
            told = {"declared-encoding": f"{said} {real}"}
            docs = (doc.replaced(meta={**doc.meta, **told}) for doc in docs)
        yield from docs


def load(entry: Entry, settings: Config) -> bytes:
    """Return the bytes of a text. Raises InputError."""
    most = limit(settings)
    data = entry.file.read(most + 1)
    if len(data) > most:
        size = f"{settings.max_megabytes:g}"
        raise InputError(f"over the limit of {size} MB; set max-megabytes or split it")
    return data


def is_binary(name: str, settings: Config) -> bool:
    """Return whether a file is read as records that cannot be written as text."""
    form = settings.input_format or Path(name).suffix.lower()
    return STREAMED.get(form) == "parquet"


def source(path: str, settings: Config) -> str:
    """Return the text of a file that is packed in nothing. Raises InputError."""
    with opened(path) as file:
        data = load(Entry(path, "", file), settings)
    return decoded(data, settings).text


def limit(settings: Config) -> int:
    """Return how many bytes of one text are read."""
    return int(settings.max_megabytes * 1_000_000)


def decoded(data: bytes, settings: Config) -> Decoded:
    """Decode a text; what XML declares is its encoding, unless the bytes belie it."""
    said = declared(data)
    if said and not settings.encoding:
        with suppress(InputError, LookupError, ValueError):
            return decode(data, said)
    return decode(data, settings.encoding)


def declared(data: bytes) -> str:
    """Return the encoding that XML declares, or nothing."""
    head = data[:400]
    m = re.match(DECLARED, head) if b"<?xml" in head else None
    return m[1].decode() if m else ""


def is_same(declared: str, real: str, data: bytes) -> bool:
    """Return whether bytes are in the encoding that is declared, as far as they show.

    ASCII is the same in most encodings. The byte order of UTF-16 is told by a mark; an
    unknown name is another encoding.
    """
    try:
        one, other = codecs.lookup(declared).name, codecs.lookup(real).name
    except LookupError:
        return False
    if data.isascii():
        return len("a".encode(declared)) == 1
    return one == other or other in (f"{one}-le", f"{one}-be")


def fields_for(form: str, settings: Config) -> Mapping[str, Mapping[str, str]]:
    """Return the options of the reader of *form*: the fields that the settings name."""
    named = form in STREAMED or form in (".json", "json")
    return {"fields": settings.fields} if named and settings.fields else {}
