"""Rows: what an audit yields, as Arrow tables, so that it crosses disks and machines.

One schema serves all kinds of rows, as Spark wants one; columns that a kind has no use
for are null.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]

from newslint.corpus.look import Looked, Record
from newslint.model import SEVERITIES, Claim, Edit, Finding, Position, Problem, Span

TEXT, WHOLE = pa.string(), pa.int64()
RECORD = {
    **dict.fromkeys(("path", "source", "day", "section", "url", "title"), TEXT),
    **dict.fromkeys(("language", "story"), TEXT),
    **dict.fromkeys(("number", "words", "characters"), WHOLE),
    **dict.fromkeys(("errors", "warnings", "infos", "suppressed"), WHOLE),
    **dict.fromkeys(("body", "runs", "lengths"), pa.binary()),
    **dict.fromkeys(("lines", "places", "templates"), pa.binary()),
}
FINDING = {
    **dict.fromkeys(("rule", "severity", "message", "quote", "before", "after"), TEXT),
    **dict.fromkeys(
        ("start", "end", "line", "column", "end_line", "end_column"), WHOLE
    ),
    "fix": TEXT,
    "fingerprint": TEXT,
}
CLAIM = dict.fromkeys(("group", "key", "value", "cures"), TEXT)
COLUMNS = {"kind": TEXT, "id": TEXT, **RECORD, **FINDING, **CLAIM}
SCHEMA = pa.schema(list(COLUMNS.items()))
RECORDS = pa.schema([("id", TEXT), *RECORD.items()])
FINDINGS = pa.schema([("id", TEXT), *FINDING.items()])

Row = Mapping[str, Any]


def rows(seen: Iterable[Looked]) -> Iterator[dict[str, Any]]:
    """Yield the rows of what was seen: records, findings, claims and problems."""
    for looked in seen:
        if looked.record:
            yield {"kind": "record", **looked.record._asdict()}
        for finding in looked.findings:
            yield {"kind": "finding", **finding_row(finding)}
        for claim in looked.claims:
            yield {"kind": "claim", **claim_row(claim)}
        for problem in looked.problems:
            yield {"kind": "problem", "id": problem.path, "message": problem.message}


def table(some: Iterable[Row]) -> pa.Table:
    """Return rows as one table of `SCHEMA`."""
    return pa.Table.from_pylist([clean(row) for row in some], schema=SCHEMA)


def clean(row: Row) -> dict[str, Any]:
    """Return a row without halves of surrogate pairs, which Arrow cannot hold."""
    return {
        key: value.encode("utf-8", "replace").decode()
        if isinstance(value, str) and not value.isascii()
        else value
        for key, value in row.items()
    }


def finding_row(finding: Finding) -> dict[str, Any]:
    """Return a finding as a row; its fix is JSON, as in newslint’s own reports."""
    edits = [
        {"start": e.span.start, "end": e.span.end, "text": e.text}
        for e in finding.edits
    ]
    return {
        "id": finding.path,
        "rule": finding.rule,
        "severity": str(finding.severity),
        "message": finding.message,
        "quote": finding.quote,
        "before": finding.before,
        "after": finding.after,
        "start": finding.span.start,
        "end": finding.span.end,
        "line": finding.start.line,
        "column": finding.start.column,
        "end_line": finding.end.line,
        "end_column": finding.end.column,
        "fix": json.dumps({"safe": finding.safe, "edits": edits}) if edits else None,
        "fingerprint": finding.fingerprint,
    }


def claim_row(claim: Claim) -> dict[str, Any]:
    """Return a claim as a row."""
    return {
        **finding_row(claim.finding),
        "group": claim.group,
        "key": claim.key,
        "value": claim.value,
        "cures": json.dumps(dict(claim.cures)),
    }


def finding(row: Row) -> Finding:
    """Return the finding that a row is."""
    fix: Any = {"safe": False, "edits": []}
    if row["fix"]:
        fix = json.loads(row["fix"])
    return Finding(
        rule=row["rule"],
        severity=SEVERITIES[row["severity"]],
        message=row["message"],
        path=row["id"],
        span=Span(row["start"], row["end"]),
        start=Position(row["line"], row["column"]),
        end=Position(row["end_line"], row["end_column"]),
        quote=row["quote"],
        before=row["before"],
        after=row["after"],
        edits=tuple(Edit(Span(e["start"], e["end"]), e["text"]) for e in fix["edits"]),
        safe=fix["safe"],
    )


def claim(row: Row) -> Claim:
    """Return the claim that a row is."""
    cures = json.loads(row["cures"])
    return Claim(row["group"], row["key"], row["value"], cures, finding(row))


def record(row: Row) -> Record:
    """Return the record that a row is."""
    return Record(**{name: row[name] for name in Record._fields})


def problem(row: Row) -> Problem:
    """Return the problem that a row is."""
    return Problem(row["id"], row["message"])
