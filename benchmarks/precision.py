"""What do rules find in a collection of edited copy? Counts, rates, samples to read.

    python benchmarks/precision.py ARCHIVE --rules 'stray,holes/*' --show 20

ARCHIVE is a folder of text files, a tar archive of them, or JSON lines with a ``text``
field (compressed or not). The ``measured`` figures of the rules were read off this.
"""

from __future__ import annotations

import argparse
import bz2
import gzip
import json
import lzma
import random
import tarfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from newslint import Config, Finding, Linter
from newslint.config import Choice

OPENERS = {".gz": gzip.open, ".xz": lzma.open, ".bz2": bz2.open}


def articles(path: Path) -> Iterator[tuple[str, str]]:
    if path.is_dir():
        for file in sorted(path.rglob("*.txt")):
            yield file.name, file.read_text("utf-8", "replace")
    elif ".tar" in path.suffixes or path.suffix == ".tgz":
        with tarfile.open(path) as tar:
            for member in tar:
                if member.name.endswith(".txt") and (file := tar.extractfile(member)):
                    yield member.name, file.read().decode("utf-8", "replace")
    else:
        opener = OPENERS.get(path.suffix, open)
        with opener(path, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                yield str(number), json.loads(line)["text"]


def sample(f: Finding) -> str:
    fix = f" => {f.edits[0].text[:40]!r}" if f.edits else ""
    copy = f"{f.before[-50:]}[[{f.quote[:120]}]]{f.after[:50]}"
    return f"{f.path}: {copy!r}{fix}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive", type=Path)
    parser.add_argument(
        "--rules", default="", help="ids, packs or globs; by default those on"
    )
    parser.add_argument(
        "--every", type=int, default=1, metavar="N", help="each Nth article"
    )
    parser.add_argument(
        "--show", type=int, default=5, metavar="N", help="samples a rule"
    )
    args = parser.parse_args()
    linter = Linter(
        Config(choice=Choice(select=tuple(filter(None, args.rules.split(",")))))
    )
    found: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    levels: Counter[str] = Counter()
    words = count = 0
    for i, (name, text) in enumerate(articles(args.archive)):
        if i % args.every == 0:
            count, words = count + 1, words + len(text.split())
            for f in linter.check(text, name):
                found[f.rule, str(f.severity)].append(f)
                levels[str(f.severity)] += 1
    print(f"{count} articles, {words} words")
    for level, number in levels.most_common():
        print(f"{level:8} {number:6}  {1000 * number / words:.3f} per 1,000 words")
    choose = random.Random(1)
    for (rule, level), mine in sorted(found.items(), key=lambda item: -len(item[1])):
        rate = 1000 * len(mine) / words
        print(f"\n{len(mine)} {level} {rule}, {rate:.4f} per 1,000 words")
        for f in choose.sample(mine, min(args.show, len(mine))):
            print("   ", sample(f))


if __name__ == "__main__":
    main()
