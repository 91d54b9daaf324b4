"""Paths or text in, a report out: all that the fronts share."""

from __future__ import annotations

from collections.abc import (
    Callable,
    Collection,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
)
from functools import cached_property, partial
from pathlib import Path

from newslint import baseline, config, files, inputs, patterns, plugins, suppress
from newslint.config import Choice, Config
from newslint.document import Document
from newslint.engine import Row, order, settle
from newslint.files import InputError
from newslint.inputs import UNWATCHED, Watch, fields_for
from newslint.model import Finding, Problem
from newslint.packs import pick
from newslint.plugins import Catalogue
from newslint.report import Report, Suppressed
from newslint.ruleset import RuleSet
from newslint.seen import (
    Seen,
    Task,
    died,
    joined,
    kept,
    lost,
    salvaged,
    see,
    shared,
    worth_cache,
    worth_workers,
)
from newslint.walk import find


class Linter:
    """Rules and settings, loaded once, to be used on many texts or files.

    Several threads may use one. A *catalogue* of the same packs, loaded before, saves
    the loading; with *one_story* all files are versions of one story. Raises PackError
    (or ConfigError, PluginError) when set-up is wrong, and InputError for a baseline or
    word list that cannot be read.
    """

    def __init__(
        self,
        settings: Config | None = None,
        catalogue: Catalogue | None = None,
        *,
        one_story: bool = False,
    ) -> None:
        chosen = settings or Config()
        self.config = chosen._replace(root=chosen.root.absolute())
        style = config.styles(self.config, plugins.styles())
        self.catalogue = catalogue or plugins.load(
            self.config.rules, style, self.config.vale
        )
        if self.config.reject:
            from newslint import rejected

            house = rejected.rule(self.config.reject)
            rules = {**self.catalogue.rules, house.id: house}
            self.catalogue = self.catalogue._replace(rules=rules)
        self.one_story = one_story
        config.check_names(self.catalogue.rules, self.config)
        if self.config.input_format:
            pick("input format", self.config.input_format, self.catalogue.readers)
        self._rules: dict[tuple[int, ...], RuleSet] = {}
        self._piped: list[Document] = []

    def rules_for(self, path: str, *, alone: bool = False) -> RuleSet:
        """Return the rules that run on the file at *path*.

        On a document *alone* those that compare documents have nothing to say, unless
        the house prefers a form.
        """
        choices: tuple[Choice, ...] = config.choices_for(self.config, path)
        alone = alone and not self.config.prefer
        key = (alone, *map(id, choices))
        if key not in self._rules:
            chosen = config.chosen(self.catalogue.rules, choices)
            if self.config.languagetool:
                from newslint.languagetool.settings import told

                chosen = told(chosen, self.config.languagetool)
            self._rules[key] = RuleSet(
                rule for rule in chosen if not alone or rule.across == "document"
            )
        return self._rules[key]

    @cached_property
    def accepted(self) -> frozenset[str]:
        """The house's word lists, case folded."""
        return files.words(self.config.words)

    @cached_property
    def preferred(self) -> frozenset[str]:
        """The values and words that win wherever forms differ."""
        prefer = self.config.prefer
        return frozenset((*prefer, *map(str.casefold, prefer)))

    def documents(self, source: str, path: str, suffix: str = "") -> Iterator[Document]:
        """Read decoded text with the reader for *suffix*, by default the path's own.

        The name of a format will do as well. Raises InputError for what the reader
        cannot read.
        """
        readers = self.catalogue.readers
        suffix = suffix or self.config.input_format or Path(path).suffix.lower()
        reader = readers.get(suffix, readers[".txt"])
        try:
            yield from reader(source, path, **fields_for(suffix, self.config))
        except InputError:
            raise
        except Exception as error:
            what = f"{type(error).__name__}: {error}".partition("\n")[0]
            raise InputError(f"not read as {suffix} ({what}); mend it") from error

    def see(
        self, docs: Iterable[Document], *, timed: bool = False, alone: bool = True
    ) -> Seen:
        """Look at documents of one file, *alone* or one of several. Raises InputError.

        Of several each is sketched, if a rule compares the versions of a story. The
        records of a file are each judged by themselves.
        """
        return see(docs, self.rules_for, self.preferred, timed=timed, alone=alone)

    def read(
        self, path: str, name: str = "", watch: Watch = UNWATCHED
    ) -> Iterator[Document]:
        """Read the file at *path*, which findings call *name*. Raises InputError."""
        readers, parse = self.catalogue.readers, self.documents
        yield from inputs.read(path, name, readers, self.config, parse, watch)

    def see_file(self, task: Task) -> Seen:
        """Look at one file; what goes wrong with it is a Problem among the rows."""
        errors: list[str] = []
        docs = self.read(task.path, task.name)
        if task.path == "-":  # which cannot be read again
            docs = kept(docs, self._piped)
        docs = salvaged(docs, errors, named=task.named)
        seen = self.see(docs, timed=task.timed, alone=task.alone)
        seen.rows.extend(Problem(task.name, message) for message in errors)
        return seen

    def reread(self, name: str) -> Iterator[Document]:
        """Read what findings call *name*: a file, or one in an archive."""
        path = Path(name)
        while not path.exists() and path.parent != path:
            path = path.parent
        yield from (doc for doc in self.read(str(path)) if doc.path == name)

    def report(
        self,
        all_seen: Iterable[Seen],
        reread: Callable[[str], Iterable[Document]] = lambda _: (),
    ) -> Report:
        """Judge facts, apply suppressions, and put everything in order.

        *reread* returns the documents of a file by its name, for the rules that look at
        the versions of a story side by side; it may raise InputError.
        """
        seen = joined(all_seen)
        rows: Iterable[Row] = seen.rows
        if len(seen.sketches) > 1:
            from newslint.sisters import together

            rows = together(
                rows, seen.sketches, reread, self.rules_for, one_story=self.one_story
            )
        settled = settle(rows, self.preferred)
        findings = [row for row in settled if isinstance(row, Finding)]
        if any(finding.rule.startswith("languagetool/") for finding in findings):
            from newslint.languagetool import doubles

            findings = doubles.without(findings)
        found, silenced = suppress.apply(
            findings,
            suppress.renamed(seen.marks, self.catalogue.rules.values()),
            require_reason=self.config.require_reason,
        )
        found, known = suppress.excuse(found, self.accepted)
        return Report(
            findings=tuple(sorted(found, key=order)),
            suppressed=in_order((*silenced, *known)),
            errors=tuple(
                dict.fromkeys(row for row in settled if isinstance(row, Problem))
            ),
            documents=seen.documents,
            rules=self.catalogue.rules,
            timings={rule: ns / 1e9 for rule, ns in seen.timings.items()},
        )

    def check(
        self, text: str, path: str = "story.txt", meta: Mapping[str, str] | None = None
    ) -> list[Finding]:
        """Return the findings in one text, in reading order. Raises InputError."""
        docs = (
            doc.replaced(meta={**doc.meta, **meta}) if meta else doc
            for doc in self.documents(text, path)
        )
        return list(self.report([self.see(docs)]).findings)

    def check_files(
        self,
        paths: Iterable[str | Path],
        *,
        timed: bool = False,
        stdin_name: str = "",
        named: Collection[str] | None = None,
        progress: Callable[[Iterable[Seen], int], Iterable[Seen]] = lambda seen, _: (
            seen
        ),
    ) -> Report:
        """Lint files and folders together; facts are compared across all of them.

        Standard input, ``-``, is called *stdin_name*, whose suffix tells its reader.
        What could not be read is among the report's errors, but not what was found in
        a folder and is of no known format; *named* are the paths, if not all, that the
        user has named.
        """
        given = [paths] if isinstance(paths, (str, Path)) else [*paths]
        found, problems = self.find(given)
        alone, named = len(found) < 2, {*map(str, given)} if named is None else named
        tasks = [
            Task(
                path,
                stdin_name if stdin_name and path == "-" else path,
                timed,
                alone,
                path in named,
            )
            for path in found
        ]
        seen = progress(self.see_files(tasks), len(tasks))
        report = self.report([*shared(seen), lost(*problems)], self.reread)
        report = self.compare(report, [task.name for task in tasks])
        return report._replace(reread=partial(self.again, tasks))

    def again(self, tasks: Iterable[Task]) -> Iterator[Document]:
        """Yield the documents of files once more, as far as they can be read."""
        for task in tasks:
            if task.path == "-":
                yield from self._piped
            else:
                yield from salvaged(self.read(task.path, task.name), [])

    def find(self, paths: Iterable[str | Path]) -> tuple[list[str], list[Problem]]:
        """Return the files that *paths* mean, and what was wrong with a path."""
        given = [paths] if isinstance(paths, (str, Path)) else paths
        settings = self.config
        return find(
            map(str, given), self.catalogue.readers, settings.exclude, settings.root
        )

    def see_files(self, tasks: Sequence[Task]) -> Iterator[Seen]:
        """Look at each file, in order, unless what was seen of it is kept."""
        if not self.config.cache or not worth_cache(tasks):
            return self.look_at(tasks)
        from newslint import result_cache

        rules = self.catalogue.rules
        return result_cache.through(tasks, self.config, rules, self.look_at)

    def look_at(self, tasks: Sequence[Task]) -> Iterator[Seen]:
        """Look at each file, in order; with workers where that pays."""
        jobs = worth_workers(tasks, self.config.jobs)
        if jobs < 2:
            yield from map(self.see_file, tasks)
            return
        from newslint import pool

        loaded, anew = partial(at_work, self), partial(worker, self.config)
        prepare = loaded if pool.inherits() else anew
        yield from pool.run(jobs, prepare, tasks, died)

    def compare(self, report: Report, paths: Collection[str]) -> Report:
        """Part a report's findings by the configured baseline.

        *paths* are those that were looked at: entries of others are not stale.
        """
        path = self.config.baseline
        if path is None:
            return report
        new, known, left = baseline.apply(
            report.findings, baseline.load(path), path.parent, self.catalogue.rules
        )
        looked = self.looked(paths, path.parent)
        return report._replace(
            findings=tuple(new),
            suppressed=in_order((*report.suppressed, *known)),
            stale=tuple(sorted(key for key in left if looked(key))),
        )

    def looked(
        self, paths: Collection[str], folder: Path
    ) -> Callable[[baseline.Key], bool]:
        """Return whether a baseline's key is of a rule that ran on one of *paths*."""
        alone = len(paths) < 2
        ran = {
            baseline.place(path, folder): {
                id
                for rule in self.rules_for(path, alone=alone)
                for id in (rule.id, *rule.formerly)
            }
            for path in paths
        }
        return lambda key: key.rule in ran.get(key.path, ())


def worker(settings: Config) -> Callable[[Task], Seen]:
    """Return what a worker process does that has loaded nothing yet."""
    return at_work(Linter(settings))


def at_work(linter: Linter) -> Callable[[Task], Seen]:
    """Return what a worker process does; the patterns it compiles are kept."""
    from multiprocessing.util import Finalize

    from newslint import precompiled

    for save in (patterns.save, precompiled.save):
        Finalize(None, save, exitpriority=10)
    return linter.see_file


def in_order(suppressed: Iterable[Suppressed]) -> tuple[Suppressed, ...]:
    """Sort suppressed findings as the others are."""
    return tuple(sorted(suppressed, key=lambda each: order(each.finding)))
