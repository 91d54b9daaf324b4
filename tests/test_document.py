"""Documents: where text came from, and edits that go back there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.document import Document, layer, line_end, line_starts, revise
from newslint.model import Edit, Position, Span
from newslint.origin import LINE_END, Piece, compose
from newslint.readers.plain import read

sources = st.text("ab. \n\r\t\u2028é😀", max_size=30)


def one(source: str) -> Document:
    [doc] = read(source, "story.txt")
    return doc


@pytest.mark.parametrize(
    ("source", "starts"),
    [
        ("", [0]),
        ("a", [0]),
        ("a\nb\n", [0, 2, 4]),
        ("a\r\nb\r\n", [0, 3, 6]),
        ("a\rb", [0, 2]),
        ("\n\r\n\r", [0, 1, 3, 4]),
        ("\r\r\n\n", [0, 1, 3, 4]),
        ("a\u2028b\x0bc\x85d", [0]),  # line ends to some, not to editors
    ],
)
def test_line_starts(source: str, starts: list[int]) -> None:
    assert list(line_starts(one(source))) == starts


@pytest.mark.parametrize(
    ("source", "end"), [("", "\n"), ("a", "\n"), ("a\r\nb\n", "\r\n"), ("a\rb", "\r")]
)
def test_the_line_end_is_the_first(source: str, end: str) -> None:
    assert line_end(one(source)) == end


def test_positions_count_from_one() -> None:
    doc = one("é😀b\r\ncd")
    assert [doc.position(i) for i in (0, 2, 5, 6, 7)] == [
        *(Position(1, 1), Position(1, 3)),
        *(Position(2, 1), Position(2, 2), Position(2, 3)),
    ]


@given(sources)
def test_plain_text_has_plain_line_ends(source: str) -> None:
    doc = one(source)
    assert doc.source == source
    assert doc.text == "\n".join(LINE_END.split(source))
    for i, char in enumerate(doc.text):
        start, end = doc.locate(Span(i, i + 1))
        assert source[start:end] == char or (
            char == "\n" and LINE_END.fullmatch(source[start:end])
        )


@given(sources, st.data())
def test_a_span_stands_where_it_says(source: str, data: st.DataObject) -> None:
    doc = one(source)
    start = data.draw(st.integers(0, len(doc.text)))
    end = data.draw(st.integers(start, len(doc.text)))
    place = doc.locate(Span(start, end))
    assert LINE_END.sub("\n", source[place.start : place.end]) == doc.text[start:end]


@st.composite
def documents(draw: st.DrawFn) -> tuple[Document, list[Piece]]:
    """A document composed of pieces of its source, in order, and those pieces."""
    source, pieces = "", []
    for kind in draw(st.lists(st.sampled_from(["same", "other", "added", "out"]))):
        text = draw(st.text("abc \n", min_size=1, max_size=3))
        taken = {"same": text, "other": f"&{text};", "added": "", "out": f"<{text}>"}[
            kind
        ]
        if kind != "out":
            pieces.append(Piece(text, len(source), len(source) + len(taken)))
        source += taken
    text, origin = compose(source, pieces, "<>&")
    return Document(text, origin=origin), pieces


@given(documents())
def test_pieces_stand_where_they_were_taken(
    composed: tuple[Document, list[Piece]],
) -> None:
    doc, pieces = composed
    assert doc.text == "".join(piece.text for piece in pieces)
    at = 0
    for text, start, end in pieces:
        span = Span(at, at + len(text))
        at = span.end
        if start < end:
            assert doc.locate(span) == Span(start, end)
        if end - start == len(text):
            for i in range(len(text)):
                place = Span(start + i, start + i + 1)
                assert doc.locate(Span(span.start + i, span.start + i + 1)) == place


@given(documents(), st.data(), st.text("xy ", max_size=2))
def test_an_edit_replaces_its_own_text_and_no_more(
    composed: tuple[Document, list[Piece]], data: st.DataObject, right: str
) -> None:
    doc, _ = composed
    start = data.draw(st.integers(0, len(doc.text)))
    end = data.draw(st.integers(start, len(doc.text)))
    traced = doc.trace(Edit(Span(start, end), right))
    if traced:
        (there, stop), text = traced
        assert text == right
        assert doc.source[there:stop].split() == doc.text[start:end].split()
        assert not {"<", ">", "&"} & set(doc.source[there:stop])


def test_what_a_reader_adds_belongs_to_the_text_before_it() -> None:
    source = "<p>one</p><p>two</p>"
    text, origin = compose(
        source, [Piece("one", 3, 6), Piece("\n\n", 10, 10), Piece("two", 13, 16)]
    )
    doc = Document(text, origin=origin)
    assert doc.locate(Span(3, 3)) == Span(6, 6)
    assert doc.locate(Span(0, 5)) == Span(3, 6)
    assert doc.locate(Span(5, 8)) == Span(13, 16)
    assert doc.locate(Span(8, 8)) == Span(16, 16)


def test_text_may_stand_in_another_order_than_its_source() -> None:
    source = "![alt](u) text"
    text, origin = compose(source, [Piece("text", 10, 14), Piece("alt", 2, 5)])
    doc = Document(text, origin=origin)
    assert doc.locate(Span(0, 4)) == Span(10, 14)
    assert doc.locate(Span(4, 7)) == Span(2, 5)
    assert doc.trace(Edit(Span(2, 6), "x")) is None


def test_edits_keep_the_line_ends_of_the_source() -> None:
    doc = one("one\r\ntwo two\r\nthree")
    assert doc.trace(Edit(Span(4, 11), "a\nb")) == Edit(Span(5, 12), "a\r\nb")
    cut_line = doc.trace(Edit(Span(4, 12), ""))
    assert cut_line
    assert revise(doc.source, [cut_line]) == ("one\r\nthree", 1)


@pytest.mark.parametrize("white", [" ", "\n", "  ", "\t\r\n "])
def test_white_space_inside_an_edit_may_differ(white: str) -> None:
    source = f"the{white}the ship"
    stop = 3 + len(white)
    pieces = [
        Piece("the", 0, 3),
        Piece(" ", 3, stop),
        Piece("the ship", stop, stop + 8),
    ]
    text, origin = compose(source, pieces)
    doc = Document(text, origin=origin)
    assert doc.trace(Edit(Span(0, 7), "the")) == Edit(Span(0, stop + 3), "the")
    if white != " ":
        assert doc.trace(Edit(Span(0, 4), "")) is None
        assert doc.trace(Edit(Span(3, 7), "")) is None


def naive(source: str, edits: list[Edit]) -> str:
    for span, text in sorted(edits, reverse=True):
        source = source[: span.start] + text + source[span.end :]
    return source


@given(st.text("abc\n", max_size=30), st.data())
def test_edits_that_do_not_overlap_are_all_made(
    source: str, data: st.DataObject
) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(source)))))
    texts = st.text("xyz", max_size=3)
    edits = [
        Edit(Span(a, b), data.draw(texts))
        for a, b in zip(cuts[::2], cuts[1::2], strict=False)
    ]
    shuffled = data.draw(st.permutations(edits))
    assert revise(source, shuffled) == (naive(source, edits), len(edits))


@given(st.text("abc", min_size=1, max_size=20), st.data())
def test_nothing_outside_the_edits_is_touched(source: str, data: st.DataObject) -> None:
    places = st.integers(0, len(source))
    spans = st.builds(lambda a, b: Span(*sorted((a, b))), places, places)
    edits = data.draw(
        st.lists(st.builds(Edit, spans, st.sampled_from(["", "X", "XX"])))
    )
    revised, made = revise(source, edits)
    touched = {i for (start, end), _ in edits for i in range(start, end)}
    kept = "".join(c for i, c in enumerate(source) if i not in touched)
    rest = iter(revised)
    assert all(c in rest for c in kept)  # in this order
    assert made <= len(set(edits))
    assert revise(source, set(edits)) == (revised, made)


@pytest.mark.parametrize(
    ("edits", "revised"),
    [
        ([], ("abcdef", 0)),
        ([Edit(Span(1, 3), "X"), Edit(Span(2, 4), "Y")], ("aXdef", 1)),
        ([Edit(Span(1, 3), "X"), Edit(Span(3, 4), "Y")], ("aXYef", 2)),
        ([Edit(Span(1, 3), "X"), Edit(Span(1, 3), "X")], ("aXdef", 1)),
        ([Edit(Span(1, 3), "X"), Edit(Span(1, 3), "Y")], ("aXdef", 1)),
        ([Edit(Span(2, 2), "X"), Edit(Span(2, 3), "Y")], ("abXYdef", 2)),
        ([Edit(Span(2, 2), "X"), Edit(Span(1, 3), "Y")], ("aYdef", 1)),
        ([Edit(Span(6, 6), "X")], ("abcdefX", 1)),
    ],
)
def test_of_edits_that_overlap_the_first_is_made(
    edits: list[Edit], revised: tuple[str, int]
) -> None:
    assert revise("abcdef", edits) == revised


def test_a_layer_is_read_once() -> None:
    read_times = []

    @layer
    def length(doc: Document) -> int:
        read_times.append(doc.path)
        return len(doc.text)

    docs = [Document("abc", "a"), Document("de", "b")]
    assert [length(doc) for doc in docs * 2] == [3, 2, 3, 2]
    assert read_times == ["a", "b"]
