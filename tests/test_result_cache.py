"""Results kept between runs: the same to the byte, and of nothing that has changed."""

import json
import os
import shutil
import sqlite3
import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from conftest import STORIES, Lint

from newslint import result_store, seen_data
from newslint.app import Linter
from newslint.config import Choice, Config, Override
from newslint.result_cache import through
from newslint.seen import CACHE_BYTES, Seen, Task, worth_cache

PACK = """
[teh]
summary = "t"
check = "match"
message = "‘{match}’"
pattern = "teh"
bad = ["{==teh==} cat"]
good = ["the cat"]
[armoured]
summary = "a"
check = "variants"
across = "batch"
message = "‘{quote}’ beside ‘{right}’"
forms = { table = "forms.tsv" }
bad = ["an {~~armored~>armoured~~} car, armoured, armoured"]
good = ["an armored car"]
"""


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The database, which is not there yet."""
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache" / result_store.NAME


def looked_at(linter: Linter, paths: Sequence[Path]) -> tuple[list[Seen], list[str]]:
    """Return what is seen of *paths*, and which were looked at for it."""
    looked: list[str] = []

    def see(tasks: Sequence[Task]) -> Iterator[Seen]:
        looked.extend(Path(task.path).name for task in tasks)
        return linter.look_at(tasks)

    tasks = [Task(str(path), str(path), alone=False) for path in paths]
    seen = through(tasks, linter.config, linter.catalogue.rules, see)
    return list(seen), looked


@pytest.fixture
def copies(tmp_path: Path) -> list[Path]:
    """Real stories in a folder of their own, and a page."""
    page = tmp_path / "page.html"
    page.write_text(
        "<p>An armored car in teh <b>armoured</b> column, he said. (cq)</p>"
    )
    stories = sorted(STORIES.glob("*.txt"))
    return [page, *(Path(shutil.copy(path, tmp_path)) for path in stories)]


def test_what_is_kept_is_what_was_seen(copies: list[Path]) -> None:
    linter = Linter()
    fresh, looked = looked_at(linter, copies)
    assert looked == [path.name for path in copies]
    again, looked = looked_at(linter, copies)
    assert again == fresh
    assert looked == []
    assert any(seen.rows for seen in again)
    assert any(seen.marks for seen in again)
    assert any(seen.sketches for seen in again)
    assert linter.report(again, linter.reread) == linter.report(fresh, linter.reread)


@pytest.mark.parametrize("text", ["\ud83d", "\ud83d\ude00", "😀", "\0", "é\u2028\\"])
def test_every_character_comes_back(text: str) -> None:
    seen = Linter().see(Linter().documents(f"The the {text} cat sat. (cq)", "a.txt"))
    odd = seen._replace(
        rows=[row._replace(before=text) for row in seen.rows]  # type: ignore[union-attr,call-arg]
    )
    assert odd.rows
    data = json.dumps(seen_data.written(odd), ensure_ascii=False)
    result_store.keep({"key": data})
    assert seen_data.read(json.loads(result_store.recall(["key"])["key"])) == odd


def change(path: Path) -> None:
    """Change a letter, and neither the size nor the time of the last change."""
    status = path.stat()
    data = path.read_bytes()
    path.write_bytes(bytes([data[0] ^ 1]) + data[1:])
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def test_a_changed_file_is_looked_at_again(copies: list[Path]) -> None:
    looked_at(Linter(), copies)
    change(copies[1])
    assert looked_at(Linter(), copies)[1] == [copies[1].name]
    copies[1].rename(copies[1].with_name("other.txt"))
    renamed = [copies[1].with_name("other.txt"), copies[2]]
    assert looked_at(Linter(), renamed)[1] == ["other.txt"]


@pytest.mark.parametrize(
    ("settings", "others"),
    [
        (Config(choice=Choice(ignore=("repetition",))), 1),
        (Config(choice=Choice(enable=("names",))), 1),
        (Config(choice=Choice(severity={"repetition": "info"})), 1),
        (Config(choice=Choice(style=("ap",))), 1),
        (Config(prefer=("armoured",)), 1),
        (Config(reject={"armored": "armoured"}), 1),
        (Config(encoding="cp1252"), 1),
        (Config(input_format="html"), 1),
        (Config(overrides=(Override(("*.txt",), Choice(ignore=("all",))),)), 1),
        (Config(jobs=2), 0),
        (Config(format="json", fail_on="never", require_reason=True), 0),
        (Config(exclude=("x",)), 0),
    ],
)
def test_settings_that_matter(
    copies: list[Path], settings: Config, others: int
) -> None:
    copies = copies[:2]
    looked_at(Linter(), copies)
    assert len(looked_at(Linter(settings), copies)[1]) == others * len(copies)
    assert looked_at(Linter(), copies)[1] == []


def test_the_users_packs_and_their_data(copies: list[Path], tmp_path: Path) -> None:
    pack, data = tmp_path / "own" / "own.toml", tmp_path / "own" / "forms.tsv"
    pack.parent.mkdir()
    pack.write_text(PACK, "utf-8")
    data.write_text("armoured\tarmored\n")
    settings = Config(rules=(pack,), choice=Choice(select=("own",)))
    first, _ = looked_at(Linter(settings), copies)
    assert {row.rule for row in first[0].rows if hasattr(row, "rule")} == {"own/teh"}
    assert looked_at(Linter(settings), copies)[1] == []
    pack.write_text(PACK.replace("‘{match}’", "no ‘{match}’"), "utf-8")
    assert len(looked_at(Linter(settings), copies)[1]) == len(copies)
    assert looked_at(Linter(settings), copies)[1] == []
    data.write_text("armoured\tarmored\ngrey\tgray\n")
    assert len(looked_at(Linter(settings), copies)[1]) == len(copies)
    assert looked_at(Linter(settings), copies)[1] == []


def test_facts_are_judged_anew(tmp_path: Path) -> None:
    """A file that has not changed is wrong beside one that has."""
    (tmp_path / "forms.tsv").write_text("armoured\tarmored\n")
    pack = tmp_path / "own.toml"
    pack.write_text(PACK, "utf-8")
    linter = Linter(Config(rules=(pack,), choice=Choice(select=("own",))))
    paths = [tmp_path / f"{i}.txt" for i in range(3)]
    for path in paths:
        path.write_text("An armored car.\n")
    assert not linter.report(looked_at(linter, paths)[0]).findings
    for path in paths[1:]:
        path.write_text("An armoured car.\n")
    seen, looked = looked_at(linter, paths)
    assert looked == ["1.txt", "2.txt"]
    assert [f.path for f in linter.report(seen).findings] == [str(paths[0])]


def test_what_went_wrong_is_not_kept(tmp_path: Path) -> None:
    path = tmp_path / "binary.txt"
    path.write_bytes(b"\x00\x01\x02" * 50)
    for _ in range(2):
        seen, looked = looked_at(Linter(), [path])
        assert looked == ["binary.txt"]
        assert seen[0].rows


def test_no_rule_that_asks_others(copies: list[Path]) -> None:
    settings = Config(choice=Choice(enable=("spelling/misspelling-british",)))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # where there is no dictionary
        for _ in range(2):
            assert len(looked_at(Linter(settings), copies[:1])[1]) == 1


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def noise(path: Path) -> None:
    path.write_bytes(b"no database" * 3000)


def alter(path: Path) -> None:
    """Swap what is kept of two files, seals and all."""
    base = sqlite3.connect(path)
    a, b = base.execute("SELECT key, seal, text FROM results LIMIT 2").fetchall()
    for key, seal, text in ((a[0], *b[1:]), (b[0], *a[1:])):
        base.execute(
            "UPDATE results SET seal = ?, text = ? WHERE key = ?", (seal, text, key)
        )
    base.commit()
    base.close()


def other_table(path: Path) -> None:
    base = sqlite3.connect(path)
    base.executescript("DROP TABLE results; CREATE TABLE results (x)")
    base.close()


@pytest.mark.parametrize("spoil", [cut, empty, noise, alter, other_table])
def test_what_is_spoilt_is_made_anew(
    copies: list[Path], place: Path, spoil: Callable[[Path], None]
) -> None:
    linter = Linter(Config(choice=Choice(select=("repetition",))))
    fresh, _ = looked_at(linter, copies)
    spoil(place)
    assert looked_at(linter, copies)[0] == fresh
    looked_at(linter, copies)
    again, looked = looked_at(linter, copies)
    assert again == fresh
    assert looked == []


def test_another_process_may_hold_it(
    copies: list[Path], place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(result_store, "PATIENCE", 0.01)
    linter = Linter(Config(choice=Choice(select=("repetition",))))
    fresh, _ = looked_at(linter, copies)
    base = sqlite3.connect(place)
    base.execute("BEGIN EXCLUSIVE")
    again, looked = looked_at(linter, copies)
    base.close()
    assert again == fresh
    assert len(looked) == len(copies)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_nobody_else_may_read_it(copies: list[Path], place: Path) -> None:
    looked_at(Linter(Config(choice=Choice(select=("repetition",)))), copies)
    assert place.stat().st_mode & 0o777 == 0o600
    assert place.parent.stat().st_mode & 0o777 == 0o700


def test_it_does_not_grow_for_ever(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(result_store, "MOST", 200_000)
    day = result_store.today()
    for i in range(100):
        monkeypatch.setattr(result_store, "today", lambda i=i: day + i)
        result_store.keep({f"key {i}": os.urandom(5000).hex()})
        assert result_store.recall(["key 0"])
        assert place.stat().st_size < 300_000
    assert result_store.recall(["key 99"])
    assert not result_store.recall(["key 1"])


def test_a_text_too_long_is_not_kept() -> None:
    result_store.keep({"long": "x" * (result_store.LARGEST + 1), "short": "x"})
    assert result_store.recall(["long", "short"]) == {"short": "x"}


def test_little_is_not_looked_for(tmp_path: Path) -> None:
    small, large = tmp_path / "small.txt", tmp_path / "large.txt"
    small.write_text("x" * 3000)
    large.write_text("x" * (CACHE_BYTES + 1))
    assert not worth_cache([Task(str(small), "small.txt")])
    assert worth_cache([Task(str(large), "large.txt")])
    assert not worth_cache([Task(str(large), "large.txt", timed=True)])
    assert not worth_cache([Task("-", "-")])


FORMATS = "text json jsonl sarif junit github gitlab checkstyle rdjson tap html".split()


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A folder of copy, enough to keep results of."""
    folder = tmp_path / "archive"
    folder.mkdir()
    stories = [path.read_text("utf-8") for path in sorted(STORIES.glob("*.txt"))]
    for i in range(1 + CACHE_BYTES // sum(map(len, stories))):
        for j, story in enumerate(stories):
            (folder / f"{i}-{j}.txt").write_text(f"Story {i}\n\n{story}", "utf-8")
    (folder / "broken.docx").write_bytes(b"none")
    return folder


def test_the_command_says_the_same(
    newslint_command: Lint, archive: Path, place: Path
) -> None:
    usual = {"NEWSLINT_CACHE_DIR": str(place.parent)}
    for form in FORMATS:
        args = ("check", "--select", "repetition,spelling/typo", "-f", form, archive)
        plain = newslint_command(*args, "--no-cache", env=usual)
        assert place.exists() == (form != FORMATS[0])
        kept = newslint_command(*args, env=usual)
        assert (kept.returncode, kept.stdout) == (plain.returncode, plain.stdout)
        assert kept.stderr == plain.stderr
        assert plain.stdout
    said = newslint_command("check", "--timings", archive / "0-0.txt", env=usual)
    assert b" ms " in said.stderr


def test_it_can_be_turned_off(
    newslint_command: Lint, archive: Path, place: Path
) -> None:
    (archive / "newslint.toml").write_text("cache = false\nselect = ['repetition']")
    usual = {"NEWSLINT_CACHE_DIR": str(place.parent)}
    newslint_command("check", archive, cwd=archive, env=usual)
    assert not place.exists()
    shown = newslint_command("check", "--show-config", archive, cwd=archive)
    assert b"\ncache = false" in shown.stdout
    (archive / "newslint.toml").write_text("select = ['repetition']")
    newslint_command("check", archive, cwd=archive, env=usual)
    assert place.exists()
