"""What LanguageTool says, with offsets that Python can use."""

import pytest

from newslint.languagetool.matches import Match, code_points, read, rule_name, within
from newslint.languagetool.service import check


def test_an_emoji_is_two_units_of_utf_16() -> None:
    point = code_points("a😀b😀😀c")
    assert [point(i) for i in (0, 1, 3, 4, 6, 8, 9)] == [0, 1, 2, 3, 4, 5, 6]
    assert code_points("plain")(3) == 3


@pytest.mark.parametrize("before", ["", "😀 ", "😀😀👩‍👩‍👧 naïve: "])
def test_a_real_answer_is_placed_in_code_points(server: str, before: str) -> None:
    text = f"{before}The commitee 😀 met."
    (match,) = [m for m in check(server, text, "en-US", 60) if m.category == "TYPOS"]
    assert text[match.start : match.end] == "commitee"
    assert match.replacements == ("committee",)


def test_what_is_no_answer_is_refused() -> None:
    with pytest.raises(KeyError):
        read({}, "text")
    with pytest.raises(TypeError):
        read({"matches": [None]}, "text")


def test_matches_within_a_stretch_count_from_its_start() -> None:
    one, other = Match(0, 4, "A", "X", ""), Match(8, 12, "B", "X", "")
    assert within([one, other], 6, 12) == [other._replace(start=2, end=6)]
    assert within([one, other], 2, 12) == [other._replace(start=6, end=10)]


def test_the_dictionaries_of_all_varieties_are_one_rule() -> None:
    for variety in ("US", "GB", "ZA"):
        match = Match(0, 1, f"MORFOLOGIK_RULE_EN_{variety}", "TYPOS", "")
        assert rule_name(match) == "MORFOLOGIK_RULE_EN"
    assert rule_name(Match(0, 1, "FOR_EVER_US", "TYPOS", "")) == "FOR_EVER_US"
