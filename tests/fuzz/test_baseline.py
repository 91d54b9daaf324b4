"""Baselines: any JSON is a baseline, or refused in one line."""

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from newslint import baseline
from newslint.files import InputError
from newslint.report import Report

from .effort import bounded, tried
from .mutation import ODD, changes, mutated
from .samples import STORY
from .soundness import assert_one_line, linted, usual
from .toml import values


def sample() -> str:
    report = linted(usual(), STORY, "story.txt")
    assert isinstance(report, Report)
    return baseline.dump(baseline.of(report.findings, Path.cwd()))


ENTRY = st.dictionaries(
    st.sampled_from(["path", "rule", "fingerprint", "count", "quote"]), values()
)
CASES = st.one_of(
    st.builds(mutated, st.just(sample()), changes(st.sampled_from(ODD))),
    st.builds(
        lambda version, entries: json.dumps({"version": version, "entries": entries}),
        st.one_of(st.just(1), values()),
        st.one_of(st.lists(ENTRY, max_size=3), values()),
    ),
    st.text(max_size=40),
)


@tried(60)
@given(CASES)
def test_a_baseline_or_a_line(tmp_path: Path, text: str) -> None:
    path = tmp_path / "baseline.json"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    report = linted(usual(), STORY, "story.txt")
    assert isinstance(report, Report)
    try:
        with bounded():
            known = baseline.load(path)
    except InputError as error:
        assert_one_line(error)
        return
    new, excused, _ = baseline.apply(
        report.findings, known, path.parent, usual().catalogue.rules
    )
    assert len(new) + len(excused) == len(report.findings)
    assert baseline.dump(known)
