"""The spelling rules that compare: table, real stories, a house's choice."""

import runpy
from collections import Counter
from collections.abc import Collection, Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint import packs
from newslint.checks import newslint_checks
from newslint.document import Document
from newslint.engine import look, settle
from newslint.model import Fact, Finding, Problem, Severity
from newslint.plugins import builtin_folder

FOLDER = builtin_folder()
TABLE = FOLDER / "data/spelling.tsv"
STORIES = Path(__file__).parent / "stories"
RULES = {
    rule.id.partition("/")[2]: rule
    for rule in packs.load(FOLDER / "spelling.toml", newslint_checks())
    if not rule.id.startswith(("spelling/typo", "spelling/misspelling"))
}


def found(
    docs: Iterable[Document], *rules: str, prefer: Collection[str] = ()
) -> list[Finding]:
    """Return what the *rules*, by default all of the pack, find."""
    chosen = [RULES[name] for name in rules] or list(RULES.values())
    rows = settle((row for doc in docs for row in look(doc, chosen)), prefer)
    assert not any(isinstance(row, Problem) for row in rows)
    return [row for row in rows if isinstance(row, Finding)]


def quotes(text: str, *rules: str, prefer: Collection[str] = ()) -> list[str]:
    return [f.quote for f in found([Document(text)], *rules, prefer=prefer)]


# The table.


def test_the_table_keeps_its_source_and_its_notices() -> None:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    notes = " ".join(line[1:].strip() for line in lines if line.startswith("#"))
    assert "made from VarCon" in notes
    assert "Copyright 2000-2020 by Kevin Atkinson" in notes
    assert "Permission to use, copy, modify, distribute and sell this array" in notes
    assert "Copyright 1993, Geoff Kuenning" in notes


def test_a_form_stands_once_in_the_table() -> None:
    forms = Counter(form for row in packs.rows(TABLE) for form in row[:2])
    assert [form for form, times in forms.items() if times > 1] == []


def test_the_rows_say_what_the_header_says() -> None:
    for first, second, word, marks in packs.rows(TABLE):
        assert first != second
        assert first.islower()
        assert second.islower()
        assert word
        assert marks in ("~", *(s + a + "B" * b for s, a, b in combinations()))


def combinations() -> Iterable[tuple[str, str, int]]:
    """Yield same or not, what the first form tells, and whether the second tells."""
    for same in ("", "=", "z"):
        for first in ("", "A", "a"):
            for second in (0, 1):
                if same or first or second:
                    yield same, first, second


@pytest.mark.parametrize(
    ("american", "british", "marks"),
    [
        ("armored", "armoured", "=AB"),
        ("denuclearization", "denuclearisation", "zB"),
        ("analyzed", "analysed", "=aB"),
        ("colorize", "colourise", "=AB"),
        ("canceled", "cancelled", "=A"),
        ("judgment", "judgement", "="),
        ("skeptical", "sceptical", "=aB"),
        ("program", "programme", "aB"),
        ("tire", "tyre", "B"),
        ("license", "licence", "B"),
        ("meter", "metre", "B"),
        ("adviser", "advisor", "~"),
        ("focused", "focussed", "~"),
    ],
)
def test_pairs_are_marked(american: str, british: str, marks: str) -> None:
    known = {row[:2]: row[3] for row in packs.rows(TABLE)}
    assert known[american, british] == marks


@pytest.mark.parametrize(
    "form", "practise check draught story storey curb whisky disc inquiry flier".split()
)
def test_words_that_the_spelling_tells_apart_are_not_held_to_one_form(
    form: str,
) -> None:
    marks = "".join(row[3] for row in packs.rows(TABLE) if form in row[:2])
    assert not {"=", "~"} & set(marks)


VARCON = """\
# color <verified> (level 10)
A Cv DV: color / B C D: colour
A Cv DV: color's / B C D: colour's

# organize <verified> (level 10)
A Z: organize / B: organise

# tire <verified> (level 20)
A B: tire | exhausted
A C: tire / B: tyre | wheel

# adviser <verified> (level 20)
A B C: adviser / A. Bv C.: advisor

# perv (level 95)
A: perv / B: prev

# bark <verified> (level 20)
A: bark / Av B: barque | (-) <N> ship
"""


def test_the_table_is_made_of_varcon() -> None:
    tool = runpy.run_path(
        str(Path(__file__).parents[1] / "tools/make_spelling_table.py")
    )
    assert list(tool["rows"](list(tool["read"](VARCON.splitlines())))) == [
        ("color", "colour", "color", "=AB"),
        ("organize", "organise", "organize", "zB"),
        ("tire", "tyre", "tire", "B"),
        ("adviser", "advisor", "adviser/advisor", "~"),
    ]


# Two versions of one agency story.


def stories() -> list[Document]:
    return [
        Document(path.read_text(encoding="utf-8"), path.name)
        for path in sorted(STORIES.glob("kim-motorcade-?.txt"))
    ]


def test_the_spelling_of_two_versions_of_a_story() -> None:
    first, second = "kim-motorcade-1.txt", "kim-motorcade-2.txt"
    seen = [
        (f.path, f.span.start, f.quote[:16], f.rule.partition("/")[2], f.severity)
        for f in found(stories())
    ]
    info, warning = Severity.INFO, Severity.WARNING
    assert seen == [
        (first, 1393, "armoured", "batch-spelling-drift", info),
        (first, 1393, "armoured", "mixed-variety", warning),
        (first, 2054, "'", "batch-quote-drift", info),
        (first, 2694, "UN", "batch-points-drift", info),
        (first, 3395, '"a new way"', "batch-quote-drift", info),
        (first, 3504, "denuclearisation", "batch-ise-ize-drift", info),
        (first, 3504, "denuclearisation", "mixed-variety", warning),
        (second, 1207, "armored", "batch-spelling-drift", info),
        (second, 1508, "’", "batch-quote-drift", info),
        (second, 2088, "U.N.", "abbreviation-points-mixed", warning),
        (second, 2088, "U.N.", "batch-points-drift", info),
        (second, 2790, "“a new way”", "batch-quote-drift", info),
        (second, 2899, "denuclearization", "batch-ise-ize-drift", info),
    ]


def test_one_version_read_alone() -> None:
    first, second = stories()
    assert [f.quote for f in found([first])] == ["armoured", "denuclearisation"]
    assert [f.quote for f in found([second])] == ["U.N."]


def test_the_order_of_files_changes_nothing() -> None:
    first, second = stories()
    assert found([first, second]) == found([second, first])


WORDS = st.sampled_from(
    "armored armoured traveler traveller program skeptical organise organize adviser "
    "advisor “color” Labour US U.S. UN U.N. 4% it's it’s cease-fire ceasefire Peña "
    "Pena YouTube Youtube 5pm programme $5m $5 million internet the , .\n\n".split(" ")
)
TEXTS = st.lists(st.lists(WORDS, max_size=20).map(" ".join), max_size=4)


@given(TEXTS, st.randoms(use_true_random=False))
def test_the_order_of_any_files_changes_nothing(texts: list[str], random) -> None:  # type: ignore[no-untyped-def]
    docs = [Document(text, f"{i}.txt") for i, text in enumerate(texts)]
    shuffled = random.sample(docs, len(docs))
    assert found(docs) == found(shuffled)


@given(st.lists(WORDS, max_size=30).map(" ".join))
def test_what_is_noted_stands_there_and_has_a_cure(text: str) -> None:
    doc = Document(text)
    incurable = {"clock-mixed", "indian-units-mixed"}  # another figure is wanted
    for name, rule in RULES.items():
        for fact in rule.check(doc):
            assert isinstance(fact, Fact)
            assert 0 <= fact.span.start < fact.span.end <= len(text)
            assert fact.value not in fact.cures
            cured = doc[fact.span] not in fact.cures.values()
            assert cured == (name not in incurable)


# A house's own choice.


@pytest.mark.parametrize(
    ("prefer", "flagged"),
    [
        ([], ["canceled"]),
        (["American"], ["cancelled"]),
        (["British"], ["canceled"]),
        (["canceled"], ["cancelled"]),
        (["focussed"], ["canceled"]),
    ],
)
def test_the_house_prefers_a_spelling(prefer: list[str], flagged: list[str]) -> None:
    text = "It was cancelled; they canceled it. All were focused."
    rules = ["both-spellings-of-one-word"]
    wanted = [q for q in quotes(text, *rules, prefer=prefer) if q != "focused"]
    assert wanted == flagged
    assert ("focused" in quotes(text, *rules, prefer=prefer)) == ("focussed" in prefer)


def test_the_house_prefers_a_variety() -> None:
    (first, _) = stories()
    flagged = [f.quote for f in found([first], "mixed-variety", prefer=["British"])]
    assert set(flagged) == {"traveling", "programs"}
    flagged = [f.quote for f in found([first], "mixed-variety", prefer=["American"])]
    assert flagged == ["armoured", "denuclearisation"]


@pytest.mark.parametrize(
    ("prefer", "flagged"),
    [
        (["British"], ["centers", "apologised"]),
        (["British", "-ise"], ["centers", "organized", "realize"]),
        (["British", "-ize"], ["centers", "apologised"]),
        (["American", "-ize"], ["labour", "apologised"]),
    ],
)
def test_the_endings_are_a_choice_by_themselves(
    prefer: list[str], flagged: list[str]
) -> None:
    text = "The labour centers organized; they realize. She apologised."
    rules = ["both-spellings-of-one-word", "ise-and-ize-mixed"]
    assert quotes(text, *rules, prefer=prefer) == flagged


@pytest.mark.parametrize(
    ("prefer", "flagged"),
    [
        ("American", ["armoured", "tyre", "licence"]),
        ("British", ["color", "traveler"]),
    ],
)
def test_a_house_of_one_country_has_its_words(prefer: str, flagged: list[str]) -> None:
    text = "An armoured tyre; his licence. A color he may tire of. The traveler tires."
    assert quotes(text, "variant-against-house", prefer=[prefer]) == flagged


@pytest.mark.parametrize("prefer", ["with points", "u.n.", "u.s."])
def test_the_house_prefers_points(prefer: str) -> None:
    text = "The US and the UN agree; the U.N. acts for the US and the U.S."
    rule = "abbreviation-points-mixed"
    assert quotes(text, rule) == ["U.N.", "U.S."]
    assert quotes(text, rule, prefer=[prefer]) == ["US", "UN", "US"]
