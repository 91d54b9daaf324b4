"""E-mail: what Python’s own library writes is read, and still read after an edit."""

import base64
import email
import email.policy
import mailbox
import quopri
import random
from email.message import EmailMessage
from html import escape, unescape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newslint
from newslint.document import Document, revise
from newslint.files import InputError
from newslint.layers.blocks import blocks
from newslint.model import Span
from newslint.readers.email import read

from .edits import assert_source_follows_text, fixed, texts
from .property import SPANS, assert_spans_decode, copy

STORY = (
    "Ministers who met in Geneva on Monday to to talk about “oil” have not agreed on "
    "its price, they said at 100% = all of them.\n\nThey will meet again on Tuesday, "
    "in the café of the hall — if they can.\n"
)
HOW = ["quoted-printable", "base64", "8bit"]


def written(text: str = STORY, how: str = "quoted-printable", **more: Any) -> str:
    message = EmailMessage(email.policy.SMTP if how != "8bit" else email.policy.default)
    message["From"] = "Jané Doe <jane@example.com>"
    message["To"] = "desk@example.com"
    message["Subject"] = "Oil talks go on: No end of them"
    message["Date"] = "Wed, 09 Jan 2019 12:08:00 +0100"
    message["Message-ID"] = "<1@example.com>"
    message.set_content(text, cte=how, **more)
    return message.as_bytes().decode()


def one(source: str) -> Document:
    [doc] = read(source, "story.eml")
    return doc


def parsed(source: str) -> EmailMessage:
    message = email.message_from_bytes(source.encode(), policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


def body(source: str) -> str:
    part = parsed(source).get_body()
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


@pytest.mark.parametrize(
    "charset", ["utf-8", "iso-8859-1", "cp1252", "gb18030", "euc-jp"]
)
@pytest.mark.parametrize("how", ["quoted-printable", "base64"])
def test_charsets(charset: str, how: str) -> None:
    text = {"iso-8859-1": "Un café\n", "euc-jp": "今日は café\n"}.get(charset, STORY)
    if charset == "euc-jp":
        text = "今日は cafe\n"
    source = written(text, how, charset=charset)
    doc = one(source)
    assert doc.text == f"Oil talks go on: No end of them\n\n{text.strip()}"


@pytest.mark.parametrize("how", HOW)
def test_a_message(how: str) -> None:
    doc = one(written(how=how))
    assert [(part, doc[span].split()[0]) for span, part in blocks(doc)] == [
        ("headline", "Oil"),
        ("lead", "Ministers"),
        ("body", "They"),
    ]
    assert doc.meta == {
        "headline": "Oil talks go on: No end of them",
        "byline": "Jané Doe",
        "published": "2019-01-09T12:08:00+01:00",
        "source": "jane@example.com",
        "id": "1@example.com",
    }


def test_a_subject_in_encoded_words() -> None:
    message = EmailMessage()
    subject = "Ölgespräche in Genf – kein Ende, „nichts“ und überhaupt: " + "sehr " * 9
    message["Subject"] = subject.strip()
    message.set_content("Text.\n")
    for source in (
        message.as_string(),
        message.as_string().replace("Subject: =?", "Subject:\n =?"),
        "Subject: =?iso-8859-1?q?=D6lgespr=E4che_in?= Genf "
        "=?utf-8?B?4oCTIGtlaW4gRW5kZQ==?=\n\nx",
    ):
        doc = one(source)
        assert doc.meta["headline"] == doc.text.split("\n")[0]
        assert subject.startswith(doc.meta["headline"][:20])
    assert doc.meta["headline"] == "Ölgespräche in Genf – kein Ende"
    assert fixed(doc, "Genf", "Bern") is None


def test_of_alternatives_the_last_is_read() -> None:
    message = EmailMessage(email.policy.SMTP)
    message["Subject"] = "Oil"
    message.set_content("Plain.\n")
    message.add_alternative("<p>One &amp; “<b>two</b>”.</p><ul><li>Three</ul>", "html")
    message.add_attachment(b"\0\1", "image", "png", filename="oil.png")
    message.add_attachment("Not read.", filename="notes.txt")
    forwarded = EmailMessage()
    forwarded["Subject"] = "Gas"
    forwarded.set_content("Forwarded.\n")
    message.add_attachment(forwarded)
    doc = one(message.as_bytes().decode())
    assert [(part, doc[span]) for span, part in blocks(doc)] == [
        ("headline", "Oil"),
        ("lead", "One & “two”."),
        ("list", "Three"),
        ("subhead", "Gas"),
        ("body", "Forwarded."),
    ]
    assert doc.meta["attachments"] == "oil.png, notes.txt"


def test_images_without_a_text_are_named() -> None:
    doc = one(written("<p>Oil.</p><img src='a.jpg'><p>Gas.</p>", subtype="html"))
    assert doc.meta["images-without-text"] == f"{doc.text.index('Gas')} a.jpg"


def test_flowed_lines_run_on() -> None:
    source = (
        "Content-Type: text/plain; format=flowed\n\n"
        "One two \nthree.\n\n From four \nfive.\n-- \nJane\n"
    )
    assert texts(one(source)) == ["One two three.", "From four five.", "--", "Jane"]


def test_a_mailbox(tmp_path: Path) -> None:
    box = mailbox.mbox(tmp_path / "box")
    for number in (1, 2):
        message = mailbox.mboxMessage(written(f"From here on, {number}.\n", "8bit"))
        message.set_from("jane@example.com", True)
        box.add(message)
    box.close()
    source = (tmp_path / "box").read_text("utf-8")
    docs = list(read(source, "box.mbox"))
    assert [texts(doc)[1:] for doc in docs] == [
        ["From here on, 1."],
        ["From here on, 2."],
    ]
    at = docs[1].text.index("From here on, 2")
    start, end = docs[1].locate(Span(at, at + 15))
    assert source[start:end] == "From here on, 2"
    assert source[start - 1] == ">"


def test_lines_that_quote_a_mailbox_do_not_part_a_message() -> None:
    source = written(
        "One.\n\nFrom jane Wed Jan 9 12:08:00 2019\nSubject: x\n\nTwo.\n", "8bit"
    )
    assert len(list(read(source, "x.eml"))) == 1


@pytest.mark.parametrize("how", ["quoted-printable", "8bit"])
@pytest.mark.parametrize(
    ("words", "right"),
    [
        ("to to talk", "to talk"),
        ("“oil” have", "‘oil’ and gas = all have"),
        ("café", "coffee house of the hall"),
        ("can.", "can — or “not”, as they say. " * 5),
        ("Ministers", "The ministers"),
        ("No end", "An end"),
    ],
)
def test_an_edit_leaves_an_email(how: str, words: str, right: str) -> None:
    source = written(how=how)
    after = fixed(one(source), words, right)
    assert after
    message, before = parsed(after), parsed(source)
    assert body(after) == STORY.replace(words, right)
    assert message["subject"] == before["subject"].replace(words, right)
    longest = max(76, *map(len, source.splitlines()))  # Python's own has 78
    assert how == "8bit" or max(map(len, after.splitlines())) <= longest
    assert one(after).text.split() == one(source).text.replace(words, right).split()


def test_edits_that_no_part_can_hold_are_refused() -> None:
    plain = "Subject: Oil talks\n\nThey said no.\n"
    assert fixed(one(plain), "Oil talks", "“Oil” talks") is None  # a header is ASCII
    assert fixed(one(plain), "said", "“said”") is None  # and so is this message
    assert fixed(one(plain), "said", "say") == plain.replace("said", "say")
    assert fixed(one(written(how="base64")), "Ministers", "Men") is None
    latin = written("Un café\n", charset="iso-8859-1")
    assert fixed(one(latin), "café", "“café”") is None
    changed = fixed(one(latin), "café", "thé")
    assert changed
    assert body(changed) == "Un thé\n"


def test_a_finding_stands_in_the_source_and_is_fixed_there() -> None:
    source = written()
    [finding] = [
        f for f in newslint.check(source, "x.eml") if f.rule.startswith("repetition/")
    ]
    line = source.split("\r\n")[finding.start.line - 1]
    assert line[finding.start.column - 1 :].startswith("to to")
    assert body(revise(source, finding.edits)[0]) == STORY.replace("to to", "to")


def test_a_finding_in_base64_stands_there_too() -> None:
    source = written(how="base64")
    [finding] = [
        f for f in newslint.check(source, "x.eml") if f.rule.startswith("repetition/")
    ]
    inside = source[finding.span.start : finding.span.end]
    assert b"to to" in base64.b64decode(inside)
    assert finding.edits == ()


@pytest.mark.parametrize("source", ["", "Oil talks go on", "\n\n", "<p>Oil: no</p>"])
def test_what_has_no_header_is_refused(source: str) -> None:
    with pytest.raises(InputError, match="no header"):
        list(read(source, "x.eml"))


def test_parts_in_parts_in_parts_are_refused() -> None:
    source = "Text\n"
    for n in range(30):
        head = f'Content-Type: multipart/mixed; boundary="b{n}"'
        source = f"{head}\n\n--b{n}\n{source}\n--b{n}--\n"
    with pytest.raises(InputError, match="levels deep"):
        list(read(source, "x.eml"))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("A: b\nContent-Type: multipart/mixed; boundary=x\n\nNo mark.", ["No mark."]),
        ("A: b\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nOpen", ["Open"]),
        ("A: b\nContent-Type: text/plain; charset=nope\n\nText", ["Text"]),
        ("A: b\nContent-Transfer-Encoding: base64\n\n!!!!", []),
        ("A: b\nContent-Transfer-Encoding: base64\n\nVGV4dA", ["Text"]),
        (
            "A: b\nContent-Transfer-Encoding: quoted-printable\n\nTe=\r\nxt=zz =3",
            ["Text=zz =3"],
        ),
        (
            "A: b\nContent-Transfer-Encoding: quoted-printable\n\na=0D=0Ab  \nc",
            ["a", "b", "c"],
        ),
        ("A: b", []),
        ("Subject:\n", []),
    ],
)
def test_what_is_not_quite_right_is_read(source: str, expected: list[str]) -> None:
    assert texts(one(source)) == expected


def test_every_span_decodes_to_its_text() -> None:
    dice = random.Random(5322)
    for charset, how in [("utf-8", "quoted-printable"), ("utf-8", "8bit")]:
        told = [copy(dice) for _ in range(40)]
        doc = one(written("\n\n".join(told) + "\n", how, charset=charset))
        assert texts(doc)[1:] == told
        read_back = quoted if how == "quoted-printable" else str
        assert_spans_decode(doc, read_back, dice, SPANS // 2)


def test_every_span_of_hypertext_decodes_to_its_text() -> None:
    dice = random.Random(2045)
    told = [copy(dice) for _ in range(40)]
    page = "".join(f"<p>{escape(text)}</p>\n" for text in told)
    doc = one(written(page, subtype="html"))
    assert texts(doc)[1:] == told
    assert_spans_decode(doc, lambda inside: unescape(quoted(inside)), dice, SPANS)


def test_every_span_of_base64_is_in_its_groups() -> None:
    dice = random.Random(4648)
    doc = one(written("\n\n".join(copy(dice) for _ in range(40)), "base64"))
    start = doc.text.index("\n\n") + 2
    for _ in range(SPANS):
        at = dice.randrange(start, len(doc.text) - 1)
        words = doc.text[at : at + dice.randint(1, 20)]
        if "\n" not in words:
            place = doc.locate(Span(at, at + len(words)))
            inside = base64.b64decode(doc.source[place.start : place.end])
            assert words in inside.decode("utf-8", "ignore")


def quoted(inside: str) -> str:
    return quopri.decodestring(inside.encode()).decode()


@settings(deadline=None)
@given(st.integers(0, 10**6), st.sampled_from(HOW), st.booleans(), st.data())
def test_an_edit_does_to_the_source_what_it_does_to_the_text(
    seed: int, how: str, hypertext: bool, data: st.DataObject
) -> None:
    dice = random.Random(seed)
    told = [copy(dice) for _ in range(4)]
    if hypertext:
        page = "".join(f"<p>{escape(text)}</p>\n" for text in told)
        source = written(page, how, subtype="html")
    else:
        source = written("\n\n".join(told) + "\n", how)
    assert_source_follows_text(one, source, data)
