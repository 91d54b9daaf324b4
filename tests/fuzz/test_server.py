"""Requests to the server: any bytes get an answer, and none is an error of its own."""

import json
from functools import cache
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from newslint.config import Config
from newslint.server import work
from newslint.server.body import Job

from .effort import bounded, tried
from .mutation import ODD
from .toml import values

KEYS = ("text", "path", "format", "meta", "options", "unsafe", "parts", "documents")
MEDIA = (
    *(
        "application/json",
        "text/plain",
        "text/html; charset=utf-16",
        "text/plain; charset",
    ),
    *("", "x", "text/html;charset=nope", "text/plain; charset=idna", "message/rfc822"),
)
VALUE = values(
    *ODD, ".html", "html", "json", "parquet", "docx", "../a.txt", "ap", "all"
)
QUERY = st.one_of(
    st.text(max_size=20),
    st.sampled_from(
        ["path=a.html", "format=json", "style=ap", "select=all", "text=Teh the the"]
    ),
    st.sampled_from(["unsafe=true", "language=en-GB&text=a", "data=%7B%7D", "%ff=%00"]),
)


def encoded(value: Any) -> bytes:
    return json.dumps(value).encode()


BODY = st.one_of(
    st.binary(max_size=60),
    st.dictionaries(st.sampled_from(KEYS), VALUE).map(encoded),
    VALUE.map(encoded),
    st.lists(st.sampled_from(ODD), max_size=20).map(
        lambda pieces: encoded({"text": "".join(pieces), "parts": True})
    ),
    st.lists(st.dictionaries(st.sampled_from(KEYS[:4]), VALUE), max_size=3).map(
        lambda documents: encoded({"documents": documents})
    ),
    QUERY.map(lambda text: text.encode("utf-8", "surrogatepass")),
)


@cache
def answer() -> Any:
    return work.prepare(Config())


@tried(200)
@given(
    st.sampled_from(["check", "fix", "versions", "rule", "languagetool"]),
    BODY,
    st.sampled_from(MEDIA),
    QUERY,
)
def test_every_request_is_answered(
    what: str, body: bytes, media: str, query: str
) -> None:
    with bounded():
        answered = answer()(Job(what, body, media, query))
    assert answered.status < 500
    answered.body.decode()
