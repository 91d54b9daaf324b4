"""The table of tools, and how they are installed, each in a folder of its own."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
TABLE = HERE / "tools.toml"
POM = ROOT / "tests" / "languagetool" / "pom.xml"
NUMBER = re.compile(r"\d+\.\d[\w.]*")
VERSION_OF = re.compile(r"^\s*mod\s+\S+\s+v(\S+)", re.MULTILINE)  # go version -m
PATIENCE = 900  # seconds that an installation may take


class Tool(NamedTuple):
    """An entry of the table, whose comment says what its fields mean."""

    name: str
    check: str
    note: str
    source: str = ""
    packages: tuple[str, ...] = ()
    files: Mapping[str, str] = {}
    version: str = ""
    one: str = ""
    two: str = ""
    say: str = ""
    read: str = ""
    broken: int = 127
    large: int = 5_000_000
    many: int = 2_000


class MissingError(Exception):
    """A tool is not to be had; the message says why."""


class Place(NamedTuple):
    """Where the tools are; *own* is the folder of programs that newslint is in."""

    cache: Path
    own: Path | None = None

    def folder(self, tool: Tool) -> Path:
        return self.cache / "tools" / tool.name

    def programs(self, tool: Tool) -> Path:
        """Return the folder of a tool's programs."""
        if tool.source == "here" and self.own:
            return self.own
        where = {"npm": "node_modules/.bin"}.get(tool.source, "bin")
        return self.folder(tool) / where


def table() -> dict[str, Tool]:
    """Return the tools by their names, in the order of the table."""
    read = tomllib.loads(TABLE.read_text("utf-8"))
    return {name: entry(name, told) for name, told in read.items()}


def entry(name: str, told: dict[str, object]) -> Tool:
    told["source"] = told.pop("from", "")
    return Tool(name, **told)  # type: ignore[arg-type]


def install(tool: Tool, place: Place) -> None:
    """Install a tool unless it is there. Raises MissingError."""
    folder = place.folder(tool)
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in tool.files.items():
        (folder / name).write_text(text, "utf-8")
    done = folder / "installed.txt"
    wanted = "\n".join((tool.source, *tool.packages))
    there = done.exists() and done.read_text("utf-8") == wanted
    if not tool.source or (there and tool.source != "here"):
        return
    if tool.source == "here" and place.own:
        return
    INSTALLERS[tool.source](tool, place)
    done.write_text(wanted, "utf-8")


def by_pip(tool: Tool, place: Place) -> None:
    environment(place.folder(tool))
    pip(place.folder(tool), tool.packages)


def from_here(tool: Tool, place: Place) -> None:
    """Install this checkout as a user has it: no editable one, nothing else beside."""
    environment(place.folder(tool))
    pip(place.folder(tool), [str(ROOT)])
    pip(place.folder(tool), ["--force-reinstall", "--no-deps", str(ROOT)])


def environment(folder: Path) -> None:
    if not (folder / "bin" / "python").exists():
        ask(sys.executable, "-m", "venv", str(folder))


def pip(folder: Path, packages: Sequence[str]) -> None:
    quiet = ("--quiet", "--disable-pip-version-check")
    ask(str(folder / "bin" / "python"), "-m", "pip", "install", *quiet, *packages)


def by_npm(tool: Tool, place: Place) -> None:
    quiet = ("--no-fund", "--no-audit", "--loglevel=error")
    # With a version, or a package is mistaken for the folder of the same name.
    packages = [p if "@" in p[1:] else f"{p}@latest" for p in tool.packages]
    ask("npm", "install", *quiet, "--prefix", str(place.folder(tool)), *packages)


def by_go(tool: Tool, place: Place) -> None:
    programs = {"GOBIN": str(place.programs(tool))}
    ask("go", "install", *tool.packages, surroundings=programs)


def by_maven(tool: Tool, place: Place) -> None:
    command = (sys.executable, "-m", "newslint", "languagetool", "install")
    if not shutil.which("java"):
        raise MissingError("no Java here")
    ask(*command, "--pom", str(POM), surroundings={"LTP_PATH": str(place.folder(tool))})


INSTALLERS: dict[str, Callable[[Tool, Place], None]] = {
    "pip": by_pip,
    "here": from_here,
    "npm": by_npm,
    "go": by_go,
    "maven": by_maven,
}


def ask(*command: str, surroundings: Mapping[str, str] | None = None) -> str:
    """Run a command and return what it prints. Raises MissingError."""
    try:
        done = subprocess.run(
            command,
            env=os.environ | dict(surroundings or {}),
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        )
    except FileNotFoundError:
        raise MissingError(f"no {command[0]} here") from None
    except subprocess.TimeoutExpired:
        raise MissingError(f"{command[0]} took over {PATIENCE} s") from None
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines() or ["it does not say"]
        raise MissingError(f"{Path(command[0]).name}: {said[-1]}")
    return done.stdout + done.stderr


def surroundings(place: Place) -> dict[str, str]:
    """Return the environment that tools run in: nobody's own settings, fresh caches."""
    home = place.cache / "home"
    home.mkdir(parents=True, exist_ok=True)
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "NEWSLINT_CACHE_DIR": str(place.cache / "newslint-cache"),
        "LTP_PATH": str(place.cache / "tools" / "languagetool"),
    }


def words(
    template: str, tool: Tool, place: Place, files: Sequence[Path] = (), jobs: str = ""
) -> tuple[str, ...]:
    """Return a command of the table with its holes filled."""
    holes = {
        "bin": str(place.programs(tool)),
        "python": sys.executable,
        "here": str(HERE),
        "no_cache": "--no-cache" if tool.source == "here" and caches(place) else "",
    }
    made: list[str] = []
    for word in shlex.split(template):
        if word == "{files}":
            made += map(str, files)
        elif word == "{jobs}":
            made += shlex.split(jobs)
        else:
            made += filter(None, [word.format(**holes)])
    return tuple(made)


@cache
def caches(place: Place) -> bool:
    """Return whether newslint keeps results, which is not what is measured here."""
    newslint = place.programs(table()["newslint"]) / "newslint"
    return "--no-cache" in ask(str(newslint), "check", "--help")


def version(tool: Tool, place: Place) -> str:
    """Return a tool's version, or nothing if it has none. Raises MissingError."""
    if not tool.version:
        return ""
    told = ask(*words(tool.version, tool, place), surroundings=surroundings(place))
    found = VERSION_OF.search(told)
    number = NUMBER.search(found[1] if found else told)
    plain = number[0] if number else told.strip()
    return f"{plain} ({commit()})" if tool.source == "here" else plain


def commit() -> str:
    """Return which commit this checkout is at."""
    try:
        told = ask("git", "-C", str(ROOT), "describe", "--always", "--dirty")
    except MissingError:
        return "no commit"
    return told.strip()
