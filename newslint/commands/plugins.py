"""List what is loaded: plugins, and the rules, checks, readers and formats of each."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from newslint import plugins

HELP = "list what is loaded"
HOOKS = ("newslint_rules", "newslint_checks", "newslint_readers", "newslint_formats")


def arguments(parser: ArgumentParser) -> None:
    """Add the command's arguments: it has none."""


def run(args: Namespace) -> int:
    """Print each plugin with what it offers."""
    plugins.load()
    packs = plugins.builtin_packs()
    print(f"built-in packs: {', '.join(pack.stem for pack in packs)}")
    print(f"house styles: {', '.join(plugins.styles())}")
    for hook in HOOKS:
        for plugin, offered in plugins.offers(hook):
            names = (getattr(offer, "id", str(offer)) or '""' for offer in offered)
            print(f"{plugin}: {hook.partition('_')[2]}: {', '.join(sorted(names))}")
    return 0
