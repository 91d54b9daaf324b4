#!/usr/bin/env python3
"""Beside each other, from one run: newslint, LanguageTool, and newslint with it.

    languagetool.py SENTENCES [--engine NAME] [--server URL] [--tier T] [--kinds]

SENTENCES holds one JSON object a line (.jsonl, .gz): `original` with one error,
`corrected` without, `start` and `end` of the error, `right` (what stands there
instead), `tier` and `kind`. An error is found by a rule that has a finding there in the
original and none in the corrected sentence; findings on the corrected sentences are
counted as false, although some are errors that were left there. Findings that are
information do not count. LanguageTool alone is asked for American English, sentence by
sentence, with its usual rules.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

from newslint import Linter
from newslint.config import Choice, Config
from newslint.languagetool.answers import answers
from newslint.languagetool.settings import read

TIERS = ("news", "edited-prose")
SIDE_BY_SIDE = 2  # questions


class Place(NamedTuple):
    """A finding: whose, and where."""

    rule: str
    start: int
    end: int


def sentences(path: Path, tiers: tuple[str, ...]) -> list[dict[str, Any]]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [item for item in map(json.loads, lines) if item["tier"] in tiers]


def by_newslint(linter: Linter, text: str) -> list[Place]:
    return [
        Place(f.rule, *f.span) for f in linter.check(text) if str(f.severity) != "info"
    ]


def by_languagetool(texts: list[str], table: dict[str, Any]) -> dict[str, list[Place]]:
    """Return all that LanguageTool says of each text."""

    def ask(text: str) -> list[Place]:
        (matches,) = answers([text], "en-US", read(table))
        return [Place(match.rule, match.start, match.end) for match in matches]

    with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
        return dict(zip(texts, pool.map(ask, texts), strict=True))


def found(item: dict[str, Any], before: list[Place], after: list[Place]) -> bool:
    """Return whether the error of a sentence was found."""
    start, end = item["start"], max(item["end"], item["start"] + 1)
    right = max(start + len(item["right"]), start + 1)
    still = {p.rule for p in after if p.start <= right and start <= p.end}
    return any(
        p.start <= end and start <= p.end and p.rule not in still for p in before
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sentences", type=Path)
    parser.add_argument("--engine", default="languagetool")
    parser.add_argument("--server", default="")
    parser.add_argument("--tier", action="append", choices=TIERS)
    parser.add_argument("--kinds", action="store_true", help="by kind of error too")
    args = parser.parse_args()
    table: dict[str, Any] = {"engine": args.engine, "seconds": 600}
    if args.server:
        table["server"] = args.server
    items = sentences(args.sentences, tuple(args.tier or TIERS))
    texts = list(dict.fromkeys(i[k] for i in items for k in ("original", "corrected")))
    alone = by_languagetool(texts, table)
    plain = Linter()
    both = Linter(Config(choice=Choice(enable=("languagetool",)), languagetool=table))
    said = {
        "newslint alone": {text: by_newslint(plain, text) for text in texts},
        f"{args.engine} alone": alone,
        "newslint with it": {text: by_newslint(both, text) for text in texts},
    }
    report(items, said, kinds=args.kinds)


def report(
    items: list[dict[str, Any]], said: dict[str, dict[str, list[Place]]], *, kinds: bool
) -> None:
    """Print what each has found, and its findings on the corrected sentences."""
    for name, places in said.items():
        right: Counter[tuple[str, ...]] = Counter()
        wrong: Counter[tuple[str, ...]] = Counter()
        total: Counter[tuple[str, ...]] = Counter()
        for item in items:
            before, after = places[item["original"]], places[item["corrected"]]
            cells = [("all",), (item["tier"],)]
            cells += [(item["tier"], item["kind"])] if kinds else []
            for cell in cells:
                total[cell] += 1
                right[cell] += found(item, before, after)
                wrong[cell] += len(after)
        for cell in sorted(total, key=lambda cell: (cell != ("all",), cell)):
            print(
                f"{name:20} {' '.join(cell):30} found {right[cell]:5} of {total[cell]}"
                f" = {right[cell] / total[cell]:.3f}, on the corrected {wrong[cell]}"
            )
    both = said["newslint with it"]
    rules = Counter(place.rule for item in items for place in both[item["corrected"]])
    print("newslint with it, on the corrected:", rules.most_common(12))


if __name__ == "__main__":
    main()
