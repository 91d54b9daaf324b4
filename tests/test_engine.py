"""Look and settle: the same findings however the work is cut, and whoever breaks."""

import copy
import pickle
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import PROBE
from hypothesis import given
from hypothesis import strategies as st

from newslint.app import Linter
from newslint.config import Choice, Config
from newslint.document import Document
from newslint.engine import Row, lint, look, settle
from newslint.model import Fact, Finding, Hit, Problem, Severity, Span
from newslint.rule import Rule

LINTER = Linter(Config(choice=Choice(select=("probe",)), rules=(PROBE,)))
RULES = LINTER.rules_for("a.txt")
WORDS = ["grey", "gray", "teh", "Grey", "cat", "LOUD", "NOTE", "\n", "“gray”"]
COPY = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)
BATCH = st.dictionaries(st.sampled_from("abcdefgh"), COPY, max_size=8)


def documents(batch: dict[str, str]) -> list[Document]:
    """Return fresh documents, whose layers nobody has computed."""
    return [Document(text, f"{name}.txt") for name, text in batch.items()]


@given(BATCH, st.randoms(use_true_random=False))
def test_the_order_of_documents_does_not_matter(
    batch: dict[str, str], chance: random.Random
) -> None:
    expected = lint(documents(batch), RULES)
    shuffled = documents(batch)
    chance.shuffle(shuffled)
    assert lint(shuffled, RULES) == expected
    rules = list(RULES)
    chance.shuffle(rules)
    assert lint(documents(batch), rules) == expected


@given(BATCH, st.integers(1, 4), st.randoms(use_true_random=False))
def test_shards_in_any_order_settle_to_the_same(
    batch: dict[str, str], shards: int, chance: random.Random
) -> None:
    """What a cluster does: rows of shards, pickled, shuffled, settled once."""
    expected = settle(row for doc in documents(batch) for row in look(doc, RULES))
    docs = documents(batch)
    parts = [docs[i::shards] for i in range(shards)]
    chance.shuffle(parts)
    rows: list[Row] = []
    for part in parts:
        seen = [row for doc in part for row in look(doc, RULES)]
        rows += pickle.loads(pickle.dumps(seen))
    chance.shuffle(rows)
    assert settle(rows) == expected


@given(BATCH)
def test_groups_may_be_settled_apart(batch: dict[str, str]) -> None:
    """What a shuffle by key does: every key of facts settled where it lands."""
    rows = [row for doc in documents(batch) for row in look(doc, RULES)]
    expected = settle(copy.deepcopy(rows))
    apart: dict[object, list[Row]] = {}
    for row in rows:
        where = (row.group, row.key) if hasattr(row, "group") else None
        apart.setdefault(where, []).append(row)
    found = [row for part in apart.values() for row in settle(part)]
    assert settle(found) == expected


@given(BATCH)
def test_settling_again_changes_nothing(batch: dict[str, str]) -> None:
    settled = settle(row for doc in documents(batch) for row in look(doc, RULES))
    assert settle(settled) == settled


def rule(name: str, check: object) -> Rule:
    """Return a rule of a check."""
    return Rule(id=f"r/{name}", summary=name, message=name, check=check)  # type: ignore[arg-type]


def finds(doc: Document) -> Iterator[Hit]:
    yield Hit(Span(0, 3))


def breaks_late(doc: Document) -> Iterator[Hit]:
    yield Hit(Span(0, 1))
    raise ValueError("first line\nsecond line")


def never_ends(doc: Document) -> Iterator[Hit]:
    raise TimeoutError


def no_generator(doc: Document) -> None:
    return None


def past_the_end(doc: Document) -> Iterator[Fact | Hit]:
    yield Hit(Span(0, 10_000))


@pytest.mark.parametrize(
    ("check", "said"),
    [
        (breaks_late, "r/bad broke down; skipped here (ValueError: first line)"),
        (never_ends, "r/bad ran past its time limit; skipped here"),
        (no_generator, "r/bad broke down; skipped here (TypeError: "),
    ],
)
def test_a_rule_that_breaks_costs_only_itself(check: object, said: str) -> None:
    rules = [rule("first", finds), rule("bad", check), rule("last", finds)]
    docs = [Document("one", "1.txt"), Document("two", "2.txt")]
    rows = settle(row for doc in docs for row in look(doc, rules))
    problems = [row for row in rows if isinstance(row, Problem)]
    assert [p.path for p in problems] == ["1.txt", "2.txt"]
    assert all(p.message.startswith(said) for p in problems)
    assert [f.rule for f in rows if isinstance(f, Finding)] == [
        "r/first",
        "r/last",
    ] * 2


def test_a_message_with_a_hole_costs_only_its_rule() -> None:
    broken = Rule(id="r/bad", summary="s", message="{missing}", check=finds)
    rows = list(look(Document("one", "1.txt"), [broken, rule("good", finds)]))
    assert [type(row) for row in rows] == [Problem, Finding]


def test_timings_are_by_rule() -> None:
    from collections import Counter

    timings: Counter[str] = Counter()
    list(look(Document("one", "1.txt"), [rule("a", finds), rule("b", finds)], timings))
    assert timings.keys() == {"r/a", "r/b"}
    assert all(seconds > 0 for seconds in timings.values())


def test_a_tie_between_files_is_information_without_an_edit() -> None:
    found = lint(documents({"a": "grey", "b": "gray"}), RULES)
    assert [(f.path, f.severity, f.edits) for f in found] == [
        ("a.txt", Severity.INFO, ()),
        ("b.txt", Severity.INFO, ()),
    ]


def test_the_house_may_prefer_what_few_use() -> None:
    docs = documents({"a": "grey", "b": "grey", "c": "gray"})
    found = lint(docs, RULES, {"gray"})
    assert [f.path for f in found] == ["a.txt", "b.txt"]


def test_layers_are_computed_once() -> None:
    from newslint.document import layer

    calls: list[str] = []

    @layer
    def shouted(doc: Document) -> str:
        calls.append(doc.path)
        return doc.text.upper()

    doc = Document("one", "1.txt")
    assert shouted(doc) == shouted(doc) == "ONE"
    assert calls == ["1.txt"]


def test_rows_are_small_enough_to_travel(tmp_path: Path) -> None:
    doc = Document("teh gray cat\n" + "x" * 100_000, "a.txt")
    rows = list(look(doc, RULES))
    assert len(rows) == 2
    assert all(len(pickle.dumps(row)) < 2000 for row in rows)
