"""Which files tell one story, whatever their order, and at what cost."""

import os
import pickle
import random
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import STORIES

from newslint.document import Document
from newslint.stories import Sketch, group, sketch

TEXTS = [path.read_text(encoding="utf-8") for path in sorted(STORIES.glob("*.txt"))]
# Sentences that have no five words in common.
PLAIN = [
    f"On day {i} the council of ward {i} met {i} residents and heard {i} complaints, "
    f"item {i} being about road {i} and bridge {i} over river {i}."
    for i in range(100, 140)
]


def copy(*numbers: int) -> str:
    """Return a story of these sentences, a paragraph each."""
    return "\n\n".join(PLAIN[i] for i in numbers)


def told(*texts: str, **kwargs: bool) -> list[str]:
    """Return what story each of *texts* is of, by the name of one of them."""
    sketches = [sketch(Document(text, f"{i}.txt")) for i, text in enumerate(texts)]
    found = group(sketches, **kwargs)
    return [found[each.story] for each in sketches]


def test_two_versions_of_an_agency_story_are_one() -> None:
    assert told(*TEXTS) == ["0.txt", "0.txt"]


def test_other_stories_are_others() -> None:
    assert told(TEXTS[0], copy(*range(10)), copy(*range(10, 20))) == [
        "0.txt",
        "1.txt",
        "2.txt",
    ]


@pytest.mark.parametrize(("shared", "one"), [(6, True), (5, True), (3, False)])
def test_half_of_one_has_to_be_in_the_other(shared: int, one: bool) -> None:
    a, b = copy(*range(10)), copy(*range(10 - shared, 20 - shared))
    assert (told(a, b) == ["0.txt", "0.txt"]) is one


def test_a_short_version_is_in_a_long_one() -> None:
    assert told(copy(*range(30)), copy(4, 5, 6)) == ["0.txt", "0.txt"]


def test_versions_of_versions_are_one_story() -> None:
    texts = copy(*range(10)), copy(*range(5, 15)), copy(*range(10, 20))
    assert told(*texts) == ["0.txt"] * 3


def test_a_gallery_makes_no_story() -> None:
    gallery = " ".join(PLAIN[20:35])
    a, b = copy(*range(8)), copy(*range(8, 16))
    assert told(f"{a}\n\n{gallery}", f"{b}\n\n{gallery}") == ["0.txt", "1.txt"]


def test_furniture_makes_no_story() -> None:
    bar = (
        "Disclaimer : We respect your thoughts and views! But we need to be judicious "
    )
    rest = TEXTS[0][TEXTS[0].index("Disclaimer") :]
    assert rest.startswith(bar)
    a, b = copy(1, 2, 3), copy(4, 5, 6)
    assert told(f"{a}\n\n{rest}", f"{b}\n\n{rest}") == ["0.txt", "1.txt"]


def test_a_few_words_are_too_few() -> None:
    brief = "A man was found dead in the river on Monday, police said."
    assert told(brief, brief) == ["0.txt", "1.txt"]


def test_metadata_may_say_so() -> None:
    docs = [
        Document(copy(1, 2), "a.txt", {"story": "trip"}),
        Document(copy(3, 4), "b.txt", {"story": "trip"}),
        Document(copy(5, 6), "c.txt", {"story": "other"}),
    ]
    found = group(map(sketch, docs))
    assert found == {"trip": "trip", "other": "other"}


def test_a_version_without_metadata_is_found_too() -> None:
    docs = [
        Document(copy(*range(9)), "a.txt", {"story": "trip"}),
        Document(copy(*range(9)), "b.txt"),
    ]
    assert len(set(group(map(sketch, docs)).values())) == 1


def test_one_story_if_so_told() -> None:
    assert told(copy(1), copy(2), copy(3), one_story=True) == ["0.txt"] * 3


def test_the_order_of_files_does_not_matter() -> None:
    chance = random.Random(1)
    texts = [copy(*chance.sample(range(20), 6)) for _ in range(30)]
    sketches = [sketch(Document(text, f"{i:02}")) for i, text in enumerate(texts)]
    expected = group(sketches)
    assert len(set(expected.values())) < len(texts)
    for _ in range(5):
        chance.shuffle(sketches)
        assert group(sketches) == expected


def test_sketches_are_small_and_the_same_in_every_process() -> None:
    script = (
        "import sys, pickle; from newslint.document import Document;"
        "from newslint.stories import sketch;"
        "sys.stdout.buffer.write(pickle.dumps(sketch(Document(sys.argv[1], 'a'))))"
    )
    seeds = [
        subprocess.run(
            [sys.executable, "-c", script, TEXTS[0]],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    mine = sketch(Document(TEXTS[0], "a"))
    assert [pickle.loads(data) for data in seeds] == [mine, mine]
    assert isinstance(mine, Sketch)
    assert len(seeds[0]) < len(TEXTS[0].encode())


def test_no_sketches_no_stories() -> None:
    assert group([]) == {}
    assert group([], one_story=True) == {}


def test_an_empty_file_is_its_own_story(tmp_path: Path) -> None:
    assert told("", "", copy(1, 2)) == ["0.txt", "1.txt", "2.txt"]
