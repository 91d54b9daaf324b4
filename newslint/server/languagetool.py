"""LanguageTool's HTTP interface, as far as newslint has something to say in it.

See https://languagetool.org/http-api/ for what the parameters and fields mean.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from newslint.app import Linter
from newslint.document import Document, revise
from newslint.formats.json import dumps
from newslint.layers import sentences
from newslint.model import Edit, Finding, Severity, Span
from newslint.report import url
from newslint.rule import Rule
from newslint.server import annotation
from newslint.server.body import Job, fields, media_type
from newslint.server.problem import Answer, RequestError
from newslint.server.utf16 import counter
from newslint.version import __version__

Linters = Callable[[Mapping[str, Any]], Linter]

LANGUAGES = {
    "en": "English",
    "en-AU": "English (Australian)",
    "en-CA": "English (Canadian)",
    "en-GB": "English (GB)",
    "en-NZ": "English (New Zealand)",
    "en-US": "English (US)",
    "en-ZA": "English (South African)",
}
PREFER = {"en-GB": "British", "en-US": "American"}
SOFTWARE = {
    "name": "newslint",
    "version": __version__,
    "buildDate": "",
    "apiVersion": 1,
    "premium": False,
    "status": "",
}
FORM = "application/x-www-form-urlencoded"
CONTEXT = 40  # characters on either side of a match
BREAK = re.compile(r"[\r\n\t]")
# What kind of issue a pack's rules find, in the words of the W3C's ITS 2.0.
ISSUES = {
    "boilerplate": "formatting",
    "dates": "numbers",
    "encoding": "characters",
    "holes": "omission",
    "legal": "legal",
    "numbers": "numbers",
    "punctuation": "typographical",
    "quotes": "typographical",
    "repetition": "duplication",
    "residue": "formatting",
    "spelling": "inconsistency",
    "stray": "grammar",
    "structure": "formatting",
}


class View(NamedTuple):
    """A document as matches are told of it: its sentences lie in the source."""

    source: str
    units: Callable[[int], int]
    sentences: Sequence[Span]
    rules: Mapping[str, Rule]


def check(job: Job, linter_for: Linters) -> Answer:
    """Answer ``/v2/check``. Raises RequestError."""
    form = read(job)
    language = tongue(form)
    named = names(form, linter_for({}).catalogue.rules)
    linter = linter_for(settings(form, language, named))
    doc = document(form)
    report = linter.report([linter.see([doc])])
    found = [f for f in report.findings if asked(f, form, named["enable"])]
    view = look(doc, linter.catalogue.rules)
    known = {"name": LANGUAGES[language], "code": language}
    data = {
        "software": SOFTWARE,
        "warnings": {"incompleteResults": bool(report.errors)},
        "language": {**known, "detectedLanguage": {**known, "confidence": 1.0}},
        "matches": [match(f, view) for f in found],
        "sentenceRanges": [[*map(view.units, span)] for span in view.sentences],
    }
    counts = Counter(str(f.severity) for f in found)
    return Answer(dumps(data).encode(), counts=counts)


def languages() -> list[dict[str, str]]:
    """Return what ``/v2/languages`` says."""
    return [
        {"name": name, "code": "en", "longCode": code}
        for code, name in LANGUAGES.items()
    ]


def read(job: Job) -> dict[str, str]:
    """Return a request's parameters: those of the form win. Raises RequestError."""
    form = dict(fields(job.query))
    if job.body:
        media, _ = media_type(job.media)
        if media != FORM:
            raise RequestError(415, f"send the parameters as {FORM}, not {media}")
        form |= fields(job.body.decode("utf-8", "replace"))
    return form


def tongue(form: Mapping[str, str]) -> str:
    """Return the code of the language asked for. Raises RequestError."""
    asked = form.get("language")
    if not asked:
        raise RequestError(400, "Missing 'language' parameter")
    known = {code.casefold(): code for code in LANGUAGES}
    if asked.casefold() == "auto":
        variants = form.get("preferredVariants", "").casefold().split(",")
        return next((known[each] for each in variants if each in known), "en")
    if asked.casefold() not in known:
        codes = ", ".join(LANGUAGES)
        raise RequestError(
            400,
            f"'{asked}' is not a language code known to newslint. "
            f"Supported language codes are: {codes}",
        )
    return known[asked.casefold()]


def names(
    form: Mapping[str, str], rules: Mapping[str, Rule]
) -> dict[str, tuple[str, ...]]:
    """Return the rules and packs that a request switches on, and off.

    Those that LanguageTool has and newslint has not are left out: clients send them.
    """
    known = {rule.id.casefold(): rule.id for rule in rules.values()}
    known |= {rule.pack.casefold(): rule.pack for rule in rules.values()}

    def listed(*keys: str) -> tuple[str, ...]:
        given = (each for key in keys for each in form.get(key, "").split(","))
        return tuple(
            known[each.strip().casefold()]
            for each in given
            if each.strip().casefold() in known
        )

    return {
        "enable": listed("enabledRules", "enabledCategories"),
        "ignore": listed("disabledRules", "disabledCategories"),
    }


def settings(
    form: Mapping[str, str], language: str, named: Mapping[str, tuple[str, ...]]
) -> dict[str, object]:
    """Return the options that a request's parameters come to. Raises RequestError."""
    options: dict[str, object] = {key: [*value] for key, value in named.items()}
    if form.get("enabledOnly") in ("true", "yes"):
        if not (form.get("enabledRules") or form.get("enabledCategories")):
            raise RequestError(
                400, "You must specify enabledRules or enabledCategories"
            )
        # An empty selection would mean the usual rules.
        select = {"select": options["enable"]} if named["enable"] else {}
        options = {"ignore": options["ignore"] if select else ["all"], **select}
    if language in PREFER:
        options["prefer"] = [PREFER[language]]
    return options


def document(form: Mapping[str, str]) -> Document:
    """Return the text of a request. Raises RequestError."""
    if ("text" in form) == ("data" in form):
        raise RequestError(400, "Set 'text' or 'data', and not both")
    if "data" in form:
        return annotation.read(form["data"], "story.txt")
    from newslint.readers.plain import read as plain

    (doc,) = plain(form["text"], "story.txt")
    return doc


def asked(f: Finding, form: Mapping[str, str], enabled: tuple[str, ...]) -> bool:
    """Return whether a request wants a finding.

    What is only information is for those who ask for it, by ``level=picky`` or by name.
    Clients that ask for paragraphs and then, in the mode ``textLevelOnly``, for the
    whole text are not told the same twice.
    """
    if form.get("mode") == "textLevelOnly":
        return False
    named = f.rule in enabled or f.rule.partition("/")[0] in enabled
    return named or f.severity > Severity.INFO or form.get("level") == "picky"


def look(doc: Document, rules: Mapping[str, Rule]) -> View:
    """Prepare a document to be reported on."""
    spans = [doc.locate(span) for span in sentences(doc)]
    return View(doc.source, counter(doc.source), spans, rules)


def match(f: Finding, view: View) -> dict[str, object]:
    """Return a finding as LanguageTool says it; offsets count UTF-16 units."""
    span = reach(f, len(view.source))
    start, end = map(view.units, span)
    before = max(0, span.start - CONTEXT)
    rule = view.rules.get(f.rule)
    pack = f.rule.partition("/")[0]
    return {
        "message": f.message,
        "shortMessage": "",
        "replacements": [*replacements(f, view.source, span)],
        "offset": start,
        "length": end - start,
        "context": {
            "text": BREAK.sub(" ", view.source[before : span.end + CONTEXT]),
            "offset": start - view.units(before),
            "length": end - start,
        },
        "sentence": sentence(view, span.start),
        "type": {"typeName": "Hint" if f.severity is Severity.INFO else "Other"},
        "rule": {
            "id": f.rule,
            "description": rule.summary if rule else f.message,
            "issueType": ISSUES.get(pack, "uncategorized"),
            "urls": [{"value": url(f.rule)}],
            "category": {"id": pack, "name": pack.capitalize()},
        },
        "ignoreForIncompleteSentence": False,
        "contextForSureMatch": 0,
    }


def reach(f: Finding, length: int) -> Span:
    """Return the place of a finding and of its edits, at least one character of it.

    Clients put a replacement where the match is, and show none that is empty.
    """
    spans = (f.span, *(edit.span for edit in f.edits))
    start = min(span.start for span in spans)
    end = max(span.end for span in spans)
    if start < end:
        return Span(start, end)
    return Span(start, start + 1) if start < length else Span(max(0, start - 1), start)


def replacements(f: Finding, source: str, span: Span) -> Iterator[dict[str, str]]:
    """Yield what may stand at *span* instead, if the finding says."""
    if f.edits:
        moved = [
            Edit(Span(start - span.start, end - span.start), text)
            for (start, end), text in f.edits
        ]
        yield {"value": revise(source[span.start : span.end], moved)[0]}


def sentence(view: View, offset: int) -> str:
    """Return the sentence that source *offset* falls in, or the one before it."""
    i = bisect_right(view.sentences, offset, key=lambda span: span.start) - 1
    if i < 0:
        return ""
    start, end = view.sentences[i]
    return view.source[start:end]
