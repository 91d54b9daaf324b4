"""What the tools read: one story, many files, and one large file.

Of the two stories of the tests, taken apart and put together anew, or of copy that the
user has. The same seed makes the same texts.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.precision import articles

STORIES = Path(__file__).parents[2] / "tests" / "stories"
STORY = STORIES / "kim-motorcade-2.txt"
STORY_BYTES = 3_000
MOST_OF_STORY = 3_200
STARTED = 3  # stories, as a tool may be slower with one than with another
FILE_BYTES = 2_500
SENTENCE = re.compile(r"(?<=[.?!”])\s+(?=[A-Z“])")
NAME_OR_FIGURE = re.compile(r"\b[A-Z][a-z]{2,}\b|\d+")
SYLLABLES = "ba den kor li mar nos pel ra sten tor va wick zan ho gul fer".split()
SEED = 1


class Texts(NamedTuple):
    """Stories of some 3 kB, files of 2.5 kB, and a large file."""

    stories: tuple[Path, ...]
    files: tuple[Path, ...]
    large: Path
    of: str  # where the text comes from

    def first(self, size: int) -> Path:
        """Return a file with the first bytes of the large one."""
        path = self.large.with_name(f"first-{size}.txt")
        if not path.exists():
            path.write_text(cut(self.large.read_text("utf-8"), size), "utf-8")
        return path


def made(folder: Path, source: Path | None, files: int, size: int) -> Texts:
    """Make the texts in an empty *folder*, of a *source* or of the tests' stories.

    *source* is a text file, or what `benchmarks/precision.py` reads: a folder, a tar
    archive, or JSON lines with a ``text`` field.
    """
    texts = read(source) if source else invented()
    stories, long, total = list[str](), list[str](), 0
    for text in texts:
        stories.append(text)
        total += len(text.encode())
        if len(text.encode()) >= FILE_BYTES:
            long.append(cut(text, FILE_BYTES))
        if total >= size and len(long) >= files:
            break
    short = typical(stories) if source else [STORY.read_text("utf-8"), *stories]
    some = tuple(folder / f"story-{number}.txt" for number in range(STARTED))
    for path, text in zip(some, short, strict=False):
        path.write_text(cut(text, MOST_OF_STORY), "utf-8")
    many = folder / "files"
    many.mkdir()
    paths = tuple(many / f"{number:04}.txt" for number in range(files))
    for number, path in enumerate(paths):
        path.write_text(long[number % len(long)], "utf-8")
    large = folder / "large.txt"
    whole = "\n\n".join(stories)
    large.write_text(cut(whole, size), "utf-8")
    name = f"`{source.name}`" if source else "the two stories in `tests/stories`, mixed"
    return Texts(some, paths, large, name)


def read(source: Path) -> Iterator[str]:
    """Yield the texts of a source; a text file is one, in pieces."""
    if source.suffix != ".txt":
        yield from (text for _, text in articles(source))
        return
    text = source.read_text("utf-8", "replace")
    while text:
        piece = cut(text, STORY_BYTES + 1)
        yield piece
        text = text[len(piece) :].lstrip()


def typical(stories: list[str]) -> list[str]:
    """Return the stories of about 3 kB, and then those that are longer."""
    sized = [(len(text.encode()), text) for text in stories]
    near = [t for size, t in sized if 0.95 * STORY_BYTES < size <= MOST_OF_STORY]
    return [*near, *(text for size, text in sized if size > MOST_OF_STORY), *stories]


def cut(text: str, size: int) -> str:
    """Return the beginning of *text*, of *size* bytes at most, whole words of it."""
    short = text.encode()[: size - 1].decode("utf-8", "ignore")
    if len(short) < len(text):
        short = short.rpartition(" ")[0] or short
    return short.rstrip() + "\n"


def invented() -> Iterator[str]:
    """Yield stories: sentences of the two, with other names and figures in them."""
    chance = random.Random(SEED)
    paragraphs = "\n".join(p.read_text("utf-8") for p in sorted(STORIES.glob("*.txt")))
    sentences = [
        sentence
        for paragraph in paragraphs.split("\n")
        for sentence in SENTENCE.split(paragraph.strip())
        if len(sentence) > 40
    ]

    def other(found: re.Match[str]) -> str:
        if found[0].isdigit():
            return str(chance.randrange(1, 10 ** len(found[0])))
        if chance.random() < 0.5:
            return found[0]
        return "".join(chance.choices(SYLLABLES, k=chance.randrange(2, 4))).title()

    while True:
        picked = (chance.sample(sentences, chance.randrange(1, 4)) for _ in range(12))
        yield "\n\n".join(
            " ".join(NAME_OR_FIGURE.sub(other, sentence) for sentence in paragraph)
            for paragraph in picked
        )
