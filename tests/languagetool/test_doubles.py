"""LanguageTool says nothing that newslint has said."""

from newslint.languagetool.doubles import without
from newslint.model import Edit, Finding, Position, Severity, Span

AT = Position(1, 1)


def finding(
    rule: str,
    start: int,
    end: int,
    severity: Severity = Severity.WARNING,
    path: str = "a.txt",
    edits: tuple[Edit, ...] = (),
) -> Finding:
    return Finding(rule, severity, "", path, Span(start, end), AT, AT, "", edits=edits)


THEIRS = finding("languagetool/other", 10, 17)


def test_the_same_place_is_said_once() -> None:
    own = finding("repetition/doubled-word", 10, 17, Severity.ERROR)
    assert without([THEIRS, own]) == [own]
    beside = finding("punctuation/space", 9, 11)
    assert without([THEIRS, beside]) == [beside]


def test_what_is_changed_is_the_place() -> None:
    whole = finding("stray/article-form", 0, 200, edits=(Edit(Span(10, 12), "an"),))
    assert without([THEIRS, whole]) == [whole]


def test_other_places_files_and_stretches_stay() -> None:
    elsewhere = finding("stray/x", 40, 45)
    other_file = finding("stray/x", 10, 17, path="b.txt")
    whole = finding("repetition/paragraph", 0, 400)
    weaker = finding("stray/x", 10, 17, Severity.INFO)
    for own in (elsewhere, other_file, whole, weaker):
        assert without([THEIRS, own]) == [THEIRS, own]


def test_its_own_findings_stay_beside_each_other() -> None:
    both = [THEIRS, finding("languagetool/grammar", 10, 17)]
    assert without(both) == both
