"""Whatever is wrong with an input: one clear line, the others linted, exit 2."""

import codecs
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import PROBE, Lint

COPY = "teh cat’s “mat” is at the café\n"
FOUND = b"good.txt:1:1: error: \xe2\x80\x98teh\xe2\x80\x99"


def complaint(lint: Lint, folder: Path, *args: str | bytes, stdin: bytes = b"") -> str:
    """Lint *args* beside a good file; return the one complaint there has to be."""
    (folder / "good.txt").write_text("teh cat\n")
    done = lint(*args, "good.txt", cwd=folder, stdin=stdin)
    assert done.returncode == 2, done
    assert FOUND in done.stdout
    lines = done.stderr.decode().splitlines()
    assert len(lines) == 1, lines
    assert lines[0].startswith("newslint: ")
    return lines[0]


def test_a_missing_file(lint: Lint, tmp_path: Path) -> None:
    assert complaint(lint, tmp_path, "no.txt") == (
        "newslint: no.txt: No such file or directory; check the path"
    )


def test_a_file_below_a_file(lint: Lint, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("cat")
    assert "a.txt/b.txt: Not a directory" in complaint(lint, tmp_path, "a.txt/b.txt")


def test_a_glob_that_matches_nothing(lint: Lint, tmp_path: Path) -> None:
    assert "x*.txt: No such file" in complaint(lint, tmp_path, "x*.txt")


def test_a_folder_without_stories(lint: Lint, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "picture.png").write_bytes(b"\x89PNG")
    line = complaint(lint, tmp_path, "empty")
    assert line.startswith("newslint: empty: no stories in this folder (")
    assert ".txt" in line


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"teh\0cat", "holds NUL characters: a binary file"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\2\0", "a binary file"),
        (bytes(range(1, 32)) * 9 + b"\xff\xfe", "mostly control characters"),
        (COPY.encode() + b"\xff", "not UTF-8 at byte 38, line 2, though most of it is"),
        (b"teh \xed\xa0\x80 cat", "not UTF-8 at byte 4, line 1"),
        (b"cat \x81\x8d\x8f", "not UTF-8 nor any encoding known"),
        (codecs.BOM_UTF8 + b"cat \xff", "not utf-8 (at byte 7)"),
        (codecs.BOM_UTF16_LE + b"c\0a\0t", "not utf-16-le (at byte 6)"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8a\0", "not utf-16-le (at byte 2)"),
    ],
)
def test_what_is_no_text(lint: Lint, tmp_path: Path, data: bytes, reason: str) -> None:
    (tmp_path / "bad.txt").write_bytes(data)
    line = complaint(lint, tmp_path, "bad.txt")
    assert line.startswith("newslint: bad.txt: ")
    assert reason in line


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be"],
)
def test_unicode_is_read_with_a_mark_or_without(
    lint: Lint, tmp_path: Path, encoding: str
) -> None:
    (tmp_path / "a.txt").write_bytes(COPY.encode(encoding))
    done = lint("a.txt")
    assert (done.returncode, done.stderr) == (1, b"")
    assert done.stdout.startswith("a.txt:1:1: error: ‘teh’".encode())


@pytest.mark.parametrize(
    ("encoding", "copy"),
    [
        ("cp1252", COPY),
        ("latin-1", "teh visit to Zürich and Besançon\n"),
        ("cp1252", "teh cat’s"),
        ("cp1251", "teh Президент России встретился с президентом Китая\n"),
        ("shift_jis", "teh 日本の首相は中国の国家主席と会談した。会談は長く続いた。\n"),
    ],
)
def test_other_encodings_are_told(
    lint: Lint, tmp_path: Path, encoding: str, copy: str
) -> None:
    (tmp_path / "a.txt").write_bytes(copy.encode(encoding))
    assert lint("--fix", "a.txt").returncode == 0
    fixed = (tmp_path / "a.txt").read_bytes()
    assert fixed == copy.replace("teh", "the").encode(encoding)


def test_an_encoding_may_be_declared(lint: Lint, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("teh caf\u00e9 d\u00e9j\u00e0".encode("cp850"))
    assert lint("--encoding", "cp850", "--fix", "a.txt").returncode == 0
    assert (tmp_path / "a.txt").read_bytes().decode("cp850") == "the café déjà"
    (tmp_path / "newslint.toml").write_text('encoding = "cp850"')
    (tmp_path / "a.txt").write_bytes("teh café".encode("cp850"))
    assert lint("--mark", "a.txt").stdout == "{~~teh~>the~~} café".encode("cp850")


def test_what_is_utf8_need_not_be_as_declared(lint: Lint, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(COPY, encoding="utf-8")
    assert lint("--encoding", "cp1252", "--mark", "a.txt").stdout.decode() == (
        COPY.replace("teh", "{~~teh~>the~~}")
    )


@pytest.mark.parametrize("declared", ["ascii", "utf-8", "utf-16", "utf-32-be"])
def test_a_wrong_declaration(lint: Lint, tmp_path: Path, declared: str) -> None:
    (tmp_path / "bad.txt").write_bytes(COPY.encode("cp1252"))
    (tmp_path / "good.txt").write_text("teh cat\n")
    done = lint("--encoding", declared, "bad.txt")
    assert done.returncode == 2
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith(f"newslint: bad.txt: not {declared}")
    assert line.endswith("set encoding to what it is")


@pytest.mark.parametrize("name", ["utf9", "rot13", "base64", "undefined", "a\nb"])
def test_a_declaration_of_nothing_known(lint: Lint, tmp_path: Path, name: str) -> None:
    (tmp_path / "a.txt").write_text("teh cat")
    done = lint("--encoding", name, "a.txt")
    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1
    assert b"no encoding is called" in done.stderr


def test_a_file_over_the_limit(lint: Lint, tmp_path: Path) -> None:
    with (tmp_path / "big.txt").open("wb") as file:
        file.truncate(200_000_000)
    line = complaint(lint, tmp_path, "big.txt")
    assert line == (
        "newslint: big.txt: over the limit of 50 MB; set max-megabytes or split it"
    )
    (tmp_path / "newslint.toml").write_text("max-megabytes = 0.001")
    (tmp_path / "kilo.txt").write_text("c" * 1001)
    assert "over the limit of 0.001 MB" in complaint(lint, tmp_path, "kilo.txt")
    (tmp_path / "kilo.txt").write_text("c" * 1000)
    assert lint("kilo.txt").returncode == 0


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs such a device")
def test_a_device_without_end(lint: Lint, tmp_path: Path) -> None:
    assert "over the limit" in complaint(lint, tmp_path, "/dev/zero")


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs Linux")
def test_a_file_that_cannot_be_read_at_all(lint: Lint, tmp_path: Path) -> None:
    line = complaint(lint, tmp_path, "/proc/self/mem")
    assert line == "newslint: /proc/self/mem: Input/output error; check the path"


def run_without_privileges(*args: str | Path, cwd: Path) -> bytes:
    """Lint as somebody whom file permissions hold back; return standard error."""
    command = [sys.executable, "-m", "newslint", *args]
    if os.name == "nt":
        pytest.skip("Windows has other permissions")
    if os.geteuid() == 0:
        if not shutil.which("setpriv"):
            pytest.skip("root reads everything")
        command[:0] = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--"]
    done = subprocess.run(command, capture_output=True, cwd=cwd, timeout=60)
    assert done.returncode == 2, done
    return done.stderr


def test_an_unreadable_file_or_folder(tmp_path: Path) -> None:
    rules = ("--rules", PROBE, "--select", "probe")
    (tmp_path / "a.txt").write_text("teh cat")
    (tmp_path / "shut").mkdir()
    (tmp_path / "shut" / "b.txt").write_text("teh cat")
    (tmp_path / "a.txt").chmod(0)
    (tmp_path / "shut").chmod(0)
    try:
        said = run_without_privileges("check", *rules, "a.txt", cwd=tmp_path)
        assert said == b"newslint: a.txt: Permission denied; check its permissions\n"
        said = run_without_privileges("check", *rules, "shut/b.txt", cwd=tmp_path)
        assert b"shut/b.txt: Permission denied" in said
        said = run_without_privileges("check", *rules, ".", cwd=tmp_path)
        assert b"newslint: shut: Permission denied; check its permissions" in said
        assert b"newslint: a.txt: Permission denied" in said
        assert said.count(b"\n") == 2
    finally:
        (tmp_path / "shut").chmod(0o755)


def test_a_link_to_nowhere_and_a_link_to_itself(lint: Lint, tmp_path: Path) -> None:
    (tmp_path / "lost.txt").symlink_to("gone.txt")
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    assert "lost.txt: No such file" in complaint(lint, tmp_path, "lost.txt")
    assert "loop.txt: Too many levels" in complaint(lint, tmp_path, "loop.txt")
    done = lint(".")
    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 2
    assert FOUND in done.stdout


@pytest.mark.parametrize("name", [b"new\nline.txt", b"caf\xe9.txt", b"\x1b[31mred.txt"])
def test_strange_names_stay_on_their_line(
    lint: Lint, tmp_path: Path, name: bytes
) -> None:
    path = os.fsencode(tmp_path) + b"/" + name
    line = complaint(lint, tmp_path, name)
    assert "No such file" in line
    try:
        with open(path, "wb") as file:  # noqa: PTH123 (the name is bytes)
            file.write(b"teh cat")
    except OSError:
        pytest.skip("this file system has no such names")
    for wanted in ((name,), (b".",)):
        done = lint(*wanted)
        assert (done.returncode, done.stderr) == (1, b"")
        assert b"error: \xe2\x80\x98teh\xe2\x80\x99" in done.stdout
        assert b"\x1b" not in done.stdout
    for report in ("json", "jsonl", "sarif", "junit", "tap"):
        assert lint("-f", report, name).returncode == 1
    assert lint("--fix", name).returncode == 0
    with open(path, "rb") as file:  # noqa: PTH123
        assert file.read() == b"the cat"


def test_standard_input(lint: Lint) -> None:
    done = lint("-", stdin=b"teh cat")
    assert done.returncode == 1
    assert done.stdout.startswith(b"-:1:1: error")
    done = lint("-", stdin=b"teh \xed\xa0\x80 cat")
    assert done.returncode == 2
    assert done.stderr.startswith(b"newslint: -: not UTF-8 at byte 4")
    done = lint("-", stdin=b"")
    assert (done.returncode, done.stdout) == (0, b"no findings in 1 document\n")


def test_standard_input_has_a_name_and_the_reader_of_its_suffix(lint: Lint) -> None:
    html = b"<p>teh <b>teh</b></p><!-- teh -->"
    plain = lint("-", "--stdin-filename", "desk/a.txt", stdin=html)
    assert plain.stdout.count(b"desk/a.txt:1:") == 3
    marked = lint("-", "--stdin-filename", "desk/a.html", stdin=html)
    assert marked.stdout.count(b"desk/a.html:1:") == 2


def test_no_paths(lint: Lint) -> None:
    done = lint()
    assert done.returncode == 2
    assert done.stderr == (
        b"newslint: no paths; name files or folders, or - for standard input\n"
    )


def test_one_line_of_five_megabytes(lint: Lint, tmp_path: Path) -> None:
    words = "the cat sat on the mat and "
    (tmp_path / "long.txt").write_text(words * 185_000 + "teh end")
    done = lint("long.txt")
    assert done.returncode == 1
    assert done.stdout.count(b"\n") == 2
    assert f"long.txt:1:{len(words) * 185_000 + 1}: error".encode() in done.stdout


def test_many_findings_do_not_count_as_a_slow_pattern(
    lint: Lint, tmp_path: Path
) -> None:
    (tmp_path / "many.txt").write_text("teh cat\n" * 60_000)
    done = lint("--select", "probe/the", "many.txt")
    assert (done.returncode, done.stderr) == (1, b"")
    assert done.stdout.endswith(b"60000 errors in 1 document\n")


def test_a_pattern_past_its_time_costs_its_rule_there(
    lint: Lint, tmp_path: Path
) -> None:
    (tmp_path / "slow.txt").write_text("teh " + "a" * 80 + "!\n")
    (tmp_path / "quick.txt").write_text("teh aaaaa\n")
    done = lint("slow.txt", "quick.txt")
    assert done.returncode == 2
    assert done.stderr == (
        b"newslint: slow.txt: probe/slow ran past its time limit; skipped here\n"
    )
    assert b"slow.txt:1:1: error" in done.stdout
    assert b"quick.txt:1:1: error" in done.stdout
    assert b"quick.txt:1:5: warning: A pattern without end" in done.stdout
