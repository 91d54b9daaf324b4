"""Stories: which documents tell the same one, by their metadata or by their words."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, groupby, pairwise
from typing import NamedTuple
from zlib import crc32

from newslint.document import Document
from newslint.layers.blocks import blocks
from newslint.layers.words import WORD

RUN = 5  # words
COPY = frozenset(("headline", "deck", "lead", "body", "subhead", "list", "caption"))
LONGEST = 150  # words of a paragraph of prose
FEWEST = 40  # words of copy, with fewer of which two stories may agree by chance
SAMPLE = 8  # one run in so many is looked up to find pairs that may be alike
SHORT = 12  # stories with a run in common, each of which is held against each
HINT = 0.15  # share of the runs looked up that two stories alike have in common
ALIKE = 0.5  # share of one version's words that the other has in runs


class Sketch(NamedTuple):
    """What says of a document which story it tells: small, and crosses machines.

    ``story`` is the id that its metadata give, or else its own key. ``runs`` holds, as
    four bytes each, a hash of the five words that begin at each word of the copy.
    """

    story: str
    path: str
    runs: bytes


def story_of(doc: Document) -> str:
    """Return the name of the story that a document tells, as far as it says itself."""
    return doc.meta.get("story", doc.key)


def sketch(doc: Document) -> Sketch:
    """Return the sketch of a document: of its headline, copy and captions.

    Of a paragraph the first `LONGEST` words count: what is longer is a gallery, whose
    captions stand under stories that have nothing else in common.
    """
    return Sketch(story_of(doc), doc.path, runs_in(doc, LONGEST))


def runs_in(doc: Document, longest: int | None = None) -> bytes:
    """Return the runs of a document’s words, of *longest* words of each paragraph."""
    words = [word for each in copy_words(doc) for word in each[:longest]]
    return array("I", hashes(words)).tobytes()


def copy_words(doc: Document) -> Iterator[list[str]]:
    """Yield the words of each paragraph of the copy, in small letters."""
    for span, part in blocks(doc):
        if part in COPY:
            yield WORD.findall(doc[span].lower().replace("’", "'"))


def copy(doc: Document) -> str:
    """Return the copy of a document in small letters, white space left out."""
    parts = (doc[span] for span, part in blocks(doc) if part in COPY)
    return "".join("".join(parts).lower().split())


def hashes(words: list[str]) -> Iterator[int]:
    """Yield a hash of each run of words, the same in every process."""
    if len(words) < FEWEST:
        return
    starts, text = [0], bytearray()
    for word in words:
        text += word.encode("utf-8", "surrogatepass") + b" "
        starts.append(len(text))
    data = bytes(text)
    for start, end in zip(starts, starts[RUN:], strict=False):
        yield crc32(data[start:end])


def group(sketches: Iterable[Sketch], *, one_story: bool = False) -> Mapping[str, str]:
    """Map each story of *sketches* to the story that it is a version of.

    With *one_story* all are. Otherwise documents are, if their metadata give them one
    id, or if half of the words of one stand in runs of `RUN` words that the other has
    too; so are versions of versions. The first in the alphabet stands for all.
    """
    runs: dict[str, array[int]] = defaultdict(lambda: array("I"))
    for story, _, data in sorted(set(sketches)):
        runs[story].frombytes(data)
    first = {story: min(runs) if one_story else story for story in runs}
    for a, b in () if one_story else candidates(runs):
        one, other = find(first, a), find(first, b)
        if one != other and alike(runs[a], runs[b]):
            first[max(one, other)] = min(one, other)
    return {story: find(first, story) for story in first}


def find(first: dict[str, str], story: str) -> str:
    """Return what stands for *story*, and remember it for the next time."""
    while first[story] != story:
        first[story] = first[first[story]]
        story = first[story]
    return story


def candidates(runs: Mapping[str, array[int]]) -> list[tuple[str, str]]:
    """Return the pairs of stories that may be alike.

    A run that many stories have pairs each with the next alone: versions have other
    runs in common that few have, and what all share is not of the story.
    """
    names = list(runs)
    sizes: dict[str, int] = {}
    held: list[int] = []  # runs, each with the number of a story: all are many
    for number, (story, hashed) in enumerate(runs.items()):
        sample = {run for run in hashed if run % SAMPLE == 0}
        sizes[story] = len(sample)
        held += (run * len(names) + number for run in sample)
    held.sort()
    shared: Counter[tuple[str, str]] = Counter()
    for _, same in groupby(held, lambda each: each // len(names)):
        stories = [names[each % len(names)] for each in same]
        if len(stories) > 1:
            few = len(stories) <= SHORT
            shared.update(combinations(stories, 2) if few else pairwise(stories))
    return sorted(
        (a, b)
        for (a, b), count in shared.items()
        if count >= HINT * min(sizes[a], sizes[b])
    )


def alike(a: array[int], b: array[int]) -> bool:
    """Return whether one of two stories has half of its words from the other."""
    return max(share(a, frozenset(b)), share(b, frozenset(a))) >= ALIKE


def share(mine: array[int], others: frozenset[int]) -> float:
    """Return the share of a story's words that stand in runs that others have."""
    covered = reach = 0
    for i, run in enumerate(mine):
        if run in others:
            covered += i + RUN - max(i, reach)
            reach = i + RUN
    return covered / (len(mine) + RUN - 1)
