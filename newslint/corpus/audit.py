"""An audit: what newslint has to say of a collection, written to a folder."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from time import time

import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]

from newslint.app import Linter
from newslint.config import Config
from newslint.corpus import duplicates, rows, shards
from newslint.corpus.articles import Article, articles
from newslint.corpus.judge import judged
from newslint.corpus.summary import summarise
from newslint.files import InputError
from newslint.model import Finding, Problem

Progress = Callable[[int, int], None]  # articles done, bytes of files begun


def audit(
    settings: Config,
    paths: Sequence[str],
    out: Path,
    jobs: int,
    progress: Progress = lambda done, size: None,
) -> Mapping[str, object]:
    """Look at all articles in *paths*, and write what is found to the folder *out*.

    There are then findings.parquet, documents.parquet, problems.jsonl and, last of all,
    summary.json, which is also returned. Shards of an audit that was broken off are not
    made again. Raises InputError for what cannot be written.
    """
    began = time()
    linter = Linter(settings)
    out.mkdir(parents=True, exist_ok=True)
    (out / "summary.json").unlink(missing_ok=True)
    problems: list[Problem] = []
    made: list[Path] = []
    done = 0
    found = stream(linter, paths, problems)
    for path, count in shards.make(found, settings, out / "shards", jobs):
        made.append(path)
        done += count
        progress(done, 0)
    made.sort()
    summary = reduced(settings, linter, made, out, problems)
    summary |= {"seconds": round(time() - began, 1)}
    save(out / "summary.json", json.dumps(summary, indent=1, ensure_ascii=False))
    return summary


def stream(
    linter: Linter, paths: Sequence[str], problems: list[Problem]
) -> Iterator[Article]:
    """Yield the articles in files and folders; what cannot be read is told."""
    files, missing = linter.find(paths)
    problems += missing
    for path in files:
        try:
            yield from articles(linter.read(path))
        except InputError as error:
            problems += (Problem(path, str(message)) for message in error.args)


def reduced(
    settings: Config,
    linter: Linter,
    made: Sequence[Path],
    out: Path,
    problems: list[Problem],
) -> dict[str, object]:
    """Judge what articles say together; write tables, and return the summary."""
    groups = duplicates.groups(made, out)
    together = [
        *judged(made, groups.stories, linter.preferred, out),
    ]
    more: dict[str, Counter[str]] = {}
    for finding in together:
        more.setdefault(finding.path, Counter())[str(finding.severity)] += 1
    write_findings(out / "findings.parquet", made, together)
    write_documents(out / "documents.parquet", made, groups, more)
    for path in made:
        problems += map(
            rows.problem, shards.read(path, "problem", ("id", "message")).to_pylist()
        )
    lines = (json.dumps({"id": p.path, "message": p.message}) for p in problems)
    save(out / "problems.jsonl", "".join(f"{line}\n" for line in lines))
    return summarise(out, linter, len(problems))


def write_findings(
    path: Path, made: Sequence[Path], together: Iterable[Finding]
) -> None:
    """Write all findings: those of each article in order, then those of many."""
    names = rows.FINDINGS.names

    def tables() -> Iterator[pa.Table]:
        for shard in made:
            yield shards.read(shard, "finding", names)
        found = map(rows.clean, map(rows.finding_row, together))
        yield pa.Table.from_pylist(list(found), schema=rows.FINDINGS)

    write(path, rows.FINDINGS, tables())


def write_documents(
    path: Path,
    made: Sequence[Path],
    groups: duplicates.Groups,
    more: Mapping[str, Counter[str]],
) -> None:
    """Write a row for each article: what is counted in it, and what it is like."""
    kept = [name for name in rows.RECORDS.names if name not in ("body", "runs")]
    extra = [("same", rows.TEXT), ("near", rows.TEXT)]
    schema = pa.schema([*(rows.RECORDS.field(name) for name in kept), *extra])

    def tables() -> Iterator[pa.Table]:
        for shard in made:
            found = shards.read(shard, "record", kept).to_pylist()
            for row in found:
                for severity, count in more.get(row["id"], {}).items():
                    row[f"{severity}s"] += count
                row["same"] = groups.same.get(row["id"])
                row["near"] = groups.near.get(row["id"])
            yield pa.Table.from_pylist(found, schema=schema)

    write(path, schema, tables())


def write(path: Path, schema: pa.Schema, tables: Iterable[pa.Table]) -> None:
    """Write tables to one file, whole or not at all."""
    temporary = path.with_suffix(".part")
    with pq.ParquetWriter(temporary, schema, compression="zstd") as file:
        for table in tables:
            file.write_table(table)
    temporary.replace(path)


def save(path: Path, text: str) -> None:
    """Write a text, whole or not at all."""
    temporary = path.with_suffix(".part")
    temporary.write_text(text, encoding="utf-8")
    temporary.replace(path)
