"""Plain text: each character where it stands in the file, whatever its encoding."""

import random
from pathlib import Path

import pytest

from newslint.app import Linter
from newslint.config import Config

from .edits import texts
from .property import SPANS, WORDS, assert_spans_decode, copy

ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_character_has_its_place(tmp_path: Path, encoding: str) -> None:
    dice = random.Random(8)
    words = [word for word in WORDS if writable(word, encoding)]
    wanted = [copy(dice, words) for _ in range(30)]
    path = tmp_path / "story.txt"
    path.write_bytes(
        dice.choice(["\r\n\r\n", "\n\n", "\r\r"]).join(wanted).encode(encoding)
    )
    linter = Linter(Config(encoding=encoding if encoding == "cp1252" else None))
    (doc,) = linter.read(str(path))
    assert texts(doc) == wanted
    assert_spans_decode(doc, str, dice, SPANS // len(ENCODINGS))


def writable(word: str, encoding: str) -> bool:
    return word.encode(encoding, "ignore").decode(encoding) == word
