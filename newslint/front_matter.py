"""Front matter: the settings, in YAML or TOML, that a text file may begin with."""

from __future__ import annotations

import re

from newslint.origin import LINE_END

FRONT = re.compile(
    r"(?P<mark>---|\+\+\+)[ \t]*(?:\r\n?|\n)(?P<matter>.*?)(?<=[\r\n])"
    r"(?:(?P=mark)|\.\.\.)[ \t]*(?:\r\n?|\n|\Z)",
    re.S,
)
SETTING = re.compile(r"(?P<key>[A-Za-z][\w.-]*)[ \t]*:(?:[ \t]+(?P<value>.*))?")
ITEM = re.compile(r"[ \t]*-[ \t]+(?P<value>.*)")

# What front matter calls what metadata holds; the first that is given counts.
META = {
    "headline": ("headline", "title"),
    "deck": ("deck", "dek", "standfirst", "subtitle", "summary", "description"),
    "byline": ("byline", "author", "authors"),
    "published": ("published", "date", "pubdate", "publishdate"),
    "updated": ("updated", "lastmod", "modified"),
    "language": ("language", "lang"),
}


def read(source: str) -> tuple[dict[str, str], int]:
    """Return the metadata that *source* begins with, and where its copy begins.

    Settings are kept under their own names, in lower case, and those of ``META`` under
    its keys too. What is no settings is copy.
    """
    m = FRONT.match(source)
    if not m:
        return {}, 0
    settings = toml if m["mark"] == "+++" else yaml
    found = settings(LINE_END.sub("\n", m["matter"]))
    known = {
        key: next(filter(None, map(found.get, names)), "")
        for key, names in META.items()
    }
    return found | {k: v for k, v in known.items() if v}, m.end() if found else 0


def toml(matter: str) -> dict[str, str]:
    """Return the settings of TOML as text, without its tables."""
    from tomllib import TOMLDecodeError, loads

    try:
        data = loads(matter)
    except TOMLDecodeError:
        return {}
    return {
        key.lower(): ", ".join(map(str, value))
        if isinstance(value, list)
        else str(value)
        for key, value in data.items()
        if not isinstance(value, dict)
    }


def yaml(matter: str) -> dict[str, str]:
    """Return the settings of YAML that are one line each, or lists of plain items.

    Returns none if anything but a setting or a comment comes first.
    """
    found: dict[str, str] = {}
    key = ""
    for line in matter.split("\n"):
        if m := SETTING.fullmatch(line):
            key = m["key"].lower()
            found[key] = plain(m["value"] or "")
        elif (m := ITEM.fullmatch(line)) and key:
            found[key] = ", ".join(filter(None, (found[key], plain(m["value"]))))
        elif not key and line.strip() and not line.startswith("#"):
            return {}
    return {key: value for key, value in found.items() if value}


def plain(value: str) -> str:
    """Return a YAML value without its quotation marks, brackets or comment."""
    value = value.strip()
    ends = (value[:1], value[-1:]) if len(value) > 1 else ("", "")
    if ends == ('"', '"'):
        return value[1:-1].replace('\\"', '"')
    if ends == ("'", "'"):
        return value[1:-1].replace("''", "'")
    if ends == ("[", "]"):
        return ", ".join(filter(None, map(plain, value[1:-1].split(","))))
    if value.startswith(("|", ">")):
        return ""
    return re.sub(r"(?:^|[ \t])#.*", "", value).strip()
