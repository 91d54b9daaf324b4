"""Plugins, installed as people install them, and used by the command."""

import os
import subprocess
import sys
from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from newslint.rule import Rule
from newslint.testing import prove

EXAMPLE = Path(__file__).parents[1] / "examples" / "newslint-example"
SHOUT = "A headline\n\nThe sign said DO NOT FEED THE BEARS in red.\n"

Newslint = Callable[..., subprocess.CompletedProcess[str]]


def command(*folders: Path, cwd: Path) -> Newslint:
    """Return the command, run in *cwd* with *folders* on the import path."""
    before = os.environ.get("PYTHONPATH", "")
    path = os.pathsep.join(filter(None, (*map(str, folders), before)))

    env = {
        **os.environ,
        "PYTHONPATH": path,
        "PYTHONIOENCODING": "utf-8",
        "NEWSLINT_CACHE_DIR": str(cwd.parent / "cache"),
    }

    def run(*args: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "newslint", *args],
            cwd=cwd,
            env=env,
            capture_output=True,
            encoding="utf-8",
        )

    return run


# The model plugin.


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that pip has installed the model plugin in."""
    folder = tmp_path_factory.mktemp("site")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
    where = ["--no-build-isolation", "--target", str(folder), str(EXAMPLE)]
    subprocess.run([*pip, *where], check=True)
    return folder


@pytest.fixture
def newslint(site: Path, tmp_path: Path) -> Newslint:
    """The command, with the model plugin installed."""
    (tmp_path / "story.txt").write_text(SHOUT, encoding="utf-8")
    return command(site, cwd=tmp_path)


def test_its_rule_proves_itself() -> None:
    spec = spec_from_file_location("example", EXAMPLE / "newslint_example.py")
    assert spec and spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    rule: Rule = module.SHOUTING
    assert [prove(rule, example, flagged=True) for example in rule.bad] == [None]
    assert [prove(rule, example, flagged=False) for example in rule.good] == [None] * 2


def test_its_rule_finds(newslint: Newslint) -> None:
    run = newslint("--select", "example", "story.txt")
    assert run.returncode == 1
    line = "story.txt:3:15: warning: ‘DO NOT FEED THE BEARS’ shouts [example/shouting]"
    assert run.stdout.splitlines()[0] == line
    assert newslint("--ignore", "example/shouting", "story.txt").returncode == 0
    assert "Several words in capitals" in newslint("rules", "example").stdout
    assert "look like anger" in newslint("explain", "example/shouting").stdout


def test_its_check_serves_packs(newslint: Newslint, tmp_path: Path) -> None:
    pack = (
        '[capitals]\nsummary = "Two capitals"\ncheck = "capitals"\nleast = 2\n'
        'bad = ["{==DO NOT==}"]\ngood = ["DO"]\n'
    )
    (tmp_path / "desk.toml").write_text(pack, encoding="utf-8")
    (tmp_path / "two.txt").write_text("The sign said KEEP OFF.\n", encoding="utf-8")
    args = ("--rules", "desk.toml", "--select", "desk")
    run = newslint(*args, "two.txt")
    assert run.stdout.startswith(
        "two.txt:1:15: warning: Two capitals [desk/capitals]\n"
    )
    (tmp_path / "desk.toml").write_text(pack.replace("least", "lest"), encoding="utf-8")
    run = newslint(*args, "two.txt")
    assert run.returncode == 2
    assert "[capitals] unknown key 'lest'; did you mean 'least'?" in run.stderr


def test_its_reader_reads_its_suffix(newslint: Newslint, tmp_path: Path) -> None:
    cues = (
        "1\r\n00:00:01,000 --> 00:00:03,500\r\nWe met him in\r\n\r\n"
        "2\r\n00:00:04,000 --> 00:00:06,000\r\n2019\r\nDO NOT FEED THE BEARS\r\n"
    )
    (tmp_path / "film.srt").write_bytes(cues.encode())
    run = newslint("--select", "example", ".")
    assert "film.srt:8:1: warning: ‘DO NOT FEED THE BEARS’ shouts" in run.stdout
    assert "2 warnings in 2 documents" in run.stdout


def test_its_format_renders(newslint: Newslint) -> None:
    run = newslint("--select", "example", "--format", "counts", "story.txt")
    assert run.stdout == "1\texample/shouting\n"


def test_it_is_listed_with_its_version(newslint: Newslint) -> None:
    listed = newslint("plugins").stdout.splitlines()
    name = "example (newslint-example 0.1.0)"
    assert f"{name}: rules: example/shouting" in listed
    assert f"{name}: checks: capitals" in listed
    assert f"{name}: readers: .srt" in listed
    assert f"{name}: formats: counts" in listed


def test_without_it_nothing_of_it_is_there(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(SHOUT, encoding="utf-8")
    newslint = command(cwd=tmp_path)
    assert "shouting" not in newslint("story.txt").stdout
    assert newslint("--format", "counts", "story.txt").returncode == 2


# Plugins that fail.


def install(folder: Path, code: str, name: str = "broken") -> None:
    """Write a module and what an installer would leave beside it."""
    (folder / f"{name}.py").write_text(code, encoding="utf-8")
    info = folder / f"{name}-1.2.dist-info"
    info.mkdir()
    about = f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.2\n"
    (info / "METADATA").write_text(about, encoding="utf-8")
    entry = f"[newslint]\n{name}-plugin = {name}\n"
    (info / "entry_points.txt").write_text(entry, encoding="utf-8")


def hook(name: str, body: str) -> str:
    """Return a plugin with one hook."""
    return f"import newslint\n\n@newslint.hookimpl\ndef {name}():\n    {body}\n"


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("import nothing_of_the_kind", "No module named 'nothing_of_the_kind'"),
        ("1 / 0", "ZeroDivisionError: division by zero"),
        ("def (", "SyntaxError: invalid syntax"),
        (hook("newslint_rule", "return []"), "newslint_rule"),
        (hook("newslint_rules", "raise OSError('no disk')"), "OSError: no disk"),
        (hook("newslint_rules", "yield 1 / 0"), "ZeroDivisionError: division by zero"),
        (hook("newslint_checks", "raise KeyError('x\\ny')"), "KeyError: 'x\\ny'"),
        (hook("newslint_readers", "raise OSError('no disk')"), "OSError: no disk"),
        (hook("newslint_formats", "raise OSError('no disk')"), "OSError: no disk"),
        (hook("newslint_rules", "return None"), "'NoneType' object is not iterable"),
        (hook("newslint_rules", "return ['a.toml']"), "'a.toml' is neither a Rule nor"),
        (hook("newslint_checks", "return ['match']"), "['match'] is no mapping"),
        (hook("newslint_checks", "return {'match': print}"), "a check called 'match'"),
        (hook("newslint_readers", "return {'.txt': print}"), "a reader called '.txt'"),
        (hook("newslint_formats", "return {'json': print}"), "a format called 'json'"),
        (
            hook(
                "newslint_rules",
                "return [newslint.Rule(id='repetition/surname-echo', summary='', "
                "message='', check=print)]",
            ),
            "a rule called 'repetition/surname-echo'",
        ),
    ],
)
def test_a_plugin_that_fails_is_named(tmp_path: Path, code: str, reason: str) -> None:
    install(tmp_path, code)
    (tmp_path / "story.txt").write_text("He left.\n", encoding="utf-8")
    run = command(tmp_path, cwd=tmp_path)("story.txt")
    assert run.returncode == 2
    assert run.stdout == ""
    (line,) = run.stderr.splitlines()
    assert line.startswith("newslint: ")
    assert "broken-plugin" in line
    assert "broken 1.2" in line
    assert reason in line


def test_two_plugins_with_one_name_are_both_named(tmp_path: Path) -> None:
    code = hook("newslint_formats", "return {'teletype': print}")
    install(tmp_path, code, "first")
    install(tmp_path, code, "second")
    run = command(tmp_path, cwd=tmp_path)("plugins")
    assert run.returncode == 2
    assert "first-plugin (first 1.2)" in run.stderr
    assert "second-plugin (second 1.2)" in run.stderr
    assert "both offer a format called 'teletype'" in run.stderr


def test_a_plugin_may_offer_a_pack(tmp_path: Path) -> None:
    pack = (
        '[teh]\nsummary = "Teh"\npattern = "teh"\nbad = ["{==teh==}"]\ngood = ["the"]\n'
    )
    (tmp_path / "desk.toml").write_text(pack, encoding="utf-8")
    path = "Path(__file__).with_name('desk.toml')"
    install(
        tmp_path, f"from pathlib import Path\n{hook('newslint_rules', f'yield {path}')}"
    )
    (tmp_path / "story.txt").write_text("He left teh town.\n", encoding="utf-8")
    newslint = command(tmp_path, cwd=tmp_path)
    assert "story.txt:1:9: warning: Teh [desk/teh]" in newslint("story.txt").stdout
    (tmp_path / "desk.toml").write_text(pack.replace("pattern", "patern"))
    run = newslint("story.txt")
    assert run.returncode == 2
    (line,) = run.stderr.splitlines()
    assert line.endswith(
        "desk.toml: [teh] unknown key 'patern'; did you mean 'pattern'?"
    )
