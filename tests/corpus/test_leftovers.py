"""An audit that was killed leaves pieces of articles; the next one takes them away."""

from pathlib import Path

from conftest import Lint

from newslint.corpus import candidates, recurring, shuffle
from newslint.corpus.spark import alike, facts
from newslint.corpus.work import PREFIX


def test_what_a_killed_audit_has_left_goes(
    newslint_command: Lint, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text("A cat sat.\n")
    out = tmp_path / "out"
    for name in (f"{PREFIX}x1", f"{PREFIX}x2"):
        (out / name).mkdir(parents=True)
        (out / name / "0").write_text("A piece of a story")
    (out / ".mine").write_text("kept")
    done = newslint_command("corpus", "audit", "a.txt", "--out", "out", "--no-report")
    assert done.returncode == 0, done
    assert [path.name for path in out.iterdir() if path.name[0] == "."] == [".mine"]


def test_all_pieces_lie_in_such_folders() -> None:
    for module in (alike, candidates, facts, recurring, shuffle):
        assert module.__file__
        text = Path(module.__file__).read_text(encoding="utf-8")
        assert text.count("workspace(") == 1
        assert "tempfile" not in text
