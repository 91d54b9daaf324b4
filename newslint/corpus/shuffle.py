"""A shuffle on disk: rows of one key come together, in constant memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from zlib import crc32

import pyarrow as pa  # type: ignore[import-untyped]

from newslint.corpus.work import workspace

ROWS = 20_000  # of a bucket, about
MOST = 256  # buckets, each of which is an open file


def buckets(rows: int) -> int:
    """Return how many buckets so many rows are parted into."""
    return max(1, min(MOST, -(-rows // ROWS)))


def number(key: str, count: int) -> int:
    """Return the bucket of a key, the same in every process."""
    return crc32(key.encode("utf-8", "surrogatepass")) % count


def shuffled(
    parts: Iterable[tuple[pa.Table, Iterable[str]]],
    schema: pa.Schema,
    count: int,
    folder: Path,
) -> Iterator[list[dict[str, Any]]]:
    """Yield the rows of each of *count* buckets, in the order they came.

    *parts* are tables with the key of each of their rows; *folder* is where buckets
    are kept meanwhile.
    """
    with workspace(folder) as made:
        paths = [Path(made) / f"{i}.arrow" for i in range(count)]
        with ExitStack() as stack:
            files = [
                stack.enter_context(pa.ipc.new_stream(str(path), schema))
                for path in paths
            ]
            for table, keys in parts:
                where: dict[int, list[int]] = defaultdict(list)
                for at, key in enumerate(keys):
                    where[number(key, count)].append(at)
                for i, mine in where.items():
                    files[i].write_table(table.take(mine))
        for path in paths:
            with pa.ipc.open_stream(str(path)) as stream:
                yield stream.read_all().to_pylist()
