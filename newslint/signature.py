"""What a check's signature asks of the TOML that sets its parameters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

NAMES: Mapping[Any, str] = {
    Any: "anything",
    str: "text",
    bool: "true or false",
    int: "a whole number",
    float: "a number",
}


@cache
def parameters(make: Callable[..., object]) -> Mapping[str, Any]:
    """Return the parameters of a check with their types; Any where none can be told."""
    import inspect  # wanted only where packs are read anew

    try:
        hints = get_type_hints(make)
    except (NameError, TypeError):  # a name that only type checkers import
        hints = {}
    return {name: hints.get(name, Any) for name in inspect.signature(make).parameters}


@cache
def required(make: Callable[..., object]) -> list[str]:
    """Return the parameters that a rule may not leave out."""
    import inspect

    several = (inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD)
    return [
        name
        for name, parameter in inspect.signature(make).parameters.items()
        if parameter.default is parameter.empty and parameter.kind not in several
    ]


def fits(value: object, hint: Any) -> bool:
    """Return whether a value from TOML is of the type *hint*."""
    kind, inside = get_origin(hint) or hint, get_args(hint)
    if kind in (Union, UnionType):
        return any(fits(value, one) for one in inside)
    if kind is Literal:
        return value in inside
    if not isinstance(kind, type) or kind is Any:
        return True
    if isinstance(value, dict):
        return issubclass(kind, Mapping) and all(
            fits(one, inside[1]) for one in value.values() if inside
        )
    if isinstance(value, list):
        return is_list(kind) and all(fits(one, inside[0]) for one in value if inside)
    if isinstance(value, bool | str):
        return kind is type(value)
    return isinstance(value, (int, float) if kind is float else kind)


def is_list(kind: type) -> bool:
    """Return whether a TOML list may stand for this type."""
    return issubclass(kind, Iterable) and not issubclass(kind, str | Mapping)


def describe(hint: Any) -> str:
    """Return the type *hint* in the words of TOML."""
    kind, inside = get_origin(hint) or hint, get_args(hint)
    if kind in (Union, UnionType):
        return " or ".join(describe(one) for one in inside if one is not NoneType)
    if kind is Literal:
        return " or ".join(map(repr, inside))
    if not isinstance(kind, type) or kind in NAMES:
        return NAMES.get(kind, "anything")
    if issubclass(kind, Mapping):
        return f"a table of {describe(inside[1])}" if inside else "a table"
    if is_list(kind):
        return f"a list of {describe(inside[0])}" if inside else "a list"
    return "{ file = … }" if kind is Path else "{ table = … }"


def check_template(text: str) -> None:
    """Raise ValueError unless all fields of a template are plain names in braces.

    `str.format` would also let a pack reach into objects, or ask for a gigabyte of
    blanks.
    """
    from string import Formatter

    for _, name, width, conversion in Formatter().parse(text):
        if name is not None and (width or conversion or not name.isidentifier()):
            raise ValueError(
                f"{{{name}}} in {text!r} is not a plain name; write braces twice"
            )
