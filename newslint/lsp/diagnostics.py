"""Findings as the editor shows them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import blake2b

from lsprotocol import types
from lsprotocol.types import DiagnosticSeverity

from newslint.lsp.stories import Story
from newslint.model import Finding, Severity
from newslint.report import url

SOURCE = "newslint"
SEVERITIES = {
    Severity.ERROR: DiagnosticSeverity.Error,
    Severity.WARNING: DiagnosticSeverity.Warning,
    Severity.INFO: DiagnosticSeverity.Information,
}


def diagnostic(finding: Finding, story: Story) -> types.Diagnostic:
    """Return a finding as a diagnostic, with a link to the page about its rule."""
    return types.Diagnostic(
        range=story.range(finding.span),
        message=finding.message,
        severity=SEVERITIES[finding.severity],
        code=finding.rule,
        code_description=types.CodeDescription(url(finding.rule)),
        source=SOURCE,
        data={"fingerprint": finding.fingerprint},
    )


def diagnostics(findings: Iterable[Finding], story: Story) -> list[types.Diagnostic]:
    """Return the diagnostics of a story."""
    return [diagnostic(finding, story) for finding in findings]


def result_id(items: Sequence[types.Diagnostic]) -> str:
    """Return an id that is the same for the same diagnostics."""
    return blake2b(repr(items).encode("utf-8", "replace"), digest_size=8).hexdigest()
