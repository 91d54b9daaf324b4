"""Every command, as somebody at a terminal or a script uses it."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import PROBE, STORIES, Lint

from newslint import __version__
from newslint.commands import COMMANDS

RULES = ("--rules", str(PROBE), "--select", "probe")


@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS)])
def test_help(newslint_command: Lint, command: tuple[str, ...]) -> None:
    done = newslint_command(*command, "--help")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"usage: newslint")
    assert b"Exit status: 0 " in done.stdout


def test_help_without_arguments(newslint_command: Lint) -> None:
    done = newslint_command()
    assert done.returncode == 0
    for name in COMMANDS:
        assert (
            f"  {name} ".encode() in done.stdout
            or f"  {name}\n".encode() in done.stdout
        )


def test_version(newslint_command: Lint) -> None:
    done = newslint_command("--version")
    assert done.stdout.decode() == f"newslint {__version__}\n"


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (
            ("--fxi", "a.txt"),
            "unrecognized arguments: --fxi; see 'newslint check --help'",
        ),
        (
            ("rules", "--fxi"),
            "unrecognized arguments: --fxi; see 'newslint rules --help'",
        ),
        (("-j", "two", "a.txt"), "'two' is no whole number from 0"),
        (("-j", "-2", "a.txt"), "'-2' is no whole number from 0"),
        (("--fail-on", "errors", "a.txt"), "invalid choice: 'errors'"),
        (("-f", "jsn", "a.txt"), "unknown format 'jsn'; did you mean 'json'?"),
        (("--select", "probe/teh-", "a.txt"), "unknown rule 'probe/teh-'"),
        (("explain",), "required: RULE; see 'newslint explain --help'"),
        (("explain", "the"), "unknown rule 'the'; did you mean 'probe/the'?"),
        (("explain", "zzz"), "unknown rule 'zzz'; see 'newslint rules'"),
        (("rules", "prob"), "unknown rule 'prob'; did you mean 'probe'?"),
        (("completion", "fish"), "invalid choice: 'fish'"),
        (("--baseline",), "expected one argument"),
        (
            ("-o", "no/such/folder", "a.txt"),
            "no/such/folder: not written: No such file",
        ),
        (("-o", ".", "a.txt"), ".: not written: Is a directory"),
    ],
)
def test_what_is_wrong_with_the_arguments_takes_one_line(
    newslint_command: Lint, tmp_path: Path, args: tuple[str, ...], said: str
) -> None:
    (tmp_path / "newslint.toml").write_text(f"rules = [{json.dumps(str(PROBE))}]")
    (tmp_path / "a.txt").write_text("teh cat")
    done = newslint_command(*args)
    assert (done.returncode, done.stdout) == (2, b"")
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith("newslint: ")
    assert said in line


def test_a_path_called_like_a_command(lint: Lint, tmp_path: Path) -> None:
    (tmp_path / "rules").write_text("teh cat")
    assert lint("rules").stdout.startswith(b"rules:1:1: error")


def test_listing_rules(newslint_command: Lint) -> None:
    rules = ("rules", "--rules", PROBE)
    lines = newslint_command(*rules, "probe").stdout.decode().splitlines()
    assert lines == sorted(lines)
    assert "probe/slow           -        A pattern without end" in lines
    assert "probe/the            error    A word misspelt" in lines
    assert len(lines) == 7
    everything = newslint_command(*rules).stdout.decode().splitlines()
    assert len(everything) > len(lines)
    assert newslint_command(*rules, "probe/t*", "probe/teh").stdout.count(b"\n") == 1
    listed = json.loads(newslint_command(*rules, "probe/n*", "--format", "json").stdout)
    assert listed == [
        {
            "id": "probe/note",
            "summary": "A note in the copy",
            "severity": "info",
            "on": True,
            "across": "document",
            "lang": "",
            "safe": False,
        }
    ]


def test_listing_rules_by_the_settings(newslint_command: Lint, tmp_path: Path) -> None:
    (tmp_path / "newslint.toml").write_text(
        'ignore = ["probe/the"]\nenable = ["probe/slow"]\n'
        'severity = { "probe/note" = "error" }'
    )
    lines = newslint_command("rules", "--rules", PROBE, "probe").stdout.decode()
    on = {line.split()[0]: line.split()[1] for line in lines.splitlines()}
    assert on["probe/the"] == "-"
    assert on["probe/slow"] == "warning"
    assert on["probe/note"] == "error"


def test_explaining_a_rule(newslint_command: Lint) -> None:
    for name in ("probe/the", "probe/teh"):
        done = newslint_command("explain", "--rules", PROBE, name)
        assert (done.returncode, done.stderr) == (0, b"")
        text = done.stdout.decode()
        assert text.startswith("## the\n\nA word misspelt. `probe/the`, error, ")
        assert "~~teh~~ **the** cat" in text


def test_explaining_what_newslint_itself_reports(newslint_command: Lint) -> None:
    done = newslint_command("explain", "newslint/unused-suppression")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"## unused-suppression\n\nA suppression that ")


def test_listing_plugins(newslint_command: Lint) -> None:
    done = newslint_command("plugins")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"newslint.readers: readers: " in done.stdout
    assert b"newslint.formats: formats: " in done.stdout


def test_statistics(lint: Lint, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("teh teh LOUD NOTE NOTE teh\n")
    done = lint("--statistics", "a.txt")
    assert done.stdout.decode().splitlines()[-3:] == [
        "      3  error    probe/the",
        "      2  info     probe/note",
        "      1  warning  probe/loud",
    ]
    done = lint("--statistics", "-f", "json", "a.txt")
    assert len(json.loads(done.stdout)["findings"]) == 6
    assert done.stderr.decode().splitlines()[0] == "      3  error    probe/the"


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_timings(lint: Lint, tmp_path: Path, jobs: str) -> None:
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text("teh cat\n")
    done = lint("--timings", "-j", jobs, ".")
    lines = done.stderr.decode().splitlines()
    line = re.compile(r" *\d+\.\d\d ms +\d+\.\d%  probe/[\w-]+")
    assert all(line.fullmatch(each) for each in lines)
    assert len(lines) == 7
    shares = [float(each.split("%")[0].split()[-1]) for each in lines]
    assert shares == sorted(shares, reverse=True)
    assert 99 < sum(shares) < 101
    assert 0 < sum(float(each.split(" ms")[0]) for each in lines) < 60_000


def test_the_report_can_go_to_a_file(lint: Lint, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("teh cat\n")
    done = lint("-f", "json", "-o", "report.json", "a.txt")
    assert (done.returncode, done.stdout) == (1, b"")
    printed = lint("-f", "json", "a.txt").stdout
    assert (tmp_path / "report.json").read_bytes() == printed


def test_marking(lint: Lint, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("caf\u00e9 teh NOTE {x}\r\n".encode("cp1252"))
    done = lint("--mark", "a.txt")
    assert done.returncode == 1
    assert done.stdout == (
        "caf\u00e9 {~~teh~>the~~} {==NOTE==} {x}\r\n".encode("cp1252")
    )
    assert (tmp_path / "a.txt").read_bytes().startswith(b"caf\xe9 teh")


def formats(newslint_command: Lint) -> list[str]:
    """Return the names of all formats, from the message about an unknown one."""
    said = newslint_command("-f", "?", "x").stderr.decode()
    return said.partition("known: ")[2].strip().split(", ")


def test_many_workers_say_what_one_says(
    newslint_command: Lint, lint: Lint, tmp_path: Path
) -> None:
    for i in range(23):
        copy = f"teh {'grey' if i % 3 else 'gray'} LOUD cat {i}\n" * (i + 1)
        (tmp_path / f"{i}.txt").write_text(copy)
    (tmp_path / "bad.txt").write_bytes(b"\0")
    names = formats(newslint_command)
    assert {"json", "sarif", "text"} <= set(names)
    for name in names:
        one, many, auto = (lint("-f", name, "-j", n, ".") for n in ("1", "3", "0"))
        assert one.stdout == many.stdout == auto.stdout != b"", name
        assert one.stderr == many.stderr == auto.stderr
        assert one.returncode == many.returncode == auto.returncode == 2


@pytest.mark.parametrize("shell", ["bash", "zsh", "tcsh"])
def test_completion_scripts(newslint_command: Lint, tmp_path: Path, shell: str) -> None:
    done = newslint_command("completion", shell)
    assert (done.returncode, done.stderr) == (0, b"")
    if not shutil.which(shell):
        pytest.skip(f"no {shell} here")
    script = tmp_path / "script"
    script.write_bytes(done.stdout)
    load = {"zsh": "autoload -U compinit; compinit; source ./script"}
    read = subprocess.run(
        [shell, "-c", load.get(shell, "source ./script")],
        capture_output=True,
        cwd=tmp_path,
    )
    assert (read.returncode, read.stderr) == (0, b"")


@pytest.mark.skipif(not shutil.which("bash"), reason="needs bash")
@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["newslint", "ru"], {"rules"}),
        (["newslint", "check", "--fi"], {"--fix"}),
        (["newslint", "check", "--fail-on", "w"], {"warning"}),
        (["newslint", "completion", ""], {"bash", "zsh", "tcsh"}),
        (["newslint", "check", "scr"], {"script"}),
        (["newslint", "check", "-o", "scr"], {"script"}),
    ],
)
def test_bash_completes(
    newslint_command: Lint, tmp_path: Path, words: list[str], offered: set[str]
) -> None:
    (tmp_path / "script").write_bytes(newslint_command("completion", "bash").stdout)
    quoted = " ".join(f"'{word}'" for word in words)
    done = subprocess.run(
        [
            "bash",
            "-c",
            "source ./script; "
            "f=$(complete -p newslint | sed 's/.*-F \\([^ ]*\\).*/\\1/'); "
            f"COMP_WORDS=({quoted}); COMP_CWORD={len(words) - 1}; "
            '$f newslint "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"; '
            'printf "%s\\n" "${COMPREPLY[@]}"',
        ],
        capture_output=True,
        text=True,
        cwd=tmp_path,
    )
    assert set(done.stdout.split()) == offered, done


def on_terminal(*args: str | Path, cwd: Path, env: dict[str, str]) -> tuple[int, str]:
    """Run newslint on a terminal; return its status and all that it shows there."""
    leader, follower = pytest.importorskip("pty").openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "newslint", "check", *RULES, *map(str, args)],
        stdin=follower,
        stdout=follower,
        stderr=follower,
        cwd=cwd,
        env=env,
    ) as process:
        os.close(follower)
        shown = b""
        while True:
            try:
                data = os.read(leader, 65536)
            except OSError:
                break
            if not data:
                break
            shown += data
        status = process.wait(60)
    os.close(leader)
    return status, shown.decode()


def test_a_terminal_is_shown_excerpts_in_colour(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    (tmp_path / "a.txt").write_text("Then teh cat\n")
    status, shown = on_terminal("a.txt", cwd=tmp_path, env=environment)
    assert status == 1
    assert "\x1b[31mteh\x1b[0m" in shown
    assert re.sub(r"\x1b\[[\d;]*m", "", shown).splitlines() == [
        "a.txt:1:6: error: ‘teh’ is ‘the’ [probe/the]",
        " 1 | Then teh cat",
        "   |      ^^^ fix: the",
        "1 error in 1 document",
    ]


@pytest.mark.parametrize(
    ("options", "extra"),
    [(("--no-color",), {}), ((), {"NO_COLOR": "1"}), ((), {"TERM": "dumb"})],
)
def test_colour_can_be_refused(
    tmp_path: Path,
    environment: dict[str, str],
    options: tuple[str, ...],
    extra: dict[str, str],
) -> None:
    (tmp_path / "a.txt").write_text("Then teh cat\n")
    env = {**environment, **extra}
    _, shown = on_terminal(*options, "a.txt", cwd=tmp_path, env=env)
    assert "\x1b" not in shown
    assert "   |      ^^^ fix: the" in shown


def test_a_terminal_shows_progress_if_there_is_much_to_see(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    for i in range(120):
        (tmp_path / f"{i}.txt").write_text("the cat\n")
    env = {**environment, "TERM": "xterm"}
    status, shown = on_terminal(".", cwd=tmp_path, env=env)
    assert status == 0
    assert "linting" in shown
    assert "no findings in 120 documents" in shown
    status, shown = on_terminal("1.txt", "2.txt", cwd=tmp_path, env=env)
    assert "linting" not in shown


def test_what_is_piped_has_neither_colour_nor_progress(
    lint: Lint, tmp_path: Path
) -> None:
    for i in range(120):
        (tmp_path / f"{i}.txt").write_text("teh cat\n")
    done = lint(".")
    assert b"\x1b" not in done.stdout + done.stderr
    assert done.stderr == b""
    assert done.stdout.count(b"\n") == 121


def test_output_that_the_terminal_cannot_show(lint: Lint, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("teh cat\n")
    done = lint("a.txt", env={"PYTHONIOENCODING": "ascii"})
    assert (done.returncode, done.stderr) == (1, b"")
    assert rb"error: \u2018teh\u2019 is \u2018the\u2019" in done.stdout


def test_the_two_stories(newslint_command: Lint) -> None:
    done = newslint_command(*sorted(STORIES.glob("*.txt")))
    assert (done.returncode, done.stderr) == (1, b"")
    assert b"in 2 documents" in done.stdout
