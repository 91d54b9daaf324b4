"""Make findings' edits, over and over, until there is nothing left to make."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from newslint import files
from newslint.app import Linter, Seen, with_baseline
from newslint.document import revise
from newslint.files import Decoded, InputError
from newslint.model import Edit, Finding, Problem
from newslint.report import Report

ROUNDS = 10


@dataclass(frozen=True, slots=True)
class Revision:
    """A file before and after its fixes, and how many findings they cured."""

    path: str
    before: Decoded
    after: str
    fixed: int

    @property
    def changed(self) -> bool:
        """Whether there is anything to write."""
        return self.after != self.before.text


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
    found, problems = files.find(paths, linter.catalogue.readers, linter.config.exclude)
    lost = Seen([*problems], [], 0, Counter())
    before: dict[str, Decoded] = {}
    seen: dict[str, Seen] = {}
    for path in found:
        name = stdin_name if path == "-" and stdin_name else path
        try:
            data = files.load(path, linter.config.max_megabytes)
            before[name] = files.decode(data, linter.config.encoding)
        except InputError as error:
            lost.rows.append(Problem(name, str(error)))
    sources = {path: decoded.text for path, decoded in before.items()}
    fixed = dict.fromkeys(sources, 0)
    changed: Iterable[str] = list(sources)
    for left in range(rounds, -1, -1):
        for path in changed:
            seen[path] = linter.see(linter.documents(sources[path], path))
        report = with_baseline(linter.report([*seen.values(), lost]), linter.config.baseline)
        if not left:
            break
        changed = []
        for path, edits, count in wanted(report.findings, unsafe=unsafe):
            sources[path], _ = revise(sources[path], edits)
            fixed[path] += count
            changed.append(path)
        if not changed:
            break
    return report, [
        Revision(path, decoded, sources[path], fixed[path]) for path, decoded in before.items()
    ]


def wanted(
    findings: Sequence[Finding], *, unsafe: bool
) -> Iterator[tuple[str, list[Edit], int]]:
    """Yield each file's edits that can be made in one go, and for how many findings."""
    by_path: dict[str, list[Finding]] = {}
    for f in findings:
        if f.edits and (f.safe or unsafe):
            by_path.setdefault(f.path, []).append(f)
    for path, mine in by_path.items():
        edits: list[Edit] = []
        cursor, count = -1, 0
        for f in sorted(mine, key=lambda f: (min(f.edits), f.rule)):
            first, last = min(f.edits).span, max(edit.span.end for edit in f.edits)
            if first.start > cursor or (first.start == cursor and first.end > cursor):
                edits += f.edits
                cursor = last
                count += 1
        yield path, edits, count


def write(revision: Revision) -> None:
    """Replace the file by its fixed form. Raises InputError."""
    files.replace(revision.path, revision.before.encode(revision.after))


def patch(revision: Revision) -> bytes:
    """Return the change as a unified diff that ``patch`` and ``git apply`` take.

    The lines are in the file's own encoding.
    """
    from difflib import unified_diff

    name = revision.path.lstrip("/")
    lines = unified_diff(
        revision.before.text.splitlines(keepends=True),
        revision.after.splitlines(keepends=True),
        f"a/{name}",
        f"b/{name}",
    )
    encoding = revision.before.encoding
    return b"".join(
        (line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n").encode(encoding)
        for line in lines
    )
