"""List the rules: id, default, and what each finds."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path

from newslint import config, explain, plugins
from newslint.app import Linter
from newslint.commands import settings

HELP = "list the rules"


def arguments(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "names", nargs="*", metavar="RULE", help="rules, packs or globs"
    )
    parser.add_argument(
        "--format", dest="form", choices=["text", "json"], default="text"
    )
    settings.add_style(parser)
    settings.add_config(parser)


def run(args: Namespace) -> int:
    """Print one rule a line; ``-`` stands for a rule that is off here.

    Of house styles those are listed that are chosen or named.
    """
    chosen = settings.read(args)
    linter = Linter(chosen, plugins.load(chosen.rules, plugins.styles(), chosen.vale))
    styles = config.styles(chosen, plugins.styles())
    active = {rule.id: rule for rule in linter.rules_for(str(Path.cwd() / "story.txt"))}
    for name in args.names:
        config.check_names(
            linter.catalogue.rules, config.Config(choice=config.Choice(select=(name,)))
        )
    shown = [
        rule
        for rule in sorted(linter.catalogue.rules.values(), key=lambda rule: rule.id)
        if (
            config.names(rule, args.names)
            if args.names
            else not rule.style or rule.pack in styles
        )
    ]
    if args.form == "json":
        rows = [explain.row(rule, active) for rule in shown]
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return 0
    width = max((len(rule.id) for rule in shown), default=0)
    for rule in shown:
        on = str(active[rule.id].severity) if rule.id in active else "-"
        print(f"{rule.id:{width}}  {on:8} {rule.summary}")
    return 0
