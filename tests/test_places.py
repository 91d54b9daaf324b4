"""Where files may lie: behind links, in full or shut folders, under strange names."""

import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import PROBE, Lint

if sys.platform == "win32":
    pytest.skip("links, pipes and names of POSIX", allow_module_level=True)

ROOT = os.geteuid() == 0
RULES = ("--rules", str(PROBE), "--select", "probe/the")


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own, of 64 kB."""
    if not ROOT or not shutil.which("mount"):
        pytest.skip("needs root and mount")
    place = tmp_path / "small"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "newslint-test", str(place)]
    if subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("may not mount")
    yield place
    subprocess.run(["umount", str(place)], check=True)


@pytest.fixture
def held_back(tmp_path: Path, environment: dict[str, str]) -> Lint:
    """Run newslint as somebody whom permissions hold back, as they do not hold root."""
    held = ("setpriv", "--bounding-set=-dac_override,-dac_read_search", "--")
    if ROOT and not shutil.which("setpriv"):
        pytest.skip("root reads and writes everything")

    def run(*args: str) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "newslint", "check", *RULES, *args]
        return subprocess.run(
            [*(held if ROOT else ()), *command],
            cwd=tmp_path,
            capture_output=True,
            env=environment,
        )

    return run


def fill(folder: Path) -> None:
    """Write until there is no room left."""
    with (folder / "filler").open("wb", buffering=0) as file:
        for size in (4096, 1):
            try:
                while True:
                    file.write(b"x" * size)
            except OSError:
                continue


def test_the_target_of_a_link_is_rewritten(lint: Lint, tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    (tmp_path / "far" / "a").write_text("teh cat")
    (tmp_path / "far" / "middle.txt").symlink_to("a")
    (tmp_path / "a.txt").symlink_to("far/middle.txt")
    assert lint("--fix", "a.txt").returncode == 0
    assert (tmp_path / "far" / "a").read_text() == "the cat"
    assert (tmp_path / "a.txt").readlink() == Path("far/middle.txt")
    assert (tmp_path / "far" / "middle.txt").readlink() == Path("a")
    assert sorted(path.name for path in (tmp_path / "far").iterdir()) == [
        "a",
        "middle.txt",
    ]


def test_links_that_lead_nowhere(lint: Lint, tmp_path: Path) -> None:
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    (tmp_path / "gone.txt").symlink_to("nowhere.txt")
    (tmp_path / "good.txt").write_text("teh cat")
    done = lint("--fix", ".")
    assert done.returncode == 2
    said = done.stderr.decode().splitlines()
    assert sorted(said)[-2:] == [
        "newslint: gone.txt: No such file or directory; check the path",
        "newslint: loop.txt: Too many levels of symbolic links; check the path",
    ]
    assert (tmp_path / "good.txt").read_text() == "the cat"
    assert not (tmp_path / "nowhere.txt").exists()


def test_other_names_of_a_file_keep_what_it_was(lint: Lint, tmp_path: Path) -> None:
    """A backup that shares its file with the copy must not be fixed along."""
    (tmp_path / "a.txt").write_text("teh cat")
    os.link(tmp_path / "a.txt", tmp_path / "backup")
    assert lint("--fix", "a.txt").returncode == 0
    assert (tmp_path / "a.txt").read_text() == "the cat"
    assert (tmp_path / "backup").read_text() == "teh cat"


def test_attributes_and_modes_stay(lint: Lint, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("teh cat")
    path.chmod(0o606)
    try:
        os.setxattr(path, "user.desk", b"city")
    except OSError:
        pytest.skip("no extended attributes here")
    assert lint("--fix", "a.txt").returncode == 0
    assert path.read_text() == "the cat"
    assert os.getxattr(path, "user.desk") == b"city"
    assert stat.S_IMODE(path.stat().st_mode) == 0o606


def test_pipes_devices_and_folders(lint: Lint, tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "folder.txt" / "a.txt").write_text("teh cat")
    (tmp_path / "null.txt").symlink_to("/dev/null")
    os.mkfifo(tmp_path / "pipe.txt")
    done = lint("--fix", ".")
    assert (tmp_path / "folder.txt" / "a.txt").read_text() == "the cat"
    assert done.returncode == 0
    assert stat.S_ISFIFO((tmp_path / "pipe.txt").stat().st_mode)
    assert Path("/dev/null").is_char_device()


def test_a_pipe_is_read_but_not_fixed(environment: dict[str, str]) -> None:
    command = f"{sys.executable} -m newslint check {' '.join(RULES)}"
    for options, status in (("", 1), ("--fix", 2)):
        done = subprocess.run(
            ["bash", "-c", f"{command} {options} <(printf 'teh cat')"],
            capture_output=True,
            env=environment,
            timeout=60,
        )
        assert done.returncode == status, done
        assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    "name", [b"new\nline.txt", b"\x1b[2J.txt", b"caf\xe9 \xff.txt", b"-f.txt", b" .txt"]
)
def test_strange_names(lint: Lint, tmp_path: Path, name: bytes) -> None:
    path = os.fsencode(tmp_path) + b"/" + name
    with open(path, "wb") as file:  # noqa: PTH123
        file.write(b"teh cat")
    done = lint(".")
    assert done.returncode == 1
    assert done.stdout.count(b"\n") == 2
    assert lint("--fix", ".").returncode == 0
    with open(path, "rb") as file:  # noqa: PTH123
        assert file.read() == b"the cat"
    assert os.listdir(os.fsencode(tmp_path)) == [name]  # noqa: PTH208


def test_what_may_not_be_read_or_written(held_back: Lint, tmp_path: Path) -> None:
    shut, locked = tmp_path / "shut", tmp_path / "locked"
    for folder in (shut, locked):
        folder.mkdir()
        (folder / "a.txt").write_text("teh cat")
    names = ("secret.txt", "read-only.txt", "good.txt")
    for name in names:
        (tmp_path / name).write_text("teh cat")
    (tmp_path / "secret.txt").chmod(0)
    (tmp_path / "read-only.txt").chmod(0o444)
    shut.chmod(0o555)
    locked.chmod(0)
    try:
        done = held_back("--fix", ".")
    finally:
        for folder in (shut, locked):
            folder.chmod(0o755)
    said = sorted(done.stderr.decode().splitlines())
    assert said == [
        "newslint: 1 fixed in 1 of 3 files",
        "newslint: locked: Permission denied; check its permissions",
        "newslint: read-only.txt: not fixed: Permission denied; check its permissions",
        "newslint: secret.txt: Permission denied; check its permissions",
        "newslint: shut/a.txt: not fixed: Permission denied; check its permissions",
    ]
    assert done.returncode == 2
    assert (tmp_path / "good.txt").read_text() == "the cat"
    for path in (shut / "a.txt", locked / "a.txt", tmp_path / "read-only.txt"):
        assert path.read_text() == "teh cat"
    assert not list(tmp_path.rglob(".newslint-*"))


def test_a_full_disk(newslint_command: Lint, small: Path, tmp_path: Path) -> None:
    copy = "teh cat sat\n" * 500
    (small / "a.txt").write_text(copy)
    (tmp_path / "b.txt").write_text("teh cat\n")
    fill(small)
    before = sorted(path.name for path in small.iterdir())
    done = newslint_command("check", *RULES, "--fix", "small/a.txt", "b.txt")
    assert done.returncode == 2
    assert (
        b"newslint: small/a.txt: not fixed: No space left on device; make room, and "
        b"run again\n"
    ) in done.stderr
    assert (small / "a.txt").read_text() == copy
    assert (tmp_path / "b.txt").read_text() == "the cat\n"
    for command in (
        ("check", *RULES, "small/a.txt", "-o", "small/report"),
        ("check", *RULES, "small/a.txt", "-f", "html", "-o", "small/report"),
        ("baseline", *RULES, "small/a.txt", "-o", "small/known.json"),
    ):
        done = newslint_command(*command)
        assert done.returncode == 2, command
        assert b"not written: No space left on device; make room" in done.stderr
        assert done.stderr.count(b"\n") == 1
        (small / "report").unlink(missing_ok=True)
    assert sorted(path.name for path in small.iterdir()) == before


def test_a_full_cache(newslint_command: Lint, small: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("teh cat")
    fill(small)
    env = {"NEWSLINT_CACHE_DIR": str(small)}
    for _ in range(2):
        done = newslint_command("check", *RULES, "a.txt", env=env)
        assert (done.returncode, done.stderr) == (1, b"")
        assert b"[probe/the]" in done.stdout
    assert not list(small.glob(".newslint-*"))


@pytest.mark.parametrize("form", ["text", "json", "html"])
def test_an_output_that_is_full(
    environment: dict[str, str], tmp_path: Path, form: str
) -> None:
    (tmp_path / "a.txt").write_text("teh cat")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "newslint", "check", *RULES, "-f", form, "a.txt"],
            stdout=full,
            stderr=subprocess.PIPE,
            cwd=tmp_path,
            env=environment,
        )
    assert done.returncode == 2
    assert done.stderr == b"newslint: the output: No space left on device\n"


def test_a_limit_on_the_size_of_files(
    environment: dict[str, str], tmp_path: Path
) -> None:
    copy = "teh cat sat\n" * 5000
    (tmp_path / "a.txt").write_text(copy)
    command = f"ulimit -f 8; {sys.executable} -m newslint check {' '.join(RULES)} --fix"
    done = subprocess.run(
        ["bash", "-c", f"{command} a.txt"],
        cwd=tmp_path,
        capture_output=True,
        env=environment,
    )
    assert done.returncode == 2
    assert b"a.txt: not fixed: File too large; make room" in done.stderr
    assert (tmp_path / "a.txt").read_text() == copy
    assert not list(tmp_path.glob(".newslint-*"))
