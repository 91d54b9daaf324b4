"""Learn the pair model anew from one's own archive, and prove it on a sample.

    python tools/retrain.py ARCHIVE... --out FOLDER [--labelled FILE...] [--small-words]

Counts words and pairs, weighs the signs of a slip, and with --small-words trains the
net of small words too (an hour or so more). One article in twenty is kept out of all of
it, by a hash of its "id"; slips found in these are then shown at the terminal, to be
judged, and their share is the precision of the rules on that archive. FOLDER then
holds pairs.bin, pair-weights.tsv (gaps.bin, gap-weights.tsv) and judged.jsonl, which a
later run takes as --labelled. Needs numpy, scipy and scikit-learn.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from contextlib import ExitStack
from hashlib import sha1
from pathlib import Path

from train_pairs import stories

TOOLS = Path(__file__).parent
KEPT_OUT = 20  # one article in so many
LEAST = 0.8  # the chance that the error rules ask of a pair


def is_kept_out(name: str, text: str) -> bool:
    """Return whether an article is kept for the proof, as train_gaps.py does."""
    return int(sha1((name or text).encode()).hexdigest(), 16) % KEPT_OUT == 0


def part(archive: list[Path], folder: Path) -> tuple[Path, Path]:
    """Write the articles to learn from, and those kept out, to files of *folder*."""
    learnt, kept = folder / "learnt.jsonl", folder / "kept-out.jsonl"
    with ExitStack() as stack:
        files = [
            stack.enter_context(path.open("w", encoding="utf-8"))
            for path in (learnt, kept)
        ]
        for name, text in stories(archive):
            row = json.dumps({"id": name, "text": text}, ensure_ascii=False)
            print(row, file=files[is_kept_out(name, text)])
    return learnt, kept


def step(name: str, *arguments: object) -> None:
    """Run one of the scripts beside this one; what it cannot do ends all."""
    print(f"\n{name}", flush=True)
    command = [sys.executable, str(TOOLS / f"{name}.py"), *map(str, arguments)]
    if status := subprocess.run(command).returncode:
        raise SystemExit(f"{name}.py ended with {status}; what it said is above")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("archive", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--labelled", nargs="+", type=Path, default=[])
    parser.add_argument("--small-words", action="store_true")
    parser.add_argument("--count", type=int, default=40, help="slips to judge; 0: none")
    parser.add_argument("--about", default="an archive of news")
    args = parser.parse_args()
    out = args.out
    out.mkdir(parents=True, exist_ok=True)
    learnt, kept = part(args.archive, out)
    pairs, weights, judged = (
        out / name for name in ("pairs.bin", "pair-weights.tsv", "judged.jsonl")
    )
    labelled = [*args.labelled, *([judged] if judged.exists() else [])]
    step("train_pairs", learnt, "--out", pairs, "--about", args.about)
    known = ["--labelled", *labelled] if labelled else []
    step("train_judge", learnt, *known, "--pairs", pairs, "--out", weights)
    if args.small_words:
        gaps = ["--out", out / "gaps.bin", "--weights", out / "gap-weights.tsv"]
        step("train_gaps", *args.archive, "--pairs", pairs, *gaps)
    if args.count:
        files = ["--pairs", pairs, "--weights", weights, "--out", judged]
        step("label_pairs", kept, *files, "--least", LEAST, "--count", args.count)
    learnt.unlink()
    print(f"\n{out}: name its files in the keys of the rules of rules/stray.toml")


if __name__ == "__main__":
    main()
