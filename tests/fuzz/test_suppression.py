"""Suppressions: comments and marks in copy, whole, broken and nested."""

from hypothesis import given
from hypothesis import strategies as st

from newslint.report import Report

from .effort import bounded, tried
from .soundness import assert_sound, linted, usual

WORDS = (
    *(
        "<!--",
        "-->",
        "newslint:",
        "disable",
        "enable",
        "disable-next-line",
        "disable-file",
    ),
    *(
        "=",
        "=stray",
        "=spelling/*",
        "=*",
        "=,",
        "[",
        "]",
        "=a/b,",
        ",",
        "-",
        "--",
        "reason",
    ),
    *(
        " ",
        "\n",
        "\r\n",
        "\t",
        "(cq)",
        "[sic]",
        "(",
        ")",
        "the the",
        "teh",
        "Kim Kim",
        "“",
        "”",
    ),
    *(
        "<!-- newslint: disable -->",
        "<!-- newslint: enable -->",
        "\ud800",
        "\0",
        "\u202e",
    ),
    "<!-- newslint: disable-next-line=repetition why -->",
)
COPY = st.lists(st.sampled_from(WORDS), max_size=40).map("".join)


@tried(150)
@given(COPY, st.sampled_from([".text", ".html", ".md"]))
def test_marks_of_any_kind(text: str, suffix: str) -> None:
    with bounded():
        report = linted(usual(), text, f"story{suffix}")
    assert isinstance(report, Report)
    assert_sound(report, text)
    for each in report.suppressed:
        start, end = each.finding.span
        assert 0 <= start <= end <= len(text)


@tried(60)
@given(COPY, COPY)
def test_what_is_disabled_to_the_end_finds_nothing(before: str, after: str) -> None:
    mark = "<!-- newslint: disable-file -->\n"
    report = linted(usual(), f"{mark}{after}", "story.text")
    assert isinstance(report, Report)
    other = [f for f in report.findings if not f.rule.startswith("newslint/")]
    assert other == []
