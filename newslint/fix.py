"""Make findings' edits, over and over, until there is nothing left to make."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from io import BufferedReader, BytesIO
from pathlib import Path
from typing import BinaryIO, TypeAlias, cast

from newslint import files, inputs
from newslint.app import Linter
from newslint.containers import Entry, Inside, entries, repack
from newslint.document import Document, revise
from newslint.files import Decoded, InputError
from newslint.model import Edit, Finding, Problem
from newslint.report import Report
from newslint.rule import Rule
from newslint.seen import Seen, Task, lost, salvaged

ROUNDS = 10

# Round by round, the hash of a text and the rules that then changed it.
Turn: TypeAlias = tuple[int, frozenset[str]]
Past: TypeAlias = tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class Revision:
    """A text before and after its fixes, and how many findings they cured.

    ``path`` is its file, ``inside`` leads to it there, and ``name`` is what findings
    call it. ``whole`` is what was read of the file, ``data`` that of the text, ``past``
    what the text was in the rounds before.
    """

    path: str
    name: str
    whole: bytes
    data: bytes
    before: Decoded
    after: str
    suffix: str = ""
    inside: Inside = ()
    fixed: int = 0
    past: Past = ()

    @property
    def changed(self) -> bool:
        """Whether there is anything to write."""
        return self.after != self.before.text

    def encode(self) -> bytes:
        """Return the fixed text. Raises InputError if its encoding cannot hold it."""
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

    Returns what is left to report, and all texts, changed or not. Only safe edits are
    made unless *unsafe*. Of findings whose edits overlap, the first by place, then by
    rule id, is fixed and the others wait for the next round. No *rounds*, no fixes.
    """
    given = list(paths)
    found, problems = linter.find(given)
    names = {path: stdin_name or path if path == "-" else path for path in found}
    binary = [path for path in found if inputs.is_binary(names[path], linter.config)]
    revisions: dict[str, Revision] = {}
    for path in found:
        if path not in binary:
            problems += gather(linter, path, names[path], revisions)
    alone = len(revisions) + len(binary) < 2
    seen = {
        names[path]: linter.see_file(Task(path, names[path], alone=alone))
        for path in binary
    }
    changed = list(revisions)
    for last in (*[False] * rounds, True):
        for name in changed:
            named = revisions[name].path in given
            seen[name] = see(linter, revisions[name], alone=alone, named=named)
        report = linter.report(
            [*seen.values(), lost(*problems)],
            lambda name: documents(linter, revisions[name]),
        )
        report = linter.compare(report, revisions)
        changed = []
        out = {
            name: turning(each.past, each.after, linter.catalogue.rules)
            for name, each in revisions.items()
            if each.past
        }
        left = [f for f in report.findings if f.rule not in out.get(f.path, ())]
        for name, edits, made in () if last else wanted(left, unsafe):
            old = revisions[name]
            revisions[name] = replace(
                old,
                after=revise(old.after, edits)[0],
                fixed=old.fixed + len(made),
                past=(*old.past, turn(old.after, made)),
            )
            changed.append(name)
        if not changed:
            break
    return report, list(revisions.values())


def gather(
    linter: Linter, path: str, name: str, revisions: dict[str, Revision]
) -> list[Problem]:
    """Add the texts in a file to *revisions*; return what is wrong with others."""
    problems: list[Problem] = []
    for each in read(linter, path, name):
        if isinstance(each, InputError):
            problems += [Problem(name, message) for message in each.args]
        elif each.name in revisions:
            why = "is the name of two inputs; choose --stdin-filename"
            problems.append(Problem(each.name, why))
        else:
            revisions[each.name] = each
    return problems


def read(linter: Linter, path: str, name: str) -> Iterator[Revision | InputError]:
    """Yield the texts in a file, to be revised, or what is wrong with one."""
    settings, readers = linter.config, linter.catalogue.readers
    try:
        with inputs.opened(path) as file:
            whole = inputs.load(Entry(name, "", file), settings)
        entry = Entry(name, Path(name).suffix.lower(), packed(whole))
        for each in entries(entry, readers, inputs.limit(settings)):
            if isinstance(each, InputError):
                yield each
                continue
            data = inputs.load(each, settings) if each.inside else whole
            text = inputs.decoded(data, settings)
            yield Revision(
                path, each.path, whole, data, text, text.text, each.suffix, each.inside
            )
    except InputError as error:
        yield error


def packed(whole: bytes) -> BinaryIO:
    """Return bytes as a file."""
    return cast(BinaryIO, BufferedReader(BytesIO(whole)))


def documents(linter: Linter, revision: Revision) -> Iterator[Document]:
    """Yield the documents in a text as it is now. Raises InputError."""
    form = linter.config.input_format or revision.suffix
    return linter.documents(revision.after, revision.name, form)


def see(linter: Linter, revision: Revision, *, alone: bool, named: bool) -> Seen:
    """Look at a text as it is now, *alone* or one of several."""
    errors: list[str] = []
    docs = salvaged(documents(linter, revision), errors, named=named)
    seen = linter.see(docs, alone=alone)
    seen.rows.extend(Problem(revision.name, message) for message in errors)
    return seen


def wanted(
    findings: Sequence[Finding], unsafe: bool
) -> Iterator[tuple[str, list[Edit], list[Finding]]]:
    """Yield each file's edits that can be made in one go, and their findings."""
    by_path: dict[str, list[Finding]] = {}
    for f in findings:
        if f.edits and (f.safe or unsafe):
            by_path.setdefault(f.path, []).append(f)
    for path, mine in by_path.items():
        edits: list[Edit] = []
        made: list[Finding] = []
        reach = -1
        for f in sorted(mine, key=lambda f: (min(f.edits), f.rule)):
            first = min(f.edits).span
            # At the place where another edit ends, nothing can be put in between.
            if first.start > reach or (first.start == reach and first.end > reach):
                edits += f.edits
                reach = max(edit.span.end for edit in f.edits)
                made.append(f)
        yield path, edits, made


def turn(text: str, made: Iterable[Finding]) -> Turn:
    """Return what is to be remembered of a round: the text that it changed, and how."""
    return hash(text), frozenset(finding.rule for finding in made)


def turning(past: Past, text: str, rules: Mapping[str, Rule]) -> frozenset[str]:
    """Return the rules that have turned a text back to what it was: they are left out.

    Of rules that contradict one another a house style's has the last word, else that
    whose id comes first. *text* is what the rounds of *past* have led to.
    """
    out: frozenset[str] = frozenset()
    seen: dict[int, int] = {}
    for i, (state, _) in enumerate((*past, turn(text, ()))):
        if state in seen:
            back = frozenset().union(*(made for _, made in past[seen[state] : i]))
            styled = {id for id in back if rules[id].style}
            out |= back - (styled if styled and styled < back else {min(back)})
        seen[state] = i
    return out


def repacked(revisions: Sequence[Revision]) -> bytes:
    """Return the bytes of a file with all its *revisions* made. Raises InputError."""
    changed = {each.inside: each.encode() for each in revisions if each.changed}
    return repack(revisions[0].whole, changed) if changed else revisions[0].whole


def write(revisions: Sequence[Revision]) -> None:
    """Replace a file by its fixed form. Raises InputError.

    A file that somebody else has changed since it was read is left alone.
    """
    path, whole = revisions[0].path, revisions[0].whole
    fixed = repacked(revisions)
    with inputs.opened(path) as file:
        if file.read(len(whole) + 1) != whole:
            raise InputError("not fixed: it has changed since it was read; run again")
    files.replace(path, fixed)


def patch(revision: Revision) -> bytes:
    """Return the change as a unified diff that ``patch -p1`` and ``git apply`` take.

    Its lines are the file's own bytes. Raises InputError for an encoding in which lines
    do not end in the byte of a newline, as in UTF-16.
    """
    if not revision.changed:
        return b""
    if revision.inside:
        raise InputError("no patch can be made of what is packed; use --fix")
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
