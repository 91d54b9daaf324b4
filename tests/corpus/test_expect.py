"""``newslint corpus check``: an audit held to what is expected of the collection."""

from __future__ import annotations

import json
import shutil
import tomllib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from conftest import PROBE
from junitparser import JUnitXml

from newslint import cli
from newslint.app import Linter
from newslint.config import Config
from newslint.corpus import expect, measures
from newslint.schema import ConfigError


class Ran(NamedTuple):
    """What a command gave back."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]
Audit = Callable[[str, Iterable[object]], Path]
RULES = ("--no-config", "--rules", str(PROBE))


def article(number: int, faults: str = "", day: int = 1, **more: str) -> dict[str, str]:
    """Return an article of twenty words unlike all others, and *faults*."""
    words = " ".join(f"word{day}x{number}x{i}" for i in range(20))
    return {
        "source": f"Paper {number % 2}",
        "date": f"2024-01-{day:02}",
        "section": ("world", "sport")[number % 2],
        "text": f"{words} {faults}.",
        **more,
    }


@pytest.fixture
def run(
    tmp_path: Path,
    environment: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Run:
    """Run newslint in a folder of the test's own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", environment["NEWSLINT_CACHE_DIR"])

    def command(*args: str | Path) -> Ran:
        status = cli.main([*map(str, args)])
        return Ran(status, *capsys.readouterr())

    return command


@pytest.fixture
def audit(run: Run) -> Audit:
    """Audit rows, of which a string is a line as it is, in NAME.jsonl."""

    def made(name: str, rows: Iterable[object]) -> Path:
        lines = (row if isinstance(row, str) else json.dumps(row) for row in rows)
        path = Path(f"{name}.jsonl")
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        options = (*RULES, "--no-report", "--select", "probe", "-j", "1")
        ran = run("corpus", "audit", path, "--out", name, *options)
        assert ran.status == 0, ran.err
        return Path(name)

    return made


@pytest.fixture
def check(run: Run) -> Run:
    """Hold an audit to expectations in TOML."""

    def held(out: Path | str, expected: str, *args: str | Path) -> Ran:
        path = Path("expect.toml")
        path.write_text(expected, encoding="utf-8")
        return run("corpus", "check", out, "--expect", path, *RULES, *args)

    return held


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where an audit is kept that many tests use."""
    return tmp_path_factory.mktemp("audits") / "mixed"


@pytest.fixture
def mixed(audit: Audit, kept: Path) -> Path:
    """An audit of ten articles: one error in each of Paper 1, one info in Paper 0."""
    if not kept.exists():
        faults = ("NOTE", "teh")
        shutil.copytree(
            audit("mixed", [article(n, faults[n % 2]) for n in range(10)]), kept
        )
    return Path(shutil.copytree(kept, "mixed", dirs_exist_ok=True))


def results(out: Path) -> dict[tuple[str, str], Mapping[str, Any]]:
    """Return what was written of each expectation and group."""
    found = json.loads((out / "expectations.json").read_text("utf-8"))
    return {(row["name"], row["group"]): row for row in found}


def measured(out: Path) -> dict[str, float]:
    """Return the figures that were written."""
    return {name: row["measured"] for (name, _), row in results(out).items()}


# What is measured.


def test_what_is_as_expected_passes(mixed: Path, check: Run) -> None:
    ran = check(mixed, "few = { max = 25 }\n[many]\nmeasure = 'articles'\nmin = 10\n")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == "all 2 expectations met\n"


def test_what_is_not_is_named_with_examples(mixed: Path, check: Run) -> None:
    ran = check(mixed, "few = { max = 20 }\nsome = { max = 1000 }\n")
    assert ran.status == 1
    first, *shown, last = ran.out.splitlines()
    assert first == "few: 23.81 findings per 1,000 words; expected at most 20"
    assert [line.partition(": ")[0].strip() for line in shown] == [
        f"mixed.jsonl#{n}:1" for n in (2, 4, 6)
    ]
    assert "‘teh’ is ‘the’ [probe/the]: " in shown[0]
    assert last == "1 of 2 expectations not met"


@pytest.mark.parametrize(
    ("keys", "figure"),
    [
        ("", 1000 * 5 / 210),
        ("severity = 'info'", 1000 * 10 / 210),
        ("rules = 'probe/note'", 1000 * 5 / 210),
        ("rules = 'probe/note', severity = 'warning'", 0),
        ("rules = ['probe'], measure = 'findings'", 10),
        ("rules = 'probe/t*', measure = 'share'", 0.5),
        ("measure = 'findings', source = 'Paper 0'", 0),
        ("measure = 'findings', source = ['*1', 'Paper 0']", 5),
        ("measure = 'share', section = 'sp*'", 1),
        ("measure = 'articles', source = 'Paper 1'", 5),
        ("measure = 'words'", 21),
        ("measure = 'copies'", 0),
        ("measure = 'problems'", 0),
    ],
)
def test_the_measures(mixed: Path, check: Run, keys: str, figure: float) -> None:
    comma = ", " if keys else ""
    check(mixed, f"it = {{ max = 1{comma}{keys} }}")
    assert measured(mixed)["it"] == pytest.approx(figure, abs=1e-6)


def test_an_article_with_many_findings_is_one(audit: Audit, check: Run) -> None:
    made = [article(0, "teh teh LOUD teh"), article(1), article(2), article(3)]
    out = audit("in", made)
    ran = check(out, "it = { measure = 'share', max = 0.25 }")
    assert (ran.status, measured(out)) == (0, {"it": 0.25})
    ran = check(out, "it = { measure = 'share', max = 0.2 }")
    assert ran.out.startswith(
        "it: 25% of articles with findings; expected at most 20%\n"
    )


def test_copies_and_their_like(audit: Audit, check: Run) -> None:
    words = " ".join(f"common{i}" for i in range(60))
    made = [
        *(article(n, text=f"{words} here.") for n in range(2)),
        article(2, text=f"{words} there, and so on."),
        *(article(n) for n in (3, 4)),
    ]
    out = audit("in", made)
    ran = check(
        out, "copies = { measure = 'copies', max = 0 }\n[near]\nmeasure='near'\nmax=0.1"
    )
    assert measured(out) == {"copies": 0.2, "near": 0.6}
    assert "    in.jsonl#2: same words as in.jsonl#1\n" in ran.out
    assert "    in.jsonl#3: much the same as in.jsonl#1\n" in ran.out


def test_rows_that_cannot_be_read(audit: Audit, check: Run) -> None:
    out = audit("in", [article(0), "{", article(1), article(2)])
    ran = check(out, "readable = { measure = 'problems', max = 0.1 }")
    assert ran.status == 1
    told = ran.out.splitlines()
    assert told[0] == "readable: 25% of rows unreadable; expected at most 10%"
    assert told[1].startswith("    in.jsonl: line 2: ")


def test_too_little_is_told_as_well(mixed: Path, check: Run) -> None:
    ran = check(mixed, "all = { measure = 'articles', min = 5_000 }")
    assert ran.out.splitlines()[0] == ("all: 10 articles; expected at least 5,000")


# Groups.


def test_each_source_is_held_to_the_limit(mixed: Path, check: Run) -> None:
    ran = check(mixed, "each = { by = 'source', max = 1 }")
    assert ran.status == 1
    assert "each (Paper 1): 47.62 findings" in ran.out
    assert "each (Paper 0)" not in ran.out
    passed = {key: row["passed"] for key, row in results(mixed).items()}
    assert passed == {("each", "Paper 0"): True, ("each", "Paper 1"): False}


def test_each_rule_is_held_to_the_limit(mixed: Path, check: Run) -> None:
    ran = check(mixed, "each = { rules = 'all', by = 'rule', max = 40 }")
    assert ran.status == 0
    figures = {group: row["measured"] for (_, group), row in results(mixed).items()}
    assert figures == {"probe/note": 23.809524, "probe/the": 23.809524}


def test_days_and_sections_are_groups(audit: Audit, check: Run) -> None:
    made = [article(n, day=1 + n // 2) for n in range(4)]
    del made[0]["section"]
    out = audit("in", made)
    check(
        out,
        "d = { measure = 'articles', by = 'day', max = 9 }\n"
        "s = { measure = 'articles', by = 'section', max = 9 }",
    )
    assert {key: row["measured"] for key, row in results(out).items()} == {
        ("d", "2024-01-01"): 2,
        ("d", "2024-01-02"): 2,
        ("s", "(none)"): 1,
        ("s", "sport"): 2,
        ("s", "world"): 1,
    }


def test_small_groups_are_left_alone(mixed: Path, check: Run) -> None:
    text = "each = {{ by = 'source', max = 1, min-articles = {} }}"
    assert check(mixed, text.format(5)).status == 1
    ran = check(mixed, text.format(6))
    assert (ran.status, ran.out) == (0, "nothing to look at\n")


def test_examples_are_of_the_group(mixed: Path, check: Run) -> None:
    check(mixed, "each = { rules = 'all', by = 'source', max = 1 }")
    for (_, group), row in results(mixed).items():
        numbers = [int(each["id"].partition("#")[2]) for each in row["examples"]]
        assert len(numbers) == 3
        assert {(n - 1) % 2 for n in numbers} == {int(group[-1])}


# Against an earlier audit.

STEADY = "steady = { by = 'source', max-rise = 0.2 }"


@pytest.fixture
def weeks(audit: Audit) -> Callable[..., tuple[Path, Path]]:
    """Audit two weeks of two sources, with so many faults in each."""

    def run(before: Mapping[int, int], now: Mapping[int, int]) -> tuple[Path, Path]:
        outs = []
        for week, faults in enumerate((before, now), 1):
            made = [
                article(n, "teh" if n // 2 < faults[n % 2] else "the", week)
                for n in range(40)
                if n % 2 in faults
            ]
            outs.append(audit(f"week{week}", made))
        return outs[0], outs[1]

    return run


def test_no_source_gets_worse(
    weeks: Callable[..., tuple[Path, Path]], check: Run
) -> None:
    old, new = weeks({0: 10, 1: 10}, {0: 12, 1: 13})
    ran = check(new, STEADY, "--against", old)
    assert ran.status == 1
    assert ran.out.splitlines()[0] == (
        "steady (Paper 1): 30.95 findings per 1,000 words; "
        "expected at most 120% of the earlier 23.81"
    )
    assert results(new)["steady", "Paper 0"]["passed"]
    assert results(new)["steady", "Paper 0"]["earlier"] == pytest.approx(23.809524)


def test_getting_better_is_fine(
    weeks: Callable[..., tuple[Path, Path]], check: Run
) -> None:
    old, new = weeks({0: 10, 1: 10}, {0: 2, 1: 0})
    assert check(new, STEADY, "--against", old).status == 0


def test_anything_is_more_than_nothing(
    weeks: Callable[..., tuple[Path, Path]], check: Run
) -> None:
    old, new = weeks({0: 0, 1: 0}, {0: 0, 1: 1})
    ran = check(new, STEADY, "--against", old)
    assert "expected at most 120% of the earlier 0\n" in ran.out
    assert results(new)["steady", "Paper 0"]["passed"]


def test_a_new_source_is_compared_with_nothing(
    weeks: Callable[..., tuple[Path, Path]], check: Run
) -> None:
    old, new = weeks({0: 1}, {0: 1, 1: 9})
    assert check(new, STEADY, "--against", old).status == 0
    row = results(new)["steady", "Paper 1"]
    assert (row["earlier"], row["limit"]) == (None, "no earlier figure")


def test_a_source_that_falls_silent_is_told(
    weeks: Callable[..., tuple[Path, Path]], check: Run
) -> None:
    old, new = weeks({0: 1, 1: 1}, {0: 1})
    text = "there = { measure = 'articles', by = 'source', max-fall = 0.5 }"
    ran = check(new, text, "--against", old)
    assert ran.out.splitlines()[0] == (
        "there (Paper 1): 0 articles; expected at least 50% of the earlier 20"
    )


def test_examples_of_what_has_risen_come_first(audit: Audit, check: Run) -> None:
    old = [article(n, "LOUD " * 3) for n in range(4)]
    new = [article(n, "LOUD LOUD LOUD teh teh", 2) for n in range(4)]
    outs = [audit(f"week{n}", made) for n, made in enumerate((old, new))]
    check(outs[1], "it = { max-rise = 0.1 }", "--against", outs[0])
    shown = [each["rule"] for each in results(outs[1])["it", ""]["examples"]]
    assert shown == ["probe/the", "probe/loud", "probe/the"]


def test_without_an_earlier_audit_it_says_so(mixed: Path, check: Run) -> None:
    ran = check(mixed, STEADY)
    assert ran.status == 0
    assert "steady: compared with nothing; name an earlier audit" in ran.err


# What is written.


def test_json_is_one_object(mixed: Path, check: Run) -> None:
    ran = check(mixed, "few = { max = 1 }\nsome = { max = 99 }", "-f", "json")
    found = json.loads(ran.out)
    assert (found["version"], found["passed"]) == (1, False)
    assert [each["passed"] for each in found["expectations"]] == [False, True]
    assert found["expectations"] == list(results(mixed).values())
    (example, *_) = found["expectations"][0]["examples"]
    assert (example["rule"], example["quote"]) == ("probe/the", "teh")
    assert example["id"] == "mixed.jsonl#2"


def test_junit_has_a_test_for_each(mixed: Path, check: Run, tmp_path: Path) -> None:
    path = tmp_path / "report.xml"
    text = "few = { max = 1 }\n'a <b>' = { by = 'source', max = 99 }"
    ran = check(mixed, text, "-f", "junit", "-o", path)
    assert (ran.status, ran.out) == (1, "")
    (suite,) = JUnitXml.fromfile(str(path))
    assert (suite.tests, suite.failures) == (3, 1)
    named = [(case.classname, case.name, bool(case.result)) for case in suite]
    assert named == [
        ("expect.few", "rate", True),
        ("expect.a <b>", "Paper 0", False),
        ("expect.a <b>", "Paper 1", False),
    ]
    (failed, *_) = suite
    assert "mixed.jsonl#2:1: ‘teh’ is ‘the’ [probe/the]" in failed.result[0].text


def test_hostile_names_stay_on_their_line(
    audit: Audit, check: Run, tmp_path: Path
) -> None:
    source = 'A\x1b[31m\n]]></failure>"'
    out = audit("in", [article(0, "teh", source=source)])
    ran = check(out, "each = { by = 'source', max = 0 }")
    assert ran.out.count("\n") == 3
    assert "\x1b" not in ran.out
    path = tmp_path / "report.xml"
    check(out, "each = { by = 'source', max = 0 }", "-f", "junit", "-o", path)
    (suite,) = JUnitXml.fromfile(str(path))
    assert (suite.tests, suite.failures) == (1, 1)


# Where expectations come from.


@pytest.mark.parametrize(
    ("name", "table"),
    [("newslint.toml", "expect"), ("pyproject.toml", "tool.newslint.expect")],
)
def test_settings_may_hold_them(mixed: Path, run: Run, name: str, table: str) -> None:
    Path(name).write_text(f"[{table}.few]\nmax = 1\n")
    for args in ((), ("--expect", name)):
        ran = run("corpus", "check", mixed, "--rules", PROBE, *args)
        assert (ran.status, ran.err) == (1, "")
        assert ran.out.startswith("few: 23.81")


def test_a_file_is_instead_of_the_settings(mixed: Path, run: Run) -> None:
    Path("newslint.toml").write_text("[expect]\nfew = { max = 1 }\n")
    Path("other.toml").write_text("some = { max = 50 }\n")
    ran = run("corpus", "check", mixed, "--expect", "other.toml")
    assert (ran.status, *results(mixed)) == (0, ("some", ""))


def test_settings_that_are_extended_add_up(mixed: Path, run: Run) -> None:
    Path("house.toml").write_text("[expect]\na = { max = 1 }\nb = { max = 2 }\n")
    Path("newslint.toml").write_text(
        'extends = ["house.toml"]\n[expect]\nb = { max = 50 }\nc = { max = 3 }\n'
    )
    run("corpus", "check", mixed)
    passed = {name: row["passed"] for (name, _), row in results(mixed).items()}
    assert passed == {"a": False, "b": True, "c": False}


def test_stories_are_linted_as_ever(run: Run) -> None:
    Path("newslint.toml").write_text("[expect]\nfew = { max = 1 }\n")
    Path("story.txt").write_text("The cat sat on the mat.\n")
    assert run("story.txt") == (0, "no findings in 1 document\n", "")
    assert 'expect = { "few": ' in run("check", "--show-config").out.replace(
        '"few" = ', '"few": '
    )


def expected(text: str) -> list[expect.Expectation]:
    rules = Linter(Config(rules=(PROBE,))).catalogue.rules
    return expect.expectations(tomllib.loads(text), rules)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("it = 3", "expectation 'it': is no table"),
        ("it = { maxi = 3 }", "unknown key 'maxi'; did you mean 'max'?"),
        ("it = { max = 'a' }", "max is a number from 0, not 'a'"),
        ("it = { max = -1 }", "max is a number from 0, not -1"),
        ("it = { max = true }", "max is a number from 0, not True"),
        ("it = {}", "has no limit; add one of max, min, max-rise, max-fall"),
        ("it = { measure = 'rat', max = 1 }", "did you mean 'rate'?"),
        ("it = { by = 'sauce', max = 1 }", "did you mean 'source'?"),
        ("it = { severity = 'eror', max = 1 }", "did you mean 'error'?"),
        ("it = { rules = 'probe/teg', max = 1 }", "unknown rule 'probe/teg'"),
        (
            "it = { measure = 'copies', rules = 'all', max = 1 }",
            "rules says nothing of copies; leave it out",
        ),
        ("it = { measure = 'words', by = 'rule', max = 1 }", "not by rule"),
        ("it = { measure = 'problems', by = 'day', max = 1 }", "has no source"),
    ],
)
def test_a_mistake_is_told(text: str, message: str) -> None:
    with pytest.raises(ConfigError) as error:
        expected(text)
    assert message in str(error.value)


def test_rules_answer_to_the_names_they_had() -> None:
    (one,) = expected("it = { rules = 'probe/teh', max = 1 }")
    assert one.rules == {"probe/the"}


@pytest.mark.parametrize("text", ["", "[expect]\n"])
def test_a_file_that_expects_nothing_is_told(
    mixed: Path, check: Run, text: str
) -> None:
    ran = check(mixed, text)
    assert (ran.status, ran.out) == (2, "")
    assert "expect.toml: expects nothing; write [few-errors]" in ran.err


def test_nothing_expected_is_told(mixed: Path, run: Run) -> None:
    ran = run("corpus", "check", mixed, "--no-config")
    assert ran.status == 2
    assert "nothing is expected; write [expect.few-errors]" in ran.err


def test_what_is_no_audit_is_told(mixed: Path, check: Run, tmp_path: Path) -> None:
    text = "few = { max = 1 }"
    ran = check(tmp_path, text)
    assert (ran.status, ran.err.count("\n")) == (2, 1)
    assert "no audit, as documents.parquet is not there" in ran.err
    assert "nowhere: no audit" in check(mixed, text, "--against", "nowhere").err
    (mixed / "summary.json").unlink()
    ran = check(mixed, text)
    assert (ran.status, ran.err.count("\n")) == (2, 1)
    assert "broken off; run it again" in ran.err


def test_a_damaged_audit_is_told(mixed: Path, check: Run) -> None:
    (mixed / "findings.parquet").write_bytes(b"PAR1 no more")
    ran = check(mixed, "few = { max = 1 }")
    assert (ran.status, ran.err.count("\n")) == (2, 1)
    assert "not an audit" in ran.err


def test_rules_that_did_not_run_are_told(mixed: Path, check: Run) -> None:
    ran = check(mixed, "few = { rules = 'stray', max = 1 }")
    assert "'few': none of its rules ran in this audit" in ran.err


def test_tables_in_many_pieces_are_one(
    mixed: Path, check: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "it = { measure = 'share', by = 'source', rules = 'all', max = 0.5 }"
    check(mixed, text)
    whole = results(mixed)
    monkeypatch.setattr(measures, "BATCH", 3)
    check(mixed, text)
    assert results(mixed) == whole


def test_an_audit_holds_itself_to_what_is_expected(audit: Audit, run: Run) -> None:
    Path("expect.toml").write_text("few = { max = 1 }\n")
    made = audit("in", [article(0, "teh")])
    assert not (made / "expectations.json").exists()
    options = (*RULES, "--no-report", "--select", "probe", "-j", "1")
    expecting = ("--expect", "expect.toml")
    ran = run("corpus", "audit", "in.jsonl", "--out", "in", *options, *expecting)
    assert (ran.status, results(made)["few", ""]["passed"]) == (0, False)
    audit("in", [article(1)])
    assert not (made / "expectations.json").exists()


def test_an_audit_says_what_is_wrong_before_it_looks(run: Run) -> None:
    Path("expect.toml").write_text("few = { maxi = 1 }\n")
    Path("in.jsonl").write_text(json.dumps(article(0)))
    options = ("--out", "in", "--expect", "expect.toml", "--no-config")
    ran = run("corpus", "audit", "in.jsonl", *options)
    assert (ran.status, Path("in").exists()) == (2, False)
    assert "expectation 'few': unknown key 'maxi'" in ran.err
