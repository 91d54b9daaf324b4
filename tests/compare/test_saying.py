"""Attribution, certainty and tense: who says it, how sure it is, and when."""

import pytest

from newslint.compare import compare
from newslint.document import Document


def changes(kind: str, old: str, new: str) -> list[str]:
    found = compare(Document(old, "a"), Document(new, "b"), [kind]).changes
    return [change.message for change in found]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "“We will not sign the treaty,” Lu told reporters.",
            "“We will not sign the treaty,” Lu said.",
            "‘told reporters’ is now ‘said’",
        ),
        (
            "The fire began in the mill and spread to the harbour.",
            "The fire began in the mill and spread to the harbour, Mary Jones said.",
            "‘Mary Jones said’ is new",
        ),
        (
            "The fire began in the mill, according to the coroner, and spread north.",
            "The fire began in the mill and spread north.",
            "‘according to the coroner’ is gone",
        ),
    ],
)
def test_who_says_it(old: str, new: str, message: str) -> None:
    assert message in changes("attribution", old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("“It burned all night,” he said.", "“It burned all night,” she says."),
        (
            "The mill, Smith said, burned all night.",
            "The mill burned all night, Smith said.",
        ),
        ("Its reported losses rose in the spring.", "Its losses rose in the spring."),
    ],
)
def test_the_same_source(old: str, new: str) -> None:
    assert changes("attribution", old, new) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "Seven men were believed to have died in the fire at the mill.",
            "Seven men died in the fire at the mill.",
            "‘were believed to have died’ is now ‘died’",
        ),
        (
            "The council will sell the mill to a firm from Leeds.",
            "The council could sell the mill to a firm from Leeds.",
            "‘sell’ is now ‘could sell’",
        ),
        (
            "The man allegedly stole seven cars from the mill.",
            "The man stole seven cars from the mill.",
            "‘allegedly stole’ is now ‘stole’",
        ),
        (
            "The ship is thought to be in the North Sea off Norway.",
            "The ship is reported to be in the North Sea off Norway.",
            "‘is thought to be in’ is now ‘is reported to be in’",
        ),
    ],
)
def test_how_sure_it_is(old: str, new: str, message: str) -> None:
    assert changes("certainty", old, new) == [message]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "The embassies stay closed due to concerns about an attack.",
            "The embassies stay closed because of concerns about an attack.",
        ),
        (
            "The ship may be in the North Sea off Norway, he said.",
            "The ship may be in the North Sea off Norway, she said.",
        ),
    ],
)
def test_as_sure_as_before(old: str, new: str) -> None:
    assert changes("certainty", old, new) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "The mayors have announced a plan for the harbour.",
            "The mayors announced a plan for the harbour.",
            "‘have announced’ is now ‘announced’",
        ),
        (
            "He said the guard fired at the man as he fled.",
            "He said the guard had fired at the man as he fled.",
            "‘fired’ is now ‘had fired’",
        ),
        (
            "The plan included seven new bridges over the river.",
            "The plan includes seven new bridges over the river.",
            "‘included’ is now ‘includes’",
        ),
        (
            "The party will back the plan for the harbour.",
            "The party would back the plan for the harbour.",
            "‘will’ is now ‘would’",
        ),
    ],
)
def test_when_it_happens(old: str, new: str, message: str) -> None:
    assert changes("tense", old, new) == [message]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "The team is in the hall by the mill.",
            "The team are in the hall by the mill.",
        ),
        (
            "A program for the harbour was sold.",
            "The programs for the harbour was sold.",
        ),
        ("The mill was old and cold and grey.", "The mill was old and cold and green."),
    ],
)
def test_no_other_time(old: str, new: str) -> None:
    assert changes("tense", old, new) == []
