"""What a worker does with a request: bytes in, an answer out, and nothing kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from newslint import explain, fix, plugins
from newslint.app import Linter
from newslint.config import Config
from newslint.document import Document, revise
from newslint.files import InputError
from newslint.formats.json import dumps, entry
from newslint.layers import blocks
from newslint.model import Finding
from newslint.report import Report, url
from newslint.server import body, languagetool, options
from newslint.server.body import Job, Story
from newslint.server.problem import Answer, RequestError, refuse

Linters = Callable[[Mapping[str, Any]], Linter]

STORY = "story"  # what the versions of one request are called, if nothing else is said


def prepare(settings: Config) -> Callable[[Job], Answer]:
    """Load the rules, and return what answers requests with them.

    Raises PackError when the settings are wrong.
    """
    base = Linter(
        settings, plugins.load(settings.rules, plugins.styles(), settings.vale)
    )
    linter_for = options.linters(base)
    works: dict[str, Callable[[Job, Linters], Answer]] = {
        "check": check,
        "fix": mend,
        "versions": versions,
        "rules": rules,
        "rule": rule,
        "languagetool": languagetool.check,
    }

    def answer(job: Job) -> Answer:
        path = "/v2/" if job.what == "languagetool" else ""
        try:
            return works[job.what](job, linter_for)
        except InputError as error:
            return refuse(RequestError(422, str(error)), path)
        except RequestError as refusal:
            return refuse(refusal, path)

    return answer


def check(job: Job, linter_for: Linters) -> Answer:
    """Say what is found in one story, and if wanted the parts that it has."""
    ask = body.read(job, linter_for({}).catalogue.readers)
    linter = linter_for(ask.options)
    docs = list(documents(linter, ask.stories[0]))
    report = linter.report([linter.see(docs)])
    more = {"parts": [*parts(docs)]} if ask.parts else {}
    return answered(report, more)


def mend(job: Job, linter_for: Linters) -> Answer:
    """Make a story's fixes, the safe ones or all, and say what is left."""
    ask = body.read(job, linter_for({}).catalogue.readers)
    linter, story, fixed = linter_for(ask.options), ask.stories[0], 0
    past: fix.Past = ()
    for last in (*[False] * fix.ROUNDS, True):
        report = linter.report([linter.see(documents(linter, story))])
        out = fix.turning(past, story.text, linter.catalogue.rules)
        left = [finding for finding in report.findings if finding.rule not in out]
        changes = () if last else list(fix.wanted(left, ask.unsafe))
        for _, edits, made in changes:
            past = (*past, fix.turn(story.text, made))
            story = story._replace(text=revise(story.text, edits)[0])
            fixed += len(made)
        if not changes:
            break
    return answered(report, {"text": story.text, "fixed": fixed})


def versions(job: Job, linter_for: Linters) -> Answer:
    """Judge several versions of one story together."""
    ask = body.read_versions(job, linter_for({}).catalogue.readers)
    linter = linter_for(ask.options)
    told = [each._replace(meta={STORY: STORY, **each.meta}) for each in ask.stories]
    docs = {each.path: list(documents(linter, each)) for each in told}
    seen = [linter.see(mine, alone=False) for mine in docs.values()]
    return answered(linter.report(seen, docs.__getitem__), {})


def rules(job: Job, linter_for: Linters) -> Answer:
    """List all rules, and which of them are on here."""
    linter = linter_for({})
    on = {rule.id: rule for rule in linter.rules_for("story.txt")}
    rows = [
        {**explain.row(rule, on), "why": rule.why, "url": url(rule.id)}
        for _, rule in sorted(linter.catalogue.rules.items())
    ]
    return Answer(dumps(rows).encode())


def rule(job: Job, linter_for: Linters) -> Answer:
    """Return the page of one rule, in Markdown."""
    found = linter_for({}).catalogue.rules.get(job.query)
    if found is None:
        raise RequestError(
            404, f"no rule is called {job.query!r}; GET /rules lists them"
        )
    lines = "\n".join(explain.page(found))
    return Answer(lines.encode("utf-8", "replace"), media="text/markdown")


def documents(linter: Linter, story: Story) -> Iterator[Document]:
    """Read a story's documents. Raises InputError."""
    for doc in linter.documents(story.text, story.path, story.suffix):
        yield doc.replaced(meta={**doc.meta, **story.meta}) if story.meta else doc


def parts(docs: Iterable[Document]) -> Iterator[dict[str, object]]:
    """Yield the part of every block, with its place in the source."""
    for doc in docs:
        for span, part in blocks(doc):
            start, end = doc.locate(span)
            yield {"part": part, "start": start, "end": end}


def answered(report: Report, more: Mapping[str, object]) -> Answer:
    """Return a report as ``newslint --format json`` prints it, and what is added."""
    data = {
        "version": 1,
        "findings": [entry(finding) for finding in report.findings],
        "suppressed": len(report.suppressed),
        "documents": report.documents,
        "errors": [{"path": path, "message": text} for path, text in report.errors],
        **more,
    }
    return Answer(dumps(data).encode(), counts=severities(report.findings))


def severities(findings: Sequence[Finding]) -> Mapping[str, int]:
    """Count findings by severity."""
    return Counter(str(finding.severity) for finding in findings)
