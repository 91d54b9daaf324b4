"""Lines: the short lines of an article, by which those are found that recur."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from hashlib import blake2b
from typing import NamedTuple

from newslint.templates import LONGEST, template


class Lines(NamedTuple):
    """The short lines of an article, each template once.

    ``lines`` holds them in UTF-8 with a line break after each, ``places`` two numbers
    of four bytes for each: the offset in the article’s text, and the number of its
    line. ``templates`` has a hash of eight bytes for each.
    """

    lines: bytes
    places: bytes
    templates: bytes


def lines_of(text: str, stated: Sequence[tuple[int, int]] = ()) -> Lines:
    """Return the short lines of a text that have letters.

    Those within *stated* spans, which the format says to be a byline or the like, are
    left out.
    """
    kept: list[str] = []
    places, templates = array("I"), array("q")
    seen: set[int] = set()
    at = 0
    for number, line in enumerate(text.split("\n"), 1):
        said = any(start <= at < end for start, end in stated)
        if len(line) <= LONGEST and not said and any(map(str.isalpha, line)):
            key = hashed(template(line))
            if key not in seen:
                seen.add(key)
                kept.append(line + "\n")
                places.extend((at, number))
                templates.append(key)
        at += len(line) + 1
    data = "".join(kept).encode("utf-8", "replace")
    return Lines(data, places.tobytes(), templates.tobytes())


def hashed(text: str) -> int:
    """Return a hash of a text, the same in every process."""
    data = text.encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(data, digest_size=8).digest(), signed=True)
