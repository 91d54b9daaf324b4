"""How an audit grows with its input: articles a second, memory, and each of its steps.

    python benchmarks/audit.py ARCHIVE.jsonl.gz --out DIR --sizes 1000,4000 -j 2

The sizes are those of the first articles of the archive. Shards of a smaller size serve
the larger ones, so that all articles are looked at once; the seconds of looking are
added up. What compares articles is done anew at every size. Prints a line of JSON for
each size. Memory is the peak of this process, and of the largest worker.
"""

import json
import os
import resource
import sys
from argparse import ArgumentParser
from itertools import islice
from pathlib import Path
from time import perf_counter

from newslint.app import Linter
from newslint.config import Config
from newslint.corpus import duplicates, shards, tables
from newslint.corpus.judge import judged
from newslint.corpus.stream import Stream
from newslint.corpus.summary import summarise


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("archive")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--sizes", default="1000,4000,16000,64000")
    parser.add_argument("-j", "--jobs", type=int, default=os.cpu_count())
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    spent = 0.0
    for size in map(int, args.sizes.split(",")):
        row = measured(args, size)
        spent += row["looking"]
        row["looking in all"] = round(spent, 1)
        row["articles a second"] = round(row["articles"] / spent, 1)
        row["MB a second"] = round(row["MB"] / spent, 3)
        print(json.dumps(row), flush=True)


def measured(args, size: int) -> dict[str, float]:
    """Audit the first *size* articles; return what each step took, in seconds."""
    settings = Config(jobs=args.jobs)
    linter = Linter(settings)
    stream = Stream(linter, [args.archive], lambda *told: print(told, file=sys.stderr))
    row: dict[str, float] = {}
    start = perf_counter()
    made, articles, characters = [], 0, 0

    def counted():
        nonlocal characters
        for article in islice(stream, size):
            characters += len(article.text.encode("utf-8", "replace"))
            yield article

    for shard in shards.make(counted(), settings, args.out / "shards", args.jobs):
        made.append(shard.path)
        articles += shard.articles
        if articles % 1000 < shard.articles:
            took = perf_counter() - start
            print(f"{articles} articles, {took:.0f} s", file=sys.stderr, flush=True)

    def lap(name: str) -> None:
        nonlocal start
        row[name] = round(perf_counter() - start, 2)
        start = perf_counter()

    row |= {"articles": articles, "MB": round(characters / 1e6, 2)}
    lap("looking")
    row["worker MB"] = peak(resource.RUSAGE_CHILDREN)
    groups = duplicates.groups(made, args.out)
    lap("comparing")
    together = list(judged(made, groups.stories, linter.preferred, args.out))
    lap("judging")
    tables.write_findings(args.out / "findings.parquet", made, together)
    tables.write_documents(args.out / "documents.parquet", made, groups, {})
    lap("writing")
    summary = summarise(args.out, 0)
    lap("summing up")
    row["peak MB"] = peak(resource.RUSAGE_SELF)
    row["shards MB"] = round(sum(p.stat().st_size for p in made) / 1e6, 2)
    row["words"] = summary["words"]
    row["claims"] = sum(shards.rows_of(path, "claim") for path in made)
    row["in groups"] = len(groups.near)
    return row


def peak(who: int) -> float:
    """Return the largest memory a process has had, in MB."""
    return round(resource.getrusage(who).ru_maxrss / 1024, 1)


if __name__ == "__main__":
    main()
