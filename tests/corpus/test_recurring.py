"""Lines that recur in a source: which are told, how often they stand, and where."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from pathlib import Path

import pytest

from newslint.app import Linter
from newslint.config import Choice, Config
from newslint.corpus import candidates, shards
from newslint.corpus.articles import Article
from newslint.corpus.collection import settings
from newslint.corpus.lines import lines_of
from newslint.corpus.look import Looked, record
from newslint.corpus.recurring import Recurring, findings, found, kind, tabled
from newslint.corpus.rows import rows, table

NOTE = "Sign up for our letter."


def recurring(
    folder: Path, articles: Iterable[tuple[str, str]], told: Iterable[str] = ()
) -> list[Recurring]:
    """The lines that recur in articles, each a source and a text, called 0, 1, …

    Those that are *told* by article 0 too are versions of its story.
    """
    every = [
        Article(str(i), str(i), 1, text, {"source": source})
        for i, (source, text) in enumerate(articles)
    ]
    made = []
    for at in range(0, len(every), 4):
        seen = [
            Looked(record(each, each.document(), (), 0), (), (), ())
            for each in every[at : at + 4]
        ]
        made.append(folder / f"{at:04}.parquet")
        shards.write(made[-1], table(rows(seen)))
    versions = {"0": "0", **dict.fromkeys(told, "0")} if told else {}
    return found(made, versions, folder)


def story(i: int) -> str:
    word = "".join(chr(97 + int(digit)) for digit in str(i))
    return f"The {word} was closed.\n\nThe mayor of {word} spoke on Monday."


def test_a_line_of_a_source_is_found_and_placed(tmp_path: Path) -> None:
    texts = [("Post", story(0))]
    texts += [("Post", f"{story(i)}\n\n  {NOTE}") for i in range(1, 7)]
    (line,) = recurring(tmp_path, texts)
    assert line == Recurring("Post", f"  {NOTE}", 6, 7, "1", len(story(1)) + 2, 5)


def test_figures_may_differ(tmp_path: Path) -> None:
    texts = [
        ("Post", f"{story(i)}\n\nThis story was read {i} times.") for i in range(9)
    ]
    assert [each.articles for each in recurring(tmp_path, texts)] == [9]


def test_what_stands_in_few_articles_is_the_storys(tmp_path: Path) -> None:
    texts = [("Post", f"{story(i)}\n\n{NOTE}") for i in range(4)]
    texts += [("Post", story(i)) for i in range(4, 9)]
    assert recurring(tmp_path, texts) == []


def test_each_source_has_its_own_lines(tmp_path: Path) -> None:
    texts = [(f"Post {i}", f"{story(i)}\n\n{NOTE}") for i in range(9)]
    assert recurring(tmp_path, texts) == []


def test_versions_of_one_story_count_once(tmp_path: Path) -> None:
    texts = [("Post", f"{story(i)}\n\n{NOTE}") for i in range(7)]
    assert len(recurring(tmp_path, texts, told=["1", "2"])) == 1
    assert recurring(tmp_path, texts, told=["1", "2", "3"]) == []


def test_a_line_counts_once_an_article(tmp_path: Path) -> None:
    texts = [("Post", "\n\n".join([story(i), *[NOTE] * 9])) for i in range(4)]
    assert recurring(tmp_path, texts) == []


def test_one_article_in_a_hundred_is_the_least(tmp_path: Path) -> None:
    texts = [("Post", f"{story(i)}\n\n{NOTE if i < 5 else ''}") for i in range(501)]
    assert recurring(tmp_path, texts) == []
    assert len(recurring(tmp_path, texts[:500])) == 1


def test_lines_without_letters_and_long_ones_are_left_out() -> None:
    long = "A paragraph " * 30
    lines = lines_of(f"___\n\nA line\n{long}\nAnother.\nA line\n")
    assert lines.lines.decode() == "A line\nAnother.\n"
    assert array("I", lines.places).tolist() == [5, 3, 13 + len(long), 5]


def test_what_the_format_states_is_left_out() -> None:
    lines = lines_of("A headline\n\nA. Byline\n\nA line", [(0, 10), (12, 21)])
    assert lines.lines.decode() == "A line\n"


def test_halves_of_surrogate_pairs_are_no_trouble(tmp_path: Path) -> None:
    texts = [("Post", f"{story(i)}\n\n{NOTE} \ud83d") for i in range(6)]
    assert [each.articles for each in recurring(tmp_path, texts)] == [6]


def test_buckets_change_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [("Post", f"{story(i)}\n\n{NOTE}\n\nMore {i}.") for i in range(40)]
    (tmp_path / "one").mkdir()
    whole = recurring(tmp_path / "one", texts)
    monkeypatch.setattr(candidates, "PER_BUCKET", 100)
    monkeypatch.setattr("newslint.corpus.recurring.PER_BUCKET", 100)
    (tmp_path / "many").mkdir()
    assert recurring(tmp_path / "many", texts) == whole
    assert len(whole) == 2


def test_a_table_names_them_by_source(tmp_path: Path) -> None:
    texts = [("Post", f"{story(i)}\n\n{NOTE}") for i in range(5)]
    assert tabled(recurring(tmp_path, texts)) == {
        "Post": [{"line": NOTE, "kind": "furniture", "articles": 5, "share": 1.0}]
    }


def test_each_is_a_finding_where_it_is_first(tmp_path: Path) -> None:
    texts = [("Post", f"{story(i)}\n\n {NOTE}") for i in range(5)]
    lines = recurring(tmp_path, texts)
    (finding,) = findings(lines, Linter(settings(Config())).rules_for)
    assert finding.path == "0"
    assert texts[0][1][slice(*finding.span)] == finding.quote == NOTE
    assert (finding.start.line, finding.start.column) == (5, 2)
    assert finding.message == "this line stands in 5 of the 5 articles of Post"
    off = Config(choice=Choice(ignore=("dataset/boilerplate-by-frequency",)))
    assert [*findings(lines, Linter(settings(off)).rules_for)] == []


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("The Associated Press contributed to this report.", "credit"),
        ("(Reporting by A. Lee; Editing by B. Cho)", "credit"),
        (
            "The bridge was built in 1911, widened in 1960 and closed for repairs "
            "four times since.",
            "background",
        ),
        ("Susan Crabtree", "credit"),
        ("By John McCormack and Mary O’Neill", "credit"),
        ("Real Clear Politics Averages", "furniture"),
        ("Advertisement", "furniture"),
        ("READ MORE:", "furniture"),
        (
            "Sign up for our daily letter and get the best stories of the week in "
            "your inbox.",
            "furniture",
        ),
    ],
)
def test_kinds_of_lines(line: str, what: str) -> None:
    assert kind(line) == what


def test_credits_and_background_are_no_findings(tmp_path: Path) -> None:
    credit = "The Associated Press contributed to this report."
    texts = [("Post", f"{story(i)}\n\n{credit}") for i in range(5)]
    lines = recurring(tmp_path, texts)
    assert [row["kind"] for row in tabled(lines)["Post"]] == ["credit"]
    assert [*findings(lines, Linter(settings(Config())).rules_for)] == []
