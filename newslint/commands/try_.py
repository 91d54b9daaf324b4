"""Try a rule on an archive: what it would flag there, how often, and how precisely."""

from __future__ import annotations

import json
import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from newslint import plugins
from newslint.app import Linter
from newslint.commands import complain, settings
from newslint.config import Choice, Config
from newslint.files import InputError
from newslint.plugins import Catalogue
from newslint.rule import Rule

if TYPE_CHECKING:
    from newslint.trial.hits import Seen
    from newslint.trial.outcome import Outcome

HELP = "try a rule on an archive of stories, and judge what it flags"
EVERY = 0.2  # seconds between two looks at the counts


def arguments(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    add = parser.add_argument
    add("rule", type=Path, metavar="RULE.toml", help="a rule pack, examples or not")
    add("paths", nargs="+", metavar="ARCHIVE", help="stories, folders, JSON lines")
    add("--only", metavar="NAME", help="of the pack, the rule of this name alone")
    add("--against", type=Path, metavar="OLD.toml", help="show what was gained, lost")
    add("--sample", type=int, default=20, metavar="N", help="how many to judge (20)")
    add("--seed", type=int, default=0, metavar="N", help="another sample (0)")
    add("--show", type=int, default=100, metavar="N", help="how many to print (100)")
    add(
        "--labels", type=Path, metavar="FILE", help="keep judgements here, and use them"
    )
    add("--no-judge", action="store_true", help="print the sample, ask nothing")
    add("--field", metavar="NAME", help="the text in JSON lines (default: text)")
    add("--format", dest="form", choices=["text", "json"], default="text")
    settings.add_config(parser)


def run(args: Namespace) -> int:
    """Run the rule, show what it finds, and have a sample judged."""
    from newslint.trial import hits, labels
    from newslint.trial.outcome import Outcome, as_json, as_text
    from newslint.trial.sample import Sample

    linter = reader(with_field(settings.read(args), args.field))
    rules = chosen(hits.load(args.rule, linter.catalogue), args)
    old = (
        chosen(hits.load(args.against, linter.catalogue), args) if args.against else []
    )
    known = labels.load(args.labels) if args.labels else {}
    names = [{rule.id.partition("/")[2] for rule in each} for each in (rules, old)]
    named = not names[0].isdisjoint(names[1])
    outcome = Outcome(
        Sample(args.sample, args.seed), known, named=named, against=bool(args.against)
    )
    try:
        follow(outcome, hits.run(linter, args.paths, rules, old), args, len(rules) > 1)
    except KeyboardInterrupt:
        if not sys.stdin.isatty():
            raise
        complain("stopped; what follows is about what was read so far")
    for path, message in outcome.problems:
        complain(f"{path}: {message}")
    if args.form == "text":
        print(*as_text(outcome), sep="\n")
    try:
        judge(outcome, args)
    except KeyboardInterrupt:
        print()
    if args.form == "json":
        print(json.dumps(as_json(outcome), ensure_ascii=False, indent=1))
    else:
        conclude(outcome)
    return 2 if outcome.problems else 0


def reader(chosen: Config) -> Linter:
    """Return what reads the archive: a linter without the rules of any pack."""
    checks = plugins.gather("newslint_checks", "check")
    readers = plugins.gather("newslint_readers", "reader")
    bare = chosen._replace(choice=Choice(), overrides=())
    return Linter(bare, Catalogue({}, checks, readers, {}))


def with_field(chosen: Config, name: str | None) -> Config:
    """Return the settings with the field of JSON lines that holds the text."""
    if not name:
        return chosen
    return chosen._replace(fields={**chosen.fields, "text": name})


def chosen(rules: list[Rule], args: Namespace) -> list[Rule]:
    """Return the rule that is asked for alone, or all. Raises InputError."""
    if not args.only:
        return rules
    found = [r for r in rules if args.only in (r.id, r.id.partition("/")[2])]
    if not found:
        names = ", ".join(rule.id.partition("/")[2] for rule in rules)
        raise InputError(f"no rule {args.only!r} there; there are {names}")
    return found


def follow(
    outcome: Outcome, stream: Iterator[Seen], args: Namespace, many: bool
) -> None:
    """Print findings as they come, each with the count and the rate so far."""
    from newslint.trial.outcome import line

    watched = sys.stderr.isatty() and args.form == "text"
    shown, looked = 0, time.monotonic()
    for seen in stream:
        for sighting in outcome.add(seen):
            shown += 1
            if args.form == "text" and shown <= args.show:
                where = line(sighting, named=many)
                print(f"{shown:6,} {outcome.rate():8.2f}/1,000  {where}", flush=True)
        if watched and time.monotonic() - looked > EVERY:
            looked = time.monotonic()
            told = f"{outcome.words:,} words, {outcome.hits:,} hits"
            print(f"\r\x1b[K{told}\r", end="", file=sys.stderr, flush=True)
    if watched:
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)
    if args.form == "text" and shown > args.show:
        print(f"and {shown - args.show:,} more; see more by --show")


def judge(outcome: Outcome, args: Namespace) -> None:
    """Have the sample judged at a terminal, or print it where there is none."""
    from newslint.trial import judge, labels
    from newslint.trial.outcome import line, unjudged

    left = unjudged(outcome)
    terminal = sys.stdin.isatty() and sys.stdout.isatty()
    if args.form == "json" or not left:
        return
    if args.no_judge or not terminal:
        print(f"\na sample of {len(left)} to judge:")
        print(*map(line, left), sep="\n")
        return
    with judge.keys() as ask:
        for finding, label in judge.judged(left, ask, sys.stdout):
            outcome.label(finding, label)
            if args.labels:
                labels.append(args.labels, finding, label)


def conclude(outcome: Outcome) -> None:
    """Print the precision of what was judged, now and before."""
    gone = outcome.gone()
    print(f"\n{outcome.precision()}")
    if any(gone.values()):
        print(
            f"judged before and not found any more: {gone['right']} right, "
            f"{gone['wrong']} wrong"
        )
