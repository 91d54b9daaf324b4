"""An audit that was killed leaves pieces of articles; the next one takes them away."""

from pathlib import Path

from conftest import Lint

from newslint.corpus import candidates, recurring, shuffle
from newslint.corpus.audit import WORK


def test_what_a_killed_audit_has_left_goes(
    newslint_command: Lint, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text("A cat sat.\n")
    out = tmp_path / "out"
    for name in WORK:
        (out / f"{name}x1").mkdir(parents=True)
        (out / f"{name}x1" / "0").write_text("A piece of a story")
    (out / ".mine").write_text("kept")
    done = newslint_command("corpus", "audit", "a.txt", "--out", "out", "--no-report")
    assert done.returncode == 0, done
    assert [path.name for path in out.iterdir() if path.name[0] == "."] == [".mine"]


def test_the_names_of_all_folders_are_known() -> None:
    used = 'prefix="'
    for module in (candidates, recurring, shuffle):
        assert module.__file__
        text = Path(module.__file__).read_text(encoding="utf-8")
        assert text.count(used) == 1
        assert text.partition(used)[2].partition('"')[0] in WORK
