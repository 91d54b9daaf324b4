"""Baselines: what is known stays known while its words stay, and nothing else does."""

import json
from pathlib import Path

import pytest
from conftest import PROBE, Lint

OLD = "One teh line.\n\nAnother one: LOUD words here.\n\nteh end teh end teh end\n"
CHOICE = ("--rules", PROBE, "--select", "probe")


@pytest.fixture
def desk(tmp_path: Path, newslint_command: Lint) -> Path:
    """A folder with a story, and a baseline of what is found in it."""
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk" / "a.txt").write_text(OLD)
    (tmp_path / "desk" / "b.txt").write_text("teh other LOUD story\n")
    done = newslint_command("baseline", *CHOICE, "-o", "known.json", "desk")
    assert done.returncode == 0, done
    assert done.stdout == b"known.json: 7 known, 7 new, 0 gone\n"
    return tmp_path


def lint_known(lint: Lint, *args: str) -> str:
    """Lint against the baseline; return what is said of findings."""
    return lint("--baseline", "known.json", *args).stdout.decode()


def test_what_is_known_does_not_fail(lint: Lint, desk: Path) -> None:
    done = lint("--baseline", "known.json", "desk")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == b"no findings, 7 suppressed in 2 documents\n"
    (desk / "newslint.toml").write_text('baseline = "known.json"')
    assert lint("a.txt", cwd=desk / "desk").returncode == 0


def test_known_findings_count_as_suppressed(lint: Lint, desk: Path) -> None:
    report = json.loads(lint_known(lint, "-f", "json", "desk"))
    assert (report["findings"], report["suppressed"]) == ([], 7)
    run = json.loads(lint_known(lint, "-f", "sarif", "desk"))["runs"][0]
    assert [result["suppressions"][0]["kind"] for result in run["results"]] == [
        "external"
    ] * 7


def test_edits_above_and_around_do_not_matter(lint: Lint, desk: Path) -> None:
    (desk / "desk" / "a.txt").write_text("New head\n\nand more\n\n" + OLD + "\nlast\n")
    assert lint_known(lint, "desk").startswith("no findings, 7 suppressed")
    (desk / "desk" / "a.txt").write_text("\n\n".join(reversed(OLD.split("\n\n"))))
    assert lint_known(lint, "desk").startswith("no findings, 7 suppressed")


def test_one_more_of_the_same_is_new(lint: Lint, desk: Path) -> None:
    (desk / "desk" / "a.txt").write_text(OLD + "One teh line.\n")
    said = lint_known(lint, "desk")
    assert said.splitlines()[1:] == ["1 error, 7 suppressed in 2 documents"]
    (desk / "desk" / "c.txt").write_text("teh other LOUD story\n")
    assert "2 errors, 1 warning, 7 suppressed in 3 documents" in lint_known(
        lint, "desk"
    )


def test_counts_of_what_looks_the_same(
    newslint_command: Lint, lint: Lint, tmp_path: Path
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("teh cat\n" * 3)
    newslint_command("baseline", *CHOICE, "-o", "known.json", "a.txt")
    (entry,) = json.loads((tmp_path / "known.json").read_text())["entries"]
    assert (entry["count"], entry["quote"]) == (3, "teh")
    path.write_text("teh cat\n" * 5)
    assert lint_known(lint, "a.txt").splitlines()[-1].startswith("2 errors, 3 supp")
    path.write_text("teh cat\n" * 2)
    done = lint("--baseline", "known.json", "a.txt")
    assert done.returncode == 0
    assert b"1 stale" in done.stderr


def test_what_is_gone_is_stale(lint: Lint, desk: Path) -> None:
    (desk / "desk" / "a.txt").write_text(OLD.replace("One teh line", "One line"))
    done = lint("--baseline", "known.json", "desk")
    assert done.returncode == 0
    assert done.stderr == (
        b"newslint: 1 stale in the baseline, as probe/the in desk/a.txt; "
        b"run 'newslint baseline --update'\n"
    )


def test_only_what_was_looked_at_is_stale(lint: Lint, desk: Path) -> None:
    (desk / "desk" / "a.txt").write_text("clean\n")
    assert lint("--baseline", "known.json", "desk/b.txt").stderr == b""
    ignoring = ("--ignore", "probe/the,probe/loud")
    assert lint("--baseline", "known.json", *ignoring, "desk").stderr == b""
    assert b"5 stale" in lint("--baseline", "known.json", "desk/a.txt").stderr


def test_updating(newslint_command: Lint, lint: Lint, desk: Path) -> None:
    write = ("baseline", *CHOICE, "-o", "known.json")
    done = newslint_command(*write, "desk")
    assert done.returncode == 2
    assert b"known.json: is there already; --update brings it up to date" in done.stderr
    (desk / "desk" / "a.txt").write_text("teh new\n")
    done = newslint_command(*write, "--update", "desk/a.txt")
    assert done.stdout == b"known.json: 3 known, 1 new, 5 gone\n"
    assert lint_known(lint, "desk") == "no findings, 3 suppressed in 2 documents\n"
    (desk / "desk" / "b.txt").unlink()
    done = newslint_command(*write, "--update", "desk/a.txt")
    assert done.stdout == b"known.json: 1 known, 0 new, 2 gone\n"


def test_an_update_of_some_rules_keeps_the_others(
    newslint_command: Lint, desk: Path
) -> None:
    some = ("--rules", PROBE, "--select", "probe/the", "-o", "known.json")
    done = newslint_command("baseline", *some, "--update", "desk")
    assert done.stdout == b"known.json: 7 known, 0 new, 0 gone\n"


def test_paths_count_from_the_folder_of_the_baseline(
    newslint_command: Lint, lint: Lint, desk: Path
) -> None:
    (desk / "house").mkdir()
    (desk / "known.json").rename(desk / "house" / "known.json")
    assert lint("--baseline", "house/known.json", "desk").returncode == 1
    done = newslint_command("baseline", *CHOICE, "-o", "house/b.json", "desk")
    assert done.returncode == 0
    entries = json.loads((desk / "house" / "b.json").read_text())["entries"]
    assert {entry["path"] for entry in entries} == {"../desk/a.txt", "../desk/b.txt"}
    there = ("--baseline", "../house/b.json", "a.txt", str(desk / "desk" / "b.txt"))
    assert lint(*there, cwd=desk / "desk").returncode == 0


def test_a_renamed_rule_is_known_by_its_former_id(lint: Lint, desk: Path) -> None:
    # The probe pack says that probe/the was once called probe/teh.
    former = PROBE.read_text().replace("[the]", "[teh]", 1)
    former = former.replace('formerly = ["probe/teh"]\n', "")
    (desk / "then").mkdir()
    (desk / "then" / "probe.toml").write_text(former)
    (desk / "known.json").unlink()
    # With the rule's old id …
    from newslint.app import Linter
    from newslint.baseline import dump, of
    from newslint.config import Choice, Config

    settings = Config(
        choice=Choice(select=("probe",)), rules=(desk / "then" / "probe.toml",)
    )
    then = Linter(settings).check_files([str(desk / "desk")]).findings
    assert "probe/teh" in {finding.rule for finding in then}
    (desk / "known.json").write_text(dump(of(then, desk)))
    # … the findings under its new one are known, and nothing is stale.
    done = lint("--baseline", "known.json", "desk")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"7 suppressed" in done.stdout


@pytest.mark.parametrize(
    "text",
    [
        "",
        "not json",
        "[]",
        "3",
        '{"version": 1}',
        '{"version": 1, "entries": 3}',
        '{"version": 1, "entries": [3]}',
        '{"version": 1, "entries": [{"path": "a"}]}',
        '{"version": 1, "entries": [{"path": 1, "rule": "a", "fingerprint": "b", '
        '"count": 1}]}',
        '{"version": 1, "entries": [{"path": "a", "rule": "a", "fingerprint": "b", '
        '"count": "1"}]}',
        '{"version": 7, "entries": []}',
        "[" * 100_000,
    ],
)
def test_a_spoilt_baseline(
    newslint_command: Lint, lint: Lint, tmp_path: Path, text: str
) -> None:
    (tmp_path / "known.json").write_text(text)
    (tmp_path / "a.txt").write_text("teh cat")
    for done in (
        lint("--baseline", "known.json", "a.txt"),
        newslint_command("baseline", "--update", *CHOICE, "-o", "known.json", "a.txt"),
    ):
        assert done.returncode == 2
        assert done.stderr.startswith(b"newslint: known.json: ")
        assert done.stderr.count(b"\n") == 1
    assert (tmp_path / "known.json").read_text() == text


def test_a_baseline_that_is_no_file(lint: Lint, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("teh cat")
    for path in (".", "no.json", "a.txt/known.json"):
        done = lint("--baseline", path, "a.txt")
        assert done.returncode == 2
        assert done.stderr.count(b"\n") == 1
        assert b"run 'newslint baseline'" in done.stderr


def test_what_cannot_be_read_is_said(newslint_command: Lint, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("teh cat")
    done = newslint_command("baseline", *CHOICE, "a.txt", "no.txt")
    assert done.returncode == 2
    assert done.stderr.startswith(b"newslint: no.txt: No such file")
    entries = json.loads((tmp_path / "newslint-baseline.json").read_text())["entries"]
    assert [entry["quote"] for entry in entries] == ["teh"]


def test_names_that_utf8_cannot_hold(
    newslint_command: Lint, lint: Lint, tmp_path: Path
) -> None:
    name = b"caf\xe9.txt"
    try:
        with open(bytes(tmp_path) + b"/" + name, "wb") as file:  # noqa: PTH123
            file.write(b"teh cat")
    except OSError:
        pytest.skip("this file system has no such names")
    assert newslint_command("baseline", *CHOICE, name).returncode == 0
    assert lint("--baseline", "newslint-baseline.json", name).returncode == 0


def test_fixes_leave_what_is_known(lint: Lint, desk: Path) -> None:
    (desk / "desk" / "a.txt").write_text(OLD + "\nA new teh cat.\n")
    done = lint("--baseline", "known.json", "--fix", "desk")
    assert done.returncode == 0
    assert (desk / "desk" / "a.txt").read_text() == OLD + "\nA new the cat.\n"
