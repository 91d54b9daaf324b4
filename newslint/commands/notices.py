"""What a run says of its rules: which are left out, and which are past their day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from newslint import config
from newslint.app import Linter
from newslint.rule import Rule


def notices(linter: Linter) -> Iterator[str]:
    """Yield a line for each Vale style with rules left out, and each expired rule.

    Nothing is said of rules that the settings ignore.
    """
    rules, ignored = linter.catalogue.rules, linter.config.choice.ignore
    refused: dict[str, list[str]] = defaultdict(list)
    for id, why in linter.catalogue.refused.items():
        if not config.names(rules[id], ignored):
            refused[rules[id].pack].append(f"{rules[id].formerly[0]} ({why})")
    for pack, names in refused.items():
        yield f"Vale style {pack!r}: rules left out: {', '.join(names)}"
    if any(rule.expires for rule in rules.values()):
        active = linter.rules_for(str(linter.config.root / "story.txt"))
        yield from expired(active)


def expired(rules: Iterable[Rule]) -> Iterator[str]:
    """Yield a line for each rule whose last day is past; it goes on running."""
    from datetime import date

    today = date.today().isoformat()
    for rule in rules:
        if rule.has_expired(today):
            who = f"; ask {rule.owner}" if rule.owner else ""
            yield f"{rule.id} expired on {rule.expires} and still runs{who}"
