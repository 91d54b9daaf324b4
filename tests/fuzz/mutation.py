"""Texts and bytes that were right once: pieces of them cut, doubled, moved, put in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import AnyStr, NamedTuple

from hypothesis import strategies as st

ODD = (
    *("\0", "\ufeff", "\u200b", "\u200d", "\u00ad", "\u2028", "\u2029", "\x85", "\x0b"),
    *("\x0c", "\x1b[31m", "\r", "\r\n", "\n", "\n\n", "\t", " ", "  ", "\u00a0"),
    *("\u202e", "\u202c", "\u2066", "\u061c", "שלום", "مرحبا", "e\u0301", "\u0301" * 9),
    *(
        "İ",
        "ß",
        "ﬁ",
        "ǅ",
        "ſ",
        "K",
        "½",
        "²",
        "٣",
        "𝟘",
        "😀",
        "👩\u200d👧",
        "🇳🇿",
        "\U0010ffff",
    ),
    *('"', "“", "”", "‘", "’", "'", "`", "(", ")", "[", "]", "{", "}", "<", ">", "&"),
    *(
        ".",
        "...",
        ",",
        ";",
        ":",
        "-",
        "–",
        "—",
        "/",
        "\\",
        "%",
        "$",
        "#",
        "*",
        "_",
        "@",
    ),
    *(
        "0",
        "1",
        "9" * 30,
        "1,000",
        "-1",
        "1e999",
        "32",
        "2019-02-30",
        "24:61",
        "Jan. 32",
    ),
    *("a", "A", "the", "the the", "said", "Mr.", "Kim", "http://", "a@b.c", "(cq)"),
    *("[sic]", "<!-- newslint: disable -->", "<!-- newslint: enable", "<b>", "</p>"),
    *("&amp;", "&#0;", "&#x110000;", "]]>", "<![CDATA[", "=3D", "=\n", "\\u0000"),
    *("\x01", "\x02", "\x03", "\x04", "â€™", "Ã©", "\ufffd", "teh", "%s", "{0}", "\\1"),
)
SURROGATES = ("\ud800", "\udfff", "\udc80", "\ude00\ud83d")
PLANES = st.integers(0, 16).flatmap(
    lambda plane: st.characters(
        min_codepoint=plane << 16,
        max_codepoint=(plane << 16) + 0xFFFF,
        exclude_categories=("Cs",),
    )
)


class Change(NamedTuple):
    """One change: where, how much, and what; places are in thousandths of the whole."""

    kind: str
    at: int
    length: int
    to: int
    piece: str | bytes


def changes(pieces: st.SearchStrategy[AnyStr]) -> st.SearchStrategy[list[Change]]:
    """Draw up to eight changes; the simplest is none."""
    place = st.integers(0, 1000)
    length = st.one_of(st.integers(0, 12), st.integers(0, 400))
    kinds = st.sampled_from(["put", "put", "cut", "double", "move", "instead", "many"])
    one = st.builds(Change, kinds, place, length, place, pieces)
    return st.lists(one, max_size=8)


def mutated(text: AnyStr, made: Sequence[Change]) -> AnyStr:
    """Make the changes, one after another."""
    for change in made:
        text = once(text, change)
    return text


def once(text: AnyStr, change: Change) -> AnyStr:
    kind, at, length, to, piece = change
    assert isinstance(piece, type(text))
    start, target = len(text) * at // 1000, len(text) * to // 1000
    taken, head, tail = text[start : start + length], text[:start], text[start:]
    rest = tail[length:]
    if kind == "put":
        return head + piece + tail
    if kind == "instead":
        return head + piece + rest
    if kind == "cut":
        return head + rest
    if kind == "double":
        return head + taken + tail
    if kind == "many":
        return head + piece * length + tail
    left = head + rest
    return left[:target] + taken + left[target:]


def lines(text: str) -> st.SearchStrategy[str]:
    """Draw a whole line or a word of *text*, to be put where it does not belong."""
    return st.sampled_from([*text.splitlines(keepends=True), *text.split(" ")])
