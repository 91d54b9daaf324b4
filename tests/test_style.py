"""House styles: off until chosen, chosen by path, silent in people's words."""

import re
import tomllib
from pathlib import Path

import pytest
from conftest import Lint

import newslint
from newslint import config, packs, plugins
from newslint.app import Linter
from newslint.config import Choice, Config
from newslint.document import Document, revise
from newslint.engine import lint
from newslint.model import Severity
from newslint.packs import PackError
from newslint.rule import Rule
from newslint.schema import ConfigError
from newslint.server.options import linters
from newslint.server.problem import RequestError

STYLES = plugins.styles()
CATALOGUE = plugins.load(style=STYLES)
RULES = [rule for rule in CATALOGUE.rules.values() if rule.style]
WHOLE = ("reuters", "guardian", "bbc", "indian-english", "australian")
ENOUGH = {"ap": 60, **dict.fromkeys(WHOLE, 40)}  # rules; fewer promise too much

COPY = "The minister said on January 5 that prices rose 5 percent, she added.\n"

every_style = pytest.mark.parametrize("name", STYLES)
every_rule = pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with a story in it."""
    (tmp_path / "a.txt").write_text(COPY)
    return tmp_path


def found(run: Lint, *args: str) -> list[str]:
    """Return the ids of the styles' rules that find something."""
    done = run("check", "--format", "json", *args)
    assert done.stderr == b""
    ids = re.findall(rb'"rule": "([^"]+)"', done.stdout)
    return sorted(
        id.decode() for id in set(ids) if id.split(b"/")[0].decode() in STYLES
    )


# What a style is.


@every_style
def test_a_style_says_what_it_is_for(name: str) -> None:
    mine = [rule for rule in RULES if rule.pack == name]
    assert len(mine) >= ENOUGH.get(name, 1)


@every_rule
def test_rules_of_a_style_name_their_source(rule: Rule) -> None:
    assert rule.source


@every_rule
def test_rules_of_a_style_have_something_to_be_silent_on(rule: Rule) -> None:
    assert rule.bad
    assert rule.good


@pytest.mark.parametrize("name", ["ap", "reuters"])
def test_words_in_quotation_marks_are_people_s(name: str) -> None:
    said = "“On January 5 it rose five per cent to twelve people,” she said in Paris.\n"
    linter = Linter(Config(choice=Choice(style=(name,))))
    mine = [f for f in linter.check(said) if f.rule.startswith(f"{name}/")]
    assert mine == []
    plain = linter.check(said.replace("“", "").replace("”", ""))
    assert {f"{name}/month-name", f"{name}/figures-from-ten"} <= {f.rule for f in plain}


def test_one_house_s_copy_is_not_the_other_s() -> None:
    text = (
        "WASHINGTON (AP) — Sen. Ann Lee of Vermont met al-Qaida experts, they said.\n"
    )
    at_ap, at_reuters = (
        {f.rule for f in Linter(Config(choice=Choice(style=(name,)))).check(text)}
        for name in ("ap", "reuters")
    )
    assert not any(id.startswith("ap/") for id in at_ap)
    assert {"reuters/names", "reuters/titles-in-full"} <= at_reuters


# Off until chosen.


def test_no_style_is_loaded_unless_one_is_wanted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path))
    assert not any(rule.style for rule in plugins.load().rules.values())
    kept = [path.read_bytes() for path in tmp_path.iterdir()]
    assert kept
    assert not any(b"percent-sign" in data for data in kept)
    loaded = plugins.load(style=["ap"]).rules
    assert {rule.pack for rule in loaded.values() if rule.style} == {"ap"}
    again = plugins.load(style=["ap"]).rules
    assert again.keys() == loaded.keys()
    assert again["ap/percent-sign"].style


def test_library_calls_know_of_no_style() -> None:
    assert not any(f.rule.split("/")[0] in STYLES for f in newslint.check(COPY))


def test_a_style_is_chosen_on_the_command_line(
    newslint_command: Lint, desk: Path
) -> None:
    assert found(newslint_command, "a.txt") == []
    both = ["ap/month-name", "ap/percent-sign"]
    assert found(newslint_command, "--style", "ap", "a.txt") == both
    two = found(newslint_command, "--style", "ap,reuters", "a.txt")
    assert two == [*both, "reuters/month-name"]
    less = found(newslint_command, "--style", "ap", "--ignore", "ap/month-*", "a.txt")
    assert less == ["ap/percent-sign"]


@pytest.mark.parametrize(
    "text", ['style = "ap"', 'style = ["ap"]', 'style = ["reuters", "ap"]']
)
def test_a_style_is_chosen_in_the_configuration(
    newslint_command: Lint, desk: Path, text: str
) -> None:
    (desk / "newslint.toml").write_text(text)
    assert "ap/percent-sign" in found(newslint_command, "a.txt")
    assert found(newslint_command, "--no-config", "a.txt") == []
    (desk / "newslint.toml").unlink()
    (desk / "pyproject.toml").write_text(f"[tool.newslint]\n{text}")
    assert "ap/percent-sign" in found(newslint_command, "a.txt")


def test_a_style_may_be_another_s_for_some_paths(
    newslint_command: Lint, desk: Path
) -> None:
    for folder in ("wire", "blog"):
        (desk / folder).mkdir()
        (desk / folder / "b.txt").write_text(COPY)
    (desk / "newslint.toml").write_text(
        'style = "ap"\n[[overrides]]\npaths = ["wire/*"]\nstyle = "reuters"\n'
        '[[overrides]]\npaths = ["blog/*"]\nstyle = []\n'
    )
    ap = ["ap/month-name", "ap/percent-sign"]
    assert found(newslint_command, "a.txt") == ap
    assert found(newslint_command, "wire/b.txt") == ["reuters/month-name"]
    assert found(newslint_command, "blog/b.txt") == []
    assert found(newslint_command, ".") == [*ap, "reuters/month-name"]
    shown = newslint_command("--show-config").stdout.decode()
    settings = tomllib.loads(shown)
    assert settings["style"] == ["ap"]
    assert [each["style"] for each in settings["overrides"]] == [["reuters"], []]


def test_extending_settings_keeps_or_replaces_the_style(tmp_path: Path) -> None:
    (tmp_path / "house.toml").write_text('style = "ap"')
    mine = tmp_path / "newslint.toml"
    mine.write_text('extends = ["house.toml"]')
    assert config.load(mine).choice.style == ("ap",)
    mine.write_text('extends = ["house.toml"]\nstyle = []')
    assert config.load(mine).choice.style == ()


def test_a_single_rule_of_a_style_may_be_had(
    newslint_command: Lint, desk: Path
) -> None:
    one = found(newslint_command, "--enable", "ap/percent-sign", "a.txt")
    assert one == ["ap/percent-sign"]
    (desk / "newslint.toml").write_text('severity = { "ap/month-name" = "error" }')
    assert found(newslint_command, "a.txt") == []


def test_all_rules_are_not_the_styles_of_others() -> None:
    every = Choice(select=("all",), style=("ap",))
    rules = {rule.id: rule for rule in config.chosen(CATALOGUE.rules, [every])}
    assert "ap/percent-sign" in rules
    assert not any(id.startswith("reuters/") for id in rules)
    globbed = Choice(enable=("*/month-name",))
    rules = {rule.id: rule for rule in config.chosen(CATALOGUE.rules, [globbed])}
    assert not any(rule.style for rule in rules.values())


# What is wrong is said in a line.


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('style = "app"', "unknown style 'app'; did you mean 'ap'?"),
        ('style = ["ap", "xyzzy"]', "unknown style 'xyzzy'; known: ap, "),
        ("style = 5", "style is a string or a list of strings, not 5"),
        (
            '[[overrides]]\npaths = ["x"]\nstyle = "reuter"',
            "unknown style 'reuter'; did you mean 'reuters'?",
        ),
    ],
)
def test_an_unknown_style_gets_one_line(
    newslint_command: Lint, desk: Path, text: str, said: str
) -> None:
    (desk / "newslint.toml").write_text(text)
    done = newslint_command("a.txt")
    assert done.returncode == 2
    (line,) = done.stderr.decode().splitlines()
    assert "newslint.toml: " in line
    assert said in line


def test_an_unknown_style_on_the_command_line(
    newslint_command: Lint, desk: Path
) -> None:
    done = newslint_command("--style", "app", "a.txt")
    assert done.returncode == 2
    assert done.stderr == b"newslint: unknown style 'app'; did you mean 'ap'?\n"


def test_a_path_is_no_style(newslint_command: Lint, desk: Path) -> None:
    assert newslint_command("--style", "../dates", "a.txt").returncode == 2


# Commands and servers.


def test_rules_are_listed_when_asked_for(newslint_command: Lint) -> None:
    plain = newslint_command("rules").stdout
    assert b"ap/percent-sign" not in plain
    named = newslint_command("rules", "ap").stdout.decode().splitlines()
    assert len(named) == sum(rule.pack == "ap" for rule in RULES)
    assert all(line.split()[1] == "-" for line in named)
    chosen = newslint_command("rules", "--style", "ap", "ap").stdout.decode()
    assert chosen.splitlines()[0].split()[1] == "warning"
    everything = newslint_command("rules", "--style", "ap").stdout
    assert b"ap/percent-sign" in everything
    assert b"reuters/" not in everything


def test_a_page_names_the_source(newslint_command: Lint) -> None:
    page = newslint_command("explain", "ap/percent-sign").stdout.decode()
    assert "of the style ap" in page
    assert "Source: AP Stylebook, ‘percent" in page


def test_plugins_lists_the_styles(newslint_command: Lint) -> None:
    lines = newslint_command("plugins").stdout.decode().splitlines()
    assert f"house styles: {', '.join(STYLES)}" in lines


def test_safe_fixes_of_a_style_are_made(newslint_command: Lint, desk: Path) -> None:
    newslint_command("check", "--style", "ap", "--fix", "a.txt")
    assert (desk / "a.txt").read_text() == COPY.replace(" percent", "%")
    newslint_command("check", "--style", "ap", "--fix", "--unsafe-fixes", "a.txt")
    assert "on Jan. 5 that" in (desk / "a.txt").read_text()


def test_fixing_comes_to_an_end() -> None:
    linter = Linter(Config(choice=Choice(style=("ap",))))
    text = (
        "At 5:00pm on January 5th the twelve men paid 5 million dollars, they said.\n"
    )
    for _ in range(9):
        edits = [e for f in linter.check(text) for e in f.edits[:1]]
        if not edits:
            break
        text = revise(text, edits)[0]
    assert text == "At 5 p.m. on Jan. 5 the twelve men paid $5 million, they said.\n"


def test_a_request_may_choose_a_style() -> None:
    make = linters(Linter(Config(), CATALOGUE))
    for style in ("ap", ["ap"]):
        assert "ap/percent-sign" in {f.rule for f in make({"style": style}).check(COPY)}
    assert not any(f.rule.startswith("ap/") for f in make({}).check(COPY))
    with pytest.raises(RequestError, match="did you mean 'ap'"):
        make({"style": "app"})


# What a pack says for all of its rules.

PACK = """\
# A pack.
outside  = ["quotation"]
severity = "info"
source   = "The house"

[one]
summary = "A word"
pattern = 'one'
bad     = ["{==one==}"]
good    = ["“one”"]

[two]
summary  = "A word"
pattern  = 'two'
severity = "error"
outside  = []
bad      = ["“{==two==}”"]
good     = ["three"]
"""


def test_what_stands_before_the_tables_is_for_all(tmp_path: Path) -> None:
    path = tmp_path / "house.toml"
    path.write_text(PACK)
    one, two = packs.load(path, CATALOGUE.checks)
    assert (one.severity, two.severity) == (Severity.INFO, Severity.ERROR)
    assert (one.outside, two.outside) == (frozenset({"quotation"}), frozenset())
    assert one.source == two.source == "The house"
    seen = lint([Document("“one two” one")], [one, two])
    assert [f.span.start for f in seen] == [5, 10]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('["quotation"]\nseverity', '"quotation"\nseverity', "'outside' is a list"),
        ('severity = "info"', 'severity = "loud"', "unknown severity 'loud'"),
        ('source   = "The house"', 'pattern = "x"', "is not a table"),
    ],
)
def test_what_is_for_all_is_checked(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    path = tmp_path / "house.toml"
    assert PACK.count(old) == 1
    path.write_text(PACK.replace(old, new))
    with pytest.raises(PackError, match=said):
        list(packs.load(path, CATALOGUE.checks))


def test_a_rule_may_be_called_as_a_key_is(tmp_path: Path) -> None:
    path = tmp_path / "house.toml"
    path.write_text(PACK.replace("[one]", "[outside]").replace('outside  = ["q', "#"))
    assert [rule.id for rule in packs.load(path, CATALOGUE.checks)] == [
        "house/outside",
        "house/two",
    ]


def test_configuration_errors_name_the_file() -> None:
    wrong = Config(choice=Choice(style=("no",)), origin={"style": "/a/newslint.toml"})
    with pytest.raises(ConfigError, match=r"^/a/newslint\.toml: unknown style 'no'"):
        config.styles(wrong, STYLES)
