"""The `match` check: limits on flags, and lines that keep silent."""

from __future__ import annotations

from newslint.checks import convert, match
from newslint.document import Document, revise


def test_the_last_flag_speaks_for_the_rest_and_cures_it() -> None:
    doc = Document("ax bx cx dx")
    hits = list(match.check("x", replace="y", most=2)(doc))
    assert [doc[hit.span] for hit in hits] == ["x", "x"]
    assert [hit.words["more"] for hit in hits] == ["", ", and 2 more like it"]
    edits = [edit for hit in hits for edit in hit.edits]
    assert revise(doc.text, edits) == ("ay by cy dy", 4)


def test_nothing_is_said_of_more_where_there_is_none() -> None:
    (hit,) = match.check("x", most=1)(Document("ax b"))
    assert hit.words["more"] == ""


def test_without_a_limit_every_match_is_flagged() -> None:
    assert len(list(match.check("x")(Document("x" * 50)))) == 50


def test_unless_silences_its_own_line_and_no_other() -> None:
    doc = Document("x x `\nx\n` x\nx x")
    hits = match.check("x", unless="`")(doc)
    assert [hit.span.start for hit in hits] == [6, 12, 14]


def test_a_match_of_several_lines_is_silenced_by_any_of_them() -> None:
    assert not list(match.check(r"a\nb", unless="`")(Document("a\nb `")))
    assert list(match.check(r"a\nb", unless="`")(Document("` \na\nb\n `")))


def test_what_cannot_be_spoilt_again_is_not_repaired() -> None:
    assert convert.utf8("Ã©") == "é"
    assert convert.utf8("café") == "café"
    assert convert.utf8("Ã ") == "Ã "  # the second byte is lost: à, or nothing


def test_text_spoilt_twice_is_repaired() -> None:
    once = "’".encode().decode("cp1252")
    twice = once.encode().decode("cp1252")
    assert convert.utf8(twice) == "’"


def test_controls_become_what_windows_meant_by_them() -> None:
    assert convert.cp1252("\x93") == "“"
    assert convert.cp1252("\x802") == "€2"
    assert convert.cp1252("\x80") == ""
    assert convert.cp1252("\x00") == ""


def test_references_are_resolved_however_often_they_were_escaped() -> None:
    assert convert.entities("&amp;amp;rsquo;") == "’"
    assert convert.entities("&c;") == "&c;"
