"""Front matter: settings read, nothing run, copy left alone."""

import pytest

from newslint.front_matter import read

YAML = """---
# A comment
title: "The \\"big\\" head: a story"
subtitle: 'It''s a deck'
author:
  - A. Smith
  - "B. Jones"
date: 2019-01-09  # a Wednesday
tags: [one, "two", ]
slug: a-story#1
draft:
body: |
  not: read
empty: ""
...
Copy.
"""
TOML = """+++
title = "The head"
date = 2019-01-09T10:00:00Z
authors = ["A. Smith", "B. Jones"]
draft = false
[params]
byline = "no"
+++
Copy."""


def test_yaml() -> None:
    meta, start = read(YAML)
    assert YAML[start:] == "Copy.\n"
    assert meta == {
        "title": 'The "big" head: a story',
        "headline": 'The "big" head: a story',
        "subtitle": "It's a deck",
        "deck": "It's a deck",
        "author": "A. Smith, B. Jones",
        "byline": "A. Smith, B. Jones",
        "date": "2019-01-09",
        "published": "2019-01-09",
        "tags": "one, two",
        "slug": "a-story#1",
    }


def test_toml() -> None:
    meta, start = read(TOML)
    assert TOML[start:] == "Copy."
    assert meta["headline"] == "The head"
    assert meta["byline"] == "A. Smith, B. Jones"
    assert meta["published"] == "2019-01-09 10:00:00+00:00"
    assert "params" not in meta


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_end(end: str) -> None:
    meta, start = read("---\ntitle: Head\n---\nCopy".replace("\n", end))
    assert meta == {"title": "Head", "headline": "Head"}
    assert start == len("---title: Head---") + 3 * len(end)


@pytest.mark.parametrize(
    "source",
    [
        "",
        "Copy.\n---\ntitle: no\n---\n",
        "---\nA line of copy\n---\n",
        "---\nHe said: yes\n---\n",
        "---\ntitle: never closed\n",
        "---\n---\nCopy",
        "+++\nnot = = toml\n+++\n",
        "--- \n\nCopy: the first line is a rule\n",
        "----\ntitle: Head\n----\n",
    ],
)
def test_copy_is_no_front_matter(source: str) -> None:
    assert read(source) == ({}, 0)


def test_nothing_in_it_is_run() -> None:
    meta, _ = read("---\ntitle: !!python/object/apply:os.system ['true']\n---\n")
    assert meta["title"].startswith("!!python")
