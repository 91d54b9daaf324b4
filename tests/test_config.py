"""Settings: where they come from, which win, and what is said of wrong ones."""

import json
import tomllib
from pathlib import Path

import pytest
from conftest import Lint

from newslint import config
from newslint.commands.init import TEXT
from newslint.schema import KEYS, ConfigError

COPY = "teh LOUD NOTE  cat\n"


def rules_found(lint: Lint, *args: str, cwd: Path | None = None) -> list[str]:
    """Return which rules of the probe pack found something, without its name."""
    done = lint("-f", "json", *args, **({"cwd": cwd} if cwd else {}))
    assert done.stderr == b"", done
    found = json.loads(done.stdout)["findings"]
    return sorted(finding["rule"].partition("/")[2] for finding in found)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder two levels down, with copy that four rules flag."""
    folder = tmp_path / "news" / "desk"
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text(COPY)
    return folder


@pytest.fixture
def probe(newslint_command: Lint) -> Lint:
    """Run newslint with the probe pack, and nothing chosen on the command line."""

    def run(*args: str, **kwargs: object) -> object:
        pack = Path(__file__).parent / "probe.toml"
        return newslint_command("check", "--rules", pack, *args, **kwargs)

    return run


def test_the_nearest_file_counts(probe: Lint, tmp_path: Path, desk: Path) -> None:
    (tmp_path / "newslint.toml").write_text('select = ["probe/the"]')
    assert rules_found(probe, "a.txt", cwd=desk) == ["the"]
    (tmp_path / "news" / "pyproject.toml").write_text("[tool.other]\nx = 1")
    assert rules_found(probe, "a.txt", cwd=desk) == ["the"]
    (tmp_path / "news" / "pyproject.toml").write_text("not TOML at all, nor ours")
    assert rules_found(probe, "a.txt", cwd=desk) == ["the"]
    (tmp_path / "news" / "pyproject.toml").write_text(
        '[tool.newslint]\nselect = ["probe/loud"]'
    )
    assert rules_found(probe, "a.txt", cwd=desk) == ["loud"]
    (tmp_path / "news" / "newslint.toml").write_text('select = ["probe/note"]')
    assert rules_found(probe, "a.txt", cwd=desk) == ["note"]
    assert rules_found(probe, "--select", "probe/the", "--no-config", "a.txt", cwd=desk)
    there = str(tmp_path / "newslint.toml")
    assert rules_found(probe, "--config", there, "a.txt", cwd=desk) == ["the"]


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ('select = ["probe"]', ["doubled-space", "loud", "note", "the"]),
        ('select = ["probe/the"]', ["the"]),
        ('select = ["probe/teh"]', ["the"]),
        ('select = ["probe/*o*"]', ["doubled-space", "loud", "note"]),
        (
            'select = ["probe"]\nignore = ["probe/t*", "*/note"]',
            ["doubled-space", "loud"],
        ),
        ('select = ["probe/the"]\nenable = ["*/loud"]', ["loud", "the"]),
        ('ignore = ["all"]', []),
        ('ignore = ["all"]\nenable = ["probe"]', []),
    ],
)
def test_choosing_rules(
    probe: Lint, desk: Path, settings: str, expected: list[str]
) -> None:
    (desk / "newslint.toml").write_text(settings)
    assert rules_found(probe, "a.txt", cwd=desk) == expected


def test_a_rule_that_is_off_can_be_enabled(probe: Lint, desk: Path) -> None:
    (desk / "a.txt").write_text("aaaaa")
    assert rules_found(probe, "a.txt", cwd=desk) == []
    assert rules_found(probe, "--enable", "probe/slow", "a.txt", cwd=desk) == ["slow"]


def test_severities(probe: Lint, desk: Path) -> None:
    (desk / "newslint.toml").write_text(
        'select = ["probe"]\n[severity]\n"probe" = "info"\n"probe/l*" = "error"'
    )
    found = json.loads(probe("-f", "json", "a.txt", cwd=desk).stdout)["findings"]
    severities = {finding["rule"]: finding["severity"] for finding in found}
    assert severities == {
        "probe/doubled-space": "info",
        "probe/loud": "error",
        "probe/note": "info",
        "probe/the": "info",
    }


def test_overrides_by_path(probe: Lint, tmp_path: Path, desk: Path) -> None:
    (tmp_path / "newslint.toml").write_text(
        'select = ["probe"]\nfail-on = "error"\n'
        '[[overrides]]\npaths = ["news/*"]\nignore = ["probe/the"]\n'
        '[[overrides]]\npaths = ["b.txt"]\nselect = ["probe/loud"]\n'
        'severity = { "probe/loud" = "info" }\n'
    )
    (desk / "b.txt").write_text(COPY)
    (tmp_path / "b.txt").write_text(COPY)
    (tmp_path / "c.txt").write_text(COPY)
    all_four = ["doubled-space", "loud", "note", "the"]
    assert rules_found(probe, "a.txt", cwd=desk) == all_four[:-1]
    assert rules_found(probe, "b.txt", cwd=desk) == ["loud"]
    assert rules_found(probe, "../../c.txt", cwd=desk) == all_four
    assert rules_found(probe, str(tmp_path / "b.txt"), cwd=desk) == ["loud"]
    assert rules_found(probe, "news/../b.txt", cwd=tmp_path) == ["loud"]
    assert b"info: " in probe("b.txt", cwd=tmp_path).stdout


def test_extending(probe: Lint, tmp_path: Path, desk: Path) -> None:
    (tmp_path / "house.toml").write_text(
        'select = ["probe/the"]\nfail-on = "never"\nexclude = ["x"]\n'
        'severity = { "probe/the" = "info", "probe/loud" = "info" }'
    )
    (tmp_path / "news" / "more.toml").write_text(
        'extends = ["../house.toml"]\nselect = ["probe/loud"]\n'
        '[[overrides]]\npaths = ["z"]\nselect = ["probe"]'
    )
    (desk / "newslint.toml").write_text(
        'extends = ["../more.toml"]\nseverity = { "probe/loud" = "error" }'
    )
    done = probe("a.txt", cwd=desk)
    assert done.returncode == 0
    assert b"error: \xe2\x80\x98LOUD" in done.stdout
    settings = config.load(desk / "newslint.toml")
    assert settings.choice.severity == {"probe/the": "info", "probe/loud": "error"}
    assert settings.root == desk
    assert settings.origin["fail-on"].endswith("house.toml")
    assert len(settings.overrides) == 1


def test_extending_in_a_circle(probe: Lint, desk: Path) -> None:
    (desk / "newslint.toml").write_text('extends = ["b.toml"]')
    (desk / "b.toml").write_text('extends = ["./newslint.toml"]')
    done = probe("a.txt", cwd=desk)
    assert done.returncode == 2
    assert b"newslint.toml: extends itself" in done.stderr
    assert done.stderr.count(b"\n") == 1


def test_paths_count_from_the_file_that_names_them(
    newslint_command: Lint, tmp_path: Path, desk: Path
) -> None:
    house = tmp_path / "house"
    house.mkdir()
    (house / "words.txt").write_text("TEH\n\n  xyz \n")
    pack = (Path(__file__).parent / "probe.toml").read_text()
    (house / "packs").mkdir()
    (house / "packs" / "probe.toml").write_text(pack)
    (house / "house.toml").write_text(
        'rules = ["packs"]\nwords = ["words.txt"]\nselect = ["probe"]'
    )
    (desk / "newslint.toml").write_text('extends = ["../../house/house.toml"]')
    done = newslint_command("-f", "json", "a.txt", cwd=desk)
    report = json.loads(done.stdout)
    assert [f["quote"] for f in report["findings"]] == ["LOUD", "NOTE", "  "]
    assert report["suppressed"] == 1


def test_preferring_words_and_varieties(probe: Lint, desk: Path) -> None:
    for name in "ab":
        (desk / f"{name}.txt").write_text("a gray cat")
    (desk / "c.txt").write_text("a grey cat")
    (desk / "newslint.toml").write_text('select = ["probe/grey"]\nprefer = ["grey"]')
    done = probe(".", cwd=desk)
    assert done.stdout.count("‘gray’ here, ‘grey’ in".encode()) == 2


def test_require_reason(probe: Lint, desk: Path) -> None:
    (desk / "a.txt").write_text("<!-- newslint: disable-file=probe -->\nteh cat\n")
    assert rules_found(probe, "--select", "probe", "a.txt", cwd=desk) == []
    (desk / "newslint.toml").write_text("require-reason = true")
    assert "the" in rules_found(probe, "--select", "probe", "a.txt", cwd=desk)


def test_the_command_line_wins_or_adds(probe: Lint, desk: Path) -> None:
    (desk / "newslint.toml").write_text(
        'select = ["probe"]\nignore = ["probe/note"]\n'
        'format = "json"\nfail-on = "never"'
    )
    assert rules_found(probe, "--select", "probe/the", "a.txt", cwd=desk) == ["the"]
    ignored = ("--ignore", "probe/loud,*/the")
    assert rules_found(probe, *ignored, "a.txt", cwd=desk) == ["doubled-space"]
    done = probe("-f", "tap", "--fail-on", "error", "a.txt", cwd=desk)
    assert done.stdout.startswith(b"TAP version")
    assert done.returncode == 1


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("select = [", "not valid TOML"),
        ("selects = []", "unknown key 'selects'; did you mean 'select'?"),
        ('select = "probe"', "select is a list of strings, not 'probe'"),
        ("select = [1]", "select is a list of strings, not [1]"),
        ('severity = ["x"]', "severity is a table"),
        ('severity = { "probe" = "eror" }', "did you mean 'error'?"),
        ('severity = { "probe" = 3 }', "unknown severity 3"),
        ("fail-on = 3", "fail-on is a string, not 3"),
        ('fail-on = "warn"', "unknown fail-on 'warn'; did you mean 'warning'?"),
        ("require-reason = 1", "require-reason is true or false, not 1"),
        ("max-megabytes = true", "max-megabytes is a number above 0, not True"),
        ("max-megabytes = 0", "max-megabytes is a number above 0, not 0"),
        ("max-megabytes = nan", "max-megabytes is a number above 0, not nan"),
        ("max-megabytes = inf", "max-megabytes is a number above 0, not inf"),
        ("jobs = -1", "jobs is a whole number from 0, not -1"),
        ("jobs = 1.5", "jobs is a whole number from 0, not 1.5"),
        ('encoding = "utf9"', "no encoding is called 'utf9'"),
        ("overrides = 1", "overrides is a list of tables, not 1"),
        ("overrides = [1]", "overrides is a list of tables, not [1]"),
        ("[[overrides]]\nignore = []", "an entry of overrides needs paths"),
        ('[[overrides]]\npaths = "x"', "paths is a list of strings, not 'x'"),
        ('[[overrides]]\npaths = ["x"]\nfix = 1', "unknown key 'fix'"),
        (
            'select = ["probe/teh-"]',
            "unknown rule 'probe/teh-'; did you mean 'probe/the'?",
        ),
        ('ignore = ["prob"]', "unknown rule 'prob'; did you mean 'probe'?"),
        ('enable = ["qqqqq"]', "unknown rule 'qqqqq'; see 'newslint rules'"),
        ('enable = ["qqqqq/*"]', "unknown rule 'qqqqq/*'; see 'newslint rules'"),
        ('severity = { "loud" = "error" }', "did you mean 'probe/loud'?"),
        (
            '[[overrides]]\npaths = ["x"]\nselect = ["loud"]',
            "did you mean 'probe/loud'?",
        ),
        ('format = "jsn"', "unknown format 'jsn'; did you mean 'json'?"),
        ('extends = ["no.toml"]', "no.toml: No such file or directory"),
        ('extends = ["."]', "Is a directory"),
        ('words = ["no.txt"]', "no.txt: No such file or directory"),
        ('words = ["latin.txt"]', "latin.txt: not UTF-8"),
        ('rules = ["no.toml"]', "no.toml: No such file or directory"),
        ('rules = ["empty"]', "empty: no rule packs (*.toml) in this folder"),
        ('baseline = "no.json"', "no.json: No such file or directory"),
        ("select = []\x00", "not valid TOML"),
        ("a = " + "[" * 5000, "not valid TOML"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(
    probe: Lint, desk: Path, settings: str, said: str
) -> None:
    (desk / "newslint.toml").write_text(settings)
    (desk / "latin.txt").write_bytes(b"caf\xe9")
    (desk / "empty").mkdir()
    done = probe("a.txt", cwd=desk)
    assert done.returncode == 2
    assert done.stdout == b""
    (line,) = done.stderr.decode().splitlines()
    assert said in line
    named_inside = ("words", "rules", "baseline", "extends")
    if not settings.startswith(named_inside):
        assert "newslint.toml: " in line


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"[tool.newslint]\nselect = 3", "select is a list of strings"),
        (b"[tool]\nnewslint = 3", "has no table [tool.newslint]"),
        (b"[tool.newslint", "not valid TOML"),
        (b"[tool.newslint]\n# caf\xe9", "not UTF-8"),
    ],
)
def test_what_is_wrong_in_pyproject(
    probe: Lint, desk: Path, text: bytes, said: str
) -> None:
    (desk / "pyproject.toml").write_bytes(text)
    done = probe("a.txt", cwd=desk)
    assert done.returncode == 2
    (line,) = done.stderr.decode().splitlines()
    assert "pyproject.toml: " in line
    assert said in line


@pytest.mark.parametrize("path", ["no.toml", ".", "a.txt", "pyproject.toml"])
def test_a_named_file_has_to_be_one(probe: Lint, desk: Path, path: str) -> None:
    (desk / "pyproject.toml").write_text("[project]\nname = 'x'")
    done = probe("--config", path, "a.txt", cwd=desk)
    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1


def test_a_byte_order_mark_before_the_settings(probe: Lint, desk: Path) -> None:
    (desk / "newslint.toml").write_text('\ufeffselect = ["probe/the"]')
    assert rules_found(probe, "a.txt", cwd=desk) == ["the"]


def test_show_config_says_what_applies_and_from_where(
    newslint_command: Lint, tmp_path: Path, desk: Path
) -> None:
    (tmp_path / "newslint.toml").write_text(
        'select = ["stray"]\nprefer = ["say \\"so\\"", "é"]\njobs = 2\n'
        'severity = { "stray" = "info" }\nbaseline = "b.json"\n'
        '[[overrides]]\npaths = ["x/*"]\nignore = ["stray"]'
    )
    done = newslint_command("--show-config", "--ignore", "a,b", "-j", "3", cwd=desk)
    assert (done.returncode, done.stderr) == (0, b"")
    text = done.stdout.decode()
    shown = tomllib.loads(text)
    assert shown["select"] == ["stray"]
    assert shown["prefer"] == ['say "so"', "é"]
    assert shown["overrides"] == [{"paths": ["x/*"], "ignore": ["stray"]}]
    assert shown["baseline"] == str(tmp_path / "b.json")
    origin = dict(line.split("  # ") for line in text.splitlines())
    by_key = {line.split(" =")[0]: where for line, where in origin.items()}
    assert by_key["select"] == str(tmp_path / "newslint.toml")
    assert by_key["jobs"] == by_key["ignore"] == "command line"
    assert by_key["exclude"] == "default"
    assert by_key["# encoding is not set"] == "default"


def test_the_file_that_init_writes_is_valid_once_uncommented(
    newslint_command: Lint, tmp_path: Path
) -> None:
    done = newslint_command("init")
    assert (done.returncode, done.stderr) == (0, b"")
    path = tmp_path / "newslint.toml"
    assert path.read_text() == TEXT
    assert tomllib.loads(TEXT) == {}
    assert newslint_command("--show-config").returncode == 0
    lines = [
        line.removeprefix("# ")
        for line in TEXT.splitlines()
        if line.startswith(("# [", '# "')) or " = " in line
    ]
    house = tmp_path / "project"
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "newslint.toml").write_text("")
    (house / "house-rules").mkdir(parents=True)
    (house / "house-rules" / "probe.toml").write_text(
        (Path(__file__).parent / "probe.toml").read_text()
    )
    (house / "house-words.txt").write_text("")
    (house / "newslint-baseline.json").write_text('{"version": 1, "entries": []}')
    (house / "newslint.toml").write_text("\n".join(lines))
    (house / "a.txt").write_text("the cat")
    done = newslint_command("a.txt", cwd=house)
    assert (done.returncode, done.stderr) == (0, b"")
    assert tomllib.loads("\n".join(lines)).keys() == set(KEYS)


def test_init_overwrites_nothing(newslint_command: Lint, tmp_path: Path) -> None:
    (tmp_path / "newslint.toml").write_text("jobs = 1")
    done = newslint_command("init")
    assert done.returncode == 2
    assert (
        done.stderr == b"newslint: newslint.toml: is there already; edit or remove it\n"
    )
    assert (tmp_path / "newslint.toml").read_text() == "jobs = 1"
    assert newslint_command("init", "no/such/folder").returncode == 2


def test_loading_what_is_not_there() -> None:
    with pytest.raises(ConfigError, match="check the path"):
        config.load(Path("/no/such/newslint.toml"))
