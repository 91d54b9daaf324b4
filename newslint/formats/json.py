"""For programs: one JSON object, with one finding a line.

Version 1 is a promise: keys may be added, and none will change its meaning or go.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from newslint.model import Finding
from newslint.report import Report, url

AWKWARD = re.compile("[\x7f-\x9f\u2028\u2029]")
UNWRITABLE = re.compile("[\ud800-\udfff\ufffe\uffff]")


def render(report: Report) -> Iterator[str]:
    """Yield the object; its offsets and columns count code points."""
    yield '{"version": 1, "findings": ['
    yield from listed(map(entry, report.findings))
    errors = dumps([{"path": path, "message": text} for path, text in report.errors])
    counts = f'"suppressed": {len(report.suppressed)}, "documents": {report.documents}'
    yield f'], {counts}, "errors": {errors}}}'


def entry(f: Finding) -> dict[str, object]:
    """Return a finding as JSON says it."""
    edits = [
        {"start": start, "end": end, "text": text} for (start, end), text in f.edits
    ]
    return {
        "rule": f.rule,
        "severity": str(f.severity),
        "message": f.message,
        "path": f.path,
        "start": f.span.start,
        "end": f.span.end,
        "line": f.start.line,
        "column": f.start.column,
        "end_line": f.end.line,
        "end_column": f.end.column,
        "quote": f.quote,
        "fix": {"safe": f.safe, "edits": edits} if edits else None,
        "fingerprint": f.fingerprint,
        "url": url(f.rule),
    }


def listed(items: Iterable[object]) -> Iterator[str]:
    """Yield *items* as JSON, one a line, with commas between them."""
    last = ""
    for item in items:
        if last:
            yield f"{last},"
        last = dumps(item)
    if last:
        yield last


def dumps(data: object) -> str:
    """Return *data* as one line of JSON, which is one line to every reader.

    What some readers take for a line end, or refuse as a control character, is escaped.
    """
    text = encodable(json.dumps(data, ensure_ascii=False))
    return AWKWARD.sub(lambda m: f"\\u{ord(m[0]):04x}", text)


def encodable(text: str) -> str:
    """Return *text* with U+FFFD for what UTF-8, XML or YAML cannot hold.

    That is a lone surrogate, or one of the two noncharacters U+FFFE and U+FFFF.
    """
    return UNWRITABLE.sub("\ufffd", text)
