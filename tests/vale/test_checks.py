"""The eight checks with Vale's keys: what they flag, and what they leave alone."""

import pytest

from newslint.packs import PackError

from .conftest import Find


def quotes(found: list) -> list[str]:  # type: ignore[type-arg]
    return [finding.quote for finding in found]


def test_existence(find: Find) -> None:
    keys = {"check": "existence", "tokens": ["very", "really bad"]}
    assert quotes(find("Very very. A really\nbad every.", **keys)) == [
        "very",
        "really\nbad",
    ]
    assert quotes(find("VERY", ignorecase=True, **keys)) == ["VERY"]
    assert not find("Every veryone", **keys)


def test_existence_with_exceptions(find: Find) -> None:
    keys = {"check": "existence", "tokens": ["mea", r"[A-Z]\w+"]}
    text = "His Mea culpa, a mea culpa."
    assert quotes(find(text, exceptions=["mea culpa", "His"], **keys)) == []
    assert quotes(find(text, **keys)) == ["His", "Mea", "mea"]


def test_existence_with_a_limit_and_edits(find: Find) -> None:
    keys = {"check": "existence", "tokens": ["very"], "limit": 2}
    action = {"name": "replace", "params": ["most"]}
    found = find("very very very", action=action, **keys)
    assert [f.edits[0].text for f in found] == ["most", "most"]
    cut = find("a very old", action={"name": "remove"}, **keys)
    assert cut[0].edits[0].text == ""
    assert find("very", **keys)[0].edits == ()


def test_line_breaks_are_flagged_only_if_there_is_nothing_else(find: Find) -> None:
    keys = {"check": "existence", "nonword": True}
    assert quotes(find("A.\n\nBut so.", tokens=[r"\s+But"], **keys)) == ["But"]
    assert quotes(find("A.\n\n\nSo.", tokens=[r"\n{3}"], **keys)) == ["\n\n\n"]


def test_existence_in_the_source_and_in_a_part(find: Find) -> None:
    keys = {"check": "existence", "tokens": ["plan"]}
    assert len(find("The plan. <b>plan</b>", scope="raw", **keys)) == 2
    assert not find("A plan for all.\n\nMore of the same.", scope="list", **keys)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("scope", "comment"),
        ("scope", "doc(h2)"),
        ("action", {"name": "guess"}),
        ("action", {"name": "edit", "params": ["shrink"]}),
        ("tokens", ["[a-z-[e]]"]),
    ],
)
def test_what_newslint_does_not_know_is_refused(
    find: Find, key: str, value: object
) -> None:
    keys = {"check": "existence", "tokens": ["plan"], key: value}
    with pytest.raises((PackError, ValueError)):
        find("A plan.", **keys)


def test_substitution(find: Find) -> None:
    keys = {
        "check": "substitution",
        "swap": {
            "prior to": "before",
            r"utili[sz]e(\w*)": "use$1",
            "a lot": "much|many",
        },
        "message": "{preferred}|{match}",
    }
    found = find("Utilise it prior to a lot, utilizes.", **keys)
    assert [f.message for f in found] == [
        "before|prior to",
        "much|many|a lot",
        "uses|utilizes",
    ]
    assert [f.edits for f in found] == [(), (), ()]
    fixed = find("prior to a lot", action={"name": "replace"}, **keys)
    assert [f.message for f in fixed] == ["'before'|prior to", "'much' or 'many'|a lot"]
    assert [len(f.edits) for f in fixed] == [1, 0]


def test_substitution_leaves_alone_what_is_as_wanted(find: Find) -> None:
    keys = {"check": "substitution", "swap": {"github": "GitHub"}, "ignorecase": True}
    assert quotes(find("GitHub, Github and github.", **keys)) == ["Github", "github"]
    wanted = {"check": "substitution", "swap": {r"colou?r": "colou?r"}}
    assert not find("colour and color", **wanted)


def test_substitution_keeps_capitals_if_asked(find: Find) -> None:
    keys = {"check": "substitution", "swap": {"utili[sz]e": "use"}, "ignorecase": True}
    keys |= {"action": {"name": "replace"}}
    for more, want in (("capitalize", "Use"), ("matchcase", "Use")):
        found = find("Utilise it", **{more: True}, **keys)
        assert found[0].edits[0].text == want
    assert find("UTILISE it", matchcase=True, **keys)[0].edits[0].text == "USE"


def test_the_longest_swap_is_taken(find: Find) -> None:
    keys = {"check": "substitution", "swap": {"in": "at", "in order to": "to"}}
    assert quotes(find("in order to", **keys)) == ["in order to"]


def test_occurrence(find: Find) -> None:
    keys = {"check": "occurrence", "token": ",", "message": "{count}"}
    text = "A, b, c, d.\n\nA, b."
    many = find(text, max=2, scope="paragraph", **keys)
    assert [(f.message, f.span.start) for f in many] == [("3", 1)]
    few = find(text, min=2, scope="paragraph", **keys)
    assert [(f.message, f.quote) for f in few] == [("1", ",")]
    none = find("None here.", min=1, scope="sentence", **keys)
    assert [(f.message, f.quote) for f in none] == [("0", "None")]
    assert not find(text, max=3, min=1, scope="paragraph", **keys)


def test_repetition(find: Find) -> None:
    keys = {"check": "repetition", "tokens": [r"[^\s]+"], "alpha": True}
    assert quotes(find("He said said it.", **keys)) == ["said said"]
    assert quotes(find("The the end", ignorecase=True, **keys)) == ["The the"]
    assert not find("I forgot that. That is all. 10 10", ignorecase=True, **keys)
    assert not find("had had it", exceptions=["had had"], **keys)
    assert quotes(find("no no no", max=1, **keys)) == ["no no"]


def test_consistency(find: Find) -> None:
    keys = {"check": "consistency", "either": {"advisor": "adviser"}}
    assert quotes(find("An adviser.\n\nAn advisor.", **keys)) == ["adviser", "advisor"]
    later = find("An adviser.\n\nAn advisor.", scope="paragraph", **keys)
    assert quotes(later) == ["advisor"]
    assert not find("An adviser, advisers and the adviser.", **keys)


def test_conditional(find: Find) -> None:
    keys = {
        "check": "conditional",
        "first": r"\b([A-Z]{3,5})\b",
        "second": r"(?:\b[A-Z][a-z]+ )+\(([A-Z]{3,5})\)",
    }
    text = "The World Health Organization (WHO) met. The WHO and the IMF spoke."
    assert quotes(find(text, **keys)) == ["IMF"]
    assert not find(text, exceptions=["IMF"], **keys)
    assert not find("The imf spoke.", **keys)


def test_conditional_without_a_group(find: Find) -> None:
    keys = {"check": "conditional", "first": "poll", "second": "margin of error"}
    assert quotes(find("A poll and a poll.", **keys)) == ["poll", "poll"]
    assert not find("A poll. Its margin of error is three points.", **keys)


@pytest.mark.parametrize(
    ("match", "right", "wrong"),
    [
        ("$title", "The Man From the Sea Is Here", "The man from the sea is here"),
        ("$sentence", "The man from the sea", "The Man From The Sea"),
        ("$sentence", "The man from Rome has a plan", "the man from Rome"),
        ("$lower", "all small", "Not all small"),
        ("$upper", "ALL LARGE", "NOT ALL large"),
        (r"^[A-Z]", "Good", "bad"),
    ],
)
def test_capitalization(find: Find, match: str, right: str, wrong: str) -> None:
    keys = {"check": "capitalization", "match": match}
    assert not find(right, **keys)
    assert quotes(find(wrong, **keys)) == [wrong]


def test_capitalization_offers_what_is_wanted(find: Find) -> None:
    keys = {"check": "capitalization", "match": "$sentence", "exceptions": ["Bank"]}
    found = find("The Bank Of The North", action={"name": "replace"}, **keys)
    assert found[0].edits[0].text == "The Bank of the north"
    assert not find("1. The Bank of the north", prefix=r"\d\. ", **keys)


def test_titles_of_two_styles(find: Find) -> None:
    keys = {"check": "capitalization", "match": "$title", "threshold": 1.0}
    assert not find("A Walk With the King", style="AP", **keys)
    assert find("A Walk With the King", style="Chicago", **keys)
    assert not find("A Walk with the King", style="Chicago", **keys)


def test_metric(find: Find) -> None:
    keys = {"check": "metric", "formula": "words / sentences", "message": "{value}"}
    text = "One two three four. Five six."
    assert [f.message for f in find(text, condition="> 2", **keys)] == ["3.00"]
    assert not find(text, condition="> 3", **keys)
    each = find(text, condition="> 3", scope="sentence", **keys)
    assert [(f.message, f.quote) for f in each] == [("4.00", "One")]
    assert not find("—", condition="> 0", **keys)


def test_metric_that_divides_by_nothing(find: Find) -> None:
    keys = {"check": "metric", "formula": "words / list", "condition": "> 0"}
    assert not find("One two.", **keys)
