"""A place in bytes is where encoding the text up to it says it is."""

from hypothesis import given
from hypothesis import strategies as st

from newslint.document import Document
from newslint.layers.utf8 import STRIDE, byte_offset, byte_position
from newslint.readers.plain import read

TEXT = st.text(st.sampled_from("ab\né—漢😀\r\u2028\ud800"))


def place(text: str, offset: int) -> tuple[int, int]:
    before = text[:offset].encode("utf-8", "surrogatepass").split(b"\n")
    return len(before), len(before[-1]) + 1


def in_bytes(doc: Document, offset: int) -> tuple[int, int]:
    return byte_position(doc, offset, doc.position(offset))


@given(TEXT.map(lambda text: text.replace("\r", "")), st.integers(0, 99))
def test_position(text, offset):
    offset = min(offset, len(text))
    assert in_bytes(Document(text), offset) == place(text, offset)


def test_on_a_line_longer_than_the_stride():
    text = "a\n" + "é😀x" * STRIDE + "\nend"
    doc = Document(text)
    for offset in (0, 2, STRIDE, STRIDE + 2, 2 * STRIDE + 5, len(text) - 3, len(text)):
        assert in_bytes(doc, offset) == place(text, offset)
        assert byte_offset(doc, offset) == len(text[:offset].encode())


def test_line_ends_count_in_the_source():
    (doc,) = read("é\r\né\rx", "a.txt")
    assert [in_bytes(doc, i) for i in (0, 1, 3, 4, 5)] == [
        (1, 1),
        (1, 3),
        (2, 1),
        (2, 3),
        (3, 1),
    ]
