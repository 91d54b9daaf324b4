"""Triggers: a rule is never left out on a text in which it would find something."""

from itertools import product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from newslint import plugins
from newslint.checks.match import check
from newslint.critic import parse
from newslint.document import Document
from newslint.rule import Rule, Triggers
from newslint.ruleset import called
from newslint.triggers import of_pattern, of_words

RULES = plugins.load(style=plugins.styles()).rules
TRIGGERED = [rule for rule in RULES.values() if rule.triggers]
TEXTS = [
    Document(parse(text.marked).text)
    for rule in RULES.values()
    for example in (*rule.bad, *rule.good)
    for text in example.texts
]


def sound(rule: Rule, doc: Document) -> bool:
    """Return whether the rule is run on *doc* if it finds something there."""
    return bool([*called([rule], doc)]) or not list(rule.check(doc))


@pytest.mark.parametrize("rule", TRIGGERED, ids=[rule.id for rule in TRIGGERED])
def test_no_example_of_any_rule_is_missed(rule: Rule) -> None:
    assert [doc.text for doc in TEXTS if not sound(rule, doc)] == []


@pytest.mark.parametrize("rule", TRIGGERED, ids=[rule.id for rule in TRIGGERED])
def test_no_text_made_of_the_examples_is_missed(rule: Rule) -> None:
    mine = [parse(text.marked).text for example in rule.bad for text in example.texts]
    words = sorted({word for text in mine for word in text.split()})
    glue = st.sampled_from([" ", "\n", "", "-", "_", "½", "5", ".", "’", "é"])
    piece = st.tuples(st.sampled_from(words + mine), glue, st.sampled_from("=ulct"))

    @given(st.lists(piece, min_size=1, max_size=8))
    @settings(max_examples=50, deadline=None, database=None)
    def prove(pieces: list[tuple[str, str, str]]) -> None:
        case = {"u": str.upper, "l": str.lower, "c": str.capitalize, "t": str.title}
        text = "".join(case.get(how, str)(word) + gap for word, gap, how in pieces)
        assert sound(rule, Document(text))

    prove()


# What may stand beside a word in a pattern, whether it keeps letters away or not.
BESIDE = [
    r"\b", r"\B", "^", "$", " ", " ?", " *", " +", ",", ",{2}", "_", "½", "e", "É", ".",
    r"\d", r"\w", r"\W", r"\s", r"\S", r"\D", "[,;]", "[a-z]", "[!-/]", "[^,]",
    r"[^\s]", r"[½5]", r"[^\W\d_]", r"\p{L}", r"\P{L}", r"\p{Lu}", r"\P{Lu}",
    r"(?<!\w)", r"(?!\w)", r"(?<![\w-])", r"(?![\w-])", r"(?<![^\w])", r"(?![^\w])",
    r"(?<!\W)", r"(?!\W)", r"(?<!\d)", r"(?!\d)", r"(?<!\p{L})", r"(?!\p{L})",
    r"(?<![\p{L}\p{N}])", r"(?![\p{L}\p{N}])", r"(?<!\p{Lu})", r"(?!\p{Lu})",
    "(?<=,)", "(?= )", "(?:,|e)", "(?:,| )", "(,)", "(?:)", "(?>,)", "(?<!e,)",
    "(?!,e)", r"\p{N}",
]  # fmt: skip
WORDS = ["said", "(?:said)+", "(?:said){2}", "(said)", "(?:said|saida)", "sai(?:d|,)"]
NEAR = ["", "e", "É", "é", "½", "5", "_", "-", " ", ",", ",,", "\n", "said", "a", "e,"]


@pytest.mark.parametrize("beside", BESIDE)
def test_what_stands_beside_a_word_is_read_right(beside: str) -> None:
    missed = []
    for word, right in product(WORDS, (False, True)):
        pattern = rf"\b{word}{beside}" if right else rf"{beside}{word}\b"
        rule = of(pattern)
        for text, near in product(("said", "saidsaid", "sai,"), NEAR):
            copy = text + near if right else near + text
            missed += [] if sound(rule, Document(copy)) else [(pattern, copy)]
    assert missed == []


def of(pattern: str, *, case: bool = True) -> Rule:
    return Rule(
        id="p/r",
        summary="",
        message="",
        check=check(pattern=pattern, case=case),
        triggers=of_pattern(pattern),
    )


# Patterns put together at random, of what patterns in packs are made of, each with a
# text that it matches, more often than not.

Pair = tuple[str, str]

PARTS = {
    "said": "said",
    "[Tt]he": "The",
    "(?i:mr)": "Mr",
    "½": "½",
    "É": "É",
    "_": "_",
    "-": "-",
    " ": " ",
    r"\d": "5",
    r"\w": "w",
    r"\s": "\n",
    "[a-z]": "z",
    "[,;]": ";",
    "[^a]": "b",
    "[½5]": "½",
    ".": "x",
    r"[^\W\d_]": "é",
    r"\p{L}": "q",
    r"\P{Lu}": "q",
    r"[\p{L}\p{N}]": "²",
    r"\b": "",
    "^": "",
    "$": "",
    r"(?<!\w)": "",
    r"(?!\w)": "",
    r"(?<![^\w])": "",
    r"(?![^\w])": "",
    r"(?<!\d)": "",
    r"(?<![\p{L}\p{N}])": "",
    r"(?<!\p{L})": "",
    r"(?!\p{Lu})": "",
    "(?=s)": "",
    "(?<=e)": "",
    "(?!.*said)": "",
}


def joined(pairs: list[Pair]) -> Pair:
    return "".join(p for p, _ in pairs), "".join(text for _, text in pairs)


def choice(pairs: list[Pair]) -> Pair:
    return f"(?:{'|'.join(p for p, _ in pairs)})", pairs[0][1]


def repeat(pair: Pair, mark: str) -> Pair:
    times = {"{2}": 2, "+": 2, "??": 0, "*": 0}.get(mark, 1)
    return f"(?:{pair[0]}){mark}", pair[1] * times


def grown(parts: st.SearchStrategy[Pair]) -> st.SearchStrategy[Pair]:
    marks = st.sampled_from(["?", "*", "+", "{2}", "{1}", "{0,2}", "??", "+?"])
    return st.one_of(
        st.lists(parts, min_size=2, max_size=4).map(joined),
        st.lists(parts, min_size=2, max_size=3).map(choice),
        st.builds(repeat, parts, marks),
        parts.map(lambda pair: (f"({pair[0]})", pair[1])),
    )


patterns = st.recursive(st.sampled_from([*PARTS.items()]), grown, max_leaves=8)
around = st.sampled_from(["", "w", "½", "É", " ", "_", "5", "\n", "said", "e", ","])


@given(patterns, around, around, st.booleans())
@settings(max_examples=500, deadline=None)
def test_what_a_pattern_finds_triggers_it(
    pair: Pair, before: str, after: str, case: bool
) -> None:
    pattern, text = pair
    rule = of(pattern, case=case)
    assume(rule.triggers is not None)
    assert sound(rule, Document(before + text + after))


PAIRS = {"gave to", "gave of", "took to", "took of"}


@pytest.mark.parametrize(
    ("pattern", "words", "pieces"),
    [
        (r"\bsaid\b", {"said"}, set()),
        (r"said\b", set(), {"said"}),
        (r"\b(?:[Gg]ave|took) \w+ (?:said|told)\b", {"gave", "took"}, set()),
        (r"\bgave[ ,]*(?:said|told)\b", set(), {"gave"}),
        (r"\bgave[ ,]+(?:said|told)\b", {"gave said", "gave told"}, set()),
        (r"\b(?:gave|took) (?!its)(?P<a>to|of)\b", PAIRS, set()),
        (r"^\W*gave[^\S\n]?$", {"gave"}, set()),
        (r"(?<=\bgave )\p{L}+ to\b", {"gave"}, set()),
        (r"(?<=\bgave )of\b", {"gave of"}, set()),
        (r"gave(?= of\b)", set(), {"gave of"}),
        (r"(?P<a>[ab])(?P=a){2}", set(), {"aaa", "bbb"}),
        (r"(?P<a>\bgave)x|(?P<a>\btook)y", set(), {"gavex", "tooky"}),
        (r"\p{L} +[,;](?!\S)", set(), {" ,", " ;"}),
        (r"(?<![\p{L}\p{N}])gave(?![\p{L}\p{N}])", {"gave"}, set()),
        (r"(?<!\p{L})gave\b", {"gave"}, set()),
        (r"(?<!\p{Lu})gave\b", set(), {"gave"}),
        (r"(?![^\w])gave\b", set(), {"gave"}),
        (r"(?<=[,;])gave(?= )", {"gave"}, set()),
        (r"x? _ ", set(), {" _ "}),
        (r"(?i)\bRead (?:more|on)\b", {"read more", "read on"}, set()),
    ],
)
def test_triggers_are_read_off_the_pattern(
    pattern: str, words: set[str], pieces: set[str]
) -> None:
    assert of_pattern(pattern) == Triggers(frozenset(words), frozenset(pieces))


@pytest.mark.parametrize(
    "pattern",
    [
        r"\p{L}+",
        "(?:said)?",
        "said|",
        "(?:said){e<=1}",
        "(?:said){i}",
        "[[:alpha:]]+ said",
        r"\L<unknown> said",
        "(?|a|b) said",
        "[a-z]",
        "said(?R)?",
        "(",
    ],
)
def test_what_cannot_be_read_with_certainty_gives_no_trigger(pattern: str) -> None:
    assert of_pattern(pattern) is None


def test_a_list_is_spelled_out() -> None:
    triggers = of_pattern(r"\b\L<month>\b", {"month": ["May", "June 1"]})
    assert triggers == Triggers(frozenset(["may", "june"]))


def test_words_are_triggered_by_their_longest_part() -> None:
    assert of_words(["e-mail", "Per Cent"]) == Triggers(frozenset(["mail", "cent"]))
    assert of_words(["teh", "100"]) is None
