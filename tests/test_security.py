"""What somebody else's stories, packs and settings cannot do to who lints them."""

import gzip
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from conftest import PROBE, STORIES, Lint

if sys.platform == "win32":
    pytest.skip("pipes, limits and traces of POSIX", allow_module_level=True)

RULES = ("--rules", str(PROBE), "--select", "probe")
STRACE = shutil.which("strace")
RULE = "[a]\nsummary = 'x'\nbad = ['{==teh==}']\ngood = ['the']\n"
HOME = re.compile(r"^root:", re.MULTILINE)
MOST = 1_500_000_000  # bytes of memory that a run may ask for

# Python files that would be run if they were taken for newslint's own or a plugin's.
CODE = "import pathlib; pathlib.Path('run').touch()\n"
MODULES = ("sitecustomize", "usercustomize", "newslint", "regex", "plugins", "json")


def installed(folder: Path, environment: dict[str, str], *args: str) -> bytes:
    """Run the command as it is installed, and return all that it says."""
    command = Path(sys.executable).with_name("newslint")
    done = subprocess.run(
        [str(command), *args],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=120,
    )
    assert done.returncode in (0, 1, 2)
    assert b"Traceback" not in done.stdout
    return done.stdout


def test_code_beside_stories_is_not_run(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    for name in MODULES:
        (tmp_path / f"{name}.py").write_text(CODE)
    (tmp_path / "a.txt").write_text("teh cat")
    (tmp_path / "newslint.toml").write_text("jobs = 2\n")
    (tmp_path / "b.txt").write_text("teh cat")
    assert b"probe/the" in installed(tmp_path, environment, "check", *RULES, ".")
    assert not (tmp_path / "run").exists()


@pytest.mark.parametrize(
    "text",
    [
        f"{RULE}check = 'os.system'\n",
        f"{RULE}check = '../run'\npattern = 'teh'\n",
        f"{RULE}pattern = 'teh'\nreplace = '__import__(\"os\")'\n",
        f"{RULE}pattern = {{ __class__ = 'os' }}\n",
        f"{RULE}pattern = 'teh'\nmessage = '{{match.__class__.__init__}}'\n",
        f"{RULE}pattern = '(?{{print(1)}})teh'\n",
        f"{RULE}pattern = {'[' * 500}\n",
        f"{RULE}pattern = '(?:a{{1,9}}){{9999}}'\n",
        f"{RULE}check = 'variants'\nforms = {{ table = '/etc/passwd' }}\n",
        f"{RULE}check = 'variants'\nforms = {{ table = '../../../../etc/passwd' }}\n",
        f"{RULE}check = 'variants'\nforms = {{ table = '/dev/zero' }}\n",
        f"{RULE}check = 'variants'\nforms = {{ table = 'pipe' }}\n",
        f"{RULE}check = 'variants'\nforms = {{ file = '/etc/passwd' }}\n",
    ],
)
def test_a_pack_is_data(tmp_path: Path, environment: dict[str, str], text: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "evil.toml").write_text(text)
    (tmp_path / "a.txt").write_text("teh cat, print(1)")
    (tmp_path / "run.py").write_text(CODE)
    said = installed(tmp_path, environment, "check", "--rules", "evil.toml", "a.txt")
    assert not (tmp_path / "run").exists()
    assert not HOME.search(said.decode())


@pytest.mark.parametrize(
    "text",
    [
        "words = ['/dev/zero']",
        "words = ['pipe']",
        "words = ['/etc/passwd']",
        "baseline = '/etc/passwd'",
        "rules = ['/etc/passwd']",
        "rules = ['run.py']",
        "style = ['../../run']",
        "format = 'os'",
        "format = '../run'",
        "input-format = '../run'",
        f"words = {'[' * 999}",
    ],
)
def test_settings_are_data(
    tmp_path: Path, environment: dict[str, str], text: str
) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "newslint.toml").write_text(f"{text}\n")
    (tmp_path / f"{'a' * 40}.txt").write_text("teh cat")
    (tmp_path / "run.py").write_text(CODE)
    said = installed(tmp_path, environment, ".")
    assert not (tmp_path / "run").exists()
    assert not HOME.search(said.decode())


def deep_json(path: Path) -> Path:
    path.with_suffix(".json").write_text('{"a": ' + "[" * 200_000)
    return path.with_suffix(".json")


def deep_html(path: Path) -> Path:
    path.with_suffix(".html").write_text("<div>" * 200_000 + "teh cat")
    return path.with_suffix(".html")


def deep_xml(path: Path) -> Path:
    head = "<?xml version='1.0'?><nitf>"
    path.with_suffix(".xml").write_text(head + "<p>" * 200_000 + "teh cat")
    return path.with_suffix(".xml")


def laughs(path: Path) -> Path:
    names = "abcdefghij"
    more = "".join(
        f"<!ENTITY {name} '{f'&{before};' * 10}'>" for before, name in pairwise(names)
    )
    text = f"<!DOCTYPE nitf [<!ENTITY a 'ha'>{more}]><nitf><p>&j;</p></nitf>"
    path.with_suffix(".xml").write_text(text)
    return path.with_suffix(".xml")


def outside(path: Path) -> Path:
    text = "<!DOCTYPE nitf [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><nitf><p>&a;</p>"
    path.with_suffix(".xml").write_text(f"{text}</nitf>")
    return path.with_suffix(".xml")


def gzip_bomb(path: Path) -> Path:
    path = path.with_suffix(".txt.gz")
    with gzip.open(path, "wb") as file:
        for _ in range(300):
            file.write(b"a" * 1_000_000)
    return path


def zip_bomb(path: Path) -> Path:
    path = path.with_suffix(".zip")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(20):
            archive.writestr(f"{number}.txt", b"a" * 20_000_000)
    return path


def nested(path: Path) -> Path:
    path = path.with_suffix(".txt.gz")
    data = b"teh cat"
    for _ in range(50):
        data = gzip.compress(data)
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    "make",
    [deep_json, deep_html, deep_xml, laughs, outside, gzip_bomb, zip_bomb, nested],
)
def test_files_that_are_traps(
    tmp_path: Path, environment: dict[str, str], make: Callable[[Path], Path]
) -> None:
    path = make(tmp_path / "trap")
    (tmp_path / "good.txt").write_text("teh cat")
    command = f"ulimit -v {MOST // 1000}; exec {sys.executable} -m newslint check"
    done = subprocess.run(
        ["bash", "-c", f"{command} {' '.join(RULES)} {path.name} good.txt"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert "Traceback" not in done.stderr
    assert "good.txt:1:1: error" in done.stdout
    assert not HOME.search(done.stdout + done.stderr)
    assert len(done.stderr.splitlines()) == (done.returncode == 2)


@pytest.mark.parametrize(
    "name",
    ["a/../../newslint-out.txt", "/tmp/newslint-out.txt", "..\\newslint-out.txt"],
)
def test_members_of_archives_write_nowhere(
    lint: Lint, tmp_path: Path, name: str
) -> None:
    desk = tmp_path / "desk" / "deep"
    desk.mkdir(parents=True)
    with zipfile.ZipFile(desk / "a.zip", "w") as archive:
        archive.writestr(name, "teh cat")
    done = lint("--fix", "a.zip", cwd=desk)
    assert b"Traceback" not in done.stderr
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [desk / "a.zip"]
    assert not Path("/tmp/newslint-out.txt").exists()


@pytest.mark.skipif(not STRACE, reason="needs strace")
def test_no_file_but_the_cache_is_opened_for_writing(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    """Neither linting nor fixing leaves a story, or a piece of one, anywhere else."""
    desk = tmp_path / "desk"
    desk.mkdir()
    for story in STORIES.glob("*.txt"):
        shutil.copy(story, desk)
        (desk / f"{story.name}.gz").write_bytes(gzip.compress(story.read_bytes()))
    with zipfile.ZipFile(desk / "a.zip", "w") as archive:
        archive.writestr("a.txt", "teh cat")
    for fix in ((), ("--fix",)):
        done = subprocess.run(
            [
                *(str(STRACE), "-f", "-qq", "-e", "trace=openat,creat,mkdir,mkdirat"),
                *("-o", str(tmp_path / "trace")),
                *(sys.executable, "-m", "newslint", *fix, "-j2", ".", "a.zip"),
            ],
            cwd=desk,
            env={**environment, "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            text=True,
        )
        if "ptrace" in done.stderr:
            pytest.skip("may not trace processes")
        assert done.returncode, done
        assert "Traceback" not in done.stderr
        opened = re.findall(
            r'(?:openat\(AT_FDCWD, |creat\(|mkdir\()"([^"]*)", (.*)',
            (tmp_path / "trace").read_text(),
        )
        assert opened
        written = {
            path
            for path, how in opened
            if "O_RDONLY" not in how and "O_PATH" not in how and "= -1" not in how
        }
        allowed = (environment["NEWSLINT_CACHE_DIR"], "/dev/", str(desk), "/proc/")
        outside = {path for path in written if not path.startswith(allowed)}
        assert not {path for path in outside if not allowed[0].startswith(path)}
        if not fix:
            assert not {path for path in written if path.startswith(str(desk))}
    assert not list(desk.glob(".newslint-*"))
