"""Write a configuration file with every setting in it, commented out."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from newslint import files

HELP = "write a commented configuration file"
NAME = "newslint.toml"
TEXT = """\
# newslint's settings, each with its default or an example; take away the # to set one.
# In pyproject.toml the same keys go under [tool.newslint].

# Settings to begin from; those below win over them.
# extends = ["../house/newslint.toml"]

# Rules by id ("stray/stacked-verbs"), by pack ("stray") or by glob ("*/doubled-*").
# select = []     # run just these
# enable = []     # run these as well as the usual ones
# ignore = []     # leave these out

# House styles to keep to: "ap", or several: ["ap", "inclusive"]; see docs/styles.md.
# style = "ap"

# The least severity that fails a run: "error", "warning", "info" or "never".
# fail-on = "warning"

# The house's choice where copy may be spelt two ways: a variety or single words.
# prefer = ["American", "adviser", "UN"]

# Files of words and phrases, one a line, that are never a finding here.
# words = ["house-words.txt"]

# Words that the house does not write, and what it writes instead.
# reject = { "tidbit" = "titbit" }

# Packs of your own, or folders of them.
# rules = ["house-rules/"]

# Folders of styles of Vale, the prose linter, such as "styles/Desk"; see docs/vale.md.
# vale = []

# What `newslint corpus check` holds a collection to; see docs/corpora.md.
# expect = { few-errors = { severity = "error", max = 0.5 } }

# Files that folders are not searched for, as in .gitignore.
# exclude = ["drafts/"]

# Known findings; written by `newslint baseline`.
# baseline = "newslint-baseline.json"

# Whether a suppression in the copy must say why.
# require-reason = false

# The encoding of files that do not say and are not UTF-8.
# encoding = "cp1252"

# The format of all files, where neither name nor content tells it.
# input-format = "plain"
# What the records of JSON, CSV and Parquet call the text, the headline, the date ...
# fields = { text = "article.body", headline = "head" }

# format = "text"
# max-megabytes = 50
# jobs = 0        # worker processes; 0 means as many as pay
# cache = true    # look again only at files that have changed

# LanguageTool, once "languagetool" is among the rules to enable: an address, or none
# for one on this machine; see docs/languagetool.md.
# [languagetool]
# server = "http://localhost:8081"
# engine = "languagetool"     # or "lingotweaker", which needs no Java
# language = "en-GB"          # by default the story's own
# seconds = 30                # that a story may wait
# quotations = true           # whether people's words are looked at
# all-rules = false           # those too that were not found to be right on news

# [severity]
# "boilerplate/share-bar" = "warning"

# [[overrides]]
# paths = ["opinion/*"]
# ignore = ["stray"]
"""


def arguments(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "folder", nargs="?", type=Path, default=Path(), help="where (default: here)"
    )


def run(args: Namespace) -> int:
    """Write the file; one that is there already stays as it is."""
    path: Path = args.folder / NAME
    files.write(path, TEXT, mode="x")
    print(f"{path} written; all its settings are commented out")
    return 0
