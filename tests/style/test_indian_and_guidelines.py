"""The Indian house style, and the packs of published guidelines."""

from operator import attrgetter

import pytest

from newslint import plugins
from newslint.critic import parse
from newslint.document import Document
from newslint.engine import look, settle
from newslint.model import Finding
from newslint.rule import Rule

PACKS = (
    "indian-english",
    "inclusive",
    "plain-english",
    "suicide-reporting",
    "court-reporting",
)
CATALOGUE = plugins.load(style=PACKS)
EVERY = [rule for rule in CATALOGUE.rules.values() if rule.id.startswith(PACKS)]
KEEPS_OUT = [rule for rule in EVERY if "quotation" in rule.outside]
LONG = "plain-english/long-sentence"  # of which a quotation may be a part
LOOKS_IN = {
    "indian-english/headline-case",
    "indian-english/headline-length",
    "indian-english/quotation-marks-in-headline",
    "indian-english/dateline-agency",
    "suicide-reporting/method-in-headline",
    "suicide-reporting/help-line",
}


def found(rules: list[Rule], text: str) -> list[str]:
    """Return which rules flag a text, in the order of their findings."""
    rows = settle(look(Document(text), rules))
    return [row.rule for row in rows if isinstance(row, Finding)]


def named(name: str) -> list[Rule]:
    """Return one rule by its id."""
    return [CATALOGUE.rules[name]]


def test_the_indian_style_has_forty_rules_and_more() -> None:
    assert sum(rule.id.startswith("indian-english/") for rule in EVERY) > 40


@pytest.mark.parametrize("rule", EVERY, ids=attrgetter("id"))
def test_a_rule_says_where_it_is_from_and_what_was_read(rule: Rule) -> None:
    assert rule.source
    assert rule.measured


def test_few_rules_look_into_quotations() -> None:
    assert {rule.id for rule in EVERY if rule not in KEEPS_OUT} == LOOKS_IN


@pytest.mark.parametrize("rule", KEEPS_OUT, ids=attrgetter("id"))
def test_peoples_words_are_theirs(rule: Rule) -> None:
    for example in rule.bad:
        said = parse(example.texts[0].marked).text.replace("“", "").replace("”", "")
        if "\n" not in said and rule.id != LONG:
            text = f"She told the court on Monday: “{said}” He said nothing."
            assert not found([rule], text)


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("indian-english/mumbai", "It recalls the Mumbai (Bombay) blasts of 1993."),
        ("indian-english/govt", "Designs are shown at www.flag.govt.nz this week."),
        ("indian-english/sentence-begins-with-figure", "He met her on Nov. 6 again."),
        ("indian-english/figure-below-ten", "More than 1 in 3 people voted early."),
        ("inclusive/addict", "It was a night for political junkies."),
        ("inclusive/mankind", "An unmanned drone flew over the Gulf."),
        ("suicide-reporting/help-line", "The band’s debut was Suicide Alley."),
        ("suicide-reporting/method-in-detail", "We took a handful of queries."),
        ("plain-english/official-words", "The value-added tax rose in May."),
        ("court-reporting/criminal-record", "Tenants with a criminal record paid."),
    ],
)
def test_what_only_looks_alike_is_left_alone(rule: str, text: str) -> None:
    assert not found(named(rule), text)


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("indian-english/mumbai", "It recalls the Bombay blasts of 1993."),
        ("indian-english/govt", "The govt has shown no designs this week."),
        ("indian-english/sentence-begins-with-figure", "He met her. 60 people came."),
        ("indian-english/figure-below-ten", "More than 3 people voted early."),
        ("inclusive/addict", "It was a night for heroin addicts."),
        ("inclusive/mankind", "It was a leap for mankind."),
        ("suicide-reporting/help-line", "He had taken his own life in May."),
        ("suicide-reporting/method-in-detail", "She took a handful of sleeping pills."),
        ("plain-english/official-words", "Prices will rise going forward."),
        ("court-reporting/criminal-record", "The suspect had a criminal record."),
    ],
)
def test_what_is_meant_is_flagged(rule: str, text: str) -> None:
    assert found(named(rule), text) == [rule]
