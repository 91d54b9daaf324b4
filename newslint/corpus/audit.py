"""An audit: what newslint has to say of a collection, written to a folder."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from pathlib import Path
from time import time
from typing import NamedTuple

from newslint.app import Linter
from newslint.config import Config
from newslint.corpus import clean as cleaned
from newslint.corpus import collection, duplicates, expect, policy, recurring, shards
from newslint.corpus.engine import Engine
from newslint.corpus.index import Index
from newslint.corpus.judge import judged
from newslint.corpus.problems import Problems
from newslint.corpus.stream import Stream
from newslint.corpus.summary import summarise
from newslint.corpus.tables import write_documents, write_findings
from newslint.corpus.work import sweep


class Progress(NamedTuple):
    """How far an audit is: what is being done, and how much of the input it has seen.

    ``read`` and ``size`` are bytes of the files, packed as they are.
    """

    stage: str
    articles: int = 0
    read: int = 0
    size: int = 0


Show = Callable[[Progress], None]


def audit(
    settings: Config,
    paths: Sequence[str],
    out: Path,
    show: Show = lambda _: None,
    engine: Engine | None = None,
    clean: Path | None = None,
    report: bool = True,
) -> Mapping[str, object]:
    """Look at all articles in *paths*, and write what is found to the folder *out*.

    There are then findings.parquet, documents.parquet, problems.jsonl and, last of all,
    summary.json, which is also returned. Shards of an audit that was broken off are not
    made again; those of no use to this one go. What the settings expect is held against
    it, in expectations.json; the cleaned copy is written to the folder *clean*, and
    report.html unless *report* is false. That costs none of the rest if it cannot be
    drawn: why not is returned as ``unreported``.
    Raises OSError for what cannot be written, ConfigError for what cannot be expected.
    """
    began = time()
    settings = collection.settings(settings)
    linter, engine = Linter(settings), engine or LOCAL
    wanted = expect.expectations(settings.expect, linter.catalogue.rules)
    out.mkdir(parents=True, exist_ok=True)
    sweep(out)
    for name in ("summary.json", "expectations.json", "report.html"):
        (out / name).unlink(missing_ok=True)
    with Problems(out / "problems.jsonl") as problems:
        made = engine.looked(linter, paths, out / "shards", problems, show)
        tidy(out / "shards", made)
        summary = reduced(engine, linter, made, out, problems, show)
    if clean:
        show(Progress("cleaning"))
        summary["changes"] = cleaned.clean(linter, paths, out, clean)
    summary |= {"seconds": round(time() - began, 1)}
    save(out / "summary.json", json.dumps(summary, indent=1, ensure_ascii=False))
    if wanted:
        expect.save(out, expect.check(wanted, out))
    if report:
        show(Progress("reporting"))
        from newslint.corpus.report import attempt

        if trouble := attempt(out):
            summary["unreported"] = trouble
    return summary


def looked(
    linter: Linter,
    paths: Sequence[str],
    folder: Path,
    problems: Problems,
    show: Show,
) -> list[Path]:
    """Look at every article by itself; return the shards in order."""
    stream = Stream(linter, paths, problems.add)
    jobs = linter.config.jobs or os.cpu_count() or 1
    made: list[Path] = []
    done = 0
    show(Progress("looking", 0, 0, stream.size))
    for shard in shards.make(stream, linter.config, folder, jobs, lambda: stream.read):
        made.append(shard.path)
        done += shard.articles
        show(Progress("looking", done, shard.read, stream.size))
    return made


def tidy(folder: Path, made: Sequence[Path]) -> None:
    """Take away the shards of other articles or other settings."""
    for path in {*folder.iterdir()} - {*made}:
        path.unlink()


def reduced(
    engine: Engine,
    linter: Linter,
    made: Sequence[Path],
    out: Path,
    problems: Problems,
    show: Show,
) -> dict[str, object]:
    """Judge what articles say together; write tables, and return the summary."""
    show(Progress("comparing"))
    groups = engine.groups(made, out)
    show(Progress("judging"))
    index = Index(made)
    stories = {**groups.told, **groups.stories}
    lines = recurring.found(made, groups.told, out)
    together = chain(
        engine.judged(made, stories, linter.preferred, out),
        duplicates.findings(groups, linter.rules_for),
        recurring.findings(lines, linter.rules_for),
    )
    write_findings(out / "findings.parquet", made, together, index)
    write_documents(out / "documents.parquet", made, groups, index)
    for path in made:
        for row in shards.read(path, "problem", ("id", "message")).to_pylist():
            problems.add(row["id"], row["message"])
    show(Progress("summing up"))
    on = sorted(rule.id for rule in linter.rules_for(""))
    return {
        **summarise(out, problems.count),
        "furniture": recurring.tabled(lines),
        "policies": policy.policies(made),
        "on": on,
    }


def save(path: Path, text: str) -> None:
    """Write a text, whole or not at all."""
    temporary = path.with_suffix(".part")
    temporary.write_text(text, encoding="utf-8")
    temporary.replace(path)


LOCAL = Engine(looked, duplicates.groups, judged)
