"""The map of an audit: articles in, rows out. The same in every engine."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import chain
from typing import NamedTuple, TypeGuard

from newslint import suppress
from newslint.app import Linter
from newslint.corpus.articles import Article, day
from newslint.corpus.lines import lines_of
from newslint.document import Document
from newslint.engine import look as look_at
from newslint.model import Claim, Finding, Problem, Severity
from newslint.seen import Seen
from newslint.stories import copy, copy_words, runs_in
from newslint.suppress import Mark


class Record(NamedTuple):
    """What an audit keeps of an article: no copy, only what is counted.

    ``body`` is a hash of the copy in small letters, white space aside; ``runs`` holds a
    hash of every run of five words of the copy, and ``lengths`` the number of words of
    each paragraph, four bytes each. The first two are empty where the copy has few
    words (`stories.FEWEST`). The last three are its `lines.Lines`.
    """

    id: str
    path: str
    number: int
    source: str
    day: str
    section: str
    url: str
    title: str
    language: str
    words: int
    characters: int
    errors: int
    warnings: int
    infos: int
    suppressed: int
    story: str
    body: bytes
    runs: bytes
    lengths: bytes
    lines: bytes
    places: bytes
    templates: bytes


class Looked(NamedTuple):
    """What looking at one article yields."""

    record: Record | None  # none of an article that could not be looked at
    findings: tuple[Finding, ...]
    claims: tuple[Claim, ...]  # to be judged with those of other articles
    problems: tuple[Problem, ...]


def look(linter: Linter, article: Article) -> Looked:
    """Look at one article; what goes wrong with it is told and costs no other."""
    try:
        return looked(linter, article)
    except Exception as error:
        what = f"{type(error).__name__}: {error}".partition("\n")[0]
        return lost(article, f"left out ({what})")


def lost(article: Article, why: str) -> Looked:
    """Return what is told of an article that cannot be looked at."""
    return Looked(None, (), (), (Problem(article.id, why),))


def killed(article: Article) -> Looked:
    """Return what is told of an article that kills the process which looks at it."""
    return lost(article, "left out: the process that read it was killed")


def looked(linter: Linter, article: Article) -> Looked:
    """Look at one article: judge what it says by itself, keep what others may judge."""
    doc = article.document()
    rows = list(look_at(doc, linter.rules_for(article.path)))
    marks = list(suppress.marks(doc))
    mine = [row for row in rows if not crosses(row)]
    report = linter.report([Seen(mine, marks, 1, Counter())])
    claims = [
        grouped(row, article)
        for row in sorted(filter(crosses, rows), key=place)
        if not hushed(row, marks)
    ]
    found = record(article, doc, report.findings, len(report.suppressed))
    return Looked(found, report.findings, tuple(thinned(claims)), report.errors)


def thinned(claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield what has to cross: of a style one claim a key, that of the usual value.

    Across a source an article has one vote, however often it says the same. As its
    other places do not cross, there is no edit that would cure them all.
    """
    votes: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    for claim in claims:
        votes[claim.finding.rule, claim.group, claim.key][claim.value] += 1
    for claim in claims:
        key = (claim.finding.rule, claim.group, claim.key)
        if claim.group.startswith("story:"):
            yield claim
        elif key in votes and claim.value == votes[key].most_common(1)[0][0]:
            del votes[key]
            said = claim.finding._replace(edits=(), byte_positions=())
            yield claim._replace(finding=said)


def crosses(row: object) -> TypeGuard[Claim]:
    """Return whether a row is judged with those of other articles."""
    return isinstance(row, Claim) and not row.group.startswith("document:")


def place(claim: Claim) -> tuple[object, ...]:
    """Return what claims are put in order by, as their rules run in any order.

    Where an article says two things equally often, the first is its vote.
    """
    return claim.finding.span, claim.finding.rule, claim.key, claim.value


def hushed(claim: Claim, marks: Iterable[Mark]) -> bool:
    """Return whether a mark in the copy silences a claim."""
    return any(mark.covers(claim.finding) for mark in marks)


def grouped(claim: Claim, article: Article) -> Claim:
    """Return a claim of the batch as one of the article’s source.

    A house has a style; a collection of many houses has none.
    """
    if not claim.group.startswith("batch:"):
        return claim
    return claim._replace(group=f"batch:{article.meta.get('source', '')}")


def record(
    article: Article, doc: Document, findings: Sequence[Finding], suppressed: int
) -> Record:
    """Return what is kept of an article."""
    counts = Counter(finding.severity for finding in findings)
    meta = article.meta
    stated = [(start, end) for start, end, part in article.given if part != "body"]
    runs = runs_in(doc)
    whole = copy(doc).encode("utf-8", "surrogatepass") if runs else b""
    return Record(
        id=article.id,
        path=article.path,
        number=article.number,
        source=meta.get("source", ""),
        day=day(meta),
        section=meta.get("section", ""),
        url=meta.get("url", ""),
        title=meta.get("headline", ""),
        language=meta.get("language", ""),
        words=len(doc.text.split()),
        characters=len(doc.text),
        errors=counts[Severity.ERROR],
        warnings=counts[Severity.WARNING],
        infos=counts[Severity.INFO],
        suppressed=suppressed,
        story=meta.get("story", ""),
        body=blake2b(whole, digest_size=16).digest() if runs else b"",
        runs=runs,
        lengths=array("I", map(len, copy_words(doc))).tobytes(),
        **lines_of(doc.text, stated)._asdict(),
    )


def look_all(linter: Linter, articles: Iterable[Article]) -> Iterator[Looked]:
    """Look at articles, one after the other."""
    return (look(linter, each) for each in articles)


def findings(seen: Iterable[Looked]) -> Iterator[Finding]:
    """Yield all findings, in order."""
    return chain.from_iterable(each.findings for each in seen)
