"""Which engine does an audit: processes of this machine, or Apache Spark."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from newslint.files import InputError

if TYPE_CHECKING:
    from newslint.corpus.engine import Engine


def arguments(parser: ArgumentParser) -> None:
    """Add the arguments that choose an engine."""
    add = parser.add_argument_group("engine").add_argument
    add(
        "--engine",
        choices=("local", "spark"),
        default="local",
        help="who does the work: processes here (local), or Apache Spark",
    )
    add("--master", metavar="URL", help="of Spark’s cluster (default: this machine)")


@contextmanager
def chosen(args: Namespace) -> Iterator[Engine | None]:
    """Give the engine that was chosen, or nothing for the usual one.

    Raises InputError where Spark cannot be.
    """
    if args.engine == "local":
        if args.master:
            raise InputError("--master is of a cluster; add --engine spark")
        yield None
        return
    from newslint.corpus import spark

    with spark.started(args.master or f"local[{args.jobs or '*'}]") as session:
        yield spark.engine(session)
