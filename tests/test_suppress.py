"""Marks in the copy: what they silence, and what they do not."""

import re
from collections.abc import Iterator

import pytest

from newslint import engine, suppress
from newslint.document import Document
from newslint.model import Finding, Hit, Span
from newslint.readers import html, markdown, plain
from newslint.rule import Rule
from newslint.suppress import UNREASONED, UNUSED


def finds(pattern: str, name: str) -> Rule:
    def look(doc: Document) -> Iterator[Hit]:
        return (Hit(Span(*m.span())) for m in re.finditer(pattern, doc.text))

    return Rule(id=name, summary="", message="found", check=look)


RULES = [
    finds(r"wrong\w*", "pack/wrong"),
    finds(r"bad|wrongest", "pack/bad"),
    finds(r"bad", "other/bad"),
    finds(r"(\w+) \1\b", "pack/twice"),
    finds(r" \(cq\)", "pack/cq"),
]


def judged(
    *docs: Document, require_reason: bool = False
) -> tuple[list[Finding], list[suppress.Suppressed]]:
    found = engine.lint(docs, RULES)
    marks = [mark for doc in docs for mark in suppress.marks(doc)]
    return suppress.apply(found, marks, require_reason=require_reason)


def stands(*docs: Document, require_reason: bool = False) -> list[str]:
    """What is still reported: the rule and what it quotes, in order."""
    kept, _ = judged(*docs, require_reason=require_reason)
    return [f"{f.rule} {f.quote}" for f in sorted(kept, key=lambda f: (f.path, f.span))]


def text(source: str) -> Document:
    return Document(source, "story.txt")


@pytest.mark.parametrize(
    "mark", ["(cq)", "(CQ)", "[cq]", "[CQ]", "[sic]", "(sic)", "[Sic]", "[SIC]"]
)
@pytest.mark.parametrize("space", ["", " ", "\u00a0"])
def test_a_word_marked_as_checked_is_right(mark: str, space: str) -> None:
    source = f"A wrong{space}{mark} word"
    assert "pack/wrong wrong" not in stands(text(source))


def test_only_what_ends_in_the_marked_word_is_silenced() -> None:
    assert stands(text("wrong Wrong is wrong (sic) and wrong")) == [
        "pack/wrong wrong",
        "pack/wrong wrong",
    ]
    assert stands(text("wrong wrong [sic]")) == ["pack/wrong wrong"]  # the first alone


@pytest.mark.parametrize(
    "source",
    [
        "wrong (sick)",
        "wrong cq",
        "wrong\n(cq)",
        "wrong   (sic)",
        "wrong (he said) (sic)",
        "wrong, he said (sic)",
        "(sic) wrong",
        "wrong [sic",
    ],
)
def test_what_is_no_mark_or_not_beside_the_word(source: str) -> None:
    assert "pack/wrong wrong" in stands(text(source))


def test_the_mark_itself_may_be_a_finding() -> None:
    assert stands(text("A wrong (cq) word")) == ["pack/cq  (cq)"]


def test_marks_work_through_markup() -> None:
    [page] = html.read("<p>A <b>wrong</b>&nbsp;<i>[sic]</i> wrong word", "story.html")
    assert stands(page) == ["pack/wrong wrong"]
    [page] = markdown.read("A **wrong** \\[sic\\] wrong word", "story.md")
    assert stands(page) == ["pack/wrong wrong"]


OFF, ON = "<!-- newslint: disable{} -->", "<!-- newslint: enable{} -->"


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("", []),
        ("=*", []),
        ("=pack/wrong", ["pack/bad bad", "other/bad bad"]),
        ("=pack", ["other/bad bad"]),
        ("=pack/*", ["other/bad bad"]),
        ("=*/bad", ["pack/wrong wrong"]),
        ("=pack/wrong,other/bad", ["pack/bad bad"]),
        (" = pack/wrong , other/bad", ["pack/bad bad"]),
        ("=pack/wrong the name is right", ["pack/bad bad", "other/bad bad"]),
    ],
)
def test_a_comment_silences_the_rules_it_names(name: str, kept: list[str]) -> None:
    assert sorted(stands(text(OFF.format(name) + "\nwrong bad"))) == sorted(kept)


def test_disable_reaches_to_enable_or_the_end() -> None:
    source = f"wrong 1 {OFF.format('')} wrong 2 {ON.format('')} wrong 3"
    kept, silenced = judged(text(source))
    assert [f.span.start for f in kept] == [0, source.rindex("wrong")]
    assert [s.finding.span.start for s in silenced] == [source.index("wrong 2")]
    assert stands(text(f"wrong {OFF.format('')}\nwrong\nwrong")) == ["pack/wrong wrong"]


def test_enable_may_name_a_rule() -> None:
    off, on = OFF.format("=pack/wrong,pack/bad"), ON.format("=pack/wrong")
    source = f"{off} wrong bad {on} wrong bad"
    assert stands(text(source)) == [
        "other/bad bad",
        "pack/wrong wrong",
        "other/bad bad",
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_next_line_is_the_next_that_holds_something(end: str) -> None:
    comment = OFF.format("-next-line=pack")
    lines = ["wrong 1", comment, "", "wrong 2 wrong 3", "wrong 4"]
    [doc] = plain.read(end.join(lines), "story.txt")
    kept, silenced = judged(doc)
    assert [f.start.line for f in kept] == [1, 5]
    assert [s.finding.start.line for s in silenced] == [4, 4]


def test_disable_file_silences_what_stands_before_it() -> None:
    assert stands(text("wrong\n" + OFF.format("-file=pack/wrong") + "\nwrong")) == []


@pytest.mark.parametrize("verb", ["disable", "disable-next-line", "disable-file"])
def test_a_comment_that_silences_nothing_is_a_finding(verb: str) -> None:
    comment = f"<!-- newslint: {verb}=pack/wrong reason -->"
    [finding] = judged(text(f"Right.\n\n{comment}\nRight."))[0]
    assert finding.rule == UNUSED
    assert finding.quote == comment
    assert finding.start == (3, 1)
    assert finding.end == (3, 1 + len(comment))
    assert "of pack/wrong" in finding.message


def test_each_rule_of_a_comment_must_be_of_use() -> None:
    [finding] = judged(text(OFF.format("=pack/wrong,pack/twice") + " wrong"))[0]
    assert "pack/twice" in finding.message


def test_a_comment_at_the_end_of_the_file() -> None:
    comment = OFF.format("-next-line")
    assert stands(text("wrong " + comment)) == [
        "pack/wrong wrong",
        f"{UNUSED} {comment}",
    ]


def test_both_of_two_marks_for_one_place_are_of_use() -> None:
    source = f"{OFF.format('-file=pack/wrong')}{OFF.format('=pack/wrong')} wrong (sic)"
    assert stands(text(source)) == []


def test_what_stands_in_a_comment_is_no_copy() -> None:
    comment = OFF.format("=other/bad these words are wrong and bad")
    assert stands(text(f"{comment} wrong bad")) == ["pack/wrong wrong", "pack/bad bad"]
    assert stands(text(f"{ON.format(' wrong')} wrong")) == ["pack/wrong wrong"]


def test_a_reason_may_be_required() -> None:
    with_reason = OFF.format("=pack/wrong the name is right")
    without = OFF.format("=pack/wrong")
    assert stands(text(with_reason + " wrong"), require_reason=True) == []
    assert stands(text(without + " wrong"), require_reason=True) == [
        f"{UNREASONED} {without}",
        "pack/wrong wrong",
    ]
    assert stands(text("wrong (sic)"), require_reason=True) == []


def test_the_reason_is_kept() -> None:
    reason = "a name -- so > spelt"
    source = OFF.format(f"=pack {reason}") + " wrong"
    [silenced] = judged(text(source))[1]
    assert silenced.reason == reason
    assert silenced.kind == "inSource"


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- newslint:disable-->",
        "<!--newslint: disable=pack/wrong-->",
        "<!--\n  newslint: disable\n  for a reason\n-->",
    ],
)
def test_ways_to_write_a_comment(comment: str) -> None:
    assert stands(text(comment + " wrong")) == []


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- newslint: disable-line -->",
        "<!-- newslint: disabled -->",
        "<!-- newslint disable -->",
        "<!-- other: disable -->",
        "<!-- newslint: disable",
        "newslint: disable",
    ],
)
def test_what_is_no_comment_of_ours(comment: str) -> None:
    assert stands(text(comment + " wrong")) == ["pack/wrong wrong"]


@pytest.mark.parametrize(
    ("read", "path"), [(html.read, "story.html"), (markdown.read, "story.md")]
)
def test_comments_that_readers_leave_out_count(read: object, path: str) -> None:
    source = f"{OFF.format('=pack/wrong')}\n\nwrong bad\n\n{ON.format('')}\n\nwrong\n"
    [doc] = read(source, path)  # type: ignore[operator]
    assert sorted(stands(doc)) == ["other/bad bad", "pack/bad bad", "pack/wrong wrong"]


def test_marks_are_for_their_own_file() -> None:
    marked = Document(OFF.format("") + "wrong", "a.txt")
    assert stands(marked, Document("wrong", "b.txt")) == ["pack/wrong wrong"]


def test_documents_of_one_file_share_its_marks() -> None:
    docs = [Document(OFF.format("") + "wrong", "a.txt") for _ in range(2)]
    assert stands(*docs) == []


# Each would take hours if its time grew with the square of its length.
@pytest.mark.parametrize(
    "source",
    [
        "x" * 2_000_000,
        "x(cq)" * 100_000,
        "<!-- newslint: disable" * 50_000,
        "<!-- newslint: disable=" + "a/b," * 300_000,
        "<!-- newslint: disable -->\n" * 5_000,
        "<!--" + " " * 1_000_000 + "newslint:",
    ],
    ids=lambda source: source[:30].strip(),
)
def test_long_copy_is_read_in_one_pass(source: str) -> None:
    doc = text(source + " bad")
    found = engine.lint([doc], RULES[2:3])
    kept, silenced = suppress.apply(found, suppress.marks(doc), require_reason=False)
    assert len(found) == 1
    assert found[0] in kept or silenced[0].finding == found[0]
