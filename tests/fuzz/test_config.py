"""Configuration: any TOML is settings, or refused in one line."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from newslint import config
from newslint.app import Linter
from newslint.files import InputError
from newslint.packs import PackError
from newslint.schema import KEYS

from .effort import bounded, tried
from .mutation import ODD, changes, lines, mutated
from .soundness import assert_one_line, usual
from .toml import values, written

SAMPLE = """\
extends = []
select = ["all"]
enable = ["names", "dates/*"]
ignore = ["stray"]
style = "ap"
prefer = ["grey"]
words = []
exclude = ["*.bak"]
encoding = "cp1252"
fail-on = "error"
format = "json"
require-reason = true
max-megabytes = 1.5
jobs = 2
severity = { "names" = "error" }
fields = { body = "text" }
reject = { "utilise" = "use" }
[languagetool]
server = "http://localhost:1"
seconds = 3
[expect]
findings = 3
[[overrides]]
paths = ["a/*"]
ignore = ["all"]
"""
CASES = st.one_of(
    st.builds(
        mutated,
        st.just(SAMPLE),
        changes(st.one_of(st.sampled_from(ODD), lines(SAMPLE))),
    ),
    st.dictionaries(
        st.one_of(st.sampled_from(sorted(KEYS)), st.text(max_size=5)), values()
    ).map(written),
    st.text(max_size=60),
)


@tried(150)
@given(CASES)
def test_settings_or_a_line(tmp_path: Path, text: str) -> None:
    path = tmp_path / "newslint.toml"
    check(path, text.encode("utf-8", "surrogatepass"))


@tried(40)
@given(st.binary(max_size=60))
def test_bytes(tmp_path: Path, data: bytes) -> None:
    check(tmp_path / "newslint.toml", data)


def check(path: Path, data: bytes) -> None:
    """Load settings and lint by them, or hear in one line why not."""
    path.write_bytes(data)
    try:
        with bounded():
            settings = config.load(path)
            linter = Linter(settings, usual().catalogue)
            linter.check("The cat sat.", str(path.parent / "a.txt"))
    except (PackError, InputError) as error:
        assert_one_line(error)
