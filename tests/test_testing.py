"""The proof of a rule fails in every way that a rule and an example can disagree."""

from collections.abc import Iterator

import pytest

from newslint.checks.match import check as match
from newslint.checks.variants import check as variants
from newslint.document import Document
from newslint.model import Hit
from newslint.rule import Check, Example, Rule, Text
from newslint.testing import fault, prove


def rule(check: Check, across: str = "document") -> Rule:
    return Rule(id="p/r", summary="", message="", check=check, across=across)


def example(*marked: str) -> Example:
    return Example(tuple(Text(each) for each in marked))


def broken(doc: Document) -> Iterator[Hit]:
    raise OSError("no disk")


TEH = rule(match(pattern=r"teh\b", replace="the"))
AGAIN = rule(match(pattern="a", replace="aa"))
ARMOUR = rule(variants(forms=[["armor", "armour"]]), across="batch")


@pytest.mark.parametrize(
    ("rule", "example", "flagged"),
    [
        (TEH, example("so {~~teh~>the~~} end"), True),
        (TEH, example("so {==teh==} end"), True),
        (TEH, example("{==teh==} {==teh==}"), True),
        (TEH, example("so the end"), False),
        (ARMOUR, example("armor", "armor", "no {~~armour~>armor~~}"), True),
        (ARMOUR, example("armour", "armour"), False),
    ],
)
def test_what_agrees(rule: Rule, example: Example, flagged: bool) -> None:
    assert prove(rule, example, flagged=flagged) is None


@pytest.mark.parametrize(
    ("rule", "example", "flagged", "complaint"),
    [
        (TEH, example("so the end"), True, "a bad example has a mark"),
        (TEH, example("{==teh==}"), False, "a good one has none"),
        (TEH, example("so teh end"), False, "flagged ['teh'], not []"),
        (TEH, example("{==so==} the end"), True, "flagged [], not ['so']"),
        (TEH, example("{==teh==} teh"), True, "flagged ['teh', 'teh'], not ['teh']"),
        (TEH, example("{~~teh~>a~~}"), True, "fixed to 'the', not 'a'"),
        (AGAIN, example("{~~a~>aa~~}"), True, "its own fix is flagged again: 'aa'"),
        (ARMOUR, example("armor", "{==armor==}"), True, "flagged [], not ['armor']"),
        (rule(broken), example("so"), False, "p/r broke down"),
    ],
)
def test_what_disagrees(
    rule: Rule, example: Example, flagged: bool, complaint: str
) -> None:
    assert complaint in str(prove(rule, example, flagged=flagged))


def test_a_rule_that_breaks_down_on_any_copy_says_why() -> None:
    assert fault(rule(broken)) == "OSError: no disk"
    assert fault(rule(match(pattern="("))).startswith("error: missing )")
    assert fault(TEH) == ""
