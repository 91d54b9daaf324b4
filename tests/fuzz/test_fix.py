"""Fixing: it comes to an end, and a fixed text is not fixed again."""

from functools import cache

from hypothesis import example, given
from hypothesis import strategies as st

from newslint import fix, plugins
from newslint.app import Linter
from newslint.config import Choice, Config
from newslint.document import revise

from .effort import bounded, tried
from .soundness import assert_sound
from .test_lint import COPY, SHORT

STYLES = ("", *plugins.styles())


@cache
def desk(style: str) -> Linter:
    """A linter with all rules but those of other styles: they may contradict it."""
    # The dictionaries of several countries contradict one another.
    ignore = ("languagetool", "spelling/misspelling-*")
    choice = Choice(select=("all",), ignore=ignore, style=(style,) if style else ())
    return Linter(Config(choice=choice))


def fixed(linter: Linter, text: str, path: str, *, unsafe: bool) -> str:
    """Make fixes round by round, and demand that none is left to be made."""
    past: fix.Past = ()
    for _ in range(fix.ROUNDS):
        report = linter.report([linter.see(linter.documents(text, path))])
        assert_sound(report, text)
        out = fix.turning(past, text, linter.catalogue.rules)
        made = list(
            fix.wanted([f for f in report.findings if f.rule not in out], unsafe)
        )
        if not made:
            return text
        for _, edits, findings in made:
            past = (*past, fix.turn(text, findings))
            text = revise(text, edits)[0]
    raise AssertionError(f"still {made} after {fix.ROUNDS} rounds")


def check(linter: Linter, text: str, path: str, *, unsafe: bool) -> None:
    """Fix a text, and what came of it."""
    with bounded():
        once = fixed(linter, text, path, unsafe=unsafe)
        assert fixed(linter, once, path, unsafe=unsafe) == once


@tried(25)
@given(COPY, st.sampled_from(STYLES))
@example("He will win at " + "at least one " * 50 + "house.", "")
def test_safe_fixes_come_to_an_end(text: str, style: str) -> None:
    check(desk(style), text, "story.text", unsafe=False)


@tried(25)
@given(COPY, st.sampled_from(STYLES))
@example("An armored car traveling to the center. Kim Jong Un came.", "guardian")
@example("An armored car traveling to the center. Kim Jong Un came.", "bbc")
def test_all_fixes_come_to_an_end(text: str, style: str) -> None:
    check(desk(style), text, "story.text", unsafe=True)


@tried(25)
@given(SHORT, st.sampled_from(STYLES), st.sampled_from([".text", ".html", ".md"]))
def test_fixes_of_anything(text: str, style: str, suffix: str) -> None:
    check(desk(style), text, f"story{suffix}", unsafe=True)
