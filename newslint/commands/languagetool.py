"""Set LanguageTool up: fetch it, say what there is, stop the servers that run.

It needs Java 17 or later and the extra ``newslint[languagetool]``. install fetches it
from Maven Central if Maven is there, else from its makers. A server that is asked by
its address ('server' in the settings) needs none of this.
"""

from __future__ import annotations

import os
import signal
from argparse import ArgumentParser, Namespace
from contextlib import suppress
from pathlib import Path

from newslint.commands import settings
from newslint.files import InputError
from newslint.languagetool import install, local, service
from newslint.languagetool.settings import read
from newslint.model import UnavailableError

HELP = "set up LanguageTool: install, status, stop"


def arguments(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    add = parser.add_argument
    add("what", choices=tuple(WORK), help="what to do")
    add("--pom", type=Path, help="with install: what Maven fetches, instead of ours")
    add(
        "--download",
        action="store_true",
        help="with install: from LanguageTool's makers, not by Maven",
    )
    settings.add_config(parser)


def run(args: Namespace) -> int:
    """Do what is asked; return the exit status."""
    return WORK[args.what](args)


def fetch(args: Namespace) -> int:
    """Fetch LanguageTool."""
    if not install.java():
        raise InputError("no Java here; LanguageTool needs Java 17 or later")
    place = install.by_download() if args.download else install.by_maven(args.pom)
    print(f"LanguageTool is in {place}; switch its rules on with --enable languagetool")
    return 0


def status(args: Namespace) -> int:
    """Say what there is; 1 if LanguageTool could not be asked."""
    asked = read(settings.read(args).languagetool)
    print(f"Java: {install.java() or 'none'}")
    try:
        places = install.installed()
        print(f"installed: {', '.join(map(str, places)) or 'none'}")
    except InputError as error:
        places = []
        print(f"installed: none ({error})")
    for told in local.running():
        at, version, of = told["server"], told["version"], told["run"]
        print(f"running: {at}, {version}, for process {of}")
    if not asked.server:
        return int(not (places and install.java()))
    try:
        print(f"server: {asked.server}, {service.version(asked.server)}")
    except UnavailableError as error:
        print(f"server: {error.args[1]}")
        return 1
    return 0


def stop(args: Namespace) -> int:
    """Stop the servers that newslint has started; their keepers tidy up."""
    count = 0
    for told in local.running():
        with suppress(OSError):
            os.kill(int(told["process"]), signal.SIGTERM)
            count += 1
    print(f"{count} stopped")
    return 0


WORK = {"install": fetch, "status": status, "stop": stop}
