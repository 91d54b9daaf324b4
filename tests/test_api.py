"""The library: texts and files in, findings and a report out."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from conftest import PROBE, STORIES

import newslint
from newslint import Config, Document, Hit, Linter, Rule, Severity, Span
from newslint.config import Choice, Override
from newslint.files import InputError

SETTINGS = Config(choice=Choice(select=("probe",)), rules=(PROBE,))


@pytest.fixture(scope="module")
def linter() -> Linter:
    """A linter with the probe pack alone."""
    return Linter(SETTINGS)


def test_check_one_text() -> None:
    text = (STORIES / "kim-motorcade-1.txt").read_text()
    findings = newslint.check(text)
    assert findings == sorted(findings, key=lambda f: (f.path, f.span, f.rule))
    assert findings == newslint.check(text, path="story.txt", meta=None)
    for finding in findings:
        assert finding.path == "story.txt"
        assert text[finding.span.start : finding.span.end] == finding.quote
    assert newslint.check("") == []
    assert newslint.check("The cat sat.\n") == []


def test_the_path_says_how_to_read() -> None:
    page = "<p>He said said so.</p>"
    assert {f.path for f in newslint.check(page, path="desk/a.html")} <= {"desk/a.html"}
    (finding,) = Linter(SETTINGS).check("<p>teh <b>cat</b></p><!-- teh -->", "a.HTML")
    assert (finding.span, finding.start) == (Span(3, 6), (1, 4))


def test_offsets_are_those_of_the_text(linter: Linter) -> None:
    text = "one\r\n\r\nteh 😀 teh\rteh"
    findings = linter.check(text)
    assert [f.span for f in findings] == [(7, 10), (13, 16), (17, 20)]
    assert [f.start for f in findings] == [(3, 1), (3, 7), (4, 1)]
    assert all(text[f.span.start : f.span.end] == "teh" for f in findings)


def test_meta_reaches_the_checks() -> None:
    def check(doc: Document) -> Iterator[Hit]:
        if doc.meta.get("desk") == "sport":
            yield Hit(Span(0, 3), {"by": doc.meta.get("byline", "?")})

    rule = Rule(id="r/desk", summary="s", message="by {by}", check=check)
    every = Linter(SETTINGS).catalogue
    settings = SETTINGS._replace(choice=Choice(select=("r/desk",)))
    linter = Linter(settings, every._replace(rules={**every.rules, rule.id: rule}))
    assert linter.check("one") == []
    (finding,) = linter.check("one", meta={"desk": "sport"})
    assert finding.message == "by ?"
    (finding,) = linter.check(
        "---\nbyline: Kim\ndesk: news\n---\none", "a.md", meta={"desk": "sport"}
    )
    assert finding.message == "by Kim"


def test_versions_of_a_story_are_judged_together(tmp_path: Path) -> None:
    pack = PROBE.read_text().replace('across   = "batch"', 'across   = "story"')
    pack = pack.replace('across  = "batch"', 'across  = "story"')
    (tmp_path / "probe.toml").write_text(pack)
    choice = Choice(select=("probe/grey",))
    linter = Linter(Config(choice=choice, rules=(tmp_path / "probe.toml",)))
    docs = [*linter.documents("grey", "a.txt"), *linter.documents("gray", "b.txt")]
    same = [doc.replaced(meta={"story": "7"}) for doc in docs]
    other = [doc.replaced(meta={"story": doc.path}) for doc in docs]
    assert len(linter.report([linter.see(same)]).findings) == 2
    assert linter.report([linter.see(other)]).findings == ()


def test_text_that_no_file_could_hold(linter: Linter) -> None:
    (finding,) = linter.check("teh \ud800 \0 cat")
    assert finding.fingerprint


def test_check_files(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("clean copy\n")
    report = newslint.check_files([tmp_path, STORIES / "kim-motorcade-2.txt", "no.txt"])
    assert report.documents == 2
    assert [problem.path for problem in report.errors] == ["no.txt"]
    assert {f.path for f in report.findings} == {str(STORIES / "kim-motorcade-2.txt")}
    assert newslint.check_files(tmp_path).documents == 1
    assert newslint.check_files(str(tmp_path)).documents == 1


def test_facts_are_judged_across_files(linter: Linter, tmp_path: Path) -> None:
    for name, word in (("a", "grey"), ("b", "gray"), ("c", "grey")):
        (tmp_path / f"{name}.txt").write_text(word)
    assert [f.path for f in linter.check_files([tmp_path]).findings] == [
        str(tmp_path / "b.txt")
    ]
    assert linter.check_files([tmp_path / "b.txt"]).findings == ()


def test_a_linter_keeps_nothing_of_what_it_saw(linter: Linter) -> None:
    before = linter.check("teh grey cat")
    linter.check("gray gray LOUD")
    assert linter.check("teh grey cat") == before


def test_a_reader_that_cannot_read_raises_an_input_error(linter: Linter) -> None:
    def broken(source: str, path: str) -> object:
        raise KeyError("no such thing")

    own = Linter(SETTINGS)
    readers = {**own.catalogue.readers, ".bad": broken}
    own.catalogue = own.catalogue._replace(readers=readers)
    with pytest.raises(InputError, match=r"not read as \.bad \(KeyError: 'no such"):
        own.check("teh", "a.bad")


def test_many_threads_use_one_linter() -> None:
    text = (STORIES / "kim-motorcade-1.txt").read_text()
    texts = [text[i * 7 :] for i in range(24)]
    linter = Linter()
    begin = threading.Barrier(8)

    def check(text: str) -> list[newslint.Finding]:
        if not begin.broken:
            begin.wait(30)
        return linter.check(text)

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(check, texts))
    assert found == [Linter().check(text) for text in texts]


def test_set_up_errors_have_their_types(tmp_path: Path) -> None:
    from newslint.packs import PackError
    from newslint.schema import ConfigError

    with pytest.raises(PackError, match="did you mean"):
        Linter(Config(choice=Choice(select=("stary",))))
    with pytest.raises(ConfigError):
        Linter(Config(choice=Choice(select=("nonsense/*",))))
    with pytest.raises(PackError, match=r"no\.toml"):
        Linter(Config(rules=(tmp_path / "no.toml",)))


def test_what_is_offered() -> None:
    for name in newslint.__all__:
        assert getattr(newslint, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        newslint.nothing  # noqa: B018
    assert Severity.INFO < Severity.WARNING < Severity.ERROR


def test_without_a_root_paths_count_from_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "wire").mkdir()
    for name in ("a.txt", "b.txt"):
        (tmp_path / "wire" / name).write_text("x")
    (tmp_path / ".newslintignore").write_text("b.txt\n")
    assert Linter().find(["wire"]) == (["wire/a.txt"], [])
    assert Linter(Config(exclude=("wire/a.txt",))).find(["wire"])[0] == []
    off = Override(("wire/*.txt",), Choice(ignore=("all",)))
    linter = Linter(Config(overrides=(off,)))
    assert linter.rules_for("a.txt")
    assert not linter.rules_for("wire/a.txt")
