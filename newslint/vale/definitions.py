"""The rule files of a Vale style: YAML in, definitions out, parents laid under."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

Definition: TypeAlias = dict[str, Any]

KINDS = frozenset(
    "existence substitution occurrence repetition consistency conditional "
    "capitalization metric".split()
)
DEEPEST = 10  # rules that extend one another


class StyleError(Exception):
    """A style that cannot be read; the message says where and what to do."""


def read(path: Path) -> Definition:
    """Return what a rule file says, every value as text. Raises StyleError.

    YAML takes ``no`` for a truth value; in a rule it is a word.
    """
    try:
        import yaml
    except ImportError:
        raise StyleError(
            f"{path.parent}: Vale styles need PyYAML; pip install 'newslint[vale]'"
        ) from None
    try:
        data = parsed(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise StyleError(f"{path}: {error.strerror}; check the path") from None
    except UnicodeDecodeError:
        raise StyleError(f"{path}: not UTF-8; save it as UTF-8") from None
    except (yaml.YAMLError, RecursionError) as error:
        raise StyleError(f"{path}: not valid YAML: {said(error)}") from None
    if not isinstance(data, dict) or not isinstance(data.get("extends"), str):
        raise StyleError(f"{path}: no rule of Vale's: it lacks the key 'extends'")
    return {str(key).lower(): value for key, value in data.items()}


def parsed(text: str) -> Any:
    """Return what YAML says, every value as text. Raises YAMLError."""
    import yaml

    try:
        return yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    except yaml.YAMLError:
        # Vale takes \\' for an apostrophe, and styles of many years rely on it.
        escapes = {**yaml.BaseLoader.ESCAPE_REPLACEMENTS, "'": "'"}
        lenient = type("Lenient", (yaml.BaseLoader,), {"ESCAPE_REPLACEMENTS": escapes})
        return yaml.load(text, Loader=lenient)


def said(error: Exception) -> str:
    """Return what a parser of YAML complains of, and in which line, on one line."""
    mark = getattr(error, "problem_mark", None)
    what = getattr(error, "problem", None) or " ".join(str(error).split())
    return f"{what} (line {mark.line + 1})" if mark else what


def whole(path: Path, styles: Path, depth: int = 0) -> Definition:
    """Return a rule with what the rules it extends say, of any style in *styles*."""
    mine = read(path)
    parent = mine["extends"]
    if "." not in parent:
        return mine
    other = styles.joinpath(*parent.split(".")).with_suffix(".yml")
    if depth == DEEPEST:
        raise StyleError(f"{path}: extends {parent!r} in a circle; mend it")
    if not other.is_relative_to(styles) or not other.is_file():
        raise StyleError(f"{path}: extends {parent!r}, but there is no {other}")
    return overlay(whole(other, styles, depth + 1), mine, path)


def overlay(parent: Definition, child: Definition, path: Path) -> Definition:
    """Lay a rule's keys over those it extends.

    ``tokens+`` adds to a list or table, ``tokens-`` takes away from it.
    """
    made = {key: value for key, value in parent.items() if key != "tests"}
    for key, value in child.items():
        name = key.rstrip("+-")
        if key == "extends":
            continue
        try:
            made[name] = value if name == key else edited(made[name], value, key)
        except (KeyError, ValueError, TypeError):
            raise StyleError(f"{path}: {key!r} does not fit what it extends") from None
    return made


def edited(old: Any, new: Any, key: str) -> Any:
    """Return a list or table with *new* added to it, or taken away.

    Raises KeyError or ValueError for what is not there, TypeError for other kinds.
    """
    if isinstance(old, Mapping):
        if key.endswith("+"):
            return {**old, **new}
        left = dict(old)
        for name in new:
            del left[name]
        return left
    if not isinstance(old, Sequence) or isinstance(old, str) or isinstance(new, str):
        raise TypeError(key)
    if key.endswith("+"):
        return [*old, *new]
    rest = list(old)
    for each in new:
        rest.remove(each)
    return rest
