"""The cleaned copy of a collection: furniture cut, safe fixes made, duplicates marked.

JSON lines and CSV are written as they were but for that, compressed as they were; of
what is in another format the text and the metadata are written as JSON lines. Records
that could not be read are left out: they are among the problems of the audit.
"""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
import os
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import ExitStack, suppress
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple, TextIO, cast

from newslint import inputs
from newslint.app import Linter
from newslint.containers import bare, kind, peek
from newslint.corpus import rows, tables
from newslint.corpus.articles import article
from newslint.document import Document, revise
from newslint.fields import Faults
from newslint.files import InputError
from newslint.inputs import Watch
from newslint.lines import streamed
from newslint.model import Edit, Finding, Severity, Span
from newslint.readers import csv

PACKERS: dict[str, Callable[..., Any]] = {
    "gzip": gzip.open,
    "bz2": bz2.open,
    "xz": lzma.open,
}
FURNITURE = "boilerplate"
LOG = "changes.jsonl"


class Marks(NamedTuple):
    """What an audit says of an article: its fixes, and what it is a duplicate of."""

    fixes: Sequence[Finding] = ()
    same: str | None = None
    near: str | None = None


def clean(linter: Linter, paths: Sequence[str], out: Path, folder: Path) -> int:
    """Write the cleaned copy of the files in *paths* to *folder*, after their audit.

    *out* is the folder of the audit. Every change is a line of changes.jsonl: the rule,
    the place in the text, what was there and what is; and every duplicate, of which
    article. Returns how many lines there are.
    """
    files, _ = linter.find(paths)
    names = relative(files)
    folder.mkdir(parents=True, exist_ok=True)
    marks = Told(out)
    with (folder / LOG).open("w", encoding="utf-8") as log:
        count = 0
        for path, name in zip(files, names, strict=True):
            docs = salvaged(linter.read(path, watch=Watch(fault=lambda *_: None)))
            for change in written(linter, path, docs, marks, folder / name):
                log.write(json.dumps(change) + "\n")
                count += 1
    return count


def written(
    linter: Linter, path: str, docs: Iterable[Document], marks: Told, target: Path
) -> Iterator[dict[str, object]]:
    """Write the articles of one file; yield what was changed."""
    form, packing, header = kept(linter, path)
    if form == "other":
        target = target.with_name(f"{target.name}.jsonl")
    target.parent.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        opened = PACKERS.get(packing, open)(target, "wt", encoding="utf-8", newline="")
        file = cast(TextIO, stack.enter_context(opened))
        delimiter = header.delimiter
        if form == "csv":
            columns = ("newslint_same", "newslint_near")
            file.write(delimiter.join((header.text, *columns)) + "\n")
        for number, doc in enumerate(docs, 1):
            id = article(doc, number).id
            told = marks.of(id)
            edits = yield from changed(id, doc, told, traced=form != "other")
            if form == "other":
                line = json.dumps(entry(id, doc, revise(doc.text, edits)[0], told))
            else:
                line = revise(doc.source, edits)[0].rstrip("\r\n")
                marked = jsonl_marked if form == "jsonl" else csv_marked
                line = marked(line, told, delimiter)
            file.write(line + "\n")


class Header(NamedTuple):
    """The first row of a CSV file, and what parts its cells."""

    text: str = ""
    delimiter: str = ","


def kept(linter: Linter, path: str) -> tuple[str, str, Header]:
    """Return the format a file is written in, how it is compressed, and its header."""
    form = linter.config.input_format or bare(path)
    reader = inputs.STREAMED.get(form, "")
    if reader not in ("jsonl", "csv"):
        return "other", "", Header()
    with inputs.opened(path) as file:
        packing = kind(peek(file))
    if packing == "zip":
        return "other", "", Header()
    if reader == "jsonl":
        return reader, packing, Header()
    settings = linter.config
    limit = inputs.limit(settings)
    for one in inputs.texts(path, "", linter.catalogue.readers, settings):
        if not isinstance(one, InputError):
            lines = streamed(one.file, settings.encoding, limit, Faults())
            first, delimiter, _ = csv.opened(lines)
            return reader, packing, Header(first.rstrip("\r\n"), delimiter)
    return "other", "", Header()


def changed(
    id: str, doc: Document, told: Marks, *, traced: bool
) -> Generator[dict[str, object], None, list[Edit]]:
    """Yield the changes of an article; return its edits, *traced* to the source.

    Of fixes that overlap the first is made. What is not made is told as left.
    """
    if told.same or told.near:
        name = "same" if told.same else "near"
        yield {"id": id, "kind": name, "of": told.same or told.near}
    made: list[Edit] = []
    reach, cut = -1, False
    for finding in sorted(told.fixes, key=lambda f: (min(f.edits), f.rule)):
        edits = trimmed(finding.edits, reach) if cut else finding.edits
        places = [doc.trace(edit) if traced else edit for edit in edits]
        first = min(edits).span
        free = first.start > reach or (first.start == reach and first.end > reach)
        done = free and all(places)
        for edit in edits:
            yield {
                "id": id,
                "kind": what(finding) if done else "left",
                "rule": finding.rule,
                "start": edit.span.start,
                "end": edit.span.end,
                "was": doc[edit.span],
                "now": edit.text,
            }
        if done:
            made += filter(None, places)
            reach = max(edit.span.end for edit in edits)
            cut = not any(edit.text for edit in edits)
    return made


def trimmed(edits: Sequence[Edit], reach: int) -> Sequence[Edit]:
    """Return a cut without what another has cut up to *reach*; other edits stay."""
    if len(edits) > 1 or edits[0].text or not edits[0].span.start <= reach:
        return edits
    return [Edit(Span(reach, max(reach, edits[0].span.end)), "")]


def what(finding: Finding) -> str:
    """Return what kind of change a fix is."""
    return "furniture" if is_furniture(finding) else "fix"


def is_furniture(finding: Finding) -> bool:
    """Return whether a finding is of furniture, which its fix takes out."""
    return finding.rule.startswith(f"{FURNITURE}/") and not any(
        edit.text for edit in finding.edits
    )


def is_wanted(finding: Finding) -> bool:
    """Return whether a fix is made: it is safe, or cuts what is surely furniture."""
    sure = is_furniture(finding) and finding.severity == Severity.ERROR
    return bool(finding.edits) and (finding.safe or sure)


class Told:
    """What an audit says of articles, asked for in their order; it is read but once."""

    def __init__(self, out: Path) -> None:
        columns = ["id", "same", "near"]
        self.documents = tables.read(out / "documents.parquet", columns)
        found = tables.read(out / "findings.parquet", rows.FINDINGS.names)
        self.fixes = groupby((row for row in found if row["fix"]), itemgetter("id"))
        self.document = next(self.documents, None)
        self.fix = self.next_fixes()

    def next_fixes(self) -> tuple[str, list[Finding]]:
        """Return the next article that has fixes, and them."""
        id, found = next(self.fixes, ("", ()))
        return id, [f for f in map(rows.finding, found) if is_wanted(f)]

    def of(self, id: str) -> Marks:
        """Return what is said of the next article; of one that was lost, nothing."""
        if not self.document or self.document["id"] != id:
            return Marks()
        row, self.document = self.document, next(self.documents, None)
        fixes: list[Finding] = []
        if self.fix[0] == id:
            (_, fixes), self.fix = self.fix, self.next_fixes()
        return Marks(fixes, row["same"], row["near"] if row["near"] != id else None)


def jsonl_marked(line: str, told: Marks, _: str) -> str:
    """Return an object with a member that says of what it is a duplicate."""
    said = {"same": told.same} if told.same else {"near": told.near}
    if not any(said.values()):
        return line
    inside = line.rstrip().removesuffix("}").rstrip()
    return f'{inside}, "newslint": {json.dumps(said)}}}'


def csv_marked(line: str, told: Marks, delimiter: str) -> str:
    """Return a row with two more cells: of what it is a copy, or what it is like."""
    cells = (told.same or "", told.near or "")
    quoted = ('"' + cell.replace('"', '""') + '"' if cell else "" for cell in cells)
    return delimiter.join((line, *quoted))


def entry(id: str, doc: Document, text: str, told: Marks) -> dict[str, object]:
    """Return an article as a record: its metadata, its text, and what it is like."""
    said = {"same": told.same, "near": told.near}
    named = {key: value for key, value in doc.meta.items() if value}
    return {**named, "id": id, "text": text, **{k: v for k, v in said.items() if v}}


def relative(files: Sequence[str]) -> list[Path]:
    """Return where files lie below the folder that they have in common."""
    paths = [Path(os.path.abspath(path.split("://")[-1])) for path in files]  # noqa: PTH100
    common = os.path.commonpath([path.parent for path in paths]) if paths else ""
    return [path.relative_to(common) for path in paths]


def salvaged(docs: Iterator[Document]) -> Iterator[Document]:
    """Yield the documents that can be read; the audit has told of the others."""
    with suppress(InputError):
        yield from docs
