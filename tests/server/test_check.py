from __future__ import annotations

import json
from pathlib import Path

import httpx
import pytest

from newslint.document import revise
from newslint.model import Edit, Span
from tests.conftest import STORIES, Lint

SLIP = "“😀 e\u0301”, said Lu. Spokesman Lu Kang gave said details."
JSON = {"Content-Type": "application/json"}


def post(client: httpx.Client, url: str, /, **data: object) -> dict:
    answer = client.post(url, json=data)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_says_what_the_command_prints(
    client: httpx.Client, newslint_command: Lint, story: Path
) -> None:
    printed = newslint_command(
        "check", "--format", "json", story.name, cwd=story.parent
    )
    text = story.read_bytes().decode()
    answer = post(client, "/check", text=text, path=story.name)
    assert answer == json.loads(printed.stdout)
    assert answer["findings"]


def test_every_finding_is_where_its_quote_stands(
    client: httpx.Client, story: Path
) -> None:
    text = story.read_bytes().decode()
    for f in post(client, "/check", text=text)["findings"]:
        assert text[f["start"] : f["end"]] == f["quote"]


def test_offsets_count_code_points(client: httpx.Client) -> None:
    options = {"select": ["stray/stacked-verbs"]}
    (f,) = post(client, "/check", text=SLIP, options=options)["findings"]
    assert (f["start"], f["end"]) == (SLIP.index("gave"), SLIP.index(" details"))


@pytest.mark.parametrize(
    ("media", "query", "text"),
    [
        ("text/plain; charset=utf-8", "", "Lu Kang gave said “so”."),
        ("text/plain; charset=cp1252", "", "Lu Kang gave said “so”."),
        ("text/html", "", "<p>Lu <b>Kang</b> gave said “so”.</p>"),
        ("text/markdown", "", "Lu *Kang* gave said “so”."),
        ("application/octet-stream", "?path=lead.html", "<p>Lu gave said so.</p>"),
        ("application/x-www-form-urlencoded", "?format=txt", "Lu gave said so."),
    ],
)
def test_takes_stories_as_they_are(
    client: httpx.Client, media: str, query: str, text: str
) -> None:
    charset = "cp1252" if "cp1252" in media else "utf-8"
    answer = client.post(
        f"/check{query}", content=text.encode(charset), headers={"Content-Type": media}
    )
    (f,) = [f for f in answer.json()["findings"] if f["rule"] == "stray/stacked-verbs"]
    assert text[f["start"] : f["end"]] == "gave said"
    assert f["path"] == ("lead.html" if "path" in query else f["path"])


def test_format_tells_the_reader_and_path_does_not_open(client: httpx.Client) -> None:
    text = "<p>Lu gave said so.</p><!-- gave said -->"
    found = post(client, "/check", text=text, path="/etc/passwd", format="html")
    assert [f["path"] for f in found["findings"]] == ["/etc/passwd"]


def test_rules_may_be_chosen_and_weighed(client: httpx.Client) -> None:
    text = "Lu gave said so."
    options = {"severity": {"stray/stacked-verbs": "info"}}
    (found,) = post(client, "/check", text=text, options=options)["findings"]
    assert found["severity"] == "info"
    assert not post(client, "/check", text=text, options={"ignore": ["stray"]})[
        "findings"
    ]
    answer = client.post("/check?ignore=stray", content=text.encode(), headers=PLAIN)
    assert not answer.json()["findings"]
    (found,) = post(client, "/check", text=text)["findings"]
    assert found["severity"] == "error", "options are those of one request"


def test_the_house_may_prefer_a_form(client: httpx.Client) -> None:
    text = "The armoured car was near the armored train. An armored bus came."
    for house, wrong in (("British", "armored"), ("American", "armoured")):
        options = {"prefer": [house], "select": ["spelling/variant-against-house"]}
        found = post(client, "/check", text=text, options=options)["findings"]
        assert {f["quote"] for f in found} == {wrong}


def test_parts_on_request(client: httpx.Client, story: Path) -> None:
    text = story.read_bytes().decode()
    answer = post(client, "/check", text=text, parts=True)
    names = [part["part"] for part in answer["parts"]]
    assert "lead" in names and "body" in names
    lead = answer["parts"][names.index("lead")]
    assert "Kim Jong Un headed out" in text[lead["start"] : lead["end"]]


def test_fix_makes_the_safe_fixes_until_none_is_left(
    client: httpx.Client, newslint_command: Lint, story: Path, tmp_path: Path
) -> None:
    copy = tmp_path / story.name
    copy.write_bytes(story.read_bytes())
    newslint_command("check", "--fix", copy.name)
    answer = post(client, "/fix", text=story.read_bytes().decode(), path=story.name)
    assert answer["text"] == copy.read_bytes().decode() != story.read_bytes().decode()
    assert answer["fixed"] > 0
    assert not [f for f in answer["findings"] if f["fix"] and f["fix"]["safe"]]


def test_fix_makes_all_fixes_if_told(client: httpx.Client, story: Path) -> None:
    text = story.read_bytes().decode()
    answer = post(client, "/fix", text=text, unsafe=True)
    assert not [f for f in answer["findings"] if f["fix"]]


def test_a_fix_of_a_finding_can_be_made_by_the_client(client: httpx.Client) -> None:
    text = "😀 met with President Xi Jinping Xi on Tuesday afternoon"
    options = {"select": ["repetition/surname-echo"]}
    (f,) = post(client, "/check", text=text, options=options)["findings"]
    edits = [Edit(Span(e["start"], e["end"]), e["text"]) for e in f["fix"]["edits"]]
    assert revise(text, edits)[0] == text.replace("Jinping Xi", "Jinping")


def test_versions_are_judged_together(client: httpx.Client) -> None:
    documents = [
        {"text": "The armoured car left.", "path": "a.txt"},
        {"text": "The armored car left.", "path": "b.txt"},
        {"text": "The armored car came.", "path": "c.txt"},
    ]
    options = {"select": ["spelling/batch-spelling-drift"]}
    together = post(client, "/versions", documents=documents, options=options)
    assert together["documents"] == 3
    assert [f["path"] for f in together["findings"]] == ["a.txt"]
    alone = [post(client, "/check", **each, options=options) for each in documents]
    assert not any(each["findings"] for each in alone)


def test_versions_are_looked_at_side_by_side(
    client: httpx.Client, newslint_command: Lint
) -> None:
    documents = [
        {"text": path.read_bytes().decode(), "path": path.name}
        for path in sorted(STORIES.glob("kim-motorcade-*.txt"))
    ]
    printed = newslint_command(
        "check", "--format", "json", *[d["path"] for d in documents], cwd=STORIES
    )
    answer = post(client, "/versions", documents=documents)
    assert answer == json.loads(printed.stdout)
    rules = {f["rule"] for f in answer["findings"]}
    for each in documents:
        rules -= {f["rule"] for f in post(client, "/check", **each)["findings"]}
    assert rules, "some are of the two together alone"


def test_rules_are_listed(client: httpx.Client, newslint_command: Lint) -> None:
    listed = {rule["id"]: rule for rule in client.get("/rules").json()}
    printed = json.loads(newslint_command("rules", "all", "--format", "json").stdout)
    for rule in printed:
        assert rule.items() <= listed[rule["id"]].items()
    assert len(printed) == len(listed)
    page = client.get("/rules/stray/stacked-verbs")
    assert page.headers["content-type"].startswith("text/markdown")
    assert "**gave said**" in page.text
    assert client.get("/rules/stray/none").status_code == 404


PLAIN = {"Content-Type": "text/plain"}


@pytest.mark.parametrize(
    ("content", "headers", "status", "says"),
    [
        (b"{", JSON, 400, "not JSON"),
        (b"[]", JSON, 400, "not an object"),
        (b"[" * 100_000, JSON, 400, "not JSON"),
        (b'{"text": "\xff"}', JSON, 400, "not UTF-8"),
        (b'{"text": ' + b"9" * 5000 + b"}", JSON, 400, "not JSON"),
        (b"{}", JSON, 400, "'text' is missing"),
        (b'{"text": 3}', JSON, 400, "text is a string"),
        (b'{"text": "a", "pth": "b"}', JSON, 400, "did you mean 'path'"),
        (b'{"text": "\\ud800"}', JSON, 400, "half of a surrogate pair"),
        (b'{"text": "a", "path": "\\u0007"}', JSON, 400, "printable"),
        (b'{"text": "a", "format": "docy"}', JSON, 400, "no format is called 'docy'"),
        (b'{"text": "a", "meta": {"story": 3}}', JSON, 400, "'story'"),
        (b'{"text": "a", "parts": "yes"}', JSON, 400, "'parts' is true or false"),
        (b'{"text": "a", "options": {"ignore": "x"}}', JSON, 400, "list of strings"),
        (b'{"text": "a", "options": {"ignore": ["x"]}}', JSON, 400, "unknown rule 'x'"),
        (
            b'{"text": "a", "options": {"severity": {"stray": "eror"}}}',
            JSON,
            400,
            "did you mean 'error'",
        ),
        (b'{"text": "a", "options": {"rules": ["/tmp"]}}', JSON, 400, "unknown key"),
        (b'{"text": "a", "options": {"words": ["/tmp/w"]}}', JSON, 400, "unknown key"),
        (b'{"text": "a", "options": {"baseline": "b"}}', JSON, 400, "unknown key"),
        (b'{"text": "a", "options": {"extends": ["b"]}}', JSON, 400, "unknown key"),
        (b"a", {"Content-Type": "image/png"}, 415, "no reader takes image/png"),
        (b"a", {"Content-Type": "text/plain; charset=klingon"}, 415, "klingon"),
        (b"a\0b", PLAIN, 422, "NUL"),
    ],
)
def test_says_what_is_wrong_with_a_request(
    client: httpx.Client, content: bytes, headers: dict, status: int, says: str
) -> None:
    answer = client.post("/check", content=content, headers=headers)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == status
    assert says in answer.json()["detail"]


def test_says_what_is_wrong_with_versions(client: httpx.Client) -> None:
    for data, says in (
        ({}, "'documents' is a list"),
        ({"documents": []}, "'documents' is a list"),
        ({"documents": [{"text": "a"}, {}]}, "document 2: 'text' is missing"),
        ({"documents": [{"text": "a", "path": "b"}] * 2}, "two documents"),
        ({"documents": [{"text": "a"}], "parts": True}, "unknown key 'parts'"),
    ):
        answer = client.post("/versions", json=data)
        assert answer.status_code == 400
        assert says in answer.json()["detail"]


def test_unknown_addresses_and_methods(client: httpx.Client) -> None:
    assert client.get("/nothing").status_code == 404
    answer = client.get("/check")
    assert answer.status_code == 405
    assert "POST" in answer.headers["allow"]
    assert client.get("/health").json()["status"] == "ok"
