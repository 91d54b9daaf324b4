"""How LanguageTool is asked: the table ``[languagetool]`` of a configuration."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Protocol, cast

from newslint.document import Document
from newslint.model import Hit
from newslint.rule import Rule

PACK = "languagetool"


def usual_server() -> str:
    """Return the address in NEWSLINT_LANGUAGETOOL, if there is one."""
    return os.environ.get("NEWSLINT_LANGUAGETOOL", "")


@dataclass(frozen=True, slots=True)
class Settings:
    """How LanguageTool is asked, and what of its answers is heard.

    ``server`` is its address; empty means one of newslint's own on this machine, which
    runs while it is needed. ``engine`` may be ``lingotweaker``, which needs no server.
    ``language`` is a code such as en-GB; empty means the story's own. A story waits
    ``seconds`` for its answers. Without ``quotations`` people's words are left alone,
    and with ``all_rules`` rules are heard that were not found to be right on news.
    """

    server: str = field(default_factory=usual_server)
    engine: str = "languagetool"
    language: str = ""
    seconds: float = 30
    quotations: bool = True
    all_rules: bool = False


class Asking(Protocol):
    """A check that is told how LanguageTool is asked."""

    def __call__(self, doc: Document, /, settings: Settings | None) -> Iterable[Hit]:
        """Yield what LanguageTool says of *doc*."""


def read(table: Mapping[str, Any]) -> Settings:
    """Make settings of a checked table; its keys are the fields, with hyphens."""
    return Settings(**{key.replace("-", "_"): value for key, value in table.items()})


def told(rules: Iterable[Rule], table: Mapping[str, Any]) -> Iterator[Rule]:
    """Yield *rules*; those of the pack know how LanguageTool is to be asked."""
    settings = read(table)
    for rule in rules:
        yield (
            rule.replaced(check=partial(cast(Asking, rule.check), settings=settings))
            if rule.pack == PACK
            else rule
        )
