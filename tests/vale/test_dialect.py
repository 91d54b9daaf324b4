"""Patterns of .NET as patterns of the regex package."""

import pytest
import regex

from newslint.vale.dialect import (
    DialectError,
    alternatives,
    compiled,
    find,
    term,
    translate,
)


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        (r"a(?i)b|c", "aB C ab", ["aB", "C", "ab"]),
        (r"(?i)foo|bar", "FOO Bar", ["FOO", "Bar"]),
        (r"(a|(?i)b)c", "Bc ac bC", ["Bc", "ac"]),
        (r"once more", "once\nmore, once  more", ["once\nmore", "once  more"]),
        (r"a +b", "a  b", ["a  b"]),
        (r"\x{2014}", "a—b", ["—"]),
        (r"(?<w>\w)\k<w>", "abba", ["bb"]),
        (r"{{< ref", "{{< ref >}}", ["{{< ref"]),
        (r"a{2}", "aaa", ["aa"]),
        (r"end\z", "end\nend", ["end"]),
        (r"(?#note)a", "a", ["a"]),
        (r"(?<=\$)\d+", "$12 13", ["12"]),
        (r"[[:alpha:]]+", "ab12", ["ab"]),
        (r"[\]()]", "a)", [")"]),
    ],
)
def test_a_pattern_means_the_same(pattern: str, text: str, found: list[str]) -> None:
    assert [m[0] for m in find(compiled(translate(pattern)), text)] == found


def test_groups_may_go_uncaptured() -> None:
    assert translate(r"(a)(?:b)\(", plain_groups=True) == r"(?:a)(?:b)\("


@pytest.mark.parametrize("pattern", ["[a-z-[aeiou]]", "(?n)a", "a)b", "(a"])
def test_what_cannot_be_written_is_refused(pattern: str) -> None:
    with pytest.raises(DialectError):
        translate(pattern)


def test_tokens_stand_as_words_unless_not() -> None:
    words = alternatives(["art", "a c"], nonword=False, append=False)
    assert [m[0] for m in find(compiled(words), "party art a c")] == ["art", "a c"]
    loose = alternatives(["art"], nonword=True, append=False)
    assert len(find(compiled(loose), "party art")) == 2


def test_raw_patterns_are_joined_before_the_tokens_or_after() -> None:
    before = alternatives(["b"], ["a", "x?"], nonword=True, append=False)
    assert [m[0] for m in find(compiled(before), "ab axb ba")] == ["ab", "axb"]
    after = alternatives(["b"], ["a"], nonword=True, append=True)
    assert [m[0] for m in find(compiled(after), "ab ba")] == ["ba"]


def test_points_in_a_plain_term_are_points() -> None:
    assert find(compiled(term("Node.js")), "Nodexjs Node.js")[0].start() == 8
    assert find(compiled(term("[Nn]ode.?js")), "nodejs")


def test_a_pattern_that_takes_too_long_is_stopped(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr("newslint.vale.dialect.SECONDS", 0.05)
    with pytest.raises(TimeoutError):
        find(regex.compile(r"(?:a|aa|a?a)+$"), "a" * 60 + "b")
