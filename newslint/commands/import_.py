"""Write the rules of other linters as packs of newslint's own."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from newslint import files, packs, plugins, testing
from newslint.commands import complain
from newslint.files import InputError
from newslint.packs import Checks, PackError
from newslint.rule import Rule

HELP = "write the rules of Vale styles as packs of newslint's own"
NOTE = "Rules of the Vale style {}, written by 'newslint import vale'."
UNPROVEN = "imported from a Vale style, and no example could be made of its patterns"
ENOUGH = 2  # examples


def arguments(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    kinds = parser.add_subparsers(dest="kind", required=True, metavar="KIND")
    vale = kinds.add_parser(
        "vale",
        help="styles of Vale, the prose linter",
        description="Write the rules of Vale styles as packs. Exit status 1 says that "
        "some were left out, which are named.",
    )
    vale.add_argument(
        "styles", nargs="+", type=Path, metavar="STYLES", help="styles, or a folder of"
    )
    vale.add_argument("--out", type=Path, default=Path("rules"), metavar="DIR")
    vale.add_argument("--force", action="store_true", help="write over packs there")


def run(args: Namespace) -> int:
    """Write a pack for each style; name the rules left out, one a line."""
    from newslint import vale_rules
    from newslint.vale import toml
    from newslint.vale.definitions import StyleError
    from newslint.vale.styles import entries

    checks = plugins.gather("newslint_checks", "check")
    tables: dict[str, dict[str, Any]] = defaultdict(dict)
    left_out = 0
    try:
        for entry in entries(folders(args.styles)):
            rule, why = vale_rules.build(entry, checks)
            why = why or testing.fault(rule)
            if why:
                left_out += 1
                complain(f"{entry.vale}: left out: {why}")
                continue
            pack, _, name = entry.id.partition("/")
            tables[pack][name] = proved(rule, entry.table)
    except StyleError as error:
        raise PackError(str(error)) from None
    args.out.mkdir(parents=True, exist_ok=True)
    for pack, rules in tables.items():
        path = args.out / f"{pack}.toml"
        text = toml.pack(rules, NOTE.format(pack))
        files.write(path, text, mode="w" if args.force else "x")
        print(f"{path}: {said(path, checks)}")
    return int(left_out > 0)


def folders(paths: Sequence[Path]) -> list[Path]:
    """Return the styles that *paths* are, or that lie in them. Raises InputError."""
    found: list[Path] = []
    for path in paths:
        inside = [each for each in sorted(path.glob("*")) if any(each.glob("*.yml"))]
        mine = [path] if any(path.glob("*.yml")) else inside
        if not mine:
            raise InputError(f"{path}: no Vale style, nor a folder of them (*.yml)")
        found += mine
    return found


def proved(rule: Rule, table: Mapping[str, Any]) -> dict[str, Any]:
    """Return a rule's table with examples that it has proved, or why it has none."""
    from newslint.vale import specimens

    found = (
        next((text for text in texts if proves(rule, text, True)), "")
        for texts in specimens.bad(table)
    )
    bad = list(islice(filter(None, found), ENOUGH))
    good = [text for text in specimens.SILENT if proves(rule, text, False)]
    kept = {key: value for key, value in table.items() if key != "unproven"}
    if not (bad and good):
        return {**kept, "unproven": UNPROVEN}
    return {**kept, "bad": bad, "good": good[:1]}


def proves(rule: Rule, marked: str, flagged: bool) -> bool:
    """Return whether an example holds."""
    return testing.prove(rule, packs.example(marked), flagged=flagged) is None


def said(path: Path, checks: Checks) -> str:
    """Read a pack that was written, and return what to say of it."""
    rules = list(packs.load(path, checks))
    proven = sum(not rule.unproven for rule in rules)
    return f"{len(rules)} rules, {proven} of them with examples"
