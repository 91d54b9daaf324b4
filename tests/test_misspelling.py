"""Misspelt words: which are known, which slips are told, and what is left alone."""

import json
import sys
import warnings
from pathlib import Path

import pytest
from conftest import Lint

from newslint import packs
from newslint.checks import misspelling
from newslint.dictionary import hunspell, table
from newslint.dictionary.slips import likely
from newslint.document import Document
from newslint.plugins import builtin_folder

sys.path.insert(0, str(Path(__file__).parents[1] / "tools"))

WORDS = builtin_folder() / "data/words.bin"
TYPOS = builtin_folder() / "data/typos.tsv"
KNOWN = table.load(WORDS)
SURE = misspelling.check(
    WORDS, typos=lambda: packs.rows(TYPOS), least=14.0, least_capital=25.0
)
ANY = misspelling.check(WORDS)


def wrong(text: str, check: object = SURE) -> dict[str, str]:
    """Return the misspelt words of a text, and the first word that each is to be."""
    hits = check(Document(text))  # type: ignore[operator]
    return {hit.words["wrong"]: hit.words["right"] for hit in hits}


@pytest.mark.parametrize(
    "word",
    "government governments colour color centre center organise organize traveller "
    "naïve café naive lakh crore tehsil selfie livestream millennials whatsapp brexit "
    "leant focussed neurones pyongyang didn wouldn".split(),
)
def test_words_of_every_country_and_of_news_are_known(word: str) -> None:
    assert word in KNOWN


@pytest.mark.parametrize("word", "goverment recieve adminstration teh occured".split())
def test_misspellings_are_not_known_although_large_lists_have_some(word: str) -> None:
    assert word not in KNOWN


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("wtih", "with"),  # swapped
        ("goverment", "government"),  # lost
        ("comittee", "committee"),  # one of two lost
        ("untill", "until"),  # doubled
        ("definately", "definitely"),  # another vowel
        ("confirned", "confirmed"),  # the key beside
        ("inmportant", "important"),  # the key beside, as well
        ("competiveness", "competitiveness"),  # two slips, the same consonants
        ("dditional", "additional"),  # an initial lost
    ],
)
def test_each_kind_of_slip(word: str, meant: str) -> None:
    assert likely(word, KNOWN)[0].right == meant


def test_the_likelier_slip_comes_first() -> None:
    rights = [slip.right for slip in likely("thier", KNOWN)]
    assert rights[0] == "their"
    near, far = (likely(word, KNOWN)[0].score for word in ("confirned", "confirzed"))
    assert near > far  # n lies beside m, z does not


def test_a_capital_for_a_capital_and_capitals_folded() -> None:
    assert wrong("The Philipines") == {"Philipines": "Philippines"}
    assert wrong("FLOODS IN THE PHILLIPINES") == {"PHILLIPINES": "PHILIPPINES"}
    assert wrong("a Governmnet office") == {"Governmnet": "Government"}
    assert wrong("THE GOVERMENT RESIGNS") == {"GOVERMENT": "GOVERNMENT"}
    assert wrong("STEPHENSEN BEATS ANDERSSON, PRESIDENTE") == {}


def test_possessives_and_plurals() -> None:
    assert wrong("the goverment's plan and other goverments’ plans") == {
        "goverment": "government",
        "goverments": "governments",
    }
    assert wrong("the government's plan, governments’ plans, the Browns' house") == {}


def test_all_places_are_mended_at_once_but_told_once() -> None:
    (hit,) = SURE(Document("a goverment, the goverment"))
    assert [edit.text for edit in hit.edits] == ["government", "government"]
    assert hit.span == hit.edits[0].span


@pytest.mark.parametrize(
    "text",
    [
        "Mr Thier met Ms Recieve.",
        "www.goverment.example and goverment@example.org",
        "@recieved and #definately",
        "lookin’ for nothin’, comin' home",
        "[M]anufacturers and (r)eporters",
        "elec tion day",
        "a goverment-run shop",  # compounds are other rules' business
        "the word “recieve” is hard",
        "Un problema posible para el equipo de trabajo.",
        "Lorem ipsum dolor sit amet, consectetur adipisicing elit.",
        "revolución, websiteʼs",
        "eRegulations and WeWorkers",
        "f*goverment, D\u200bgoverment, goverment*",
        "pralay " * 4,
        "goverment " * 4,  # a word of the story's own
        "the goverment [sic] and “libarys” (sic)",
        "una decoracion de madera, el locus classicus",
    ],
)
def test_left_alone(text: str) -> None:
    assert wrong(text) == {}


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("avaible", "available"),  # two letters lost
        ("amatur", "amateur"),  # another spelling of the sound
        ("prelimary", "preliminary"),
        ("excercise", "exercise"),  # large dictionaries have it
    ],
)
def test_what_people_are_known_to_write_is_told(word: str, meant: str) -> None:
    assert wrong(f"It was {word} then.") == {word: meant}


def test_a_name_that_is_written_so_is_left_alone() -> None:
    assert wrong("A. Amatur and Ms. Metod met Vegitarian of Curcuit.") == {}


def test_misspellings_are_no_words_and_are_of_common_words() -> None:
    assert not set(KNOWN.misspellings) & set(KNOWN.hashes)
    assert max(KNOWN.meant) < len(KNOWN.words)


def test_typos_on_the_list_are_no_common_words_and_their_words_are() -> None:
    for typo, right in packs.rows(TYPOS):
        assert typo not in KNOWN.counts, typo
        parts = right.lower().replace("’", " ").split()
        assert all(part in KNOWN for part in parts), right


def test_without_evidence_every_unknown_word_is_told() -> None:
    said = [hit.words for hit in ANY(Document("a zorkleful tax on libraris"))]
    offers = {words["wrong"]: words["offer"] for words in said}
    assert offers.keys() == {"zorkleful", "libraris"}
    assert offers == {"zorkleful": "", "libraris": ": ‘libraries’?"}


def test_what_another_rule_tells_is_not_told_twice() -> None:
    rest = misspelling.check(WORDS, most=14.0, most_capital=25.0)
    text = "The goverment took the lasp lap."
    assert wrong(text) == {"goverment": "government"}
    assert wrong(text, rest) == {"lasp": "lap"}


def test_a_file_that_is_no_table(tmp_path: Path) -> None:
    path = tmp_path / "words.bin"
    path.write_bytes(b"no table at all\n")
    with pytest.raises(ValueError, match="no table"):
        table.load(path)


def test_the_table_is_made_of_lists_and_an_archive(tmp_path: Path) -> None:
    from make_word_table import count, make

    lists = tmp_path / "scowl"
    lists.mkdir()
    (lists / "english-words.10").write_text("government\ncafé\nthe\nits\n")
    (lists / "english-words.95").write_text("goverment\nzyzzyva\n")
    (lists / "klingon-words.10").write_text("qapla\n")
    typos = tmp_path / "words.csv"
    typos.write_text("govrement,government\ncafeteria,cafés\ngovcion,the,its\n")
    archive = tmp_path / "news.jsonl"
    rows = [
        {
            "text": "The government livestreamed its government café",
            "source": f"{i % 5}",
        }
        for i in range(50)
    ]
    archive.write_text("\n".join(map(json.dumps, rows)))
    path = tmp_path / "words.bin"
    path.write_bytes(make(lists, typos, count([archive])))
    made = table.load(path)
    known = {"government", "cafe", "café", "zyzzyva", "livestreamed"}
    assert all(word in made for word in known)
    assert not any(word in made for word in ("goverment", "qapla", "xylem"))
    assert made.counts["government"] == pytest.approx(100, rel=0.1)
    assert made.misspelt("govrement") == "government"
    assert made.misspelt("cafeteria") is made.misspelt("government") is None


def test_a_dictionary_of_one_country() -> None:
    pytest.importorskip("hunspell")
    american = misspelling.check(WORDS, language="en-US", most=14.0)
    assert wrong("the colour of the center", american) == {"colour": "color"}
    assert hunspell.unknown_in("en-US", ["colour", "color"]) == {"colour"}


def test_a_dictionary_that_is_missing_is_said_once_and_the_table_stands_in() -> None:
    check = misspelling.check(WORDS, language="xx-XX")
    with pytest.warns(UserWarning, match="xx-XX"):
        assert wrong("a zorkleful colour", check) == {"zorkleful": ""}
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert wrong("a zorkleful color", check) == {"zorkleful": ""}


def test_a_missing_dictionary_is_one_line_of_a_run(
    newslint_command: Lint, tmp_path: Path
) -> None:
    (tmp_path / "desk.toml").write_text(
        "[foreign]\nsummary = 'A word'\ncheck = 'misspelling'\n"
        f"words = {{ file = '{WORDS}' }}\nlanguage = 'xx-XX'\n"
        "bad = ['a {==zorkleful==} colour']\ngood = ['a color']\n"
    )
    (tmp_path / "newslint.toml").write_text('rules = ["desk.toml"]\n')
    (tmp_path / "a.txt").write_text("A zorkleful color.\n")
    done = newslint_command("a.txt", cwd=tmp_path)
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith("newslint: no dictionary of xx-XX; install ")


def test_house_words_accepted_and_rejected(
    newslint_command: Lint, tmp_path: Path
) -> None:
    (tmp_path / "words.txt").write_text("Alot\n")
    (tmp_path / "newslint.toml").write_text(
        'select = ["spelling/typo", "spelling/rejected"]\n'
        'words = ["words.txt"]\nreject = { tidbit = "titbit", "shock jock" = "" }\n'
    )
    (tmp_path / "a.txt").write_text(
        "Alot of recieved tidbits: a tidbit, said a shock jock. “A tidbit.”\n"
    )
    done = newslint_command("-f", "json", "a.txt", cwd=tmp_path)
    found = json.loads(done.stdout)["findings"]
    assert [(f["rule"], f["quote"]) for f in found] == [
        ("spelling/typo", "recieved"),
        ("spelling/rejected", "tidbit"),
        ("spelling/rejected", "shock jock"),
    ]
    assert [f["message"] for f in found[1:]] == [
        "‘tidbit’ is not written in this house: ‘titbit’",
        "‘shock jock’ is not written in this house",
    ]
    assert found[1]["fix"]["edits"][0]["text"] == "titbit"
    assert found[2]["fix"] is None


def test_rejected_words_add_up_and_are_words(
    newslint_command: Lint, tmp_path: Path
) -> None:
    (tmp_path / "house.toml").write_text('reject = { tidbit = "titbit" }')
    (tmp_path / "newslint.toml").write_text(
        'extends = ["house.toml"]\nselect = ["spelling/rejected"]\n'
        'reject = { gotten = "got" }'
    )
    (tmp_path / "a.txt").write_text("He has gotten a tidbit.\n")
    done = newslint_command("-f", "json", "a.txt", cwd=tmp_path)
    quotes = [f["quote"] for f in json.loads(done.stdout)["findings"]]
    assert quotes == ["gotten", "tidbit"]
    (tmp_path / "newslint.toml").write_text("reject = { gotten = 3 }")
    done = newslint_command("a.txt", cwd=tmp_path)
    assert done.returncode == 2
    assert b"reject is a table of strings" in done.stderr


def test_stray_letters_may_take_more_evidence() -> None:
    strict = misspelling.check(WORDS, least=14.0, least_capital=25.0, least_stray=100.0)
    text = "an inmportant goverment"
    assert wrong(text) == {"inmportant": "important", "goverment": "government"}
    assert wrong(text, strict) == {"goverment": "government"}
