"""Fixing: it comes to an end, and a fixed text is not fixed again."""

from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from newslint import fix, plugins
from newslint.app import Linter
from newslint.config import Choice, Config
from newslint.document import revise

from .effort import bounded, tried
from .soundness import assert_inside
from .test_lint import COPY, SHORT

STYLES = ("", *plugins.styles())


@cache
def desk(style: str) -> Linter:
    """A linter with all rules but those of other styles: they may contradict it."""
    choice = Choice(
        select=("all",),
        ignore=("languagetool", "spelling/misspelling-*"),
        style=(style,) if style else (),
    )
    return Linter(Config(choice=choice))


def fixed(linter: Linter, text: str, path: str, *, unsafe: bool) -> str:
    """Make fixes as ``--fix`` does, and demand that none is left to be made."""
    for _ in range(fix.ROUNDS):
        report = linter.report([linter.see(linter.documents(text, path))])
        assert report.errors == ()
        for finding in report.findings:
            assert_inside(finding, text)
        made = list(fix.wanted(report.findings, unsafe))
        if not made:
            return text
        for _, edits, _ in made:
            text, count = revise(text, edits)
            assert count == len(set(edits))
    raise AssertionError(f"still {made} after {fix.ROUNDS} rounds")


@tried(60)
@given(COPY, st.sampled_from(STYLES))
def test_safe_fixes_come_to_an_end(text: str, style: str) -> None:
    with bounded():
        fixed(desk(style), text, "story.text", unsafe=False)


@tried(60)
@given(COPY, st.sampled_from(STYLES))
def test_all_fixes_come_to_an_end(text: str, style: str) -> None:
    with bounded():
        fixed(desk(style), text, "story.text", unsafe=True)


@tried(60)
@given(SHORT, st.sampled_from(STYLES), st.sampled_from([".text", ".html", ".md"]))
def test_fixes_of_anything(text: str, style: str, suffix: str) -> None:
    with bounded():
        fixed(desk(style), text, f"story{suffix}", unsafe=True)
