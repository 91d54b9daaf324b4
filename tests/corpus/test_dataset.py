"""Data quality of single articles: what is measured, and what is left alone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from newslint.app import Linter
from newslint.checks import forms, language, listing, quality, url_date
from newslint.config import Choice, Config
from newslint.document import Document
from newslint.layers.quality import MEASURES

ROOT = Path(__file__).parents[2]
STORIES = sorted((ROOT / "tests" / "stories").glob("*.txt"))
TABLE = [
    tuple(line.split("\t"))
    for line in (ROOT / "rules/data/languages.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
# The first article of the Universal Declaration of Human Rights (United Nations, 1948).
RIGHTS = {
    "English": "All human beings are born free and equal in dignity and rights. They "
    "are endowed with reason and conscience and should act towards one another in a "
    "spirit of brotherhood.",
    "German": "Alle Menschen sind frei und gleich an Würde und Rechten geboren. Sie "
    "sind mit Vernunft und Gewissen begabt und sollen einander im Geist der "
    "Brüderlichkeit begegnen.",
    "French": "Tous les êtres humains naissent libres et égaux en dignité et en "
    "droits. Ils sont doués de raison et de conscience et doivent agir les uns envers "
    "les autres dans un esprit de fraternité.",
    "Spanish": "Todos los seres humanos nacen libres e iguales en dignidad y derechos "
    "y, dotados como están de razón y conciencia, deben comportarse fraternalmente los "
    "unos con los otros.",
    "Portuguese": "Todos os seres humanos nascem livres e iguais em dignidade e em "
    "direitos. Dotados de razão e de consciência, devem agir uns para com os outros em "
    "espírito de fraternidade.",
    "Dutch": "Alle mensen worden vrij en gelijk in waardigheid en rechten geboren. Zij "
    "zijn begiftigd met verstand en geweten, en behoren zich jegens elkander in een "
    "geest van broederschap te gedragen.",
    "Swedish": "Alla människor är födda fria och lika i värde och rättigheter. De har "
    "utrustats med förnuft och samvete och bör handla gentemot varandra i en anda av "
    "gemenskap.",
    "Russian": "Все люди рождаются свободными и равными в своем достоинстве и правах. "
    "Они наделены разумом и совестью и должны поступать в отношении друг друга в духе "
    "братства.",
    "Korean": "모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 "
    "동등하다. 인간은 천부적으로 이성과 양심을 부여받았으며 "
    "서로 형제애의 정신으로 행동하여야 한다.",
    "Japanese": "すべての人間は、生れながらにして自由であり、"
    "かつ、尊厳と権利とについて平等である。"
    "人間は、理性と良心とを授けられており、"
    "互いに同胞の精神をもって行動しなければならない。",
    "Chinese": "人人生而自由,在尊严和权利上一律平等。"
    "他们赋有理性和良心,并应以兄弟关系的精神相对待。",
}


def measure(name: str, text: str) -> float:
    return MEASURES[name](Document(text, "story.txt"))


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("words", "The bridge  was\nclosed.", 4),
        ("word length", "ab abcd 12", 3),
        ("symbols", "#a b... c… d", 0.75),
        ("wordless", "a 1 2-3 b4", 0.5),
        ("stop words", "The man of the house", 2),
        ("repeated runs", "a b c d e x a b c d e", 5 / 11),
        ("repeated runs", "a b c d e f g", 0),
        ("commonest pair", "a b a b c", 0.8),
        ("repeated lines", "one\n\nsix\none \nten", 0.25),
        ("ended lines", "One.  \n“Two.”\nThree (3.)\nFour\n", 0.75),
        ("short lines", "short\n" + "long " * 9, 0.5),
        ("bullets", "- one\n• two\nthree\n-5 degrees", 0.5),
        ("broken lines", "One …\nTwo...\nThree… four", 2 / 3),
    ],
)
def test_measures(name: str, text: str, value: float) -> None:
    assert measure(name, text) == pytest.approx(value)


@pytest.mark.parametrize("name", MEASURES)
def test_nothing_can_be_measured_too(name: str) -> None:
    assert measure(name, "") == 0
    assert measure(name, "\n\n") == 0


def test_a_run_that_overlaps_itself_is_counted_once() -> None:
    assert measure("repeated runs", "ha " * 20) == pytest.approx(19 / 20)


def test_an_unknown_measure_is_named() -> None:
    with pytest.raises(ValueError, match="no measure 'wrods'; known: words"):
        quality.check("wrods", most=1)


def found(text: str, meta: Mapping[str, str] | None = None) -> list[str]:
    """The rules of data quality that flag a text."""
    linter = Linter(Config(choice=Choice(select=("dataset",))))
    doc = Document(text, "story.txt", meta or {})
    return [finding.rule for finding in linter.report([linter.see([doc])]).findings]


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_edited_stories_are_clean_data(path: Path) -> None:
    story = path.read_text("utf-8")
    wanted = ["dataset/policy-substring"] if "privacy policy" in story.lower() else []
    assert set(found(story)) <= {*wanted}


def test_an_alert_may_be_short() -> None:
    assert found("The bridge is closed.") == ["dataset/length-outlier"]
    assert found("The bridge is closed.", {"type": "alert"}) == []


@pytest.mark.parametrize("name", RIGHTS)
def test_each_language_is_told_from_the_others(name: str) -> None:
    check = language.check(lambda: TABLE, least=20)
    for stated in ("English", "German", "French", "Russian", "Japanese"):
        doc = Document(RIGHTS[name] * 2, "story.txt", {"language": stated})
        words = [hit.words for hit in check(doc)]
        told = [] if stated == name else [{"stated": stated, "language": name}]
        assert words == told


@pytest.mark.parametrize("stated", ["", "en", "EN-gb", "en_US", "english", "tlh"])
def test_tags_and_names_of_languages(stated: str) -> None:
    check = language.check(lambda: TABLE, least=20)
    doc = Document(RIGHTS["English"] * 2, "story.txt", {"language": stated})
    assert [*check(doc)] == []


def test_what_one_language_says_in_another_is_left_alone() -> None:
    check = language.check(lambda: TABLE)
    text = f"{RIGHTS['English'] * 3} {RIGHTS['German']}"
    assert [*check(Document(text, "story.txt", {"language": "en"}))] == []


@pytest.mark.parametrize(
    ("url", "first", "last"),
    [
        ("https://a.example/2018/04/28/bridge", (2018, 4, 28), (2018, 4, 28)),
        ("https://a.example/2018/apr/8/bridge", (2018, 4, 8), (2018, 4, 8)),
        ("https://a.example/news/20180428/b", (2018, 4, 28), (2018, 4, 28)),
        ("https://a.example/2018-04-28/b", (2018, 4, 28), (2018, 4, 28)),
        ("https://a.example/2016/02/bridge", (2016, 2, 1), (2016, 2, 29)),
    ],
)
def test_days_of_addresses(
    url: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    assert url_date.span_of(url) == (date(*first), date(*last))


@pytest.mark.parametrize(
    "url",
    [
        "",
        "https://a.example/bridge",
        "https://a.example/2018/bridge",
        "https://a.example/2018/02/31/bridge",
        "https://a.example/20181/28",
        "https://a.example/b?from=/2018/04/28/",
        "https://a.example/article/201804281234",
    ],
)
def test_addresses_without_a_day(url: str) -> None:
    assert url_date.span_of(url) is None


def test_a_list_of_articles_is_told_from_a_diary() -> None:
    check = listing.check()
    days = [f"January {n}, 2018" for n in range(1, 8)]
    listed = "\n".join(f"Bridge closed, part {day}\n{day}" for day in days)
    diary = "\n".join(f"{day}\n{'We walked by the river. ' * 20}" for day in days)
    assert [hit.words for hit in check(Document(listed, "a"))] == [{"count": "7"}]
    assert [*check(Document(diary, "a"))] == []
    assert [*check(Document(listed, "a", {"url": "https://a.example/live/b"}))] == []


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("published", "Sept. 20, 2016"),
        ("published", "2016-13-01"),
        ("published", "20/09/2016"),
        ("updated", "0000-00-00 00:00:00"),
        ("embargo", "none"),
        ("url", "/2016/09/20/story"),
        ("url", "https://example.com/a b"),
        ("language", "n/a"),
    ],
)
def test_metadata_of_no_form_are_told(key: str, value: str) -> None:
    doc = Document("The cat sat.", "a", {key: value})
    (hit,) = forms.check()(doc)
    assert (hit.words["key"], hit.words["value"]) == (key, value)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("published", "2016-09-20"),
        ("published", "2016-09-20 12:08:00 UTC"),
        ("published", "2016-09-20T12:08:00.123456Z"),
        ("updated", "Tue, 20 Sep 2016 12:08:00 -0400"),
        ("embargo", " "),
        ("url", "http://www.example.com/2016/09/20/story.html?_r=0"),
        ("url", "tag:example.com,2016:newsml_1"),
        ("language", "zh-Hant-TW"),
        ("language", "eng"),
        ("slug", "no form at all"),
    ],
)
def test_metadata_that_can_be_read_are_left_alone(key: str, value: str) -> None:
    assert not list(forms.check()(Document("The cat sat.", "a", {key: value})))


def test_a_long_value_is_cut() -> None:
    (hit,) = forms.check()(Document("The cat sat.", "a", {"url": "x" * 5000}))
    assert len(hit.words["value"]) == 61


NITF = (
    '<?xml version="1.0"{} ?><nitf><head><title>A café</title></head><body>'
    "<body.head><hedline><hl1>A café</hl1></hedline></body.head><body.content>"
    "<p>The café is closed.</p></body.content></body></nitf>"
)


def encoding_told(tmp_path: Path, data: bytes) -> list[str]:
    """Return what an audit has to say of the encoding of a file."""
    path = tmp_path / "story.xml"
    path.write_bytes(data)
    choice = Choice(select=("dataset/encoding-declared-vs-real",))
    report = Linter(Config(choice=choice)).check_files([str(path)])
    assert not report.errors
    assert report.documents == 1
    return [finding.message for finding in report.findings]


@pytest.mark.parametrize(
    ("declared", "real"),
    [
        ("utf-8", "cp1252"),
        ("iso-8859-1", "utf-8"),
        ("utf-16", "utf-8"),
        ("no-such-code", "utf-8"),
    ],
)
def test_bytes_that_belie_what_is_declared(
    tmp_path: Path, declared: str, real: str
) -> None:
    text = NITF.format(f' encoding="{declared}"')
    assert encoding_told(tmp_path, text.encode(real)) == [
        f"the file declares {declared}, and is {real}"
    ]


@pytest.mark.parametrize(
    ("declared", "real"),
    [
        ("UTF-8", "utf-8"),
        ("utf-8", "utf-8-sig"),
        ("utf-8", "ascii"),
        ("iso-8859-1", "ascii"),
        ("ISO-8859-1", "latin-1"),
        ("windows-1252", "cp1252"),
        ("utf-16", "utf-16"),
        ("", "utf-8"),
        ("", "cp1252"),
    ],
)
def test_bytes_that_are_what_is_declared(
    tmp_path: Path, declared: str, real: str
) -> None:
    text = NITF.format(f' encoding="{declared}"' if declared else "")
    if real == "ascii":
        text = text.replace("é", "e")
    assert encoding_told(tmp_path, text.encode(real)) == []
