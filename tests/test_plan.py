"""The compiled plan: a warm start gives what a cold one does, and nothing stale."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import PROBE, STORIES, Lint

from newslint import plan, plugins, rule
from newslint.document import Document
from newslint.engine import lint

PACK = """
[a]
summary = "A word"
pattern = 'one'
bad = ["{==one==}"]
good = ["x"]
"""


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the plans."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(folder))
    return folder


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A pack of one rule."""
    path = tmp_path / "pack.toml"
    path.write_text(PACK)
    return path


def load(*paths: Path) -> list[rule.Rule]:
    """Return the rules of packs, by way of the plan."""
    checks = plugins.gather("newslint_checks", "check")
    return [rule for _, rule in plan.load(paths, checks)]


def found(*paths: Path) -> list[str]:
    """Return what the rules of packs find in a text."""
    return [f.quote for f in lint([Document("one two")], load(*paths))]


def plans(cache: Path) -> list[Path]:
    return sorted(cache.glob("*")) if cache.exists() else []


def test_a_warm_start_is_like_a_cold_one(cache: Path) -> None:
    packs = [*plugins.builtin_packs(), PROBE]
    cold = load(*packs)
    (kept,) = plans(cache)
    before = kept.stat()
    warm = load(*packs)
    assert kept.stat().st_ino == before.st_ino
    for one, other in zip(cold, warm, strict=True):
        for name in vars(one):
            if name != "check":
                assert getattr(one, name) == getattr(other, name), (one.id, name)
    texts = [path.read_text() for path in sorted(STORIES.glob("*.txt"))]
    texts += [text.marked for one in cold for e in one.bad for text in e.texts]
    docs = [Document(text, f"{i}.txt") for i, text in enumerate(texts)]
    fresh = [Document(text, f"{i}.txt") for i, text in enumerate(texts)]
    assert lint(docs, cold) == lint(fresh, warm) != []


def test_a_warm_start_reads_no_toml(
    pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert found(pack) == ["one"]
    monkeypatch.setattr(plan.packs, "read", None)
    monkeypatch.setattr(plan.packs, "build", None)
    assert found(pack) == ["one"]


def test_a_pack_that_changes_is_read_anew(pack: Path) -> None:
    assert found(pack) == ["one"]
    status = pack.stat()
    pack.write_text(PACK.replace("one", "two"))
    os.utime(pack, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert pack.stat().st_size == status.st_size
    assert found(pack) == ["two"]
    pack.write_text(PACK)
    assert found(pack) == ["one"]


def test_packs_that_come_or_go(pack: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    other.write_text(PACK.replace("one", "two"))
    for _ in range(2):
        assert found(pack) == ["one"]
        assert found(pack, other) == ["one", "two"]
        assert found(other) == ["two"]


def test_a_table_that_changes_is_read_anew(tmp_path: Path) -> None:
    table = tmp_path / "words.tsv"
    table.write_text("grey\tgray\n")
    pack = tmp_path / "pack.toml"
    pack.write_text(
        '[a]\nsummary = "s"\ncheck = "variants"\nforms = { table = "words.tsv" }\n'
        'bad = ["grey, grey, {==gray==}"]\ngood = ["x"]\n'
    )
    text = "grey grey gray, dove dove duve"
    # Two starts in one process share the rows they read, so each is one of its own.
    for _ in range(2):
        assert found_elsewhere(pack, text, tmp_path) == ["gray"]
    table.write_text("grey\tgray\ndove\tduve\n")
    for _ in range(2):
        assert found_elsewhere(pack, text, tmp_path) == ["gray", "duve"]
    table.unlink()
    with pytest.raises(plan.packs.PackError, match="no table"):
        load(pack)


def found_elsewhere(pack: Path, text: str, folder: Path) -> list[str]:
    """Return what a process of its own finds."""
    choice = ("--rules", pack, "--select", "pack")
    done = subprocess.run(
        [sys.executable, "-m", "newslint", *choice, "-f", "json", "-"],
        input=text.encode(),
        capture_output=True,
        cwd=folder,
    )
    assert done.stderr == b""
    return [finding["quote"] for finding in json.loads(done.stdout)["findings"]]


def test_another_version_makes_its_own_plan(
    pack: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(pack)
    (kept,) = plans(cache)
    before = kept.read_bytes()
    monkeypatch.setattr(plan, "__version__", "99")
    load(pack)
    assert kept.read_bytes() != before


def test_changed_code_makes_its_own_plan(
    pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "newslint"
    shutil.copytree(plan.HERE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(plan, "HERE", copy)
    first = plan.state([pack])
    assert first == plan.state([pack]) != ""
    module = copy / "checks" / "match.py"
    module.write_bytes(module.read_bytes() + b"\n")
    second = plan.state([pack])
    assert second != first
    (copy / "layers" / "new.py").touch()
    assert plan.state([pack]) not in (first, second, "")


def test_what_json_cannot_hold_is_not_kept(
    pack: Path, cache: Path, tmp_path: Path
) -> None:
    pack.write_text(
        PACK.replace('"x"', '{ text = "x", meta = { published = 2019-01-09 } }')
    )
    for _ in range(2):
        (only,) = load(pack)
        assert only.good[0].texts[0].meta == {"published": "2019-01-09"}
    assert plans(cache) == []


def test_a_wrong_pack_is_wrong_every_time(pack: Path, cache: Path) -> None:
    pack.write_text(PACK.replace("pattern", "patern"))
    for _ in range(2):
        with pytest.raises(plan.packs.PackError, match="did you mean 'pattern'"):
            load(pack)
    assert plans(cache) == []


def test_a_plugins_checks_are_asked_anew(
    newslint_command: Lint, tmp_path: Path
) -> None:
    """A check that is not newslint's own may change while nothing else does."""
    folder = tmp_path / "site"
    info = folder / "deskplugin-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Name: deskplugin\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[newslint]\ndesk = deskplugin\n")
    code = """
from newslint import Hit, Span, hookimpl
from newslint.rule import Triggers, triggered_by

@triggered_by(lambda: Triggers(frozenset(["WORD"])))
def check():
    def look(doc):
        at = doc.text.find("WORD")
        if at >= 0:
            yield Hit(Span(at, at + 3))
    return look

@hookimpl
def newslint_checks():
    return {"desk": check}
"""
    (tmp_path / "house.toml").write_text(
        '[a]\nsummary = "s"\ncheck = "desk"\nbad = ["{==one==}"]\ngood = ["x"]\n'
    )
    path = os.pathsep.join(filter(None, [str(folder), os.environ.get("PYTHONPATH")]))
    run = ("--rules", "house.toml", "--select", "house", "-")
    for word in ("one", "two", "one"):
        (folder / "deskplugin.py").write_text(code.replace("WORD", word))
        shutil.rmtree(folder / "__pycache__", ignore_errors=True)
        for _ in range(2):
            copy = f"x {word}".encode()
            done = newslint_command(*run, stdin=copy, env={"PYTHONPATH": path})
            assert done.stdout.startswith(b"-:1:3: warning: s"), done
