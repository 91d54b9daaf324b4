"""What a request asks for: its body and its query, read and checked."""

from __future__ import annotations

import json
import mimetypes
from collections.abc import Container, Iterator, Mapping
from email.message import Message
from typing import Any, NamedTuple
from urllib.parse import parse_qsl

from newslint import files, schema
from newslint.files import InputError
from newslint.packs import PackError
from newslint.server.problem import JSON, RequestError

# Options that a query may hold.
LISTS = ("select", "enable", "ignore", "style", "prefer")
FLAGS = ("unsafe", "parts")
LONGEST = 500  # characters of a name, and entries of a list or a table
MOST = 50  # documents of one request
MEDIA = {  # where the suffixes that Python knows are not enough
    "text/plain": ".txt",
    "text/html": ".html",
    "application/xhtml+xml": ".xhtml",
    "text/markdown": ".md",
    "text/x-markdown": ".md",
}
STORY = {
    **dict.fromkeys(("text", "path", "format"), "a string"),
    "meta": "a table",
}
OPTIONS = "options"


class Job(NamedTuple):
    """A request as it goes to a worker; ``what`` names the work."""

    what: str
    body: bytes = b""
    media: str = ""
    query: str = ""


class Story(NamedTuple):
    """A text to look at, what to call it, and the suffix that tells its reader."""

    text: str
    path: str
    suffix: str = ""
    meta: Mapping[str, str] = {}


class Ask(NamedTuple):
    """What a request asks for. ``options`` are checked by `options.apply`."""

    stories: tuple[Story, ...]
    options: Mapping[str, Any] = {}
    unsafe: bool = False
    parts: bool = False


def read(job: Job, suffixes: Container[str]) -> Ask:
    """Read a request about one story. Raises RequestError.

    The body is JSON, or the story itself in a format that the media type, or else
    ``path`` or ``format`` in the query, tells.
    """
    query = read_query(job.query)
    media, charset = media_type(job.media)
    if media == JSON:
        data = {**query, **load_json(job.body)}
        data[OPTIONS] = {**query.get(OPTIONS, {}), **table(data, OPTIONS)}
        if "text" not in data:
            raise RequestError(400, "'text' is missing: the story, as a string")
    else:
        data = {**query, "text": decoded(job.body, charset)}
        if not {"path", "format"} & query.keys():
            data["format"] = suffix_of(media, suffixes)
    plain = {key: data[key] for key in data if key not in (OPTIONS, *FLAGS)}
    unsafe, parts = (flag(data, name) for name in FLAGS)
    return Ask((story(plain, suffixes),), data.get(OPTIONS, {}), unsafe, parts)


def read_versions(job: Job, suffixes: Container[str]) -> Ask:
    """Read a request about several versions of one story. Raises RequestError."""
    if media_type(job.media)[0] != JSON:
        raise RequestError(415, f"send {JSON}: {{'documents': [...]}}")
    data = load_json(job.body)
    documents = data.get("documents", [])
    if not schema.holds(documents, dict) or not 0 < len(documents) <= MOST:
        raise RequestError(400, f"'documents' is a list of 1 to {MOST} objects")
    unknown = data.keys() - {"documents", OPTIONS}
    if unknown:
        raise RequestError(
            400, f"unknown key {min(unknown)!r}; known: documents, options"
        )
    stories = tuple(
        story({"path": f"version-{i}.txt", **entry}, suffixes, i)
        for i, entry in enumerate(documents, 1)
    )
    if len({each.path for each in stories}) < len(stories):
        raise RequestError(400, "two documents have one path; give each its own")
    return Ask(stories, table(data, OPTIONS))


def story(data: Mapping[str, Any], suffixes: Container[str], number: int = 0) -> Story:
    """Make a story of a checked table. Raises RequestError."""
    where = f"document {number}: " if number else ""
    try:
        schema.check_kinds(data, STORY)
    except PackError as error:
        raise RequestError(400, f"{where}{error}") from None
    if "text" not in data:
        raise RequestError(400, f"{where}'text' is missing: the story, as a string")
    suffix = data.get("format", "")
    if suffix:
        suffix = "." + suffix.lower().removeprefix(".")
        if suffix not in suffixes:
            raise RequestError(400, f"{where}no format is called {data['format']!r}")
    path = data.get("path") or f"story{suffix or '.txt'}"
    meta = data.get("meta", {})
    check_strings({**meta, "path": path}, where)
    if any(0xD800 <= ord(char) < 0xE000 for char in data["text"]):
        raise RequestError(400, f"{where}'text' holds half of a surrogate pair")
    return Story(data["text"], path, suffix, meta)


def check_strings(values: Mapping[str, Any], where: str) -> None:
    """Raise RequestError for a table not of short printable strings alone."""
    for key, value in values.items():
        if not isinstance(value, str) or len(value) > LONGEST or not printable(value):
            raise RequestError(
                400, f"{where}{key!r} is a printable string of at most {LONGEST}"
            )
    if len(values) > LONGEST:
        raise RequestError(400, f"{where}at most {LONGEST} fields of meta")


def printable(text: str) -> bool:
    """Return whether *text* holds no control character and no half of a pair."""
    return all(char.isprintable() or char.isspace() for char in text)


def read_query(query: str) -> dict[str, Any]:
    """Read what a query may hold. Raises RequestError."""
    data: dict[str, Any] = {}
    options: dict[str, list[str]] = {}
    for key, value in fields(query):
        if key in LISTS:
            options.setdefault(key, []).extend(filter(None, value.split(",")))
        elif key in FLAGS and value in ("true", "false"):
            data[key] = value == "true"
        elif key in ("path", "format"):
            data[key] = value
        else:
            known = ", ".join(("path", "format", *LISTS, *FLAGS))
            raise RequestError(
                400, f"{key}={value} in the query means nothing; {known} do"
            )
    return {**data, OPTIONS: options} if options else data


def fields(form: str) -> Iterator[tuple[str, str]]:
    """Yield the fields of a query or a form. Raises RequestError."""
    try:
        yield from parse_qsl(form, keep_blank_values=True, max_num_fields=100)
    except ValueError:
        raise RequestError(400, "more than 100 fields") from None


def load_json(body: bytes) -> dict[str, Any]:
    """Return the object that a body is. Raises RequestError."""
    try:
        data = json.loads(body)
    except (ValueError, RecursionError) as error:
        what = "not UTF-8" if isinstance(error, UnicodeDecodeError) else str(error)
        raise RequestError(400, f"the body is not JSON: {what}") from None
    if not isinstance(data, dict):
        raise RequestError(400, "the body is not an object: {'text': '...'}")
    return data


def table(data: Mapping[str, Any], key: str) -> dict[str, Any]:
    """Return the table under *key*, or an empty one. Raises RequestError."""
    found = data.get(key, {})
    if not isinstance(found, dict):
        raise RequestError(400, f"{key!r} is an object")
    return found


def flag(data: Mapping[str, Any], key: str) -> bool:
    """Return a value that is true or false. Raises RequestError."""
    found = data.get(key, False)
    if not isinstance(found, bool):
        raise RequestError(400, f"{key!r} is true or false")
    return found


def media_type(header: str) -> tuple[str, str | None]:
    """Return the media type and the charset that a Content-Type header names."""
    message = Message()
    message["Content-Type"] = header or "application/octet-stream"
    return message.get_content_type(), message.get_content_charset()


def suffix_of(media: str, suffixes: Container[str]) -> str:
    """Return the suffix whose reader takes *media*. Raises RequestError."""
    guessed = (MEDIA.get(media, ""), *mimetypes.guess_all_extensions(media))
    for suffix in guessed:
        if suffix and suffix in suffixes:
            return suffix
    raise RequestError(
        415, f"no reader takes {media}; send JSON, or say path=NAME in the query"
    )


def decoded(body: bytes, charset: str | None) -> str:
    """Decode a story. Raises RequestError."""
    try:
        schema.check_encoding(charset)
        return files.decode(body, charset).text
    except PackError as error:
        raise RequestError(415, str(error)) from None
    except InputError as error:
        raise RequestError(422, str(error)) from None
