"""Folders of Vale styles: the rules in them, and the vocabularies beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from newslint.vale.definitions import StyleError, whole
from newslint.vale.dialect import term
from newslint.vale.tables import RefusedError, kebab, table

VOCABULARIES = (("config", "vocabularies"), ("Vocab",))  # the second of older versions
UNPROVEN = "a rule of a Vale style, which has none"


class Entry(NamedTuple):
    """A rule of a style: its id, its name in Vale, and its table or why it has none."""

    id: str
    vale: str
    table: dict[str, Any]
    refused: str = ""


def entries(folders: Sequence[Path]) -> Iterator[Entry]:
    """Yield the rules of styles, and those of the vocabularies beside them.

    Raises StyleError.
    """
    roots = list(dict.fromkeys(folder.absolute().parent for folder in folders))
    for folder in folders:
        accepted = [word for word in words(folder.absolute().parent, "accept.txt")]
        yield from style(folder.absolute(), accepted)
    accepted = [word for root in roots for word in words(root, "accept.txt")]
    rejected = [word for root in roots for word in words(root, "reject.txt")]
    yield from vocabulary(accepted, rejected)


def style(folder: Path, accepted: Sequence[str]) -> Iterator[Entry]:
    """Yield the rules of one style, in order of their files."""
    if not folder.is_dir():
        raise StyleError(f"{folder}: no folder; a Vale style is a folder of rules")
    paths = sorted(folder.rglob("*.yml"))
    if not paths:
        raise StyleError(f"{folder}: no rules of a Vale style (*.yml) in this folder")
    for path in paths:
        yield entry(path, folder, accepted)


def entry(
    path: Path, folder: Path | None = None, accepted: Sequence[str] = ()
) -> Entry:
    """Return the rule of one file of a style, by default the style it lies in.

    Raises StyleError.
    """
    folder = folder or path.parent
    name = ".".join(path.relative_to(folder).with_suffix("").parts)
    ids = f"{folder.name.lower()}/{kebab(name)}", f"{folder.name}.{name}"
    try:
        return Entry(*ids, made(table(whole(path, folder.parent), accepted), ids[1]))
    except RefusedError as error:
        return Entry(*ids, {}, str(error))


def made(keys: dict[str, Any], vale: str) -> dict[str, Any]:
    """Return a rule's table with the name that it has in Vale."""
    return {**keys, "formerly": [vale], "unproven": UNPROVEN}


def words(root: Path, name: str) -> Iterator[str]:
    """Yield the words of the vocabularies of a folder of styles: accepted or rejected.

    One a line; a line that begins with ``# `` is a note.
    """
    for place in VOCABULARIES:
        for path in sorted(root.joinpath(*place).glob(f"**/{name}")):
            try:
                lines = path.read_text(encoding="utf-8-sig").splitlines()
            except (OSError, UnicodeDecodeError) as error:
                raise StyleError(f"{path}: cannot be read ({error})") from None
            bare = map(str.strip, lines)
            yield from (line for line in bare if line and not line.startswith("# "))


def vocabulary(accepted: Sequence[str], rejected: Sequence[str]) -> Iterator[Entry]:
    """Yield the rules that vocabularies are: accepted words as written, no rejected."""
    if accepted:
        keys = {
            "check": "substitution",
            "summary": "A word of the vocabulary, written otherwise",
            "message": "Use '{preferred}' instead of '{match}'.",
            "severity": "error",
            "ignorecase": True,
            "nonword": True,
            "swap": {
                rf"(?<!\w){term(word.lower())}(?!\w)": word
                for word in accepted
                if not word.startswith("(?i)")
            },
        }
        yield Entry("vale/terms", "Vale.Terms", made(keys, "Vale.Terms"))
    if rejected:
        keys = {
            "check": "existence",
            "summary": "A word that the vocabulary rejects",
            "message": "Avoid using '{match}'.",
            "severity": "error",
            "tokens": [term(word) for word in rejected],
        }
        yield Entry("vale/avoid", "Vale.Avoid", made(keys, "Vale.Avoid"))
