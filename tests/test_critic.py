"""CriticMarkup: what is written is what is read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.critic import escape, mark, parse, show
from newslint.document import revise
from newslint.model import Edit, Finding, Position, Severity, Span

# The characters that mean something to the marks, and some that do not.
copy = st.text(st.sampled_from("{}=~-+>\\ \nab’é"), max_size=40)


def finding(span: Span, edits: tuple[Edit, ...] = ()) -> Finding:
    here = Position(1, 1)
    return Finding("p/r", Severity.WARNING, "", "-", span, here, here, "", edits=edits)


@st.composite
def marked_copy(draw: st.DrawFn) -> tuple[str, list[Finding]]:
    """Copy, and findings in it that do not meet: flags, changes, cuts, additions."""
    pieces = draw(st.lists(copy, min_size=1, max_size=7))
    findings = []
    start = 0
    for i, piece in enumerate(pieces):
        span = Span(start, start + len(piece))
        start = span.end
        if i % 2:
            right = draw(st.none() | copy)
            edits = () if right is None else (Edit(span, right),)
            findings.append(finding(span, edits))
    return "".join(pieces), findings


@given(copy)
def test_escaped_copy_holds_no_mark(text: str) -> None:
    assert parse(escape(text)) == (text, [], [])


@given(marked_copy())
def test_what_mark_writes_parse_reads(case: tuple[str, list[Finding]]) -> None:
    source, findings = case
    read = parse(mark(source, findings))
    assert read.text == source
    assert read.spans == [f.span for f in findings]
    assert read.edits == [edit for f in findings for edit in f.edits]


@given(copy, st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40))))
def test_marks_never_change_the_copy(text: str, ends: list[tuple[int, int]]) -> None:
    spans = [Span(min(a, b), max(a, b)) for a, b in ends if max(a, b) <= len(text)]
    assert parse(mark(text, map(finding, spans))).text == text


@given(marked_copy(), copy)
def test_edits_inside_a_finding_are_written_as_one(
    case: tuple[str, list[Finding]], right: str
) -> None:
    source, _ = case
    inside = Edit(Span(len(source) // 3, len(source) // 2), right)
    whole = finding(Span(0, len(source)), (inside,))
    read = parse(mark(source, [whole]))
    assert revise(source, read.edits)[0] == revise(source, [inside])[0]


def test_an_edit_outside_its_finding_is_only_flagged() -> None:
    outside = finding(Span(0, 1), (Edit(Span(1, 2), ""),))
    assert mark("ab", [outside]) == "{==a==}b"


@pytest.mark.parametrize(
    ("marked", "text", "fixed"),
    [
        ("the {~~teh~>the~~} end", "the teh end", "the the end"),
        ("so {--so --}on", "so so on", "so on"),
        ("a{++n++} egg", "a egg", "an egg"),
        ("{==Kim==} said", "Kim said", "Kim said"),
        ("two {~~lines\nof~>lines~~} it", "two lines\nof it", "two lines it"),
        (r"\{==plain==}", "{==plain==}", "{==plain==}"),
        (r"{~~a ~\> b~>a \{ b~~}", "a ~> b", "a { b"),
        (r"C:\news \\", r"C:\news " + "\\", r"C:\news " + "\\"),
        ("{ = } ~ > - +", "{ = } ~ > - +", "{ = } ~ > - +"),
    ],
)
def test_parse(marked: str, text: str, fixed: str) -> None:
    read = parse(marked)
    assert read.text == text
    assert revise(text, read.edits)[0] == fixed


@pytest.mark.parametrize(
    ("marked", "shown"),
    [
        ("the {~~teh~>the~~} end", "the ~~teh~~ **the** end"),
        ("{==Kim==} {--so--}{++n++}", "**Kim** ~~so~~**n**"),
        (r"\{plain\} {==\{braced\}==}", "{plain} **{braced}**"),
    ],
)
def test_show(marked: str, shown: str) -> None:
    assert show(marked) == shown
