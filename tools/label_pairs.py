"""Judge rare word pairs of an archive at the terminal; write them as JSON lines.

    python tools/label_pairs.py ARCHIVE... --out FILE [--least CHANCE] [--count N]
                                [--gaps rules/data/gaps.bin]

Shows each pair in its sentence and takes y (a slip), n (good English), ? (unsure) or
q (enough). FILE then serves tools/train_judge.py, and the share of y among sure
answers at a chance of CHANCE or more is the judge's precision on that archive.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from train_pairs import articles

from newslint.document import Document
from newslint.gaps.judge import Gap
from newslint.gaps.judge import judged as judged_gaps
from newslint.pairs.judge import Slip, judged

DATA = Path("rules/data")
AROUND = 120  # characters


def found(args: argparse.Namespace) -> Iterator[tuple[str, Slip | Gap]]:
    read: Callable[[Document], Sequence[Slip | Gap]]
    read = judged(args.pairs, args.weights or DATA / "pair-weights.tsv")
    if args.gaps:
        weights = args.weights or DATA / "gap-weights.tsv"
        read = judged_gaps(args.pairs, args.gaps, weights)
    texts = list(articles(args.archive))
    random.Random(args.seed).shuffle(texts)
    for text in texts:
        for slip in read(Document(text)):
            if slip.chance >= args.least:
                yield text, slip


def name(slip: Slip | Gap) -> str:
    return slip.kind if isinstance(slip, Slip) else f"{slip.kind} ‘{slip.word}’"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("archive", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--pairs", type=Path, default=DATA / "pairs.bin")
    parser.add_argument("--weights", type=Path)
    parser.add_argument("--gaps", type=Path, metavar="NET", help="judge small words")
    parser.add_argument("--least", type=float, default=0.5)
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    answers: list[str] = []
    with args.out.open("a", encoding="utf-8") as out:
        for text, slip in found(args):
            before = text[: slip.span.start].rpartition("\n")[2][-AROUND:]
            after = text[slip.span.end :].partition("\n")[0][:AROUND]
            pair = text[slip.span.start : slip.span.end]
            print(f"\n{before}[[{pair}]]{after}\n{name(slip)} {slip.chance:.2f}")
            answer = input("slip? y/n/?/q ").strip().lower()[:1]
            if answer == "q":
                break
            answers.append(answer)
            row = {"before": before, "text": pair, "after": after}
            row |= {"error": answer == "y", "sure": answer in ("y", "n")}
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
            if len(answers) >= args.count:
                break
    sure = answers.count("y") + answers.count("n")
    print(f"{answers.count('y')} of {sure} sure answers are slips")


if __name__ == "__main__":
    main()
