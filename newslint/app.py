"""Paths or text in, a report out: all that the fronts share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from newslint import baseline, config, files, plugins, suppress
from newslint.config import Config
from newslint.document import Document
from newslint.engine import Row, look, order, settle
from newslint.files import InputError
from newslint.model import Finding, Problem
from newslint.plugins import Catalogue
from newslint.report import Report, Suppressed
from newslint.rule import Rule
from newslint.suppress import Mark

POOL_BYTES = 3_000_000  # of input, below which starting workers costs more than it saves


class Seen(NamedTuple):
    """What looking at one file yields; small, and all that leaves a worker."""

    rows: list[Row]
    marks: list[Mark]
    documents: int
    timings: Counter[str]


class Linter:
    """Rules and settings, loaded once, to be used on many texts or files.

    Raises PackError (or ConfigError, PluginError) when set-up is wrong, and InputError
    for a baseline or word list that cannot be read.
    """

    def __init__(self, settings: Config | None = None) -> None:
        self.config = settings or Config()
        self.catalogue: Catalogue = plugins.load(self.config.rules)
        config.check_names(self.catalogue.rules, self.config)
        self._rules: dict[tuple[config.Choice, ...] | int, list[Rule]] = {}

    def rules_for(self, path: str) -> list[Rule]:
        """Return the rules that run on the file at *path*."""
        choices = config.choices_for(self.config, path)
        key = hash(tuple(map(id, choices)))
        if key not in self._rules:
            self._rules[key] = list(config.chosen(self.catalogue.rules, choices))
        return self._rules[key]

    @cached_property
    def accepted(self) -> frozenset[str]:
        """The house's word lists, case folded."""
        words: set[str] = set()
        for path in self.config.words:
            try:
                lines = path.read_text(encoding="utf-8").splitlines()
            except (OSError, UnicodeDecodeError) as error:
                raise InputError(f"{path}: {error}; check 'words'") from None
            words.update(line.strip().casefold() for line in lines)
        return frozenset(words - {""})

    def documents(self, source: str, path: str, suffix: str = "") -> Iterator[Document]:
        """Read decoded text with the reader for *suffix*, by default the path's own."""
        readers = self.catalogue.readers
        suffix = suffix or Path(path).suffix.lower()
        yield from readers.get(suffix, readers[".txt"])(source, path)

    def see(self, docs: Iterable[Document], *, timed: bool = False) -> Seen:
        """Look at documents of one file."""
        seen = Seen([], [], 0, Counter())
        count = 0
        for doc in docs:
            count += 1
            rules = self.rules_for(doc.path)
            seen.rows.extend(look(doc, rules, seen.timings if timed else None))
            seen.marks.extend(suppress.marks(doc))
        return seen._replace(documents=count)

    def see_file(self, path: str, name: str = "", *, timed: bool = False) -> Seen:
        """Look at one file; what goes wrong with it is a Problem among the rows.

        *name* is what to call the file, and whose suffix tells its reader.
        """
        try:
            data = files.load(path, self.config.max_megabytes)
            decoded = files.decode(data, self.config.encoding)
            return self.see(self.documents(decoded.text, name or path), timed=timed)
        except InputError as error:
            return Seen([Problem(name or path, str(error))], [], 0, Counter())

    def report(self, all_seen: Iterable[Seen]) -> Report:
        """Judge facts, apply suppressions, and put everything in order."""
        rows: list[Row] = []
        marks: list[Mark] = []
        timings: Counter[str] = Counter()
        documents = 0
        for seen in all_seen:
            rows += seen.rows
            marks += seen.marks
            documents += seen.documents
            timings += seen.timings
        found: list[Finding] = []
        errors: list[Problem] = []
        for row in settle(rows, frozenset(map(str.casefold, self.config.prefer)) | {*self.config.prefer}):
            if isinstance(row, Finding):
                found.append(row)
            elif isinstance(row, Problem):
                errors.append(row)
        found, silenced = suppress.apply(found, marks, require_reason=self.config.require_reason)
        found, known = self.excuse(found)
        return Report(
            findings=tuple(sorted(found, key=order)),
            suppressed=tuple(sorted(silenced + known, key=lambda s: order(s.finding))),
            errors=tuple(errors),
            documents=documents,
            rules=self.catalogue.rules,
            timings=timings,
        )

    def excuse(self, findings: list[Finding]) -> tuple[list[Finding], list[Suppressed]]:
        """Take out what the house's word lists accept."""
        if not self.accepted:
            return findings, []
        kept = [f for f in findings if f.quote.casefold() not in self.accepted]
        return kept, [
            Suppressed(f, "external", "house word list")
            for f in findings
            if f.quote.casefold() in self.accepted
        ]

    def check(
        self, text: str, path: str = "story.txt", meta: Mapping[str, str] | None = None
    ) -> list[Finding]:
        """Return the findings in one text, in reading order."""
        docs = (
            replace(doc, meta={**doc.meta, **(meta or {})}) if meta else doc
            for doc in self.documents(text, path)
        )
        return list(self.report([self.see(docs)]).findings)

    def check_files(
        self,
        paths: Iterable[str | Path],
        *,
        timed: bool = False,
        stdin_name: str = "",
        progress: Callable[[Iterable[Seen], int], Iterable[Seen]] = lambda seen, _: seen,
    ) -> Report:
        """Lint files and folders together; facts are compared across all of them."""
        found, problems = files.find(
            map(str, paths), self.catalogue.readers, self.config.exclude
        )
        seen = self.see_files(found, timed=timed, stdin_name=stdin_name)
        report = self.report([*progress(seen, len(found)), Seen([*problems], [], 0, Counter())])
        return with_baseline(report, self.config.baseline)

    def see_files(
        self, paths: Sequence[str], *, timed: bool, stdin_name: str
    ) -> Iterator[Seen]:
        """Look at each file, in order; with workers where that pays."""
        jobs = worth_workers(paths, self.config.jobs)
        if jobs < 2:
            for path in paths:
                name = stdin_name if path == "-" else ""
                yield self.see_file(path, name, timed=timed)
            return
        with ProcessPoolExecutor(jobs, initializer=start, initargs=(self.config,)) as pool:
            tasks = [(path, stdin_name if path == "-" else "", timed) for path in paths]
            size = max(1, min(64, len(tasks) // (jobs * 4)))
            yield from pool.map(work, tasks, chunksize=size)


@dataclass(slots=True)
class Worker:
    """The linter of this worker process."""

    linter: Linter | None = field(default=None)


WORKER = Worker()


def start(settings: Config) -> None:
    WORKER.linter = Linter(settings)


def work(task: tuple[str, str, bool]) -> Seen:
    assert WORKER.linter is not None
    path, name, timed = task
    return WORKER.linter.see_file(path, name, timed=timed)


def worth_workers(paths: Sequence[str], jobs: int) -> int:
    """Return how many worker processes to use; *jobs* of 0 leaves it to the input."""
    import os

    if "-" in paths or len(paths) < 2:
        return 1
    if jobs:
        return min(jobs, len(paths))
    total = 0
    for path in paths:
        total += os.path.getsize(path) if os.path.isfile(path) else 0
        if total > POOL_BYTES:
            return min(os.cpu_count() or 1, len(paths))
    return 1


def with_baseline(report: Report, path: Path | None) -> Report:
    """Part a report's findings by a baseline file; stale entries are problems."""
    if path is None:
        return report
    excused = baseline.load(path)
    new, known = baseline.apply(report.findings, excused, path.parent)
    return replace(
        report,
        findings=tuple(new),
        suppressed=tuple(sorted((*report.suppressed, *known), key=lambda s: order(s.finding))),
        stale=tuple(baseline.stale(excused)),
    )
