"""Workers: any files give the same report, on however many of them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.app import Linter
from newslint.config import Config
from newslint.report import Report

from .effort import tried
from .mutation import Change, changes, mutated
from .samples import BYTES
from .test_readers import ANY_BYTES

FILE = st.tuples(st.sampled_from(BYTES), changes(ANY_BYTES))


@tried(2)
@given(st.lists(FILE, min_size=6, max_size=9))
def test_one_worker_or_several(
    tmp_path_factory: pytest.TempPathFactory,
    files: list[tuple[tuple[str, bytes], list[Change]]],
) -> None:
    folder = tmp_path_factory.mktemp("files")
    for i, ((suffix, data), made) in enumerate(files):
        (folder / f"{i}{suffix}").write_bytes(mutated(data, made))
    one, two, three = (report(folder, jobs) for jobs in (1, 2, 3))
    assert one == two == three


def report(folder: Path, jobs: int) -> tuple[object, ...]:
    """Return all that is said of the files in a folder."""
    found: Report = Linter(Config(jobs=jobs)).check_files([folder])
    return found.findings, found.suppressed, found.errors, found.documents
