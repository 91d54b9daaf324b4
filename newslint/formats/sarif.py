"""SARIF 2.1.0, for code scanning and for editors.

See https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from urllib.parse import quote

from newslint.critic import show
from newslint.formats.json import dumps, encodable, listed
from newslint.model import Finding, Problem, Severity, Span
from newslint.report import HOME, Report, Suppressed, url
from newslint.rule import Rule

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
    "sarif-schema-2.1.0.json"
)
LEVELS = {Severity.INFO: "note", Severity.WARNING: "warning", Severity.ERROR: "error"}
LINE_ENDS = ["\r\n", "\n", "\r"]
ROOT = "%SRCROOT%"


def render(report: Report) -> Iterator[str]:
    """Yield one run, its results one a line; suppressed findings come last.

    The run describes the rules that have results. A report does not say which others
    were on, and to describe those that were off would claim that the copy passed them.
    """
    found = (*report.findings, *(s.finding for s in report.suppressed))
    first = {f.rule: f for f in reversed(found)}
    index = {rule: i for i, rule in enumerate(sorted(first))}
    driver = {
        "name": "newslint",
        "version": version("newslint"),
        "informationUri": HOME,
        "rules": [descriptor(first[rule], report.rules.get(rule)) for rule in index],
    }
    root = {"description": words("The folder that newslint was run in")}
    yield f'{{"$schema": "{SCHEMA}", "version": "2.1.0", "runs": [{{'
    yield f'"tool": {dumps({"driver": driver})},'
    yield f'"invocations": {dumps([invocation(report)])},'
    yield f'"originalUriBaseIds": {dumps({ROOT: root})},'
    yield '"columnKind": "unicodeCodePoints",'
    yield f'"newlineSequences": {dumps(LINE_ENDS)},'
    yield '"results": ['
    yield from listed(results(report, index))
    yield "]}]}"


def descriptor(f: Finding, rule: Rule | None) -> dict[str, object]:
    """Describe the rule of a finding; newslint's own have no `Rule`."""
    name = f.rule.partition("/")[2]
    summary = rule.summary if rule else name.replace("-", " ").capitalize()
    why = (rule and rule.why) or summary
    described: dict[str, object] = {
        "id": f.rule,
        "name": "".join(map(str.capitalize, re.split(r"\W+", name))),
        "shortDescription": words(summary),
        "fullDescription": words(why),
        "help": words(why, "\n".join(page(rule)) if rule else why),
        "helpUri": url(f.rule),
        "defaultConfiguration": {
            "level": LEVELS[rule.severity if rule else f.severity],
            "enabled": rule.enabled if rule else True,
        },
        "properties": {"tags": [f.rule.partition("/")[0]]},
    }
    if rule and rule.formerly:
        described["deprecatedIds"] = list(rule.formerly)
    return described


def page(rule: Rule) -> Iterator[str]:
    """Yield a rule's help, in Markdown."""
    yield rule.why or f"{rule.summary}."
    for title, examples in (("Flagged", rule.bad), ("Left alone", rule.good)):
        if examples:
            yield f"\n{title}:\n"
        for example in examples:
            texts = (" ⏎ ".join(show(t.marked).splitlines()) for t in example.texts)
            yield f"- {' / '.join(texts)}"


def invocation(report: Report) -> dict[str, object]:
    """Say whether all input could be read and all rules run, and what could not."""
    return {
        "executionSuccessful": not report.errors,
        "toolExecutionNotifications": [notification(e) for e in report.errors],
    }


def notification(error: Problem) -> dict[str, object]:
    """Return what went wrong with a whole file."""
    return {
        "level": "error",
        "message": words(error.message),
        "locations": [{"physicalLocation": {"artifactLocation": artifact(error.path)}}],
    }


def results(report: Report, index: Mapping[str, int]) -> Iterator[dict[str, object]]:
    """Yield the findings, then the suppressed ones, as results."""
    for f in report.findings:
        yield result(f, index, [])
    for s in report.suppressed:
        yield result(s.finding, index, [suppression(s)])


def result(
    f: Finding, index: Mapping[str, int], suppressions: list[dict[str, object]]
) -> dict[str, object]:
    """Return a finding as a result. No suppressions means that it stands."""
    place = {"artifactLocation": artifact(f.path), "region": region(f)}
    said: dict[str, object] = {
        "ruleId": f.rule,
        "ruleIndex": index[f.rule],
        "level": LEVELS[f.severity],
        "message": words(f.message),
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"newslint/v1": f.fingerprint},
        "suppressions": suppressions,
    }
    if f.edits:
        said["fixes"] = [fix(f)]
    return said


def region(f: Finding) -> dict[str, object]:
    """Return a finding's place, in lines and columns and in code points."""
    verbatim = len(f.quote) == f.span.end - f.span.start
    return {
        "startLine": f.start.line,
        "startColumn": f.start.column,
        "endLine": f.end.line,
        "endColumn": f.end.column,
        **chars(f.span),
        # A quote out of markup is not what stands in the file.
        "snippet": {"text": f.quote} if verbatim else {"rendered": words(f.quote)},
    }


def chars(span: Span) -> dict[str, object]:
    """Return a place in code points."""
    return {"charOffset": span.start, "charLength": span.end - span.start}


def fix(f: Finding) -> dict[str, object]:
    """Return the edits of a finding, which belong together, as one fix."""
    replacements = [
        {"deletedRegion": chars(span), "insertedContent": {"text": text}}
        for span, text in f.edits
    ]
    change = {"artifactLocation": artifact(f.path), "replacements": replacements}
    how = (
        "Safe to make without asking" if f.safe else "To be looked at before it is made"
    )
    return {
        "description": words(how),
        "artifactChanges": [change],
        "properties": {"safe": f.safe},
    }


def suppression(s: Suppressed) -> dict[str, object]:
    """Return where a finding was silenced, and why if anybody said."""
    said: dict[str, object] = {"kind": s.kind}
    return said | {"justification": s.reason} if s.reason else said


def artifact(path: str) -> dict[str, object]:
    """Return a path as a URI; a relative one counts from `ROOT`."""
    file = Path(encodable(path))
    if file.is_absolute():
        return {"uri": file.as_uri()}
    return {"uri": quote(file.as_posix()), "uriBaseId": ROOT}


def words(text: str, markdown: str = "") -> dict[str, object]:
    """Return a message; in one, a brace of the text's own is doubled (§ 3.11.5)."""
    forms = {"text": text, "markdown": markdown} if markdown else {"text": text}
    return {
        form: said.replace("{", "{{").replace("}", "}}") for form, said in forms.items()
    }
