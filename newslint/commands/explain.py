"""Show a rule's page: what it finds, why, and examples."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from newslint import explain
from newslint.app import Linter
from newslint.commands import settings
from newslint.packs import pick

HELP = "show a rule's page"


def arguments(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "rules_", nargs="+", metavar="RULE", help="a rule id, pack/name"
    )
    settings.add_config(parser)


def run(args: Namespace) -> int:
    """Print the pages, in Markdown."""
    rules = Linter(settings.read(args)).catalogue.rules
    former = {old: rule for rule in rules.values() for old in rule.formerly}
    for name in args.rules_:
        rule = pick("rule", name, {**former, **rules})
        print(*explain.page(rule), sep="\n")
    return 0
