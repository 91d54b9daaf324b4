"""Offsets counted as UTF-16 does: a character beyond the first 65,536 is two."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable

ASTRAL = re.compile("[\U00010000-\U0010ffff]")


def counter(text: str) -> Callable[[int], int]:
    """Return what turns an offset in code points of *text* into UTF-16 units."""
    astral = [m.start() for m in ASTRAL.finditer(text)]
    return lambda offset: offset + bisect_left(astral, offset)
