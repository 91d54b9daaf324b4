"""MIME: what encodings say, where they say it, and how an edit is written in them."""

import base64
import quopri
import random
from email.header import Header, decode_header, make_header

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.document import Document, revise
from newslint.mime import Zone, known, pieces, spelling
from newslint.model import Edit, Span
from newslint.origin import compose

TEXTS = st.text("aZ 9=?_“’é中😀<&.\n", max_size=80)


def read(source: str, how: str, charset: str = "utf_8") -> Document:
    zone = Zone(0, len(source), how, charset)
    text, origin = compose(
        source, pieces(source, zone), "\0", spelling(source, [zone], "\n")
    )
    return Document(text, "x.eml", origin=origin)


def quoted(text: str, charset: str = "utf-8") -> str:
    return quopri.encodestring(text.encode(charset)).decode("ascii")


@settings(deadline=None)
@given(TEXTS, st.sampled_from(["utf-8", "gb18030", "utf-7"]))
def test_quoted_printable_says_what_the_standard_library_says(
    text: str, charset: str
) -> None:
    source = quoted(text, charset)
    assert read(source, "quoted-printable", known(charset)).text == text


@settings(deadline=None)
@given(TEXTS, st.sampled_from(["utf-8", "gb18030", "utf-16", "iso2022_jp_2004"]))
def test_base64_says_what_the_standard_library_says(text: str, charset: str) -> None:
    data = text.encode(charset, "ignore")
    source = base64.encodebytes(data).decode("ascii")
    assert read(source, "base64", known(charset)).text == data.decode(charset)


@settings(deadline=None)
@given(st.text("aZ 9=?_“’é中😀<&.", min_size=1), st.sampled_from(["utf-8", None]))
def test_headers_say_what_the_standard_library_says(
    text: str, charset: str | None
) -> None:
    source = Header(text, charset, header_name="Subject").encode()
    expected = str(make_header(decode_header(source.replace("\n ", " "))))
    assert read(source, "header").text.split() == expected.split()


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a=\nb", "ab"),
        ("a =\r\n b", "a  b"),
        ("a \t\nb", "a\nb"),
        ("=E2=80=\n=99s", "’s"),
        ("=e2=80=99", "’"),
        ("a=zb=", "a=zb="),
        ("=FF", "\ufffd"),
        ("a=0D=0Ab=0Ac", "a\nb\nc"),
        ("=3D=3D", "=="),
    ],
)
def test_quoted_printable(source: str, expected: str) -> None:
    assert read(source, "quoted-printable").text == expected


def test_unknown_charsets_are_utf_8() -> None:
    assert known("nope") == "utf_8"
    assert known(None) == "ascii"
    assert known("Windows-1252") == "cp1252"


def test_characters_stand_where_they_are_spelled() -> None:
    source = "caf=C3=A9 =E2=80=9Cso=\n=E2=80=\n=9D"
    doc = read(source, "quoted-printable")
    assert doc.text == "café “so”"
    places = [doc.locate(Span(i, i + 1)) for i in range(len(doc.text))]
    spelled = [source[start:end] for start, end in places]
    assert spelled == [*"caf", "=C3=A9", " ", "=E2=80=9C", *"so", "=E2=80=\n=9D"]


@settings(deadline=None)
@given(st.integers(0, 10**6))
def test_an_edit_in_quoted_printable_is_written_as_it_must_be(seed: int) -> None:
    dice = random.Random(seed)
    words = [dice.choice(["so", "“so”", "a=b", "é", "x" * 30, "中"]) for _ in range(40)]
    source = quoted(" ".join(words))
    at = dice.randrange(len(words))
    right = dice.choice(["Q", "“long” = é " * 9 + "Q", "", "two\nlines", "Q "])
    start = sum(len(word) + 1 for word in words[:at])
    edit = Edit(Span(start, start + len(words[at])), right)
    doc = read(source, "quoted-printable")
    traced = doc.trace(edit)
    assert traced
    after = revise(source, [traced])[0]
    expected = revise(doc.text, [edit])[0]
    assert quopri.decodestring(after).decode() == expected
    assert max(map(len, after.split("\n"))) <= 76


@pytest.mark.parametrize(
    ("how", "charset", "text", "right"),
    [
        ("base64", "utf_8", "Text", "Words"),
        ("header", "ascii", "Text", "“Words”"),
        ("header", "ascii", "Text", "two\nlines"),
        ("header", "ascii", "Text =?utf-8?Q?caf=C3=A9?=", "Words"),
        ("quoted-printable", "iso8859_1", "Text", "“Words”"),
        ("raw", "iso8859_1", "Text", "“Words”"),
    ],
)
def test_what_cannot_be_written_is_refused(
    how: str, charset: str, text: str, right: str
) -> None:
    source = base64.b64encode(text.encode()).decode() if how == "base64" else text
    doc = read(source, how, charset)
    assert doc.text.startswith("Text")
    assert doc.trace(Edit(Span(0, 4), right)) is None
