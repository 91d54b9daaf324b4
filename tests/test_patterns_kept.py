"""Patterns kept from an earlier run find what freshly compiled ones find."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import regex
from conftest import STORIES

from newslint import patterns
from newslint.app import Linter
from newslint.config import Config
from newslint.document import Document
from newslint.engine import lint

PATTERNS = [
    ("teh", 0, ()),
    (r"\b(?P<first>\p{Lu}\w+)(?:\s+(?P<rest>\p{Lu}\w+))*", 0, ()),
    (r"(?<=\s)(a+|b|(c))++(?!d)\K.", regex.I, ()),
    (r"^\W*\L<words>\s*$", regex.M | regex.I, (("words", ("Read more", "straße")),)),
    (r"(?:tow the line){e<=1}", regex.B, ()),
    (r"[[a-z]--[aeiou]]+", regex.V1, ()),
    (r"(\w)(?1)\1", 0, ()),
]
TEXT = "Kim Jong Un said teh caab d\nREAD MORE \nSTRASSE\ntoe the line aaa ccc\n"


@pytest.fixture(autouse=True)
def forgetful(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Begin and end as a process does that has compiled nothing."""
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path))
    forget()
    yield
    forget()


def forget() -> None:
    """Forget what this process knows."""
    patterns.compiled.cache_clear()
    patterns.kept.cache_clear()
    patterns._fresh.clear()


def found(pattern: "regex.Pattern[str]") -> list[object]:
    """Return all that a pattern finds."""
    return [
        (m.span(), m.groups(), m.groupdict(), m.capturesdict())
        for m in pattern.finditer(TEXT)
    ]


def test_kept_patterns_find_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = [patterns.compiled(*each) for each in PATTERNS]
    patterns.save()
    forget()
    assert len(patterns.kept()) == len(PATTERNS)
    monkeypatch.setattr(regex._main, "_compile", None)
    kept = [patterns.compiled(*each) for each in PATTERNS]
    for one, other in zip(fresh, kept, strict=True):
        assert other is not one
        assert (other.pattern, other.flags) == (one.pattern, one.flags)
        assert other.groupindex == one.groupindex
        assert other.named_lists == one.named_lists
        assert found(other) == found(one)


def test_another_version_compiles_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    patterns.compiled("teh")
    patterns.save()
    forget()
    monkeypatch.setattr(patterns, "version", lambda: "another")
    assert patterns.kept() == {}
    patterns.compiled("teh")
    assert len(patterns._fresh) == 1


def test_flags_and_lists_tell_patterns_apart() -> None:
    for flags in (0, regex.I):
        for words in (("teh",), ("the",)):
            patterns.compiled(r"\L<w>", flags, (("w", words),))
    patterns.save()
    forget()
    assert len(patterns.kept()) == 4
    plain = patterns.compiled(r"\L<w>", 0, (("w", ("teh",)),))
    folded = patterns.compiled(r"\L<w>", regex.I, (("w", ("teh",)),))
    assert not plain.search("TEH")
    assert folded.search("TEH")


def test_saving_adds_to_what_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    for pattern in ("one", "two"):
        forget()
        patterns.compiled(pattern)
        patterns.save()
    forget()
    assert len(patterns.kept()) == 2
    monkeypatch.setattr(patterns, "MOST", 2)
    patterns.compiled("three")
    patterns.save()
    forget()
    assert len(patterns.kept()) == 1


def test_the_packs_find_the_same_with_kept_patterns() -> None:
    texts = [path.read_text() for path in sorted(STORIES.glob("*.txt"))]
    rules = Linter().rules_for("a.txt")
    texts += [text.marked for rule in rules for e in rule.bad for text in e.texts]

    def lint_all() -> object:
        docs = [Document(text, f"{i}.txt") for i, text in enumerate(texts)]
        return lint(docs, Linter().rules_for("a.txt"))

    fresh = lint_all()
    assert len(patterns._fresh) > 20
    patterns.save()
    forget()
    assert lint_all() == fresh
    assert patterns._fresh == {}


def test_a_lazy_pattern_is_compiled_when_it_is_used() -> None:
    one = patterns.lazy(r"t(?P<rest>eh)", regex.I)
    assert patterns._fresh == {}
    found = one.search("TEH cat")
    assert found and found["rest"] == "EH"
    assert len(patterns._fresh) == 1
    assert one.sub("x", "teh Teh") == "x x"
    assert one.groupindex == {"rest": 1}
    with pytest.raises(AttributeError):
        one.no_such_thing  # type: ignore[attr-defined]  # noqa: B018


def test_workers_keep_what_they_compile(tmp_path: Path) -> None:
    paths = [tmp_path / f"{i}.txt" for i in range(4)]
    for path, story in zip(paths, [*STORIES.glob("*.txt")] * 2, strict=True):
        path.write_bytes(story.read_bytes())
    Linter(Config(jobs=2)).check_files(paths)
    assert patterns.kept()
