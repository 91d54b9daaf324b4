"""Which sentences are which: in order, moved, split in two, or nothing's."""

import itertools
import random

from hypothesis import given
from hypothesis import strategies as st

from newslint.compare.align import Bead, align, chain, sentences
from newslint.document import Document

COPY = (
    "The motorcade left the guest house early in the morning.",
    "Police closed the avenue to all traffic for an hour.",
    "State media announced the visit but gave no details of the talks.",
    "Analysts expect a second summit with Washington in the spring.",
    "Oil prices fell for the third day in London.",
)


def beads(old: str, new: str) -> list[Bead]:
    """Return the alignment of two texts."""
    docs = Document(old, "a"), Document(new, "b")
    return align(*(sentences(doc, {}) for doc in docs))


def pairs(old: str, new: str) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(bead.old, bead.new) for bead in beads(old, new)]


def test_in_order() -> None:
    text = "\n\n".join(COPY)
    assert pairs(text, text) == [((i,), (i,)) for i in range(5)]
    assert {bead.likeness for bead in beads(text, text)} == {1.0}


def test_one_is_lost_and_one_added() -> None:
    old = "\n\n".join(COPY[:4])
    new = "\n\n".join((*COPY[:2], COPY[4], COPY[3]))
    assert pairs(old, new) == [((0,), (0,)), ((1,), (1,)), ((3,), (3,))]


def test_one_is_moved() -> None:
    old = "\n\n".join(COPY)
    new = "\n\n".join((COPY[4], *COPY[:4]))
    assert ((4,), (0,)) in pairs(old, new)
    assert len(pairs(old, new)) == 5


def test_one_became_two() -> None:
    new = (
        "State media announced the visit on Monday. But they gave no details of the "
        "talks, as is usual."
    )
    assert pairs(COPY[2], new) == [((0,), (0, 1))]
    assert pairs(new, COPY[2]) == [((0, 1), (0,))]


def test_a_weak_likeness_counts_where_its_neighbours_agree() -> None:
    old = "\n\n".join(
        (*COPY[:2], "He was believed to have met the president on Tuesday.", COPY[3])
    )
    told = "Yonhap said Kim met the president for an hour, then had dinner at the hall."
    new = "\n\n".join((*COPY[:2], told, COPY[3]))
    assert ((2,), (2,)) in pairs(old, new)
    assert pairs(COPY[4], told) == []


def test_other_sentences_are_others() -> None:
    assert pairs(COPY[0], COPY[4]) == []


def weight(found: list[tuple[int, int]], gains: dict[tuple[int, int], float]) -> float:
    return sum(gains[pair] for pair in found)


@given(
    st.dictionaries(st.tuples(st.integers(0, 6), st.integers(0, 6)), st.integers(1, 9))
)
def test_the_chain_is_the_heaviest(gains: dict[tuple[int, int], float]) -> None:
    def best(pairs: list[tuple[int, int]]) -> float:
        totals: dict[tuple[int, int], float] = {}
        for i, j in sorted(pairs):
            before = [t for (k, m), t in totals.items() if k < i and m < j]
            totals[i, j] = gains[i, j] + max(before, default=0)
        return max(totals.values(), default=0)

    found = sorted(chain((i, j, gain) for (i, j), gain in gains.items()))
    assert all(a[0] < b[0] and a[1] < b[1] for a, b in itertools.pairwise(found))
    assert weight(found, gains) == best(list(gains))


def test_every_sentence_is_in_one_bead() -> None:
    chance = random.Random(3)
    for _ in range(20):
        old, new = (" ".join(chance.choices(COPY, k=8)) for _ in range(2))
        found = beads(old, new)
        for side in (0, 1):
            numbers = [n for bead in found for n in bead[side]]
            assert len(numbers) == len(set(numbers))
