"""Formulas: arithmetic and comparisons, and nothing else."""

import pytest

from newslint.vale.formula import FormulaError, evaluate
from newslint.vale.metrics import count, syllables


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("(words / sentences) * 2", 20),
        ("math.sqrt(16) + round(2.6)", 7),
        ("heading.h2 - 1", 1),
        ("words > 10 && !(sentences > 5)", True),
        ("words < 10 || sentences == 3", True),
        ("missing + 1", 1),
        ("9.5 >= 9 && words != 1", True),
    ],
)
def test_a_formula_comes_to(formula: str, value: float) -> None:
    assert evaluate(formula, {"words": 30, "sentences": 3, "heading_h2": 2}) == value


@pytest.mark.parametrize(
    "formula",
    [
        "__import__('os')",
        "words.__class__",
        "().__class__",
        "[1, 2]",
        "2 ** 99999",
        "lambda: 1",
        "'a' * 9",
        "words +",
        "round(1, ndigits=2)",
        "1 if words else 2",
        "1" * 5000,
        "(" * 500,
    ],
)
def test_all_else_is_refused(formula: str) -> None:
    with pytest.raises(FormulaError):
        evaluate(formula, {"words": 1})


def test_counts() -> None:
    found = count("The U.S. committee deliberated on Monday.", 1, 1)
    assert found["words"] == 6
    assert found["sentences"] == found["paragraphs"] == 1
    assert found["long_words"] == 2
    assert found["characters"] == sum(map(len, "TheUScommitteedeliberatedonMonday"))
    assert found["polysyllabic_words"] >= 2
    assert count(" — ", 1, 1) == {}


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("cat", 1),
        ("table", 2),
        ("announced", 2),
        ("destination", 4),
        ("used", 1),
        ("completely", 3),
        ("released", 2),
        ("the", 1),
        ("motorcade", 3),
        ("being", 2),
    ],
)
def test_syllables(word: str, number: int) -> None:
    assert syllables(word) == number
