"""The pytest plugin, in real runs of pytest."""

import gzip
import sys
from pathlib import Path

import pytest
from junitparser import JUnitXml

pytest_plugins = ["pytester"]

PACK = """\
# What the tests of this plugin look for.

[teh]
summary  = "A misspelt article"
pattern  = '\\bteh\\b'
replace  = "the"
message  = "‘teh’ is no word"
severity = "error"
bad      = ["{~~teh~>the~~} end"]
good     = ["the end"]

[very]
summary  = "An empty word"
pattern  = '\\bvery\\b'
message  = "say what you mean"
severity = "info"
bad      = ["a {==very==} good year"]
good     = ["a good year", "every year"]

[armour]
summary  = "Two spellings in one run"
check    = "variants"
across   = "batch"
forms    = [["armor", "armour"]]
message  = "‘{quote}’ here, ‘{usual}’ elsewhere (see {where})"
bad      = [["an armor", "an armor", "an armor", "an armor", "no {~~armour~>armor~~}"]]
good     = [["an armor", "no armor"], ["an armour"]]
"""
TEH = "President Xi said\n\nHe went to teh party.\n"


@pytest.fixture
def desk(pytester: pytest.Pytester) -> pytest.Pytester:
    """A folder with a house pack, a configuration, and three stories."""
    write(pytester, "rules/house.toml", PACK)
    write(pytester, "newslint.toml", 'rules = ["rules"]\nselect = ["house"]\n')
    write(pytester, "stories/bad.txt", TEH)
    write(pytester, "stories/good.txt", "He went to the party.\n")
    write(pytester, "stories/very.txt", "He went to a very good party.\n")
    return pytester


def write(pytester: pytest.Pytester, name: str, text: str | bytes) -> Path:
    path = pytester.path / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def run(pytester: pytest.Pytester, *args: str) -> pytest.RunResult:
    """Run pytest without what only takes time here."""
    without = ("-p", "no:cacheprovider", "-p", "no:hypothesispytest")
    return pytester.runpytest_subprocess(*without, *args)


# Stories.


def test_stories_are_items_and_findings_are_readable(desk: pytest.Pytester) -> None:
    result = run(desk, "--newslint", "stories", "-v")
    result.assert_outcomes(passed=2, failed=1)
    result.stdout.fnmatch_lines(
        [
            "stories/bad.txt::newslint FAILED*",
            "stories/good.txt::newslint PASSED*",
            "stories/very.txt::newslint PASSED*",
        ]
    )
    line = "stories/bad.txt:3:12: error: ‘teh’ is no word [house/teh]"
    at = result.outlines.index(line)
    assert result.outlines[at - 1].strip("_ ") == "stories/bad.txt"
    assert result.outlines[at + 1 : at + 3] == [
        " 3 | He went to teh party.",
        "   |            ^^^ fix: the",
    ]
    assert "Traceback" not in result.stdout.str()
    assert "\x1b" not in result.stdout.str()


def test_nothing_is_linted_unasked(desk: pytest.Pytester) -> None:
    write(desk, "test_other.py", "def test_other(): pass")
    run(desk, "-v").assert_outcomes(passed=1)
    assert run(desk, "stories").ret == pytest.ExitCode.NO_TESTS_COLLECTED


def test_one_story_can_be_named(desk: pytest.Pytester) -> None:
    run(desk, "--newslint", "stories/good.txt").assert_outcomes(passed=1)
    run(desk, "--newslint", "stories/bad.txt::newslint").assert_outcomes(failed=1)
    run(desk, "--newslint", "stories", "-k", "good").assert_outcomes(
        passed=1, deselected=2
    )


def test_the_command_line_says_what_fails(desk: pytest.Pytester) -> None:
    args = ("--newslint", "stories", "--newslint-fail-on")
    run(desk, *args, "info").assert_outcomes(passed=1, failed=2)
    run(desk, *args, "never").assert_outcomes(passed=3)
    result = run(desk, *args, "fatal")
    assert result.ret == pytest.ExitCode.USAGE_ERROR


def test_the_configuration_says_what_fails(desk: pytest.Pytester) -> None:
    settings = 'rules = ["rules"]\nselect = ["house"]\nfail-on = "info"\n'
    write(desk, "newslint.toml", settings)
    run(desk, "--newslint", "stories").assert_outcomes(passed=1, failed=2)
    write(desk, "newslint.toml", settings + 'ignore = ["teh"]\n')
    result = run(desk, "--newslint", "stories")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    assert "unknown rule 'teh'; did you mean 'house/teh'?" in result.stderr.str()
    ignore = 'exclude = ["very.txt"]\nignore = ["house/teh"]\n'
    write(desk, "newslint.toml", settings + ignore)
    run(desk, "--newslint", "stories").assert_outcomes(passed=2)


def test_findings_that_do_not_fail_are_shown_on_demand(desk: pytest.Pytester) -> None:
    result = run(desk, "--newslint", "stories/very.txt", "-rP")
    result.assert_outcomes(passed=1)
    result.stdout.fnmatch_lines(["stories/very.txt:1:14: info: say what you mean*"])


def test_findings_that_are_known_pass(desk: pytest.Pytester) -> None:
    made = desk.run(
        sys.executable, "-m", "newslint", "baseline", "stories", "-o", "known.json"
    )
    settings = 'rules = ["rules"]\nselect = ["house"]\nbaseline = "known.json"\n'
    assert made.ret == 0
    write(desk, "newslint.toml", settings)
    run(desk, "--newslint", "stories").assert_outcomes(passed=3)
    write(desk, "known.json", "[]")
    result = run(desk, "--newslint", "stories")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["ERROR: newslint: *known.json: not a baseline*"])


def test_the_command_line_says_what_is_known(desk: pytest.Pytester) -> None:
    made = desk.run(
        sys.executable, "-m", "newslint", "baseline", "stories", "-o", "known.json"
    )
    assert made.ret == 0
    args = ("--newslint", "stories", "--newslint-baseline")
    run(desk, *args, "known.json").assert_outcomes(passed=3)
    write(desk, "stories/worse.txt", "He went to teh party.\n")
    run(desk, *args, "known.json", "-n", "2").assert_outcomes(passed=3, failed=1)
    result = run(desk, *args, "nowhere.json")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["ERROR: newslint: *nowhere.json: *"])


def test_stories_are_judged_together(desk: pytest.Pytester) -> None:
    write_spellings(desk)
    result = run(desk, "--newslint", "stories")
    result.assert_outcomes(passed=11, failed=2)
    assert SPELLING in result.outlines
    # As they are if only some of them are asked for.
    run(desk, "--newslint", "stories", "-k", "british").assert_outcomes(
        failed=1, deselected=12
    )


def test_workers_of_xdist_judge_alike(desk: pytest.Pytester) -> None:
    write_spellings(desk)
    result = run(desk, "--newslint", "stories", "rules", "-n", "2")
    result.assert_outcomes(passed=19, failed=2)
    assert SPELLING in result.outlines


SPELLING = (
    "stories/british.txt:1:10: warning: ‘armour’ here, ‘armor’ elsewhere "
    "(see stories/american0.txt:1) [house/armour]"
)


def write_spellings(pytester: pytest.Pytester) -> None:
    for i in range(9):
        write(pytester, f"stories/american{i}.txt", "He wore armor.\n")
    write(pytester, "stories/british.txt", "She wore armour.\n")


def test_a_story_that_cannot_be_read_fails_with_one_line(desk: pytest.Pytester) -> None:
    write(desk, "stories/binary.txt", b"\0\1\2\0\0\3")
    result = run(desk, "--newslint", "stories/binary.txt")
    result.assert_outcomes(failed=1)
    (line,) = (s for s in result.outlines if s.startswith("stories/binary.txt: "))
    assert "binary file, not text" in line
    assert "Traceback" not in result.stdout.str()


def test_a_file_of_many_stories_is_one_item(desk: pytest.Pytester) -> None:
    reader = """
import newslint

def read(source, path):
    for number, line in enumerate(source.splitlines(), 1):
        yield newslint.Document(line, f"{path}#{number}")

@newslint.hookimpl
def newslint_readers():
    return {".many": read}
"""
    write(desk, "many.py", reader)
    write(desk, "many-1.0.dist-info/METADATA", "Name: many\nVersion: 1.0\n")
    write(desk, "many-1.0.dist-info/entry_points.txt", "[newslint]\nmany = many\n")
    write(desk, "wire.many", "one\ntwo to teh\n")
    result = run(desk, "--newslint", "wire.many")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["wire.many#2:1:8: error: ‘teh’ is no word *"])


def test_only_stories_are_items(desk: pytest.Pytester) -> None:
    write(desk, "stories/notes.bin", b"\0\1")
    write(desk, "stories/.hidden.txt", TEH)
    write(desk, "stories/old/draft.txt", TEH)
    write(desk, "stories/.newslintignore", "old/\n")
    run(desk, "--newslint", "stories").assert_outcomes(passed=2, failed=1)


def test_files_of_no_known_format_pass_where_they_are_found(
    desk: pytest.Pytester,
) -> None:
    write(desk, "stories/package.json", '{"name": "left-pad"}')
    write(desk, "stories/teh.txt.gz", gzip.compress(TEH.encode()))
    result = run(desk, "--newslint", "stories")
    result.assert_outcomes(passed=3, failed=2)
    result.stdout.fnmatch_lines(["FAILED stories/teh.txt.gz::newslint*"])
    result = run(desk, "--newslint", "stories/package.json")
    result.assert_outcomes(failed=1)


def test_stories_pass_beside_tests(desk: pytest.Pytester) -> None:
    write(desk, "test_chdir.py", "import os\ndef test_chdir(): os.chdir('stories')")
    run(desk, "--newslint", ".").assert_outcomes(passed=3, failed=1)


def test_junit_reports_hold_the_findings(desk: pytest.Pytester) -> None:
    run(desk, "--newslint", "stories", "rules", "--junit-xml", "report.xml")
    (suite,) = JUnitXml.fromfile(str(desk.path / "report.xml"))
    assert (suite.tests, suite.failures, suite.errors) == (11, 1, 0)
    (failed,) = [case for case in suite if case.result]
    assert (failed.classname, failed.name) == ("stories.bad.txt", "newslint")
    assert "stories/bad.txt:3:12: error: ‘teh’ is no word" in failed.result[0].text
    assert "rules.house.toml.teh bad[0]" in {f"{c.classname} {c.name}" for c in suite}


# Packs.


def test_every_example_is_an_item(desk: pytest.Pytester) -> None:
    result = run(desk, "rules", "-v")
    result.assert_outcomes(passed=8)
    result.stdout.fnmatch_lines(
        [
            "rules/house.toml::teh::bad[[]0[]] PASSED*",
            "rules/house.toml::teh::good[[]0[]] PASSED*",
            "rules/house.toml::very::bad[[]0[]] PASSED*",
            "rules/house.toml::very::good[[]0[]] PASSED*",
            "rules/house.toml::very::good[[]1[]] PASSED*",
            "rules/house.toml::armour::bad[[]0[]] PASSED*",
            "rules/house.toml::armour::good[[]0[]] PASSED*",
            "rules/house.toml::armour::good[[]1[]] PASSED*",
        ]
    )


@pytest.mark.parametrize(
    ("args", "count"),
    [
        (("rules/house.toml",), 8),
        (("rules/house.toml::very",), 3),
        (("rules/house.toml::very::good",), 2),
        (("rules/house.toml::very::good[1]",), 1),
        (("rules", "-k", "very and good"), 2),
    ],
)
def test_examples_can_be_chosen(
    desk: pytest.Pytester, args: tuple[str, ...], count: int
) -> None:
    assert run(desk, *args).parseoutcomes()["passed"] == count


def test_examples_that_disagree_say_how(desk: pytest.Pytester) -> None:
    wrong = PACK.replace('["the end"]', '["the end", "teh end"]').replace(
        "~>the~~}", "~>The~~}"
    )
    write(desk, "rules/house.toml", wrong)
    result = run(desk, "rules")
    result.assert_outcomes(passed=7, failed=2)
    result.stdout.fnmatch_lines(
        [
            "house/teh: fixed to 'the end', not 'The end'",
            "{~~teh~>The~~} end",
            "house/teh: flagged [[]'teh'[]], not [[][]]",
            "teh end",
            "FAILED rules/house.toml::teh::bad[[]0[]] - *house/teh: fixed to*",
        ]
    )
    assert "Traceback" not in result.stdout.str()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "pattern",
            "patern",
            "[[]teh[]] unknown key 'patern'; *'pattern'?",
        ),
        ("[teh]", "[teh", "not valid TOML: *"),
        ("An empty", "\udcff", "not UTF-8 *"),
    ],
)
def test_a_broken_pack_is_one_readable_error(
    desk: pytest.Pytester, old: str, new: str, message: str
) -> None:
    broken = PACK.replace(old, new).encode(errors="surrogateescape")
    write(desk, "rules/broken.toml", broken)
    result = run(desk, "rules")
    assert result.parseoutcomes() == {"errors": 1}
    result.stdout.fnmatch_lines([f"*/rules/broken.toml: {message}"])
    assert "Traceback" not in result.stdout.str()
    assert ".py" not in "\n".join(result.outlines[4:])


def test_no_toml_file_is_taken_for_a_pack_unasked(desk: pytest.Pytester) -> None:
    for args in ((), (".",), ("stories",)):
        assert run(desk, *args).ret == pytest.ExitCode.NO_TESTS_COLLECTED


def test_a_folder_of_house_rules_may_be_given(desk: pytest.Pytester) -> None:
    write(desk, "house-rules/desk.toml", PACK)
    run(desk, "house-rules").assert_outcomes(passed=8)


def test_a_folder_called_rules_may_hold_other_things(desk: pytest.Pytester) -> None:
    write(desk, "rules/settings.toml", "[door]\nopen = true\n")
    write(desk, "rules/pyproject.toml", '[project]\nsummary = "none"\n')
    write(desk, "rules/newslint.toml", 'ignore = ["very"]\n')
    write(desk, "rules/data/table.toml", "[row]\nbad = []\n")
    run(desk, "rules").assert_outcomes(passed=8)


def test_the_ini_file_can_name_the_packs(desk: pytest.Pytester) -> None:
    write(desk, "pytest.ini", "[pytest]\nnewslint_packs = rules style/desk.toml\n")
    write(desk, "style/desk.toml", PACK)
    write(desk, "style/other.toml", PACK)
    run(desk).assert_outcomes(passed=16)
    run(desk, "style").assert_outcomes(passed=8)
    write(desk, "rules/empty.toml", "[rule]\n")
    result = run(desk, "rules")
    result.stdout.fnmatch_lines(["*/rules/empty.toml: [[]rule[]] needs *"])


# The fixture.


def test_the_fixture_lints_texts(desk: pytest.Pytester) -> None:
    write(
        desk,
        "test_texts.py",
        """
import pytest

def test_findings(newslint):
    (finding,) = newslint("to teh party")
    assert (finding.rule, finding.path) == ("house/teh", "story.txt")
    assert newslint("to the party", path="a.txt", meta={"story": "1"}) == []

def test_clean(newslint):
    newslint.assert_clean("to the party")
    newslint.assert_clean([])
    newslint.assert_clean(["to the party", "a very good one"])
    newslint.assert_clean("to teh party", ignore=["house/teh"])
    newslint.assert_clean("to teh party", ignore="house")

def test_wrong_arguments(newslint):
    with pytest.raises(Exception, match="did you mean 'house/teh'"):
        newslint.assert_clean("to", ignore=["house/the"])
    with pytest.raises(Exception, match="did you mean 'error'"):
        newslint.assert_clean("to", fail_on="eror")
    with pytest.raises(TypeError, match=r"text\\[1\\] is None, not text"):
        newslint.assert_clean(["to", None])

def test_dirty(newslint):
    newslint.assert_clean("so\\nto teh party")

def test_dirty_column(newslint):
    newslint.assert_clean({"first": "to the party", "second": "to teh party"})

def test_dirty_list(newslint):
    newslint.assert_clean(["a very good party"] * 60, fail_on="info")

def test_together(newslint):
    newslint.assert_clean(["armor"] * 9 + ["armour"])
""",
    )
    result = run(desk)
    result.assert_outcomes(passed=3, failed=4)
    result.stdout.fnmatch_lines(
        [
            '>       newslint.assert_clean("so\\nto teh party")',
            "E       AssertionError: text:2:4: error: ‘teh’ is no word [[]house/teh[]]",
            "E        2 | to teh party",
            "E          |    ^^^ fix: the",
            "E       AssertionError: text[[]second[]]:1:4: error: ‘teh’ is no word*",
            "E       AssertionError: text[[]0[]]:1:3: info: say what you mean*",
            "E       … and 10 more",
            "E       AssertionError: text[[]9[]]:1:1: warning: *(see text[[]0[]]:1)*",
        ]
    )
    assert "pytest_plugin/" not in result.stdout.str()


def test_a_share_of_findings_may_be_borne(desk: pytest.Pytester) -> None:
    write(
        desk,
        "test_limits.py",
        """
TEXTS = ["to the party and so on, they said"] * 9 + ["to teh party, teh party, so on"]

def test_none():
    pass

def test_rate_is_kept(newslint):
    newslint.assert_clean(TEXTS, max_rate=26)

def test_rate_is_exceeded(newslint):
    newslint.assert_clean(TEXTS, max_rate=24)

def test_share_is_kept(newslint):
    newslint.assert_clean(TEXTS, max_share=0.1)

def test_share_is_exceeded(newslint):
    newslint.assert_clean(TEXTS, max_share=0.05)

def test_one_limit_is_exceeded(newslint):
    newslint.assert_clean(TEXTS, max_rate=26, max_share=0.05)

def test_nothing_at_all(newslint):
    newslint.assert_clean([], max_rate=0, max_share=0)

def test_nothing_may_be(newslint):
    newslint.assert_clean("to teh party", max_rate=0)

def test_what_does_not_count_does_not_count(newslint):
    newslint.assert_clean(TEXTS, max_rate=0, ignore="house/teh")
    newslint.assert_clean(["very good"], max_rate=0)
""",
    )
    result = run(desk)
    result.assert_outcomes(passed=5, failed=4)
    result.stdout.fnmatch_lines(
        [
            "E       AssertionError: 25.32 findings per 1,000 words; at most 24",
            "E       text[[]9[]]:1:4: error: ‘teh’ is no word [[]house/teh[]]",
            "E       AssertionError: findings in 0.1 of 10 texts; at most 0.05",
            "E       AssertionError: 333.3 findings per 1,000 words; at most 0",
        ]
    )
    assert "25.32 findings per 1,000 words; at most 26" not in result.stdout.str()


def test_columns_of_data_frames(desk: pytest.Pytester) -> None:
    write(
        desk,
        "test_columns.py",
        """
import pandas, polars, pyarrow, pytest

ROWS = {"text": ["to the party", "to teh party"]}
COLUMNS = {
    "pandas": lambda rows: pandas.DataFrame(rows, index=["x", "y"])["text"],
    "polars": lambda rows: polars.DataFrame(rows)["text"],
    "pyarrow": lambda rows: pyarrow.table(rows)["text"],
    "numpy": lambda rows: pandas.DataFrame(rows)["text"].to_numpy(),
    "generator": lambda rows: (text for text in rows["text"]),
}

@pytest.mark.parametrize("name", COLUMNS)
def test_column(newslint, name):
    newslint.assert_clean(COLUMNS[name](ROWS), max_share=0.5)
    with pytest.raises(AssertionError) as error:
        newslint.assert_clean(COLUMNS[name](ROWS))
    index = "y" if name == "pandas" else "1"
    assert str(error.value).startswith(f"text[{index}]:1:4: error: ")

@pytest.mark.parametrize("name", COLUMNS)
def test_missing_values(newslint, name):
    with pytest.raises(TypeError, match="not text; drop missing values"):
        newslint.assert_clean(COLUMNS[name]({"text": ["to the party", None]}))

def test_rows_of_one_label_are_two(newslint):
    twice = pandas.Series(["to teh party", "to teh party"], index=[7, 7])
    with pytest.raises(AssertionError) as error:
        newslint.assert_clean([*twice, "the", "end"], max_share=0.49)
    with pytest.raises(AssertionError, match="findings in 1 of 2 texts") as error:
        newslint.assert_clean(twice, max_share=0.9)
    assert "text[7]#2:1:4: " in str(error.value)

def test_a_whole_frame_is_no_column(newslint):
    with pytest.raises(TypeError, match="not text"):
        newslint.assert_clean(pandas.DataFrame(ROWS))
""",
    )
    run(desk).assert_outcomes(passed=12)


# Markers.


def test_a_marker_chooses_rules(desk: pytest.Pytester) -> None:
    write(
        desk,
        "test_marked.py",
        """
import pytest

pytestmark = pytest.mark.newslint(ignore=["house/teh"])

def rules(newslint):
    return [f.rule for f in newslint("to teh very very party")]

def test_of_the_module(newslint):
    assert rules(newslint) == ["house/very"] * 2

@pytest.mark.newslint(ignore="house/very")
def test_the_nearest_wins(newslint):
    assert rules(newslint) == ["house/teh"]

@pytest.mark.newslint(select=["house/teh"], ignore=())
def test_select(newslint):
    assert rules(newslint) == ["house/teh"]

@pytest.mark.newslint(severity={"house/very": "error"})
def test_severity(newslint):
    with pytest.raises(AssertionError, match="error: say what you mean"):
        newslint.assert_clean("a very good year")

@pytest.mark.newslint(enable=["stray"], ignore=[])
def test_enable(newslint):
    assert rules(newslint) == ["house/teh", "house/very", "house/very"]

class TestClass:
    @pytest.mark.parametrize("text", ["teh"])
    def test_in_a_class(self, newslint, text):
        newslint.assert_clean(text)
""",
    )
    run(desk, "--strict-markers").assert_outcomes(passed=6)


def test_a_marker_chooses_a_style(desk: pytest.Pytester) -> None:
    write(
        desk,
        "test_style.py",
        """
import pytest

TEXT = "The vote was 52 percent to 48 percent, officials said."

@pytest.mark.newslint(select=["all"], style="guardian")
def test_guardian(newslint):
    assert any(f.rule.startswith("guardian/") for f in newslint(TEXT))

def test_none(newslint):
    assert newslint(TEXT) == []
""",
    )
    run(desk).assert_outcomes(passed=2)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ('ignore=["house/the"]', "unknown rule 'house/the'; did you mean 'house/teh'?"),
        ('ignroe=["house"]', "*'ignroe'; did you mean 'ignore'?"),
        ('severity={"house": "eror"}', "unknown * 'eror'; did you mean 'error'?"),
        ('severity="error"', "severity is a table, not 'error'"),
        ('"house"', "the marker's arguments have names, as in *"),
        ("ignore=[7]", "*ignore is * not [[]7[]]*"),
    ],
)
def test_a_wrong_marker_is_one_line(
    desk: pytest.Pytester, arguments: str, message: str
) -> None:
    write(
        desk,
        "test_marked.py",
        f"""
import pytest

@pytest.mark.newslint({arguments})
def test_marked(newslint):
    pass
""",
    )
    result = run(desk)
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines([f"newslint: {message}"])
    assert "pytest_plugin" not in result.stdout.str()


def test_tests_of_newslint_are_marked(desk: pytest.Pytester) -> None:
    write(desk, "test_other.py", "def test_other(): pass")
    args = ("--newslint", "--strict-markers", "stories", "rules", "test_other.py")
    run(desk, *args, "-m", "newslint").assert_outcomes(
        passed=10, failed=1, deselected=1
    )
    run(desk, *args, "-m", "not newslint").assert_outcomes(passed=1, deselected=11)
    result = run(desk, "--markers")
    result.stdout.fnmatch_lines(["@pytest.mark.newslint(select, enable, *"])


def test_a_wrong_configuration_is_one_line(desk: pytest.Pytester) -> None:
    write(desk, "newslint.toml", "selct = []\n")
    write(desk, "test_text.py", "def test_text(newslint): newslint.assert_clean('')")
    result = run(desk)
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(
        ["newslint: */newslint.toml: unknown key 'selct'; did you mean 'select'?"]
    )
    assert "pytest_plugin" not in result.stdout.str()


def test_projects_that_do_without_pay_little(pytester: pytest.Pytester) -> None:
    shown = "import sys\n\ndef test_none(): print(*sys.modules)\n"
    write(pytester, "test_none.py", shown)
    result = run(pytester, "-s")
    result.assert_outcomes(passed=1)
    for module in ("app", "plugins", "packs", "engine", "config"):
        assert f"newslint.{module}" not in result.stdout.str().split()
