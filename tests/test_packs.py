"""What every shipped rule, check and table must be, and how a wrong pack is refused."""

import inspect
import re
from pathlib import Path

import pytest

from newslint import explain, packs, plugins
from newslint.critic import parse
from newslint.packs import PackError
from newslint.rule import Rule

FOLDER = plugins.builtin_folder()
PACKS = sorted(FOLDER.rglob("*.toml"))
TABLES = sorted(path for path in (FOLDER / "data").rglob("*") if path.is_file())
TSV = [path for path in TABLES if path.suffix == ".tsv"]
CATALOGUE = plugins.load(style=plugins.styles())
KEBAB = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
LONGEST_SUMMARY = 72

every_rule = pytest.mark.parametrize(
    "rule", CATALOGUE.rules.values(), ids=CATALOGUE.rules.keys()
)
every_pack = pytest.mark.parametrize(
    "path", PACKS, ids=[path.relative_to(FOLDER).as_posix() for path in PACKS]
)
every_table = pytest.mark.parametrize(
    "path", TABLES, ids=[path.name for path in TABLES]
)
every_check = pytest.mark.parametrize("name", CATALOGUE.checks)


@every_rule
def test_ids_are_words(rule: Rule) -> None:
    pack, name = rule.id.split("/")
    assert KEBAB.fullmatch(pack)
    assert KEBAB.fullmatch(name)


@every_rule
def test_former_ids_are_nobody_elses(rule: Rule) -> None:
    assert CATALOGUE.rules.keys().isdisjoint(rule.formerly)


@every_rule
def test_summaries_are_short_lines(rule: Rule) -> None:
    assert rule.summary[0].isupper() or rule.summary[0] in "‘“"
    assert rule.summary[-1] not in ".!:;,"
    assert len(rule.summary) <= LONGEST_SUMMARY
    assert rule.summary.isprintable()


@every_rule
def test_messages_are_lines_without_a_stop(rule: Rule) -> None:
    assert rule.message[-1] not in ".!:;,"
    assert rule.message.isprintable()


@every_rule
def test_no_example_is_given_twice(rule: Rule) -> None:
    shown = [str(example) for example in (*rule.bad, *rule.good)]
    assert len(set(shown)) == len((*rule.bad, *rule.good))


@every_rule
def test_a_safe_rule_shows_its_fix(rule: Rule) -> None:
    texts = [text for example in rule.bad for text in example.texts]
    assert not rule.safe or any(parse(text.marked).edits for text in texts)


@every_rule
def test_pages_show_every_example(rule: Rule) -> None:
    page = list(explain.page(rule))
    assert sum(line.startswith("- ") for line in page) == len((*rule.bad, *rule.good))
    assert rule.id in "".join(page)


@every_pack
def test_packs_prove_silence_as_often_as_findings(path: Path) -> None:
    rules = list(packs.load(path, CATALOGUE.checks))
    bad = sum(len(rule.bad) for rule in rules)
    good = sum(len(rule.good) for rule in rules)
    assert 0 < bad <= good


@every_pack
def test_packs_begin_with_what_they_are_for(path: Path) -> None:
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    assert re.fullmatch(r"# [A-Z‘“].*[.:]?", first)


@every_table
def test_tables_name_source_and_licence(path: Path) -> None:
    with path.open(encoding="utf-8", errors="replace") as file:
        header = file.readline()
        while (line := file.readline()).startswith(("#", "{")):
            header += line
    assert re.search(
        r"\b(?:source|made from|made by|taken from|by tools/)", header, re.I
    )
    assert re.search(r"\blicen[cs]e\b|copyright|public domain|CC0", header, re.I)


@pytest.mark.parametrize("path", TSV, ids=[path.name for path in TSV])
def test_tables_are_even(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    notes = [line.startswith("#") for line in lines]
    assert notes == sorted(notes, reverse=True), "notes stand before the rows"
    rows = packs.rows(path)
    assert len({len(row) for row in rows}) == 1
    assert len(set(rows)) == len(rows)


@every_check
def test_checks_describe_their_parameters(name: str) -> None:
    check = CATALOGUE.checks[name]
    text = inspect.getdoc(check) or ""
    assert text.partition("\n")[0].endswith(".")
    for parameter in inspect.signature(check).parameters:
        assert re.search(rf"``{parameter}\b[^`]*``", text), parameter


# Packs that are wrong.

RIGHT = """\
[teh]
summary = "A wrong word"
pattern = 'teh'
bad     = ["{==teh==} end"]
good    = ["the end"]
"""


def refusal(path: Path) -> str:
    """Return the one line that a pack is refused with, after its path."""
    with pytest.raises(PackError) as caught:
        list(packs.load(path, CATALOGUE.checks))
    message = str(caught.value)
    assert "\n" not in message
    assert message.startswith(f"{path}: ")
    return message.removeprefix(f"{path}: ")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("pattern", "patern", "unknown key 'patern'; did you mean 'pattern'?"),
        ("summary", "sumary", "unknown key 'sumary'; did you mean 'summary'?"),
        (
            "summary =",
            'check = "mach"\nsummary =',
            "unknown check 'mach'; did you mean",
        ),
        ("summary =", 'severity = "eror"\nsummary =', "'eror'; did you mean 'error'?"),
        ("summary =", 'across = "bach"\nsummary =', "'bach'; did you mean 'batch'?"),
        ("summary =", 'within = ["bdy"]\nsummary =', "'bdy'; did you mean 'body'?"),
        ("summary =", 'outside = ["led"]\nsummary =', "'led'; did you mean 'lead'?"),
        ("summary =", 'within = "body"\nsummary =', "a list of text, not 'body'"),
        ("summary =", 'safe = "yes"\nsummary =', "'safe' is true or false, not 'yes'"),
        ("summary =", "why = 3\nsummary =", "'why' is text, not 3"),
        ("summary =", 'formerly = "a/b"\nsummary =', "a list of text, not 'a/b'"),
        ('"A wrong word"', '""', "needs 'summary'"),
        ('"A wrong word"', "true", "'summary' is text, not True"),
        ('summary = "A wrong word"', "", "needs 'summary'"),
        ('bad     = ["{==teh==} end"]', "", "needs 'bad'"),
        ('good    = ["the end"]', "", "needs 'good'"),
        ('["the end"]', "[]", "needs 'good'"),
        ('["the end"]', '"the end"', "'good' is a list of anything, not 'the end'"),
        ('["the end"]', "[3]", "an example is text"),
        ('["the end"]', '[{ text = "a", mta = {} }]', "'mta'; did you mean 'meta'?"),
        ('["the end"]', '[{ text = "a", meta = 3 }]', "an example is text"),
        ("pattern = 'teh'", "", "needs 'pattern'"),
        ("'teh'", "3", "'pattern' is text, not 3"),
        ("'teh'", "'teh'\ncase = 1", "'case' is true or false, not 1"),
        ("'teh'", "'teh'\nlists = { a = 'b' }", "a table of a list of text"),
        ("pattern = 'teh'", 'check = "repeat"\nonly = "a"', "a list of text, not 'a'"),
        (
            "pattern = 'teh'",
            'check = "again"\nunit = "word"',
            "'sentence' or 'paragraph'",
        ),
        (
            "pattern = 'teh'",
            'check = "variants"\nforms = { table = "data/none.tsv" }',
            "no table",
        ),
    ],
)
def test_a_wrong_rule_is_named_with_what_is_wrong(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    path = tmp_path / "house.toml"
    path.write_text(RIGHT.replace(old, new), encoding="utf-8")
    line = refusal(path)
    assert line.startswith("[teh] ")
    assert message in line


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"[teh", "not valid TOML"),
        (b"[teh]\nsummary = 'a'\nsummary = 'b'\n", "not valid TOML"),
        (RIGHT.replace("A", "Ä").encode("latin-1"), "not UTF-8"),
        (b"teh = 'the'\n", "[teh] is not a table"),
    ],
)
def test_a_file_that_is_no_pack_is_refused(
    tmp_path: Path, data: bytes, message: str
) -> None:
    path = tmp_path / "house.toml"
    path.write_bytes(data)
    assert message in refusal(path)


def test_a_pack_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert "is this a rule pack?" in refusal(tmp_path / "none.toml")
    assert "is this a rule pack?" in refusal(tmp_path)


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_right_pack_is_read(tmp_path: Path, mark: str) -> None:
    path = tmp_path / "house.toml"
    path.write_text(mark + RIGHT, encoding="utf-8")
    (rule,) = packs.load(path, CATALOGUE.checks)
    assert (rule.id, rule.message) == ("house/teh", "A wrong word")
