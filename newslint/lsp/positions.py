"""Places as editors count them: lines, and columns in the code units of an encoding.

Lines end at ``\\n``, ``\\r\\n`` and ``\\r``, as in `newslint.document` and in the
protocol; not at the other characters at which Python ends lines.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from lsprotocol.types import Position

from newslint.origin import LINE_END

UTF8, UTF16, UTF32 = "utf-8", "utf-16", "utf-32"
LONE = "surrogatepass"  # an editor may send half of a pair


def starts(text: str) -> tuple[int, ...]:
    """Return the offset of every line's first character."""
    return (0, *(m.end() for m in LINE_END.finditer(text)))


def position(
    text: str, line_starts: Sequence[int], offset: int, encoding: str
) -> Position:
    """Return the place of the character at *offset*, in code units of *encoding*."""
    line = bisect_right(line_starts, offset) - 1
    return Position(line, units(text[line_starts[line] : offset], encoding))


def offset(
    text: str, line_starts: Sequence[int], place: Position, encoding: str
) -> int:
    """Return the offset of the character at *place*.

    A place past the end of its line is the end, one within a character its start, one
    on a line that there is not the end of the text.
    """
    if place.line >= len(line_starts):
        return len(text)
    start = line_starts[place.line]
    after = line_starts[place.line + 1 : place.line + 2]
    line = text[start : after[0] if after else len(text)].rstrip("\r\n")
    return start + characters(line, place.character, encoding)


def units(text: str, encoding: str) -> int:
    """Return how many code units of *encoding* a text takes."""
    if encoding == UTF32 or text.isascii():
        return len(text)
    if encoding == UTF8:
        return len(text.encode(UTF8, LONE))
    return len(text.encode("utf-16-le", LONE)) // 2


def characters(text: str, count: int, encoding: str) -> int:
    """Return how many whole characters the first *count* code units hold."""
    if encoding == UTF32 or text.isascii():
        return min(count, len(text))
    if encoding == UTF8:
        data = text.encode(UTF8, LONE)
        while count < len(data) and data[count] & 0xC0 == 0x80:
            count -= 1
        return len(data[:count].decode(UTF8, LONE))
    head = text.encode("utf-16-le", LONE)[: 2 * count].decode("utf-16-le", LONE)
    return len(head) if text.startswith(head) else len(head) - 1
