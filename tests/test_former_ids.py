"""A renamed rule is still known by the ids it had."""

import newslint
from newslint import Config, Linter
from newslint.config import Choice

OLD = "boilerplate/ui-residue"
LABELLED = (
    "<!-- newslint: disable-file={} the page keeps it -->\n\nVideo Player Close\n"
)


def test_a_suppression_by_a_former_id_holds() -> None:
    found = {f.rule for f in newslint.check("Video Player Close\n")}
    assert "boilerplate/interface-label" in found
    assert newslint.check(LABELLED.format(OLD), "story.md") == []


def test_a_suppression_of_another_rule_does_not() -> None:
    found = {f.rule for f in newslint.check(LABELLED.format("stray"), "story.md")}
    assert found == {"boilerplate/interface-label", "newslint/unused-suppression"}


def test_a_choice_by_a_former_id_holds() -> None:
    linter = Linter(Config(choice=Choice(ignore=(OLD,))))
    assert linter.check("Video Player Close\n") == []
