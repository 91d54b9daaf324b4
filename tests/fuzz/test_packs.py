"""Packs: any TOML is rules, or refused in one line; what loads can be run."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from newslint import engine
from newslint.document import Document
from newslint.model import Problem
from newslint.modules import modules
from newslint.packs import KEYS, PackError, load
from newslint.rule import Rule
from newslint.signature import parameters

from .effort import bounded, tried
from .mutation import ODD, changes, lines, mutated
from .soundness import assert_one_line
from .toml import values, written

CHECKS = {name: module.check for name, module in modules("newslint.checks")}
RULES = Path(__file__).parents[2] / "rules"
SAMPLE = (RULES.parent / "tests" / "probe.toml").read_text()
PATTERNS = (
    *(
        "a",
        r"\w+",
        "(",
        "[",
        "*",
        "(?P<a>",
        r"\L<x>",
        r"\p{Nope}",
        "(?R)",
        "a{9999999}",
    ),
    *(
        "(?:a|aa)+$",
        "(a*)*b",
        r"(\w+\s?)+$",
        r"(?<=a+)b",
        "(?:x){e<=9}",
        r"\X+",
        "",
        "^",
    ),
    *("(?V1)[a--b]", r"\N{NOPE}", r"(?<n>a)(?&n)", r"\g<9>", "(?#", "(?i", "\\", "\0"),
)
DOCUMENT = Document(
    "The cat aaaaaaaaaaaaaaaaaaaaaaaaaaaaaab.\n\n“Ah,” said Kim.\n", "a.txt"
)
SECONDS = 60.0  # the time limit of every one of several patterns


def table(check: str) -> st.SearchStrategy[str]:
    """Draw a rule for a check, with keys that it has and others that it has not."""
    keys = st.sampled_from(sorted({*KEYS, *parameters(CHECKS[check])} - {"check"}))
    any_value = values(
        *PATTERNS, "body", "error", "story", "en", "2026-01-31", "{match}"
    )
    least = {"summary": "s", "message": "{match}", "bad": ["{==a==}"], "good": ["b"]}
    return st.dictionaries(keys, any_value, max_size=6).map(
        lambda more: (
            "[rule]\n" + written({**least, "check": check, "pattern": "a", **more})
            if "pattern" in parameters(CHECKS[check])
            else "[rule]\n" + written({**least, "check": check, **more})
        )
    )


CASES = st.one_of(
    st.sampled_from(sorted(CHECKS)).flatmap(table),
    st.just("match").flatmap(table),
    st.builds(
        mutated,
        st.just(SAMPLE),
        changes(st.one_of(st.sampled_from(ODD), lines(SAMPLE))),
    ),
    st.dictionaries(st.text(max_size=5), values()).map(written),
)


@tried(200)
@given(CASES)
def test_rules_or_a_line(tmp_path: Path, text: str) -> None:
    path = tmp_path / "hostile.toml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    try:
        with bounded():
            rules = list(load(path, CHECKS))
    except PackError as error:
        assert_one_line(error)
        return
    with bounded(SECONDS):
        run(rules)


def run(rules: list[Rule]) -> None:
    """Run rules; a rule may break down, but is named and stops nothing."""
    for row in engine.look(DOCUMENT, rules):
        if isinstance(row, Problem):
            assert row.message.startswith(tuple(rule.id for rule in rules))
            assert "\n" not in row.message
