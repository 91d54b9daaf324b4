"""The index of an audit: where the article of an id is from, and what is told of it."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa  # type: ignore[import-untyped]

from newslint.corpus import shards
from newslint.model import SEVERITIES, Finding

PLACE = ("source", "day", "section")


class Index:
    """All articles by their ids, in columns of numbers: some 40 bytes an article.

    ``counts`` holds, for each article in order, how many findings of each severity it
    has from beside others.
    """

    def __init__(self, made: Sequence[Path]) -> None:
        hashes: list[npt.NDArray[np.uint64]] = [np.empty(0, np.uint64)]
        places = [pa.table({name: pa.array([], pa.string()) for name in PLACE})]
        for path in made:
            record = shards.read(path, "record", ("id", *PLACE))
            hashes.append(hashed(record["id"].to_pylist()))
            places.append(record.select(PLACE))
        columns = pa.concat_tables(places)
        self.places = pa.table(
            {name: columns[name].dictionary_encode() for name in PLACE}
        )
        keys = np.concatenate(hashes)
        self.order = np.argsort(keys, kind="stable")
        self.keys = keys[self.order]
        self.counts = np.zeros((len(keys), len(SEVERITIES)), np.uint32)

    def numbers(self, ids: Sequence[str]) -> npt.NDArray[np.int64]:
        """Return the places of articles in the order of all."""
        at: npt.NDArray[np.int64] = self.order[np.searchsorted(self.keys, hashed(ids))]
        return at

    def placed(self, findings: pa.Table) -> pa.Table:
        """Return findings with the source, day and section of their articles."""
        found = self.places.take(self.numbers(findings["id"].to_pylist()))
        for name in PLACE:
            findings = findings.append_column(name, found[name].cast(pa.string()))
        return findings

    def count(self, findings: Sequence[Finding]) -> None:
        """Count findings that articles have from beside others."""
        numbers = self.numbers([finding.path for finding in findings])
        for number, finding in zip(numbers.tolist(), findings, strict=True):
            self.counts[number, finding.severity - 1] += 1


def hashed(ids: Sequence[str]) -> npt.NDArray[np.uint64]:
    """Return a number for each id, of which two are the same as good as never."""
    digests = (blake2b(id.encode("utf-8", "replace"), digest_size=8) for id in ids)
    return np.frombuffer(b"".join(each.digest() for each in digests), np.uint64)
