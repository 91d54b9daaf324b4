"""The tables of an audit: all findings, and a row for each article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]

from newslint.corpus import rows, shards
from newslint.corpus.duplicates import Groups
from newslint.corpus.index import PLACE, Index
from newslint.model import SEVERITIES, Finding

DOCUMENTS = pa.schema(
    [
        *(field for field in rows.RECORDS if field.type != pa.binary()),
        pa.field("same", rows.TEXT),  # the first article with the same words
        pa.field("near", rows.TEXT),  # the first of those that share half their words
    ]
)
FINDINGS = pa.schema([*rows.FINDINGS, *((name, rows.TEXT) for name in PLACE)])
AT_ONCE = 1000  # rows that are in memory


def write_findings(
    path: Path, made: Sequence[Path], together: Iterable[Finding], index: Index
) -> None:
    """Write all findings: those of each article in order, then those of many.

    The latter are counted in the *index*.
    """

    def tables() -> Iterator[pa.Table]:
        for shard in made:
            yield index.placed(shards.read(shard, "finding", rows.FINDINGS.names))
        rest = iter(together)
        while some := list(islice(rest, AT_ONCE)):
            index.count(some)
            found = [rows.clean(rows.finding_row(finding)) for finding in some]
            yield index.placed(pa.Table.from_pylist(found, schema=rows.FINDINGS))

    write(path, FINDINGS, tables())


def write_documents(
    path: Path, made: Sequence[Path], groups: Groups, index: Index
) -> None:
    """Write a row for each article: what is counted in it, and what it is like."""

    def tables() -> Iterator[pa.Table]:
        kept = [name for name in DOCUMENTS.names if name in rows.RECORDS.names]
        number = 0
        for shard in made:
            found = shards.read(shard, "record", kept).to_pylist()
            for row in found:
                for severity, count in zip(
                    SEVERITIES, index.counts[number], strict=True
                ):
                    row[f"{severity}s"] += int(count)
                row["same"] = groups.same.get(row["id"])
                row["near"] = groups.near.get(row["id"])
                number += 1
            yield pa.Table.from_pylist(found, schema=DOCUMENTS)

    write(path, DOCUMENTS, tables())


def write(path: Path, schema: pa.Schema, tables: Iterable[pa.Table]) -> None:
    """Write tables to one file, whole or not at all."""
    temporary = path.with_suffix(".part")
    with pq.ParquetWriter(temporary, schema, compression="zstd") as file:
        for table in tables:
            file.write_table(table)
    temporary.replace(path)


def read(path: Path, columns: Sequence[str] | None = None) -> Iterator[dict[str, Any]]:
    """Yield the rows of a table, in constant memory."""
    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches(AT_ONCE, columns=columns):
            yield from batch.to_pylist()
