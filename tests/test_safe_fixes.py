"""Safe fixes: what is cut and repaired without asking, and what never is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import newslint
from newslint import critic
from newslint.document import revise
from newslint.modules import modules
from newslint.packs import load
from newslint.rule import Rule

RULES = Path(__file__).parent.parent / "rules"
CHECKS = {name: module.check for name, module in modules("newslint.checks")}
STORY = [
    "GENEVA (AP) — Ministers met on Monday to talk about the price of oil, they said.",
    "They met again on Tuesday, and a third time on Wednesday, officials said.",
    "No agreement was reached on the first day of the talks, they said.",
    "After the talks the minister said that the two sides would meet again.",
]


def fixed(text: str) -> str:
    """Return *text* with its safe fixes made."""
    edits = [edit for f in newslint.check(text) if f.safe for edit in f.edits]
    return revise(text, edits)[0]


@pytest.mark.parametrize(
    "line",
    [
        "Share Tweet Post Email",
        "Advertisement",
        "Story Continued Below",
        "Read More",
        "ALSO READ: Ships wait in the harbour of Rotterdam",
        "Sign up for Daily Newsletters Manage Newsletters",
        "Updated: Jan. 9, 2019 at 5:31 p.m.",
        "Text Size",
        "Video Player Close",
        "= = = = =",
    ],
)
@pytest.mark.parametrize("at", [1, 2, 4])
def test_furniture_goes_and_nothing_else(line: str, at: int) -> None:
    whole = "\n\n".join(STORY) + "\n"
    assert fixed(whole) == whole
    spoiled = "\n\n".join([*STORY[:at], line, *STORY[at:]]) + "\n"
    assert fixed(spoiled) in (whole, whole.rstrip("\n"))


@pytest.mark.parametrize(
    "line",
    [
        "Published May 3, the book sold a million copies in its first week.",
        "It is time that our privacy policy was made fit for the age of the phone.",
        "Passengers can download the app from Monday and pay with it on all buses.",
        "Breaking news alerts lit up phones across the capital at 6.14pm.",
        "Photos: a dozen of them, curled with damp, lay on the floor.",
        "Copyright in the 1923 song passed to the widow, who sold it in 1999.",
        "The book may not be published, broadcast or read aloud in the country.",
        "The grade went from A- A+ in a single term.",
    ],
)
def test_copy_that_speaks_of_furniture_stays(line: str) -> None:
    whole = "\n\n".join([*STORY[:2], line, *STORY[2:]]) + "\n"
    assert fixed(whole) == whole


def test_a_prompt_goes_and_the_sentence_before_it_stays() -> None:
    copy = "The typhoon, which had winds of 120 mph, was near the coast on Tuesday."
    prompt = "Click here to subscribe to our newsletter."
    whole = "\n\n".join([*STORY, copy]) + "\n"
    assert fixed(whole.replace(copy, f"{copy} {prompt}")).split() == whole.split()


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("if things don’t improve _ meaning that", "if things don’t improve — meaning"),
        ("it cost Â£5", "it cost £5"),
        ("the two sidesâ€™ ships", "the two sides’ ships"),
        ("Marks &amp; Spencer said", "Marks & Spencer said"),
        ("the minis\u00adter said", "the minister said"),
        ("a caf\u0065\u0301 in Geneva", "a café in Geneva"),
    ],
)
def test_damage_on_the_way_is_repaired(wrong: str, right: str) -> None:
    assert right in fixed(f"He said on Monday, {wrong}, that it was so.\n")


def rules(pack: str) -> Iterator[Rule]:
    return load(RULES / f"{pack}.toml", CHECKS)


def offered(rule: Rule) -> Iterator[str]:
    """Yield what the fixes of a rule's examples put in."""
    for example in rule.bad:
        text = critic.parse(example.texts[0].marked).text
        for f in newslint.check(text):
            if f.rule == rule.id:
                yield from (edit.text for edit in f.edits)


def test_holes_are_never_filled() -> None:
    # A possessive that a link has torn off is no hole: nothing is lost.
    texts = {rule.id: list(offered(rule)) for rule in rules("holes")}
    joined = texts.pop("holes/detached-possessive")
    assert set(joined) <= {"'s", "’s"}
    assert not any(texts.values())


@pytest.mark.parametrize("pack", ["boilerplate", "residue"])
def test_what_is_not_the_story_is_cut_not_rewritten(pack: str) -> None:
    for rule in rules(pack):
        if rule.safe and rule.enabled:
            for text in offered(rule):
                assert len(text) <= 1 or rule.id == "residue/url-tracking", rule.id


def test_the_copy_of_a_story_that_breaks_off_stays() -> None:
    text = "\n\n".join([*STORY, "They said that they would meet again in the"]) + "\n"
    assert fixed(text) == text
    assert any(f.rule.endswith("truncated-last-sentence") for f in newslint.check(text))
