"""Findings of LanguageTool that newslint's own rules have made already."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from newslint.languagetool.settings import PACK
from newslint.model import Finding, Span

LONG = 4  # times as long as LanguageTool's: then it is about something else


def without(findings: Iterable[Finding]) -> list[Finding]:
    """Return *findings* without those of LanguageTool that say what another says.

    That is one of the same place, no less severe, of a rule of newslint's own.
    """
    found = list(findings)
    own: dict[str, list[Finding]] = defaultdict(list)
    for finding in found:
        if not is_asked(finding):
            own[finding.path].append(finding)
    return [f for f in found if not (is_asked(f) and said(f, own[f.path]))]


def is_asked(finding: Finding) -> bool:
    """Return whether a finding is LanguageTool's."""
    return finding.rule.startswith(f"{PACK}/")


def said(finding: Finding, own: Sequence[Finding]) -> bool:
    """Return whether one of newslint's *own* findings is about the same place."""
    mine = places(finding)
    return any(
        other.severity >= finding.severity
        and any(same(one, each) for one in mine for each in places(other))
        for other in own
    )


def places(finding: Finding) -> list[Span]:
    """Return where something is wrong: what would be changed, and what is flagged."""
    return [finding.span, *(edit.span for edit in finding.edits)]


def same(one: Span, other: Span) -> bool:
    """Return whether two spans meet, and neither is of a stretch much longer."""
    if one.start > other.end or other.start > one.end:
        return False
    short, long = sorted((one.end - one.start, other.end - other.start))
    return long <= LONG * max(short, LONG)
