"""Fixes: only what was found changes, and a file is the old one or the new one."""

import codecs
import os
import random
import re
import signal
import stat
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest
from conftest import PROBE, STORIES, Lint
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newslint.app import Linter
from newslint.config import Choice, Config
from newslint.fix import fix, wanted, write
from newslint.model import Edit, Finding, Position, Severity, Span

LINTER = Linter(
    Config(
        choice=Choice(select=("probe",), ignore=("probe/slow",)),
        rules=(PROBE,),
        encoding="cp1252",
    )
)
ENCODINGS = {
    "utf-8": b"",
    "utf-8-sig": b"",
    "cp1252": b"",
    "utf-16": b"",
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32": b"",
}
WORDS = st.sampled_from(
    ["cat", "’s", "“mat”", "é", "Kim Jong Un", "teh.x", "x\ty", "—"]
)
ENDS = st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\x0b", "\x85", "\u2028"])
DEFECTS = st.sampled_from(["teh", "teh", "x  y"])
PIECES = st.lists(st.one_of(WORDS, ENDS, DEFECTS), max_size=40)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(PIECES, st.sampled_from(sorted(ENCODINGS)))
def test_everything_but_the_defects_stays_byte_for_byte(
    tmp_path: Path, pieces: list[str], encoding: str
) -> None:
    copy = " ".join(pieces)
    if encoding == "cp1252":
        copy = copy.replace("\x85", "…").replace("\u2028", "\n")
    right = re.sub(r"\bteh\b", "the", copy).replace("x  y", "x y")
    path = tmp_path / "a.txt"
    mark = ENCODINGS[encoding]
    path.write_bytes(mark + copy.encode(encoding))
    report, (revision,) = fix(LINTER, [str(path)], unsafe=False)
    if revision.changed:
        write([revision])
    assert report.errors == ()
    assert path.read_bytes() == mark + right.encode(encoding)
    assert list(tmp_path.iterdir()) == [path]


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 5)), max_size=9))
def test_edits_that_overlap_wait_for_another_round(
    places: list[tuple[int, int]],
) -> None:
    at = Position(1, 1)
    findings = [
        Finding(
            f"r/{i}",
            Severity.ERROR,
            "",
            "a",
            span,
            at,
            at,
            "",
            edits=(edit,),
            safe=True,
        )
        for i, (start, length) in enumerate(places)
        for span in [Span(start, start + length)]
        for edit in [Edit(span, "x")]
    ]
    chosen = list(wanted(findings, unsafe=False))
    if not findings:
        assert chosen == []
        return
    ((path, edits, made),) = chosen
    assert path == "a"
    assert len(made) == len(edits) > 0
    for one, other in pairwise(edits):
        assert one.span.end <= other.span.start
    first = min(findings, key=lambda f: (f.edits[0], f.rule))
    assert edits[0] == first.edits[0]


def test_only_safe_fixes_are_made_unless_asked(lint: Lint, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("teh LOUD cat\n")
    done = lint("--fix", "a.txt")
    assert path.read_text() == "the LOUD cat\n"
    assert done.returncode == 1
    assert done.stdout.decode().splitlines() == [
        "a.txt:1:5: warning: ‘LOUD’ is loud [probe/loud]",
        "1 warning in 1 document",
    ]
    assert done.stderr == b"newslint: 1 fixed in 1 of 1 files\n"
    done = lint("--fix", "--unsafe-fixes", "a.txt")
    assert path.read_text() == "the quiet cat\n"
    assert done.returncode == 0


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--unsafe-fixes",), "--unsafe-fixes goes with --fix or --diff"),
        (("--fix", "--diff"), "not allowed with argument --fix"),
        (("--fix", "--mark"), "not allowed with argument --fix"),
        (("--fix", "--timings"), "--timings goes with plain linting"),
    ],
)
def test_options_that_do_not_go_together(
    lint: Lint, tmp_path: Path, options: tuple[str, ...], said: str
) -> None:
    (tmp_path / "a.txt").write_text("teh LOUD cat\n")
    done = lint(*options, "a.txt")
    assert done.returncode == 2
    assert said in done.stderr.decode()
    assert done.stderr.count(b"\n") == 1
    assert (tmp_path / "a.txt").read_text() == "teh LOUD cat\n"


def test_what_is_clean_is_not_touched(lint: Lint, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"the cat\r\n")
    os.utime(path, (1, 1))
    before = path.stat()
    assert lint("--fix", "--unsafe-fixes", "a.txt").returncode == 0
    assert path.stat().st_ino == before.st_ino
    assert path.stat().st_mtime == 1


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_that_go_take_their_end_along(
    lint: Lint, tmp_path: Path, end: str
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(f"one{end}CUT THIS{end}teh  two{end}".encode())
    assert lint("--fix", "a.txt").returncode == 0
    assert path.read_bytes() == f"one{end}the two{end}".encode()


def test_mode_and_link_stay(lint: Lint, tmp_path: Path) -> None:
    target, link = tmp_path / "story", tmp_path / "link.txt"
    target.write_text("teh cat")
    target.chmod(0o604)
    link.symlink_to("story")
    assert lint("--fix", "link.txt").returncode == 0
    assert link.is_symlink()
    assert target.read_text() == "the cat"
    assert stat.S_IMODE(target.stat().st_mode) == 0o604


def test_what_the_encoding_cannot_hold_is_not_written(
    lint: Lint, tmp_path: Path
) -> None:
    (tmp_path / "dash.toml").write_text(
        "[minus]\nsummary='x'\nsafe=true\npattern='--'\nreplace='\u2212'\n"
        "bad=['{~~\\--~>\u2212~~}']\ngood=['-']\n".replace("\\-", "-")
    )
    path = tmp_path / "a.txt"
    path.write_bytes("caf\u00e9 -- teh".encode("cp1252"))
    done = lint("--rules", "dash.toml", "--enable", "dash", "--fix", "a.txt")
    assert done.returncode == 2
    assert (
        "a.txt: not fixed: '\u2212' cannot be written in cp1252" in done.stderr.decode()
    )
    assert path.read_bytes() == "caf\u00e9 -- teh".encode("cp1252")


def test_bytes_that_would_not_come_back_are_not_touched(
    lint: Lint, tmp_path: Path
) -> None:
    # Two ways to say nothing: switching to ASCII where one is in it already.
    data = b"teh \x1b(B\x1b(Bcat \x1b$B@5\x1b(B"
    (tmp_path / "a.txt").write_bytes(data)
    done = lint("--encoding", "iso2022_jp", "--fix", "a.txt")
    assert done.returncode == 2
    assert b"a.txt: not fixed: iso2022_jp would not keep every byte" in done.stderr
    assert (tmp_path / "a.txt").read_bytes() == data


def without_privileges(
    *args: str | Path, cwd: Path
) -> subprocess.CompletedProcess[str]:
    """Run newslint as somebody whom file permissions hold back."""
    command: list[str | Path] = [sys.executable, "-m", "newslint", "check"]
    if os.geteuid() == 0:
        command[:0] = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--"]
    rules = ("--rules", PROBE, "--select", "probe")
    try:
        return subprocess.run(
            [*command, *rules, *args], capture_output=True, text=True, cwd=cwd
        )
    except FileNotFoundError:
        pytest.skip("root writes everything")


def test_a_file_or_folder_that_may_not_be_written(tmp_path: Path) -> None:
    folder = tmp_path / "shut"
    folder.mkdir()
    for path in (tmp_path / "a.txt", folder / "b.txt"):
        path.write_text("teh cat")
    (tmp_path / "a.txt").chmod(0o444)
    folder.chmod(0o555)
    try:
        done = without_privileges("--fix", "a.txt", "shut/b.txt", cwd=tmp_path)
    finally:
        folder.chmod(0o755)
    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        "newslint: 0 fixed in 0 of 2 files",
        "newslint: a.txt: not fixed: Permission denied; check its permissions",
        "newslint: shut/b.txt: not fixed: Permission denied; check its permissions",
    ]
    assert (tmp_path / "a.txt").read_text() == "teh cat"
    assert list(folder.iterdir()) == [folder / "b.txt"]


def test_a_file_that_changes_in_the_meantime_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("teh cat")
    _, (revision,) = fix(LINTER, [str(path)], unsafe=False)
    path.write_text("teh cat sat")
    with pytest.raises(Exception, match="it has changed since it was read"):
        write([revision])
    assert path.read_text() == "teh cat sat"


def test_standard_input_comes_out_fixed(lint: Lint) -> None:
    done = lint("--fix", "-", stdin=b"\xef\xbb\xbfteh LOUD cat\r\nend")
    assert done.stdout == b"\xef\xbb\xbfthe LOUD cat\r\nend"
    assert b"-:1:5: warning" in done.stderr
    assert done.returncode == 1
    done = lint("--fix", "-", "--stdin-filename", "a.txt", stdin=b"teh cat")
    assert (done.stdout, done.returncode) == (b"the cat", 0)
    done = lint("--fix", "-", stdin=b"the cat")
    assert (done.stdout, done.returncode) == (b"the cat", 0)


def test_standard_input_may_not_be_called_like_another_file(
    lint: Lint, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text("teh cat")
    done = lint("--fix", "-", "a.txt", "--stdin-filename", "a.txt", stdin=b"teh dog")
    assert done.returncode == 2
    assert b"newslint: a.txt: is the name of two inputs" in done.stderr
    assert (tmp_path / "a.txt").read_text() == "teh cat"


def test_rules_that_undo_each_other_come_to_an_end(lint: Lint, tmp_path: Path) -> None:
    (tmp_path / "flip.toml").write_text(
        "[a]\nsummary='a'\nsafe=true\npattern='ping'\nreplace='pong'\n"
        "bad=['{~~ping~>pong~~}']\ngood=['x']\n"
        "[b]\nsummary='b'\nsafe=true\npattern='pong'\nreplace='ping'\n"
        "bad=['{~~pong~>ping~~}']\ngood=['x']\n"
        "[c]\nsummary='c'\nsafe=true\npattern='more'\nreplace='more more'\n"
        "bad=['{~~more~>more more~~}']\ngood=['x']\n"
    )
    (tmp_path / "a.txt").write_text("ping more")
    done = lint("--rules", "flip.toml", "--select", "flip", "--fix", "a.txt")
    assert done.returncode == 1
    assert b"[flip/" in done.stdout
    assert len((tmp_path / "a.txt").read_text()) < 100_000


@pytest.mark.parametrize("text", ["ping", "pong"])
def test_of_rules_that_undo_each_other_one_is_left_out(
    lint: Lint, tmp_path: Path, text: str
) -> None:
    (tmp_path / "flip.toml").write_text(
        "[a]\nsummary='a'\nsafe=true\npattern='ping'\nreplace='pong'\n"
        "bad=['{~~ping~>pong~~}']\ngood=['x']\n"
        "[b]\nsummary='b'\nsafe=true\npattern='pong'\nreplace='ping'\n"
        "bad=['{~~pong~>ping~~}']\ngood=['x']\n"
    )
    (tmp_path / "a.txt").write_text(f"{text} teh")
    for _ in range(2):
        args = ("--rules", "flip.toml", "--enable", "flip", "--fix", "a.txt")
        assert lint(*args).returncode == 1
        assert (tmp_path / "a.txt").read_text() == "pong the"


def test_facts_of_other_files_count_after_each_round(
    lint: Lint, tmp_path: Path
) -> None:
    for name, copy in (("a", "grey"), ("b", "grey"), ("c", "gray")):
        (tmp_path / f"{name}.txt").write_text(f"teh {copy} cat")
    done = lint("--fix", "--unsafe-fixes", ".")
    assert done.returncode == 0
    assert (tmp_path / "c.txt").read_text() == "the grey cat"


def test_the_stories_are_clean_of_what_was_fixed(
    newslint_command: Lint, tmp_path: Path
) -> None:
    for story in sorted(STORIES.glob("*.txt")):
        (tmp_path / story.name).write_bytes(story.read_bytes())
    before = newslint_command("-f", "json", ".").stdout.decode()
    assert '"safe": true' in before
    done = newslint_command("--fix", ".")
    after = newslint_command("-f", "json", ".").stdout.decode()
    assert '"safe": true' not in after
    assert newslint_command("--diff", ".").stdout == b""
    assert done.stdout == newslint_command(".").stdout
    for story in sorted(STORIES.glob("*.txt")):
        assert (tmp_path / story.name).read_bytes() != story.read_bytes()


COPIES = {
    "plain": "one\nteh two\nthree\n",
    "no newline at the end": "one\nteh  two",
    "windows": "one\r\nteh two\r\nthree\r\n",
    "old mac": "one\rteh two\rthree\r",
    "mixed": "one\r\nteh two\nthree teh\rfour\n",
    "form feeds": "one\x0cteh two\x0bteh\x85three\u2028teh\n",
    "all of it goes": "CUT THIS\n",
    "empty lines": "\n\n\nteh\n\n\n\n\n\n\nteh\n\n",
    "looks like a patch": "--- a/x\n+++ b/x\n@@ -1 +1 @@\n-teh\n+teh\n\\ No n\n",
    "far apart": "teh\n" + "line\n" * 500 + "teh\n",
}


@pytest.mark.parametrize("tool", ["patch", "git"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_patches_are_taken_by_patch_and_git(
    tmp_path: Path, encoding: str, tool: str
) -> None:
    copies: dict[Path, bytes] = {}
    for kind, copy in COPIES.items():
        if encoding == "cp1252":
            copy = copy.replace("\x85", "").replace("\u2028", "") + "caf\u00e9\n"
        copies[tmp_path / "desk" / f"{kind}.txt"] = copy.encode(encoding)
    (tmp_path / "desk").mkdir()
    for path, data in copies.items():
        path.write_bytes(data)
    patched = linted_patch(tmp_path, "desk")
    _, revisions = fix(LINTER, map(str, copies), unsafe=False)
    assert all(path.read_bytes() == data for path, data in copies.items())
    apply(tool, patched, tmp_path)
    for (path, data), revision in zip(copies.items(), revisions, strict=True):
        assert path.read_bytes() == revision.encode() != data, path.name


@pytest.mark.parametrize("tool", ["patch", "git"])
@pytest.mark.parametrize(
    "name",
    [
        "a b.txt",
        "caf\u00e9.txt",
        'q"uote.txt',
        "tab\there.txt",
        "new\nline.txt",
        "b\\s.txt",
    ],
)
def test_patches_of_files_with_strange_names(
    tmp_path: Path, name: str, tool: str
) -> None:
    (tmp_path / name).write_text("teh cat\n")
    apply(tool, linted_patch(tmp_path, name), tmp_path)
    assert (tmp_path / name).read_text() == "the cat\n"


def linted_patch(folder: Path, *names: str) -> bytes:
    """Return what ``newslint --diff`` prints; it says how many fixes there are."""
    rules = ("--rules", PROBE, "--select", "probe", "--ignore", "probe/slow")
    done = subprocess.run(
        [sys.executable, "-m", "newslint", "check", *rules, "--diff", *names],
        capture_output=True,
        cwd=folder,
    )
    assert done.returncode == 1, done
    assert b"would be fixed in" in done.stderr
    return done.stdout


def apply(tool: str, patched: bytes, folder: Path) -> None:
    """Apply a patch, without any leeway."""
    command = {
        "patch": ["patch", "-p1", "--fuzz=0", "--no-backup-if-mismatch"],
        "git": ["git", "apply", "--whitespace=nowarn", "-"],
    }[tool]
    done = subprocess.run(command, input=patched, capture_output=True, cwd=folder)
    assert done.returncode == 0, (done, patched)
    assert b"fuzz" not in done.stdout
    assert not list(folder.rglob("*.rej"))


def test_a_patch_of_several_files_and_of_none(lint: Lint, tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.txt").write_text("teh cat\n" if name != "b" else "the\n")
    done = lint("--diff", ".")
    assert done.stdout.count(b"diff --git") == 2
    assert done.returncode == 1
    assert done.stderr == b"newslint: 2 would be fixed in 2 of 3 files\n"
    assert lint("--fail-on", "never", "--diff", ".").returncode == 0
    done = lint("--diff", "b.txt")
    assert (done.returncode, done.stdout) == (0, b"")


def test_no_patch_of_utf16(lint: Lint, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("teh cat\n".encode("utf-16"))
    done = lint("--diff", "a.txt")
    assert done.returncode == 2
    assert b"a.txt: no patch can be made of utf-16-le; use --fix" in done.stderr


def test_a_kill_leaves_the_old_file_or_the_new_one(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    path = tmp_path / "a.txt"
    old = b"teh cat sat\r\n" * 20_000
    new = old.replace(b"teh", b"the")
    rules = ("--rules", str(PROBE), "--select", "probe/the")
    command = [sys.executable, "-m", "newslint", "check", *rules, "--fix", "a.txt"]
    seen = set()
    chance = random.Random(1)
    longest = 8.0
    for _ in range(14):
        path.write_bytes(old)
        begun = time.monotonic()
        with subprocess.Popen(
            command, cwd=tmp_path, env=environment, stderr=subprocess.DEVNULL
        ) as process:
            try:
                process.wait(timeout=chance.uniform(0, longest))
                longest = min(longest, 1.2 * (time.monotonic() - begun))
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                process.wait()
        after = path.read_bytes()
        assert after in (old, new)
        seen.add(after == new)
    assert True in seen
