"""No shipped rule takes time out of proportion to the length of the text.

Every rule is run, whatever its triggers, on text that is hard on patterns: one thing
over and over, at two lengths. What grows clearly faster than the length fails. Rules
that need metadata get those of their examples.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from math import inf, log2
from pathlib import Path
from time import process_time

import pytest

from newslint import critic
from newslint.checks import match
from newslint.document import Document
from newslint.modules import modules
from newslint.packs import load
from newslint.rule import Check, Rule

PACKS = sorted((Path(__file__).parent.parent / "rules").rglob("*.toml"))
CHECKS = {name: module.check for name, module in modules("newslint.checks")}
# The pack that asks a server is as fast as the server.
RULES = [
    rule for path in PACKS if path.stem != "languagetool" for rule in load(path, CHECKS)
]

SHORT, LONG = 4_000, 16_000  # characters
STEEPEST = 1.6  # exponent of the growth; 1 is linear, 2 quadratic
NONE: Mapping[str, str] = {}
NOISE = 0.004  # seconds; below them nothing can be said of growth
CLEAR = 0.25  # seconds; above them one hearing is enough
HARD = (
    *" \n\t\"'“”‘’([{<`.,;:!?-–—_#*|/=@aA1é\u00a0",
    "a ",
    "A ",
    "Aa ",
    "a. ",
    "A. ",
    "a\n",
    "a\n\n",
    "1 ",
    "1,",
    "a-",
    "the ",
    "said ",
    "http://a",
    "“a” ",
    "(a) ",
    '"a',
    " .",
    " \n",
)


def test_no_rule_is_slower_than_linear(rule: Rule) -> None:
    steep = {
        piece: growth
        for piece in dict.fromkeys(chain(HARD, fragments(rule)))
        if (growth := exponent(rule.check, piece, metadata(rule))) > STEEPEST
    }
    assert not steep, f"{rule.id}: time grows faster than the text; pieces: {steep}"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "rule" in metafunc.fixturenames:
        metafunc.parametrize("rule", RULES, ids=[rule.id for rule in RULES])


@pytest.mark.parametrize(
    ("pattern", "piece"),
    [
        (r"\w+ ?[=:]", "a"),
        (r" +[xy]", " "),
        (r"^\W*[xy]", "\n"),
        (r"a[^\n]*a[xy]", "a"),
        (r"(?:a +)+[xy]", "a "),
        (r"(?:a|aa)+[xy]", "a"),
    ],
)
def test_a_quadratic_pattern_is_noticed(pattern: str, piece: str) -> None:
    # What makes each quadratic is that it begins anew at every place and runs on.
    assert exponent(match.check(pattern), piece) > STEEPEST


@pytest.mark.parametrize("pattern", [r"[^\n]{0,80}x", r"\bx\w+", r"a b", r"\n{3,9}x"])
@pytest.mark.parametrize("piece", ["a", "a ", "\n"])
def test_a_linear_pattern_is_not_accused(pattern: str, piece: str) -> None:
    assert exponent(match.check(pattern), piece) <= STEEPEST


def fragments(rule: Rule) -> Iterator[str]:
    """Yield what the rule looks for, whole and broken off before the end."""
    for example in rule.bad[:2]:
        marked = critic.parse(example.texts[0].marked)
        yield f"{marked.text} "
        yield f"{marked.text}\n"
        for start, end in marked.spans[:1]:
            quote = marked.text[start:end]
            yield from (quote, f"{quote} ", f"{quote[:-1]} ", quote[: len(quote) // 2])


def metadata(rule: Rule) -> Mapping[str, str]:
    """Return the metadata of the rule's first example that has any."""
    metas = (text.meta for example in rule.bad for text in example.texts)
    return next(filter(None, metas), {})


def exponent(check: Check, piece: str, meta: Mapping[str, str] = NONE) -> float:
    """Return the power of the text's length that the time of *check* grows with.

    It is taken between the two lengths, from the best of several runs, and is 0 where
    the time is too short to tell. An accusation
    is heard up to five times: other programs may have had the processor. What runs past
    the time limit of patterns has no exponent to speak of: infinity.
    """
    try:
        return measured(check, piece, meta)
    except TimeoutError:
        return inf


def measured(check: Check, piece: str, meta: Mapping[str, str]) -> float:
    if not piece or seconds(check, text(piece, LONG), meta, runs=1) < NOISE:
        return 0.0
    growth = 0.0
    for runs in (2, 5, 9, 15, 25):
        short, long = (
            seconds(check, text(piece, n), meta, runs=runs) for n in (SHORT, LONG)
        )
        growth = log2(long / short) / log2(LONG / SHORT)
        if growth <= STEEPEST or long > CLEAR:
            break
    return growth


def text(piece: str, length: int) -> str:
    return (piece * (length // len(piece) + 1))[:length]


def seconds(check: Check, text: str, meta: Mapping[str, str], *, runs: int) -> float:
    """Return the shortest time of the processor that *check* takes for *text*."""
    times = []
    for _ in range(runs):
        doc = Document(text, meta=meta)
        start = process_time()
        list(check(doc))
        times.append(process_time() - start)
    return min(times)
