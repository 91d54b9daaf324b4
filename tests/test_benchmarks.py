"""The comparison with the peers: it runs, and what the tools print is read aright."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.peers import quality, rounds, texts, tools
from benchmarks.peers.findings import READERS, Files, Found

ROOT = Path(__file__).parents[1]
TEXT = "An “école” he recieved.\n\nA résumé 😀 was was teh very Chinese worst.\n"

# What the tools print of that text, cut to what is read of it, and what they mean.
PRINTED = [
    (
        "proselint",
        '{"result": {"file:///tmp/a%20b/t.txt": {"diagnostics": [{"check_path": '
        '"lexical_illusions", "pos": [3, 12], "span": [37, 44]}]}}}',
        [("was was", "lexical_illusions")],
    ),
    (
        "codespell",
        "/tmp/t.txt:1: recieved ==> received\n/tmp/t.txt:3: teh ==> the\n",
        [("recieved", "misspelling"), ("teh", "misspelling")],
    ),
    (
        "typos",
        '{"type":"typo","path":"/tmp/t.txt","line_num":1,"byte_offset":19,'
        '"typo":"recieved","corrections":["received"]}\n'
        '{"type":"typo","path":"/tmp/t.txt","line_num":3,"byte_offset":24,'
        '"typo":"teh","corrections":["the"]}\n',
        [("recieved", "misspelling"), ("teh", "misspelling")],
    ),
    (
        "harper",
        '[{"file": "t.txt", "lints": [{"rule": "SpellCheck", "span": '
        '{"char_start": 4, "char_end": 9}}, {"rule": "The", "span": '
        '{"char_start": 44, "char_end": 47}}]}]',
        [("école", "SpellCheck"), ("teh", "The")],
    ),
    (
        "textlint",
        '[{"messages":[{"ruleId":"common-misspellings","range":[14,15]},'
        '{"ruleId":"write-good","range":[49,50]}],"filePath":"/tmp/t.txt"}]',
        [("r", "common-misspellings"), ("v", "write-good")],
    ),
    (
        "vfile",
        '[{"path":"../t.txt","messages":[{"position":{"start":{"line":3,"column":30,'
        '"offset":54},"end":{"line":3,"column":37,"offset":61}},"ruleId":"chinese",'
        '"source":"retext-profanities"}]}]',
        [("Chinese", "retext-profanities:chinese")],
    ),
    (
        "write_good",
        '/tmp/t.txt:3:16:"was" is repeated\n'
        '/tmp/t.txt:3:24:"very" is a weasel word and can weaken meaning\n',
        [("was", "is repeated"), ("very", "is a weasel word and can weaken meaning")],
    ),
    (
        "vale",
        '{"/tmp/t.txt": [{"Span": [15, 22], "Check": "Vale.Spelling", "Line": 1},'
        '{"Span": [12, 18], "Check": "Vale.Repetition", "Line": 3}]}',
        [("recieved", "Vale.Spelling"), ("was was", "Vale.Repetition")],
    ),
]


@pytest.mark.parametrize(("tool", "output", "meant"), PRINTED, ids=lambda p: p)
def test_places_are_read_aright(tmp_path, tool, output, meant):
    path = tmp_path / "t.txt"
    path.write_text(TEXT, "utf-8")
    found = list(READERS[tool](output, Files((path,))))
    assert [(TEXT[f.start : f.end], f.rule) for f in found] == meant


def test_every_tool_has_a_reader_and_a_note():
    for tool in tools.table().values():
        assert tool.note, tool.name
        assert tool.read in READERS or not (tool.read or tool.source), tool.name
        assert tool.source in tools.INSTALLERS or not tool.source, tool.name


ITEM = {
    "original": "He was was there.",
    "corrected": "He was there.",
    "start": 3,
    "end": 10,
    "right": "was",
}


@pytest.mark.parametrize(
    ("before", "after", "seen"),
    [
        ([(3, 10, "twice")], [], True),
        ([(3, 10, "twice")], [(3, 6, "twice")], False),  # says so either way
        ([(3, 10, "twice")], [(12, 12, "twice")], True),  # elsewhere
        ([(12, 16, "there")], [], False),
        ([], [], False),
    ],
)
def test_an_error_is_found_at_its_place_by_a_rule_that_is_silent_after(
    before, after, seen
):
    spoken = ([Found("t.txt", *f) for f in some] for some in (before, after))
    assert quality.seen(ITEM, *spoken) is seen


def test_texts_are_the_same_each_time(tmp_path):
    made = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        made.append(texts.made(tmp_path / name, None, 5, 20_000))
    one, two = made
    assert one.large.read_bytes() == two.large.read_bytes()
    assert 19_900 < one.large.stat().st_size <= 20_000
    assert [p.read_bytes() for p in one.files] == [p.read_bytes() for p in two.files]
    assert all(2_400 < p.stat().st_size <= 2_500 for p in one.files)
    assert len({p.read_bytes() for p in one.files}) == 5
    assert 9_900 < one.first(10_000).stat().st_size <= 10_000


def test_a_file_of_copy_is_taken_apart(tmp_path):
    source = tmp_path / "copy.txt"
    source.write_text("Rain fell on the town – again.\n" * 1000, "utf-8")
    (tmp_path / "made").mkdir()
    made = texts.made(tmp_path / "made", source, 3, 9_000)
    assert made.of == "`copy.txt`"
    assert set(made.files[1].read_text("utf-8").split()) <= set(
        source.read_text("utf-8").split()
    )


@pytest.mark.skipif(not hasattr(os, "fork"), reason="measures where there is fork")
def test_one_command_measures_and_writes_the_page(tmp_path):
    labelled = tmp_path / "labelled.jsonl"
    labelled.write_text(json.dumps(ITEM), "utf-8")
    page = tmp_path / "page.md"
    options = f"--quick --here --only newslint --only floor --cache {tmp_path}/cache"
    done = subprocess.run(
        [
            *(sys.executable, "-m", "benchmarks.peers", *options.split()),
            *("--labelled", str(labelled), "--page", str(page)),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    results = json.loads((tmp_path / "cache" / "results.json").read_text("utf-8"))
    assert results["missing"] == {}
    assert {what: set(runs) for what, runs in results["runs"].items()} == {
        "start": {"newslint", "floor"},
        "large": {"newslint", "floor"},
        "many": {"newslint", "floor"},
        "two": {"newslint"},
    }
    for run in results["runs"]["start"]["newslint"]:
        assert run["cpu"] > 0 and run["wall"] > 0
        assert run["memory"] > results["runs"]["start"]["floor"][0]["memory"]
    written = page.read_text("utf-8")
    assert re.search(r"newslint \| 1 of 1 \(100\.0%\) \| 0\.00", written)
    assert "the floor" in written
    assert str(tmp_path) not in written


def test_a_tool_that_is_not_to_be_had_is_named(tmp_path, monkeypatch):
    tool = tools.table()["vale"]
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(tools.MissingError, match="no go here"):
        tools.install(tool, tools.Place(tmp_path))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="measures where there is fork")
@pytest.mark.parametrize(
    ("program", "why"),
    [
        ("import sys; sys.exit(2)", "exit status 2"),
        ("1 / 0", "ZeroDivisionError"),
        ("import time; time.sleep(60)", "took over 0.5 s"),
        ("import os; os.abort()", "signal"),
    ],
)
def test_what_breaks_down_is_not_measured(tmp_path, program, why):
    words = (sys.executable, "-c", program)
    command = rounds.Command(words, tmp_path, {}, tmp_path / "out", broken=2)
    with pytest.raises(rounds.FailedError, match=why):
        rounds.run(command, limit=0.5 if "sleep" in program else 60)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="measures where there is fork")
def test_all_that_a_command_takes_is_counted(tmp_path):
    work = "import os; b = bytearray(90_000_000); sum(range(20_000_000))"
    child = (
        f"import os, subprocess, sys; subprocess.run([sys.executable, '-c', '{work}'])"
    )
    words = (sys.executable, "-c", child + "; sys.exit(1)")  # it has findings
    took = rounds.run(rounds.Command(words, tmp_path, {}, tmp_path / "out"))
    assert took.exit == 1
    assert took.memory > 90_000_000
    assert took.cpu > 0.1
