"""The reduce of an audit: facts of many articles, judged together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]

from newslint.corpus import rows, shards
from newslint.corpus.shuffle import buckets, shuffled
from newslint.engine import settle
from newslint.model import Finding

CLAIMS = pa.schema([("id", rows.TEXT), *rows.FINDING.items(), *rows.CLAIM.items()])


def judged(
    parts: Sequence[Path],
    stories: Mapping[str, str],
    prefer: Collection[str],
    folder: Path,
) -> Iterator[Finding]:
    """Yield the findings that facts of more than one article make.

    *stories* maps an article to the story that it is a version of. Facts of a style are
    compared within a source, those of a story within it.
    """
    count = buckets(sum(shards.rows_of(path, "claim") for path in parts))
    tables = (shards.read(path, "claim", CLAIMS.names) for path in parts)
    keyed = ((table, keys(table, stories)) for table in tables)
    for bucket in shuffled(keyed, CLAIMS, count, folder):
        groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for row in bucket:
            groups[group(row, stories)].append(row)
        for name in sorted(groups):
            claims = (rows.claim(row | {"group": name}) for row in groups[name])
            settled = settle(claims, prefer)
            yield from (row for row in settled if isinstance(row, Finding))


def group(row: Mapping[str, Any], stories: Mapping[str, str]) -> str:
    """Return what a claim is compared within."""
    across, _, name = str(row["group"]).partition(":")
    return f"story:{stories.get(name, name)}" if across == "story" else row["group"]


def keys(table: pa.Table, stories: Mapping[str, str]) -> Iterator[str]:
    """Yield what brings claims together: all of one rule in one group.

    Rules are not parted from each other within a group, as one place may be told by
    several, of which the weightiest speaks.
    """
    for row in table.select(["group"]).to_pylist():
        yield group(row, stories)
