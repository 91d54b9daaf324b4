"""``newslint corpus lines``: what recurs in a collection, and a pack made of it."""

import gzip
import json
import tomllib
from pathlib import Path

import pytest
from conftest import Lint

FOOT = "Sign up for our {n} best stories"
TEXTS = [
    f"Ministers met {n} times.\n\nTake the tour\n\n{FOOT.format(n=n)}\n\nTake the tour"
    for n in range(6)
]
WANTED = [
    "       6  Ministers met # times.",
    "       6  Sign up for our # best stories",
    "       6  Take the tour",
]


def write_folder(folder: Path) -> str:
    (folder / "in" / "deep").mkdir(parents=True)
    for n, text in enumerate(TEXTS):
        sub = folder / "in" / ("deep" if n % 2 else ".")
        (sub / f"{n}.txt").write_text(text, "utf-8")
    return "in"


def write_jsonl(folder: Path) -> str:
    rows = [json.dumps({"id": n, "text": text}) for n, text in enumerate(TEXTS)]
    (folder / "in.jsonl").write_text("\n".join(rows) + "\n\n", "utf-8")
    return "in.jsonl"


def write_gz(folder: Path) -> str:
    write_jsonl(folder)
    data = gzip.compress((folder / "in.jsonl").read_bytes())
    (folder / "in.jsonl").unlink()
    (folder / "in.jsonl.gz").write_bytes(data)
    return "in.jsonl.gz"


@pytest.mark.parametrize("write", [write_folder, write_jsonl, write_gz])
def test_lists(newslint_command: Lint, tmp_path: Path, write: object) -> None:
    assert callable(write)
    done = newslint_command("corpus", "lines", write(tmp_path))
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().splitlines() == WANTED


def test_least_and_most(newslint_command: Lint, tmp_path: Path) -> None:
    path = write_jsonl(tmp_path)
    none = newslint_command("corpus", "lines", path, "--least", "7")
    assert (none.returncode, none.stdout) == (0, b"")
    one = newslint_command("corpus", "lines", path, "--most", "1")
    assert one.stdout.decode().splitlines() == WANTED[:1]


def test_another_field(newslint_command: Lint, tmp_path: Path) -> None:
    rows = [json.dumps({"body": text, "text": 5}) for text in TEXTS]
    (tmp_path / "in.jsonl").write_text("\n".join(rows), "utf-8")
    done = newslint_command("corpus", "lines", "in.jsonl", "--field", "body")
    assert done.stdout.decode().splitlines() == WANTED
    wrong = newslint_command("corpus", "lines", "in.jsonl")
    assert (wrong.returncode, wrong.stdout) == (2, b"")
    assert wrong.stderr.decode() == (
        f"newslint: in.jsonl: line 1 and {len(rows) - 1} more: no text in text, body, "
        "content, article, articleBody, body_text, story; "
        'set fields = { text = "NAME" } to what holds it\n'
    )


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.jsonl", b'{"text": "x"}\n{"text": \n', "a.jsonl: line 2: not JSON"),
        ("a.jsonl", b"[1, 2]\n", "a.jsonl: line 1: no object with fields"),
        (
            "a.jsonl",
            b'{"text": "\xc3\xa9t\xc3\xa9\xff"}\n',
            "a.jsonl: line 1: not utf-8",
        ),
        ("a.jsonl.gz", b"no archive", "a.jsonl.gz: "),
        ("a.jsonl.gz", gzip.compress(b'{"text": "x"}\n' * 99)[:-9], "a.jsonl.gz: "),
        ("a.jsonl.gz", gzip.compress(b"")[:10] + b"\xff" * 40, "a.jsonl.gz: "),
    ],
    ids=["json", "list", "encoding", "no archive", "cut short", "damaged"],
)
def test_wrong_input(
    newslint_command: Lint, tmp_path: Path, name: str, data: bytes, message: str
) -> None:
    (tmp_path / name).write_bytes(data)
    done = newslint_command("corpus", "lines", name)
    error = done.stderr.decode()
    assert done.returncode == 2
    assert error.startswith(f"newslint: {message}")
    assert error.count("\n") == 1
    assert b"Traceback" not in done.stderr


def test_a_file_that_is_not_there_does_not_hide_the_others(
    newslint_command: Lint, tmp_path: Path
) -> None:
    done = newslint_command("corpus", "lines", write_jsonl(tmp_path), "none.jsonl")
    assert done.returncode == 2
    assert done.stdout.decode().splitlines() == WANTED
    assert "none.jsonl" in done.stderr.decode()


def test_without_a_task(newslint_command: Lint) -> None:
    assert newslint_command("corpus").returncode == 2
    assert newslint_command("corpus", "lines").returncode == 2


def test_a_pack(newslint_command: Lint, tmp_path: Path) -> None:
    done = newslint_command(
        "corpus", "lines", write_jsonl(tmp_path), "--pack", "site.toml"
    )
    assert done.returncode == 0
    assert done.stdout.decode() == (
        "site.toml: 3 rules, all off; read them and switch some on\n"
    )
    pack = tomllib.loads((tmp_path / "site.toml").read_text("utf-8"))
    assert list(pack) == [
        "ministers-met-times",
        "sign-up-for-our-best",
        "take-the-tour",
    ]
    assert not any(rule["enabled"] for rule in pack.values())


def test_the_pack_switched_on_cuts_the_lines(
    newslint_command: Lint, tmp_path: Path
) -> None:
    newslint_command("corpus", "lines", write_jsonl(tmp_path), "--pack", "site.toml")
    (tmp_path / "story.txt").write_text(TEXTS[3] + "\n\nTake the tour bus\n", "utf-8")
    done = newslint_command(
        *("check", "--rules", "site.toml", "--format", "json", "story.txt"),
        *("--select", "site/sign-up-for-our-best", "--select", "site/take-the-tour"),
    )
    found = [row["quote"] for row in json.loads(done.stdout)["findings"]]
    assert found == ["Take the tour", "Sign up for our 3 best stories", "Take the tour"]


def test_a_pack_that_cannot_be_written(newslint_command: Lint, tmp_path: Path) -> None:
    path = write_jsonl(tmp_path)
    done = newslint_command("corpus", "lines", path, "--pack", "none/site.toml")
    assert done.returncode == 2
    assert done.stderr.decode().startswith("newslint: none/site.toml: ")
