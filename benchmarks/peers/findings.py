"""What the tools print, read: findings, each with its place in the file.

One function for each form of output, which a tool names in `tools.toml`. Offsets are in
code points, as Python counts. A tool that says where a finding begins but not where it
ends has findings of no length.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

WRONG = re.compile(r"(?P<path>.+?):(?P<line>\d+): (?P<wrong>.+?) ==> ")
COLUMN = re.compile(r"(?P<path>.+?):(?P<line>\d+):(?P<column>\d+):(?P<message>.*)")


class Found(NamedTuple):
    """A finding: in which file (its name), where, and by which rule."""

    file: str
    start: int
    end: int
    rule: str


class Files:
    """The texts of files, by their names, and where their lines begin."""

    def __init__(self, paths: tuple[Path, ...]) -> None:
        self.texts = {path.name: path.read_text("utf-8") for path in paths}
        self.starts = {
            name: [0, *accumulate(map(len, text.splitlines(keepends=True)))]
            for name, text in self.texts.items()
        }

    def at(self, name: str, line: int, column: int = 1) -> int:
        """Return the offset of a place; lines and columns are counted from one."""
        starts = self.starts[name]
        return starts[min(line, len(starts)) - 1] + column - 1

    def narrow(self, name: str, units: int, start: int = 0) -> int:
        """Return the offset *units* of UTF-16 after *start*, as JavaScript counts."""
        text = self.texts[name]
        near = text[start : start + units]
        if near.isascii() or max(near) <= "\uffff":
            return start + units
        wide = near.encode("utf-16-le")[: 2 * units]
        return start + len(wide.decode("utf-16-le", "ignore"))


Read = Callable[[str, Files], Iterator[Found]]


def plain(output: str, files: Files) -> Iterator[Found]:
    """Read a line of JSON for each, as the programs beside this print it."""
    for item in map(json.loads, output.splitlines()):
        yield Found(
            Path(item["path"]).name, item["start"], item["end"], str(item["rule"])
        )


def proselint(output: str, files: Files) -> Iterator[Found]:
    """Read proselint's JSON, whose offsets count a line end before the text."""
    for address, told in json.loads(output)["result"].items():
        name = Path(unquote(urlsplit(address).path)).name
        for item in told.get("diagnostics", ()):
            start, end = item["span"]
            yield Found(name, start - 1, end - 1, item["check_path"])


def codespell(output: str, files: Files) -> Iterator[Found]:
    """Read codespell's lines, which say which word of the line, and not where."""
    seen: Counter[tuple[str, ...]] = Counter()
    for found in filter(None, map(WRONG.match, output.splitlines())):
        seen[found.groups()] += 1
        name, line = Path(found["path"]).name, int(found["line"])
        start, end = files.at(name, line), files.at(name, line + 1)
        word = re.compile(rf"\b{re.escape(found['wrong'])}\b")
        places = list(word.finditer(files.texts[name], start, end))
        if places:
            place = places[min(seen[found.groups()], len(places)) - 1]
            yield Found(name, *place.span(), "misspelling")


def typos(output: str, files: Files) -> Iterator[Found]:
    """Read lines of JSON with offsets in bytes from the beginning of the line."""
    for item in map(json.loads, output.splitlines()):
        if item["type"] != "typo":
            continue
        name = Path(item["path"]).name
        start = files.at(name, item["line_num"])
        line = files.texts[name][start:].partition("\n")[0]
        start += len(line.encode()[: item["byte_offset"]].decode("utf-8", "ignore"))
        yield Found(name, start, start + len(item["typo"]), "misspelling")


def harper(output: str, files: Files) -> Iterator[Found]:
    """Read harper-cli's JSON, which names files without their folders."""
    for told in json.loads(output):
        for item in told["lints"]:
            span = item["span"]
            yield Found(
                told["file"], span["char_start"], span["char_end"], item["rule"]
            )


def vfile(output: str, files: Files) -> Iterator[Found]:
    """Read alex's findings as vfile's reporter of JSON prints them."""
    for told in json.loads(output):
        name = Path(told["path"]).name
        for item in told["messages"]:
            place = item.get("position") or item["place"]
            start, end = (
                files.narrow(name, place[which]["offset"]) for which in ("start", "end")
            )
            yield Found(name, start, end, f"{item['source']}:{item['ruleId']}")


def write_good(output: str, files: Files) -> Iterator[Found]:
    """Read write-good's lines, whose columns are counted from nought."""
    for found in filter(None, map(COLUMN.match, output.splitlines())):
        name = Path(found["path"]).name
        line = files.at(name, int(found["line"]))
        start = files.narrow(name, int(found["column"]), line)
        quoted, _, said = found["message"].removeprefix('"').partition('" ')
        yield Found(name, start, start + len(quoted), said)


def textlint(output: str, files: Files) -> Iterator[Found]:
    """Read textlint's JSON."""
    for told in json.loads(output):
        for item in told["messages"]:
            name = Path(told["filePath"]).name
            start, end = (files.narrow(name, at) for at in item["range"])
            yield Found(name, start, end, item["ruleId"])


def vale(output: str, files: Files) -> Iterator[Found]:
    """Read Vale's JSON, whose last column is the last of the finding."""
    for path, items in json.loads(output).items():
        name = Path(path).name
        for item in items:
            first, last = item["Span"]
            start = files.at(name, item["Line"], first)
            yield Found(name, start, start + last - first + 1, item["Check"])


READERS: dict[str, Read] = {
    each.__name__: each
    for each in (
        plain,
        proselint,
        codespell,
        typos,
        harper,
        vfile,
        write_good,
        textlint,
        vale,
    )
}
