"""Folders of Vale styles: rules, those they extend, vocabularies, and what is wrong."""

from pathlib import Path

import pytest

from newslint.packs import PackError
from newslint.vale.tables import kebab, template

from .conftest import load


def style(folder: Path, **rules: str) -> Path:
    """Write a style with these rules beside what is there."""
    made = folder / "styles" / "Mine"
    made.mkdir(parents=True, exist_ok=True)
    for name, text in rules.items():
        (made / f"{name}.yml").write_text(text, encoding="utf-8")
    return made


EXISTENCE = "extends: existence\nmessage: \"Not '%s'\"\n"


def test_words_that_yaml_takes_for_something_else(tmp_path: Path) -> None:
    text = EXISTENCE + "tokens:\n  - no\n  - on\n  - 12:08\n  - null\n"
    rules, _ = load(style(tmp_path, Odd=text))
    rule = rules["Mine.Odd"]
    assert rule.triggers is None or "no" in rule.triggers.words
    assert rule.message == "Not '{match}'"
    assert (rule.id, rule.formerly) == ("mine/odd", ("Mine.Odd",))


def test_an_escape_that_vale_knows_and_yaml_does_not(tmp_path: Path) -> None:
    text = 'extends: existence\nmessage: "It\\\'s %s"\ntokens: [a]\n'
    assert "\\'" in text
    rules, _ = load(style(tmp_path, A=text))
    assert rules["Mine.A"].message == "It's {match}"


@pytest.mark.parametrize(
    ("level", "severity"),
    [("suggestion", "info"), ("warning", "warning"), ("error", "error")],
)
def test_levels(tmp_path: Path, level: str, severity: str) -> None:
    rules, _ = load(style(tmp_path, A=EXISTENCE + f"level: {level}\ntokens: [a]\n"))
    assert str(rules["Mine.A"].severity) == severity


def test_a_rule_may_extend_another(tmp_path: Path) -> None:
    child = "extends: Mine.A\nlevel: error\ntokens+: [c]\ntokens-: [b]\n"
    both = style(tmp_path, A=EXISTENCE + "tokens: [a, b]\n", B=child)
    rules, _ = load(both)
    from newslint.document import Document

    found = [m.words["match"] for m in rules["Mine.B"].check(Document("a b c"))]
    assert found == ["a", "c"]
    assert str(rules["Mine.B"].severity) == "error"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("extends: Mine.A\n", "circle"),
        ("extends: Mine.None\n", "there is no"),
        ("extends: ../../etc.passwd\n", "there is no"),
        ("tokens: [a]\n", "lacks the key 'extends'"),
        ("- a\n", "lacks the key 'extends'"),
        ("a: b\nc: [b\n", "not valid YAML: expected ',' or ']'"),
        ("extends: Mine.B\ntokens-: [z]\n", "does not fit"),
        ("extends: Mine.B\nmessage+: z\n", "does not fit"),
    ],
)
def test_a_style_that_is_wrong_is_one_line(
    tmp_path: Path, text: str, said: str
) -> None:
    folder = style(tmp_path, A=text, B=EXISTENCE + "tokens: [a]\n")
    with pytest.raises(PackError, match=r"A\.yml") as error:
        load(folder)
    assert said in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("extends: sequence\nmessage: a\n", "sequence"),
        ("extends: spelling\nmessage: a\n", "spelling"),
        ("extends: script\nmessage: a\n", "script"),
        ("extends: readability\nmessage: a\n", "readability"),
        (EXISTENCE + "tokens: [a]\naffix: en\n", "affix"),
        (EXISTENCE + "tokens: [a]\nscope: comment\n", "comment"),
        (EXISTENCE + "tokens: '[a-z-[b]]'\n", "less another"),
        (EXISTENCE + "tokens: ['a**']\n", "repeat"),
        (EXISTENCE + "tokens: ['[a']\n", "set"),
        (EXISTENCE + "tokens: {a: b}\n", "no list"),
        (EXISTENCE + "tokens: [a]\nlevel: fatal\n", "level"),
        (EXISTENCE + "tokens: [a]\nlimit: many\n", "limit"),
        ("extends: substitution\nmessage: a\n", "swap"),
        (
            "extends: metric\nmessage: a\nformula: exec\ncondition: '> os.x'\n",
            "formula",
        ),
        (
            "extends: metric\nmessage: a\nformula: dale_chall\ncondition: '> 1'\n",
            "nothing counts 'dale_chall'",
        ),
    ],
)
def test_a_rule_that_cannot_be_done_is_named_and_the_others_run(
    tmp_path: Path, text: str, why: str
) -> None:
    folder = style(tmp_path, A=text, B=EXISTENCE + "tokens: [a]\n")
    rules, refused = load(folder)
    assert list(refused) == ["mine/a"]
    assert why in refused["mine/a"]
    assert not rules["Mine.A"].enabled
    assert rules["Mine.B"].enabled


def test_an_empty_folder_and_none(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="no folder"):
        load(tmp_path / "None")
    with pytest.raises(PackError, match="no rules of a Vale style"):
        load(tmp_path)


def test_vocabularies(tmp_path: Path) -> None:
    folder = style(tmp_path, A=EXISTENCE + "tokens: ['[A-Z]\\w+']\n")
    words = tmp_path / "styles" / "config" / "vocabularies" / "Ours"
    words.mkdir(parents=True)
    (words / "accept.txt").write_text("# note\nYonhap\nC\\+\\+\n")
    (words / "reject.txt").write_text("[Ff]oobar\n")
    rules, _ = load(folder)
    from newslint.document import Document

    doc = Document("Yonhap said yonhap and c++ and Foobar.")
    found = {
        name: [hit.words["match"] for hit in rule.check(doc)]
        for name, rule in rules.items()
    }
    assert found == {
        "Mine.A": ["Foobar"],
        "Vale.Terms": ["yonhap", "c++"],
        "Vale.Avoid": ["Foobar"],
    }


@pytest.mark.parametrize(
    ("vale", "name"),
    [
        ("SentenceLength", "sentence-length"),
        ("AMPM", "ampm"),
        ("HTMLTags", "html-tags"),
        ("E-Prime", "e-prime"),
        ("Sub.Rule", "sub-rule"),
        ("so", "so"),
    ],
)
def test_names(vale: str, name: str) -> None:
    assert kebab(vale) == name


@pytest.mark.parametrize(
    ("message", "made"),
    [
        ("Use '%s' not '%s'", "Use '{a}' not '{b}'"),
        ("%[2]s before %[1]s", "{b} before {a}"),
        ("100%% {sure}", "100% {{sure}}"),
        ("%s %s %s", "{a} {b} "),
        ("%d of them", "{a} of them"),
    ],
)
def test_messages(message: str, made: str) -> None:
    assert template(message, ("a", "b")) == made
