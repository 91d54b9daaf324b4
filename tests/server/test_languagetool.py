"""LanguageTool's interface, asked by clients that were written for LanguageTool."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import httpx
import language_tool_python
import pytest
from pylanguagetool import api

from tests.server.conftest import TOKEN, Running, Start

TEXT = "“😀 q\u0303”: spokesman Lu 𝒜 😀gave said😀 details, Xi Jinping Xi said."
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def units(text: str) -> bytes:
    return text.encode("utf-16-le")


def quoted(text: str, match: dict) -> str:
    """What stands where a match says, counted as LanguageTool counts."""
    start, end = match["offset"], match["offset"] + match["length"]
    return units(text)[2 * start : 2 * end].decode("utf-16-le")


def replaced(text: str, match: dict) -> str:
    start, end = match["offset"], match["offset"] + match["length"]
    (replacement,) = match["replacements"]
    data = units(text)
    middle = units(replacement["value"])
    return (data[: 2 * start] + middle + data[2 * end :]).decode("utf-16-le")


def check(client: httpx.Client, **form: str) -> dict:
    answer = client.post("/v2/check", data={"language": "en", **form})
    assert answer.status_code == 200, answer.text
    return answer.json()


@pytest.fixture
def few(desk: Running) -> Iterator[httpx.Client]:
    """A client of the server with a few rules."""
    with httpx.Client(base_url=desk.url, timeout=60) as made:
        yield made


def test_language_tool_python(desk: Running) -> None:
    with language_tool_python.LanguageTool(
        "en-US", remote_server=desk.url.rstrip("/")
    ) as tool:
        verbs, echo = tool.check(TEXT)
        assert verbs.rule_id == "stray/stacked-verbs"
        end = verbs.offset + verbs.error_length
        assert TEXT[verbs.offset : end] == "gave said"
        assert echo.rule_id == "repetition/surname-echo"
        assert "Xi Jinping said" in tool.correct(TEXT)
        tool.disabled_categories = {"stray"}
        assert [m.rule_id for m in tool.check(TEXT)] == ["repetition/surname-echo"]
        tool.disabled_categories = set()
        tool.enabled_rules_only, tool.enabled_rules = True, {"stray/stacked-verbs"}
        assert [m.rule_id for m in tool.check(TEXT)] == ["stray/stacked-verbs"]


def test_language_tool_python_knows_the_languages(server: Running) -> None:
    with pytest.raises(ValueError, match="unsupported language"):
        language_tool_python.LanguageTool("de-DE", remote_server=server.url)


def test_pylanguagetool(desk: Running) -> None:
    address = desk.url + "v2/"
    assert {"en-GB", "en-US"} <= {x["longCode"] for x in api.get_languages(address)}
    found = api.check(TEXT, address, "auto", disabled_rules="stray/stacked-verbs")
    (match,) = found["matches"]
    assert quoted(TEXT, match) == "Xi Jinping Xi"
    assert replaced(TEXT, match) == TEXT.replace("Jinping Xi", "Jinping")
    with pytest.raises(ValueError, match=r"^Error: 'xx' is not a language code"):
        api.check(TEXT, address, "xx")


def test_offsets_count_utf16_units(few: httpx.Client) -> None:
    verbs, _ = check(few, text=TEXT)["matches"]
    assert quoted(TEXT, verbs) == "gave said"
    assert verbs["offset"] == TEXT.index("gave said") + 3, "three astral characters"
    context = verbs["context"]
    assert quoted(context["text"], context) == "gave said"
    assert verbs["sentence"] in TEXT and "gave said" in verbs["sentence"]


def test_sentences_lie_where_they_are_said_to(client: httpx.Client) -> None:
    text = "The 😀 cat sat. The dog ran.\r\n\r\nA bird flew."
    ranges = check(client, text=text)["sentenceRanges"]
    sentences = [
        quoted(text, {"offset": start, "length": end - start}) for start, end in ranges
    ]
    assert sentences == ["The 😀 cat sat.", "The dog ran.", "A bird flew."]


def test_every_replacement_in_a_story(client: httpx.Client, story: Path) -> None:
    text = story.read_bytes().decode()
    found = client.post("/check", json={"text": text}).json()["findings"]
    matches = check(client, text=text, level="picky")["matches"]
    assert [m["rule"]["id"] for m in matches] == [f["rule"] for f in found]
    for match, f in zip(matches, found, strict=True):
        assert f["quote"] in quoted(text, match)
        assert bool(match["replacements"]) == bool(f["fix"])
        if f["fix"]:
            fixed = text
            for edit in reversed(f["fix"]["edits"]):
                fixed = fixed[: edit["start"]] + edit["text"] + fixed[edit["end"] :]
            assert replaced(text, match) == fixed


def test_annotated_text(few: httpx.Client) -> None:
    annotation = [
        {"markup": "<p>"},
        {"text": "😀 Spokesman Lu "},
        {"markup": "<b title='gave said'>"},
        {"text": "gave"},
        {"markup": "</b>"},
        {"text": " said so."},
        {"markup": "<p>", "interpretAs": "\n\n"},
        {"text": "Met with President Xi Jinping"},
        {"markup": "&nbsp;", "interpretAs": " "},
        {"text": "Xi on Tuesday afternoon."},
    ]
    whole = "".join(
        part.get("text", "") + part.get("markup", "") for part in annotation
    )
    found = check(few, data=json.dumps({"annotation": annotation}))
    verbs, echo = found["matches"]
    assert quoted(whole, verbs) == "gave</b> said"
    assert verbs["replacements"] == []
    assert echo["rule"]["id"] == "repetition/surname-echo"
    assert whole[:-1].endswith("Xi on Tuesday afternoon")
    assert quoted(whole, echo).endswith("Xi")


def test_information_is_for_the_picky(few: httpx.Client) -> None:
    text = "He came on the 09th of May and spoke."
    assert not check(few, text=text)["matches"]
    for form in ({"level": "picky"}, {"enabledRules": "numbers/ordinal-day,NOT_OURS"}):
        (match,) = check(few, text=text, **form)["matches"]
        assert match["rule"]["id"] == "numbers/ordinal-day"


def test_a_variety_is_the_preferred_spelling(few: httpx.Client) -> None:
    text = "The armoured car was near the armored train. An armored bus came."
    for form, wrong in (
        ({"language": "en-GB"}, "armored"),
        ({"language": "en-US"}, "armoured"),
        ({"language": "auto", "preferredVariants": "de-DE,en-GB"}, "armored"),
    ):
        found = check(few, text=text, **form)["matches"]
        assert {quoted(text, m) for m in found} == {wrong}


def test_categories_are_packs(few: httpx.Client) -> None:
    def ids(**form: str) -> list[str]:
        matches = check(few, text=TEXT, **form)["matches"]
        return [match["rule"]["category"]["id"] for match in matches]

    assert ids() == ["stray", "repetition"]
    assert ids(disabledCategories="STRAY,TYPOS") == ["repetition"]
    assert ids(enabledOnly="true", enabledCategories="stray") == ["stray"]
    assert ids(enabledOnly="true", enabledRules="MORFOLOGIK_RULE_EN_US") == []
    assert ids(mode="allButTextLevelOnly") == ["stray", "repetition"]
    assert ids(mode="textLevelOnly") == []


def test_get_and_what_else_clients_ask(client: httpx.Client) -> None:
    query = {"language": "en-US", "text": TEXT}
    assert client.get("/v2/check", params=query).json() == check(
        client, text=TEXT, language="en-US"
    )
    assert client.get("/v2/healthcheck").text == "OK"
    assert client.get("/v2/info").json()["software"]["name"] == "newslint"
    assert int(client.get("/v2/maxtextlength").text) == 1_000_000


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ({"text": "a"}, "language"),
        ({"text": "a", "language": "de-DE"}, "'de-DE' is not a language code"),
        ({"language": "en"}, "Set 'text' or 'data'"),
        ({"language": "en", "text": "a", "data": "{}"}, "Set 'text' or 'data'"),
        ({"language": "en", "data": "{"}, "not JSON"),
        ({"language": "en", "data": "{}"}, "annotation"),
        ({"language": "en", "data": '{"annotation": [{}]}'}, "annotation"),
        ({"language": "en", "text": "a", "enabledOnly": "true"}, "enabledRules"),
    ],
)
def test_says_what_is_wrong(client: httpx.Client, form: dict, says: str) -> None:
    answer = client.post("/v2/check", data=form)
    assert answer.status_code == 400
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.text.startswith("Error: ") and says in answer.text


def test_a_token_comes_as_an_api_key_as_well(serve: Start) -> None:
    url = serve("--workers", "1", NEWSLINT_TOKEN=TOKEN).url + "v2/check"
    form = {"language": "en", "text": TEXT}
    assert httpx.post(url, data=form).status_code == 401
    assert httpx.post(url, data={**form, "apiKey": "no"}).status_code == 401
    assert httpx.post(url, data={**form, "apiKey": TOKEN}).status_code == 200
    header = {"Authorization": f"Bearer {TOKEN}"}
    assert httpx.post(url, data=form, headers=header).status_code == 200
