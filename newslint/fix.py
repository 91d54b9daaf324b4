"""Make findings' edits, over and over, until there is nothing left to make."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

from newslint import files
from newslint.app import Linter
from newslint.document import revise
from newslint.files import Decoded, InputError
from newslint.model import Edit, Finding, Problem
from newslint.report import Report
from newslint.seen import Seen, lost

ROUNDS = 10


@dataclass(frozen=True, slots=True)
class Revision:
    """A file before and after its fixes, and how many findings they cured.

    ``name`` is what findings call the file: another than ``path`` for standard input.
    ``data`` is what was read.
    """

    path: str
    name: str
    data: bytes
    before: Decoded
    after: str
    fixed: int = 0

    @property
    def changed(self) -> bool:
        """Whether there is anything to write."""
        return self.after != self.before.text

    def encode(self) -> bytes:
        """Return the fixed file. Raises InputError if its encoding cannot hold it."""
        if not self.changed:
            return self.data
        if self.before.encode(self.before.text) != self.data:
            raise InputError(
                f"not fixed: {self.before.encoding} would not keep every byte; "
                "convert the file to UTF-8 first"
            )
        return self.before.encode(self.after)


def fix(
    linter: Linter,
    paths: Iterable[str],
    *,
    unsafe: bool,
    stdin_name: str = "",
    rounds: int = ROUNDS,
) -> tuple[Report, list[Revision]]:
    """Fix what can be fixed in *paths*, in memory.

    Returns what is left to report, and all files, changed or not. Only safe edits are
    made unless *unsafe*. Of findings whose edits overlap, the first by place, then by
    rule id, is fixed and the others wait for the next round. No *rounds*, no fixes.
    """
    found, problems = linter.find(paths)
    revisions: dict[str, Revision] = {}
    for path in found:
        name = stdin_name if stdin_name and path == "-" else path
        try:
            if name in revisions:
                raise InputError("is the name of two inputs; choose --stdin-filename")
            revisions[name] = read(linter, path, name)
        except InputError as error:
            problems.append(Problem(name, str(error)))
    seen: dict[str, Seen] = {}
    changed = list(revisions)
    for last in (*[False] * rounds, True):
        for name in changed:
            seen[name] = see(linter, revisions[name], alone=len(revisions) < 2)
        report = linter.report(
            [*seen.values(), lost(*problems)],
            lambda name: linter.documents(revisions[name].after, name),
        )
        report = linter.compare(report, revisions)
        changed = []
        for name, edits, count in () if last else wanted(report.findings, unsafe):
            old = revisions[name]
            text, _ = revise(old.after, edits)
            revisions[name] = replace(old, after=text, fixed=old.fixed + count)
            changed.append(name)
        if not changed:
            break
    return report, list(revisions.values())


def read(linter: Linter, path: str, name: str) -> Revision:
    """Read a file, to be revised. Raises InputError."""
    data = files.load(path, linter.config.max_megabytes)
    decoded = files.decode(data, linter.config.encoding)
    return Revision(path, name, data, decoded, decoded.text)


def see(linter: Linter, revision: Revision, *, alone: bool) -> Seen:
    """Look at a file as it is now, *alone* or one of several."""
    try:
        docs = linter.documents(revision.after, revision.name)
        return linter.see(docs, alone=alone)
    except InputError as error:
        return lost(Problem(revision.name, str(error)))


def wanted(
    findings: Sequence[Finding], unsafe: bool
) -> Iterator[tuple[str, list[Edit], int]]:
    """Yield each file's edits that can be made in one go, and for how many findings."""
    by_path: dict[str, list[Finding]] = {}
    for f in findings:
        if f.edits and (f.safe or unsafe):
            by_path.setdefault(f.path, []).append(f)
    for path, mine in by_path.items():
        edits: list[Edit] = []
        count, reach = 0, -1
        for f in sorted(mine, key=lambda f: (min(f.edits), f.rule)):
            first = min(f.edits).span
            # At the place where another edit ends, nothing can be put in between.
            if first.start > reach or (first.start == reach and first.end > reach):
                edits += f.edits
                reach = max(edit.span.end for edit in f.edits)
                count += 1
        yield path, edits, count


def write(revision: Revision) -> None:
    """Replace the file by its fixed form. Raises InputError.

    A file that somebody else has changed since it was read is left alone.
    """
    fixed = revision.encode()
    if files.load(revision.path, 1 + len(revision.data) / 1e6) != revision.data:
        raise InputError("not fixed: it has changed since it was read; run again")
    files.replace(revision.path, fixed)


def patch(revision: Revision) -> bytes:
    """Return the change as a unified diff that ``patch -p1`` and ``git apply`` take.

    Its lines are the file's own bytes. Raises InputError for an encoding in which lines
    do not end in the byte of a newline, as in UTF-16.
    """
    if not revision.changed:
        return b""
    encoding = revision.before.encoding
    if "\n".encode(encoding) != b"\n":
        raise InputError(f"no patch can be made of {encoding}; use --fix")
    from difflib import diff_bytes, unified_diff

    name = os.fsencode(Path(revision.name).as_posix().lstrip("/"))
    before, after = quoted(b"a/" + name), quoted(b"b/" + name)
    # A tab ends a name that holds spaces.
    names = (before + b"\t", after + b"\t") if b" " in name else (before, after)
    # Lines end at newlines alone: splitlines would know others too.
    old, new = (
        BytesIO(data).readlines() for data in (revision.data, revision.encode())
    )
    return b"diff --git %b %b\n" % (before, after) + b"".join(
        line if line.endswith(b"\n") else line + b"\n\\ No newline at end of file\n"
        for line in diff_bytes(unified_diff, old, new, *names)
    )


def quoted(name: bytes) -> bytes:
    """Return a file's name as git writes it in a patch: strange ones as in C."""
    if not re.search(rb'[\x00-\x1f\x7f"\\]', name):
        return name
    octal = re.sub(rb'[\x00-\x1f\x7f"\\]', lambda m: b"\\%03o" % ord(m[0]), name)
    return b'"%b"' % octal
