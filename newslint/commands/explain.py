"""Show a rule's page: what it finds, why, and examples."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Mapping

from newslint import explain, plugins
from newslint.app import Linter
from newslint.commands import settings
from newslint.packs import PackError, meant
from newslint.rule import Rule

HELP = "show a rule's page"


def arguments(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "rules_", nargs="+", metavar="RULE", help="a rule id, pack/name"
    )
    settings.add_config(parser)


def run(args: Namespace) -> int:
    """Print the pages, in Markdown."""
    chosen = settings.read(args)
    rules = Linter(
        chosen, plugins.load(chosen.rules, plugins.styles(), chosen.vale)
    ).catalogue.rules
    former = {old: rule for rule in rules.values() for old in rule.formerly}
    for name in args.rules_:
        print(*page(name, {**former, **rules}), sep="\n")
    return 0


def page(name: str, rules: Mapping[str, Rule]) -> Iterator[str]:
    """Return the lines of one page. Raises PackError for an unknown rule."""
    if name in explain.OWN:
        return explain.own(name)
    if name not in rules:
        hint = meant(name, [*rules, *explain.OWN]) or "see 'newslint rules'"
        raise PackError(f"unknown rule {name!r}; {hint}")
    return explain.page(rules[name])
