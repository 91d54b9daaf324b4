"""Time how long it takes to group the duplicates of a collection, at several sizes.

    python benchmarks/duplicates.py ARTICLES.jsonl.gz [--sizes 1000 4000 16000]

Prints articles, pairs compared, clusters, seconds, and peak memory of the process.
"""

from __future__ import annotations

import argparse
import resource
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from newslint.app import Linter
from newslint.config import Config
from newslint.corpus import shards
from newslint.corpus.articles import Article, articles
from newslint.corpus.duplicates import groups
from newslint.corpus.look import Looked, record
from newslint.corpus.rows import rows, table


def main() -> int:
    """Group samples of a collection, the smaller in the larger."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", help="articles, in any format that newslint reads")
    parser.add_argument("--sizes", nargs="+", type=int, default=[1000, 4000, 16000])
    args = parser.parse_args()
    print("articles  seconds  in clusters  clusters  copies  peak MB")
    with TemporaryDirectory() as folder:
        stream = articles(Linter(Config()).read(args.path))
        made: list[Path] = []
        done = 0
        for size in args.sizes:
            for path, count in sketched(islice(stream, size - done), Path(folder)):
                made.append(path)
                done += count
            print(measured(made, done, Path(folder)), flush=True)
    return 0


def sketched(some: Iterable[Article], folder: Path) -> Iterator[tuple[Path, int]]:
    """Write the records of articles, without what rules find; yield the shards."""
    for batch in shards.batches(some):
        seen = [
            Looked(record(each, each.document(), (), 0), (), (), ())
            for each in batch.articles
        ]
        path = folder / f"{len([*folder.iterdir()]):07}.parquet"
        shards.write(path, table(rows(seen)))
        yield path, len(batch.articles)


def measured(made: Sequence[Path], count: int, folder: Path) -> str:
    """Return a line of figures."""
    began = perf_counter()
    found = groups(made, folder)
    seconds = perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    clusters = len(set(found.near.values()))
    return (
        f"{count:8,}  {seconds:7.1f}  {len(found.near):11,}  {clusters:8,}"
        f"  {len(found.same):6,}  {peak:7,}"
    )


if __name__ == "__main__":
    sys.exit(main())
