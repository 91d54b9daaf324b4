"""Killed or failed by the system at any call: a file is the old one or the new one.

`strace` makes the kernel kill a run, or fail one of its calls, at a chosen call. Here
it is each call that writes a file or changes a name; with ``KILL=all`` (``make kill``)
it is each at all, from the first time that one of the files is opened.
"""

import gzip
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import docx
import pytest
from conftest import PROBE

ALL = os.environ.get("KILL") == "all"
STRACE = shutil.which("strace")
WHOSE = (1234, 2345) if hasattr(os, "geteuid") and os.geteuid() == 0 else None
CALL = re.compile(r"\d+ +(\w+)\((.*)")
NO_LINKS = ("-e", "inject=linkat:error=EPERM")  # as where nothing nameless gets a name
FAIL = ("openat", "write", "fsync", "fchmod", "linkat", "rename")
MODULE = re.compile(r"\.(?:so|pyc?)\W|O_DIRECTORY")  # or a folder of them
MEANING = {
    "ENOSPC": "No space left on device; make room, and run again",
    "EDQUOT": "Disk quota exceeded; make room, and run again",
    "EIO": "Input/output error; check the path",
}
RULES = ("--rules", str(PROBE), "--select", "probe/the")
WRITING = {"openat", "write", "fchmod", "fsync", "linkat", "rename", "unlink"}
FEW = ("check", *RULES, "--fix", "windows.txt", "p.txt.gz")
FIX = ("check", *RULES, "--fix", "--unsafe-fixes", ".", "stories.zip")
BASELINE = ("baseline", "--update", *RULES, "-o", "known.json", "loud.txt")

Place = dict[str, tuple[bytes, int, int, int]]  # name: bytes, mode, owner, group


class Call(NamedTuple):
    """The *nth* call of a name in a run; for *code*, if a module is opened."""

    name: str
    nth: int
    code: bool = False


class Desk(NamedTuple):
    """A folder with stories of all kinds, and the environment of the runs in it."""

    folder: Path
    env: dict[str, str]

    def fill(self) -> None:
        """Put everything back as it was before any run."""
        shutil.rmtree(self.folder, ignore_errors=True)
        (self.folder / "real").mkdir(parents=True)
        (self.folder / "windows.txt").write_bytes(
            "caf\xe9 teh\r\ncat\r\n".encode("cp1252")
        )
        (self.folder / "wide.txt").write_bytes("teh cat\n".encode("utf-16"))
        (self.folder / "real" / "linked.txt").write_bytes(b"teh cat\n" * 50)
        (self.folder / "link.txt").symlink_to("real/linked.txt")
        (self.folder / "p.txt.gz").write_bytes(gzip.compress(b"teh cat\n", mtime=1))
        with zipfile.ZipFile(self.folder / "stories.zip", "w") as archive:
            for name in ("a.txt", "b.txt"):
                archive.writestr(zipfile.ZipInfo(name), b"teh cat")
        shutil.copy(self.folder.parent / "letter.docx", self.folder)
        (self.folder / "windows.txt").chmod(0o640)
        if WHOSE:
            os.chown(self.folder / "windows.txt", *WHOSE)

    def place(self) -> Place:
        """Return all that is in the folder."""
        found: Place = {}
        for path in sorted(self.folder.rglob("*")):
            if path.is_file():
                status = path.stat()
                mine = (status.st_mode, status.st_uid, status.st_gid)
                found[str(path.relative_to(self.folder))] = (path.read_bytes(), *mine)
        return found

    def run(
        self, args: tuple[str, ...], *tracing: str
    ) -> subprocess.CompletedProcess[str]:
        """Run newslint, traced if anything is said of tracing."""
        quiet = () if "-o" in tracing else ("-o", os.devnull)
        traced = (str(STRACE), "-f", "-qq", *quiet, *tracing) if tracing else ()
        return subprocess.run(
            [*traced, sys.executable, "-P", "-m", "newslint", *args],
            cwd=self.folder,
            env=self.env,
            capture_output=True,
            text=True,
        )

    def calls(
        self, args: tuple[str, ...], begin: Callable[["Desk"], None], *inject: str
    ) -> Iterator[Call]:
        """Yield the calls of a run, from the first that opens one of the files."""
        trace = self.folder.parent / "trace"
        begin(self)
        self.run(args)  # so that what is kept between runs is there
        begin(self)
        self.run(args, "-y", "-s", "9", *inject, "-o", str(trace))
        count: Counter[str] = Counter()
        opened = False
        for line in trace.read_text(errors="replace").splitlines():
            if not (m := CALL.match(line)):
                continue
            count[m[1]] += 1
            told = m[2].replace(f"AT_FDCWD<{self.folder}>", "")
            opened = opened or (m[1] == "openat" and f"<{self.folder}/" in told)
            writes = m[1] in WRITING and "O_RDONLY" not in told
            if opened and (ALL or (writes and str(self.folder) in told)):
                mine = str(self.folder) in told
                code = not mine and MODULE.search(told) is not None
                yield Call(m[1], count[m[1]], code)


@pytest.fixture
def desk(tmp_path: Path, environment: dict[str, str]) -> Desk:
    """A folder with stories, if the system lets its processes be traced."""
    if not STRACE or subprocess.run([STRACE, "-o", "/dev/null", "true"]).returncode:
        pytest.skip("needs strace, and leave to trace processes")
    letter = docx.Document()
    letter.add_paragraph("A letter of teh desk.")
    letter.save(str(tmp_path / "letter.docx"))
    steady = {"PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"}
    return Desk(tmp_path / "desk", {**environment, **steady})


def known(desk: Desk) -> None:
    """Put a baseline beside the stories, and a story with more to know."""
    desk.fill()
    (desk.folder / "known.json").write_text('{"version": 1, "entries": []}')
    (desk.folder / "loud.txt").write_text("teh cat, teh dog\n")


def killed(name: str, nth: int) -> str:
    return f"inject={name}:signal=SIGKILL:when={nth}"


def drafts(place: Place) -> list[str]:
    return [name for name in place if ".newslint-" in name]


@pytest.mark.timeout(3600)
@pytest.mark.parametrize(
    ("args", "inject", "files"),
    [(FIX, (), 6), (FEW, NO_LINKS, 2)],
    ids=["nameless", "hidden"],
)
def test_a_fix_killed_at_any_call(
    desk: Desk, args: tuple[str, ...], inject: tuple[str, ...], files: int
) -> None:
    calls = list(desk.calls(args, Desk.fill, *inject))
    new = desk.place()
    assert not drafts(new)
    desk.fill()
    old = desk.place()
    changed = {each for each in old if old[each] != new[each]} - {"link.txt"}
    assert len(changed) == files
    mixtures: set[int] = set()
    for name, nth, _ in calls:
        desk.fill()
        trace = ("-e", f"trace={name},linkat", *inject)
        desk.run(args, *trace, "-e", killed(name, nth))
        now = desk.place()
        left = drafts(now)
        for each in now.keys() - left:
            assert now[each] in (old[each], new[each]), (name, nth, each)
        assert (desk.folder / "link.txt").is_symlink()
        mixtures.add(sum(now[each] == new[each] for each in changed))
        if left:
            desk.run(args)
            assert desk.place() == new, (name, nth)
    # Of the files none, or some, or all were new: kills came at every stage.
    assert mixtures == set(range(files + 1))


@pytest.mark.timeout(3600)
def test_a_baseline_killed_at_any_call(desk: Desk) -> None:
    calls = list(desk.calls(BASELINE, known))
    new = desk.place()
    known(desk)
    old = desk.place()
    written: set[bool] = set()
    for name, nth, _ in calls:
        known(desk)
        desk.run(BASELINE, "-e", f"trace={name}", "-e", killed(name, nth))
        now = desk.place()
        for each in now.keys() - drafts(now):
            assert now[each] in (old[each], new[each]), (name, nth, each)
        written.add(now["known.json"] == new["known.json"])
        if drafts(now):
            desk.run(BASELINE)
            assert not drafts(desk.place())
    assert written == {False, True}


@pytest.mark.timeout(3600)
@pytest.mark.parametrize("error", MEANING)
def test_a_call_that_fails(desk: Desk, error: str) -> None:
    args = FIX if ALL else FEW
    # Without its own modules Python can do nothing, nor say it in one line.
    calls = [
        call
        for call in desk.calls(args, Desk.fill)
        if call.name in FAIL and not call.code
    ]
    new = desk.place()
    desk.fill()
    old = desk.place()
    changed = {each for each in old if old[each] != new[each]} - {"link.txt"}
    refused: set[str] = set()
    for name, nth, _ in calls:
        desk.fill()
        fail = f"inject={name}:error={error}:when={nth}"
        done = desk.run(args, "-e", f"trace={name}", "-e", fail)
        now = desk.place()
        assert not drafts(now)
        left = {each for each in changed if now[each] != new[each]}
        assert all(now[each] == old[each] for each in left), (name, nth)
        assert "Traceback" not in done.stderr
        if left:
            assert done.returncode == 2, (name, nth, done)
            if len(left) > 1:  # the call was for what all of them need, as a module
                assert done.stderr.startswith("newslint: "), (name, nth, done)
                continue
            (stays,) = left
            said = [line for line in done.stderr.splitlines() if MEANING[error] in line]
            assert len(said) == 1, (name, nth, done)
            assert "link.txt" in said[0] or stays in said[0]
            refused.add(stays)
    assert refused == changed
