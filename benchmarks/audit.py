"""How an audit grows with its input: articles a second, memory, and each of its steps.

    python benchmarks/audit.py ARCHIVE.jsonl.gz --out DIR --sizes 1000,4000 -j 2

The sizes are those of the first articles of the archive. Shards of a smaller size serve
the larger ones, so that every article is looked at once; the seconds of looking are
added up. What compares articles is done anew at every size. Prints a line of JSON for
each size. Seconds are those of the clock, and after the plus those of all processors.
Memory is the peak of this process, and of the largest worker.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path
from time import perf_counter

from newslint.app import Linter
from newslint.config import Config
from newslint.corpus import collection, duplicates, shards, tables
from newslint.corpus.articles import Article
from newslint.corpus.index import Index
from newslint.corpus.judge import judged
from newslint.corpus.stream import Stream
from newslint.corpus.summary import summarise

SELF, CHILDREN = resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN


class Watch:
    """A watch for the time of the clock and of all processors."""

    def __init__(self) -> None:
        self.last = self.now()

    def now(self) -> tuple[float, float]:
        """Return the seconds of both by now."""
        used = (resource.getrusage(who) for who in (SELF, CHILDREN))
        return perf_counter(), sum(u.ru_utime + u.ru_stime for u in used)

    def lap(self) -> tuple[float, float]:
        """Return the seconds of both since the last lap."""
        before, self.last = self.last, self.now()
        clock, cpu = (now - then for now, then in zip(self.last, before, strict=True))
        return clock, cpu


def main() -> None:
    parser = ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("archive")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--sizes", default="1000,4000,16000,64000")
    parser.add_argument("-j", "--jobs", type=int, default=os.cpu_count())
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    clock = cpu = 0.0
    for size in map(int, args.sizes.split(",")):
        row, (clock_more, cpu_more) = measured(args, size)
        clock, cpu = clock + clock_more, cpu + cpu_more
        row["looking"] = f"{clock:.1f} + {cpu:.1f}"
        row["articles a second"] = round(row["articles"] / clock, 1)
        row["articles a CPU second"] = round(row["articles"] / cpu, 1)
        row["MB a second"] = round(row["MB"] / clock, 3)
        print(json.dumps(row), flush=True)


def measured(args: Namespace, size: int) -> tuple[dict, tuple[float, float]]:
    """Audit the first *size* articles; return figures, and the seconds of looking."""
    settings = collection.settings(Config(jobs=args.jobs))
    linter = Linter(settings)
    stream = Stream(linter, [args.archive], lambda *told: print(told, file=sys.stderr))
    row: dict = {"articles": 0, "MB": 0.0}
    watch = Watch()

    def counted() -> Iterator[Article]:
        for article in islice(stream, size):
            row["articles"] += 1
            row["MB"] += len(article.text.encode("utf-8", "replace")) / 1e6
            yield article

    made = []
    for shard in shards.make(counted(), settings, args.out / "shards", args.jobs):
        made.append(shard.path)
        print(f"{row['articles']} read", file=sys.stderr, flush=True)
    looking = watch.lap()

    def lap(name: str) -> None:
        row[name] = "{:.2f} + {:.2f}".format(*watch.lap())

    row["worker MB"] = peak(CHILDREN)
    row["looked MB"] = peak(SELF)
    groups = duplicates.groups(made, args.out)
    lap("comparing")
    row["compared MB"] = peak(SELF)
    index = Index(made)
    together = chain(
        judged(made, {**groups.near, **groups.stories}, linter.preferred, args.out),
        duplicates.findings(groups, linter.rules_for),
    )
    tables.write_findings(args.out / "findings.parquet", made, together, index)
    lap("judging")
    tables.write_documents(args.out / "documents.parquet", made, groups, index)
    summary = summarise(args.out, 0)
    lap("summing up")
    row["peak MB"] = peak(SELF)
    row["MB"] = round(row["MB"], 2)
    row["shards MB"] = round(sum(p.stat().st_size for p in made) / 1e6, 2)
    row["words"] = summary["words"]
    row["claims"] = sum(shards.rows_of(path, "claim") for path in made)
    row["in groups"] = len(groups.near)
    return row, looking


def peak(who: int) -> float:
    """Return the largest memory a process has had, in MB."""
    return round(resource.getrusage(who).ru_maxrss / 1024, 1)


if __name__ == "__main__":
    main()
