"""An audit on Apache Spark: the same findings, found by many machines.

A worker looks at articles with the very functions of an audit on one machine, and
writes the same shards; what articles say together, and which are alike, comes by
shuffles. Only rows travel. Needs pyspark, the extra ``spark``; newslint must be
installed where the workers are, and the folder of the audit be one that all see.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from newslint.config import Config
from newslint.corpus import audit as audits
from newslint.corpus.engine import Engine
from newslint.corpus.spark.alike import groups
from newslint.corpus.spark.facts import judged
from newslint.corpus.spark.looking import looked
from newslint.files import InputError

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

ROWS = "256"  # that are in memory at once: articles may be long


@contextmanager
def started(master: str = "", **more: str) -> Iterator[SparkSession]:
    """Give a session of Spark at *master*, by default this machine, and stop it.

    *more* are settings of Spark by name, which begin with ``spark.``. Raises
    InputError where Spark is not installed, or does not start.
    """
    try:
        import pandas  # type: ignore[import-untyped]  # noqa: F401 (Spark needs it)
        from pyspark.errors import PySparkRuntimeError
        from pyspark.sql import SparkSession
    except ImportError as error:
        needed = "pip install 'newslint[spark]'"
        raise InputError(f"Spark needs {error.name}; {needed}") from None
    if (master or "local").startswith("local"):
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = (
        SparkSession.builder.master(master or "local[*]")
        .appName("newslint corpus audit")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", ROWS)
    )
    for name, value in more.items():
        builder = builder.config(name, value)
    try:
        session = builder.getOrCreate()
    except PySparkRuntimeError as error:
        raise InputError(f"Spark does not start: {error}; is Java there?") from None
    try:
        yield session
    finally:
        session.stop()


def audit(frame: DataFrame, settings: Config, out: Path | str) -> Mapping[str, object]:
    """Audit the articles in a frame, on its own session; return the summary.

    As `newslint.corpus.audit.audit`. The columns of the text and of metadata are told
    as in files of columns; ``id`` names the article, and there should be one. *out* is
    a folder that all machines see.
    """
    return audits.audit(
        settings, (), Path(out), engine=engine(frame.sparkSession, frame)
    )


def engine(session: SparkSession, frame: DataFrame | None = None) -> Engine:
    """Return what an audit is done with on a session.

    It looks at the articles in a *frame*, if there is one, and not in files.
    """
    return Engine(
        looked=partial(looked, session, frame),
        groups=partial(groups, session),
        judged=partial(judged, session),
    )
