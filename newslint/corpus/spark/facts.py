"""The reduce of an audit on Spark: facts of many articles, judged where they meet."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]

from newslint.corpus import rows, shards
from newslint.corpus.judge import CLAIMS
from newslint.corpus.spark import shared
from newslint.corpus.spark.shared import Batches, each, kept, place
from newslint.corpus.work import workspace
from newslint.engine import settle
from newslint.model import Finding

if TYPE_CHECKING:
    from pyspark.sql import Column, SparkSession

STORIES = pa.schema([("name", pa.string()), ("story", pa.string())])
STORY = "story:"


def judged(
    session: SparkSession,
    made: Sequence[Path],
    stories: Mapping[str, str],
    prefer: Collection[str],
    folder: Path,
) -> Iterator[Finding]:
    """Yield the findings that facts of more than one article make.

    As `judge.judged`: claims of one group meet in one task, group after group.
    """
    from pyspark.sql.pandas.types import from_arrow_schema

    schema = from_arrow_schema(CLAIMS).simpleString()
    with workspace(folder) as name:
        work = Path(name)
        work.chmod(0o777)  # workers may be other users
        names = pa.table([[*stories], [*stories.values()]], schema=STORIES)
        pq.write_table(names, work / "stories.parquet")
        known = session.read.parquet(place(work / "stories.parquet"))
        claims = each(session, len(made), partial(claims_of, resolved(made)), schema)
        claims = claims.join(known, named(claims["group"]) == known["name"], "left")
        claims = claims.withColumn("group", group(claims["group"], known["story"]))
        # Of all rules in one group, as several may tell of one place.
        met = claims.select(*CLAIMS.names).repartition("group")
        found = met.sortWithinPartitions("group").mapInArrow(
            partial(settled, frozenset(prefer)),
            from_arrow_schema(rows.FINDINGS).simpleString(),
        )
        kept(found, work / "findings")
        for batch in shared.rows(work / "findings"):
            yield from map(rows.finding, batch.to_pylist())


def resolved(made: Sequence[Path]) -> list[Path]:
    """Return paths as workers know them."""
    return [path.resolve() for path in made]


def claims_of(made: Sequence[Path], number: int) -> Iterator[pa.Table]:
    """Yield the claims in a shard."""
    yield shards.read(made[number], "claim", CLAIMS.names)


def named(group: Column) -> Column:
    """Return the story that a group is of, if it is of one."""
    from pyspark.sql import functions as f

    return f.when(group.startswith(STORY), f.substring(group, len(STORY) + 1, 2**30))


def group(own: Column, story: Column) -> Column:
    """Return what a claim is compared within: as `judge.group`."""
    from pyspark.sql import functions as f

    return f.coalesce(f.concat(f.lit(STORY), story), own)


def settled(prefer: Collection[str], batches: Batches) -> Batches:
    """Yield what claims make that come group after group."""
    every = (row for batch in batches for row in batch.to_pylist())
    for _, some in groupby(every, lambda row: row["group"]):
        found = settle(map(rows.claim, some), prefer)
        mine = [rows.finding_row(row) for row in found if isinstance(row, Finding)]
        yield pa.RecordBatch.from_pylist(mine, rows.FINDINGS)
