"""The OpenAPI document says what the server does, and nothing it is sent breaks it."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import get_args

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from jsonschema import Draft202012Validator
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from newslint.config import Config
from newslint.rule import PARTS, Across
from newslint.server import options
from newslint.server.routes import Server
from newslint.server.settings import Settings
from newslint.version import __version__
from tests.server.conftest import STORIES, Running

DOCUMENT = json.loads(
    files("newslint.server").joinpath("openapi.json").read_text("utf-8")
)
SCHEMA = schemathesis.openapi.from_dict(DOCUMENT)
STORY = STORIES / "kim-motorcade-1.txt"
CHECKS = [  # the names of rules are not in the document, so valid requests may be wrong
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]


def validator(name: str) -> Draft202012Validator:
    schemas = DOCUMENT["components"]
    return Draft202012Validator(
        {"$ref": f"#/components/schemas/{name}", "components": schemas}
    )


def test_every_address_is_described() -> None:
    routes = Server(Config(), Settings()).routes()
    served = {
        (route.path.replace(":path", ""), method.lower())
        for route in routes
        for method in route.methods - {"HEAD"}
    }
    assert served == {
        (path, method) for path, item in DOCUMENT["paths"].items() for method in item
    }


def test_is_of_this_version_and_served(client: httpx.Client) -> None:
    assert client.get("/openapi.json").json() == DOCUMENT
    assert DOCUMENT["info"]["version"] == __version__


def test_describes_every_range_of_a_rule() -> None:
    rule = DOCUMENT["components"]["schemas"]["Rule"]
    assert {*rule["properties"]["across"]["enum"]} == {*get_args(Across)}


def test_describes_every_option() -> None:
    assert DOCUMENT["components"]["schemas"]["Options"]["properties"].keys() == (
        options.KEYS.keys()
    )


@pytest.mark.parametrize(
    ("path", "data", "name"),
    [
        ("/check", {"parts": True}, "Report"),
        ("/fix", {"unsafe": True}, "Fixed"),
        ("/check", {"path": 3}, "Problem"),
    ],
)
def test_answers_are_as_described(
    client: httpx.Client, path: str, data: dict, name: str
) -> None:
    answer = client.post(path, json={"text": STORY.read_text("utf-8"), **data}).json()
    validator(name).validate(answer)
    assert {part["part"] for part in answer.get("parts", ())} <= {*PARTS}


def test_matches_are_as_described(client: httpx.Client) -> None:
    form = {"text": STORY.read_text("utf-8"), "language": "en", "level": "picky"}
    answer = client.post("/v2/check", data=form).json()
    assert answer["matches"]
    validator("Matches").validate(answer)


@SCHEMA.parametrize()
@settings(
    max_examples=20,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
def test_nothing_it_is_sent_breaks_it(case: schemathesis.Case, server: Running) -> None:
    answer = case.call(base_url=server.url.rstrip("/"))
    case.validate_response(answer, checks=CHECKS)
