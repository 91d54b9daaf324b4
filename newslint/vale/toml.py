"""Packs in TOML, made of tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

BARE = re.compile(r"[A-Za-z0-9_-]+")
LITERAL = re.compile(r"[^'\x00-\x1f\x7f]*\\[^'\x00-\x1f\x7f]*")  # reads better so
WIDTH = 88
LAST = ("bad", "good", "unproven")
SUBTABLES = ("swap", "either")


def pack(tables: Mapping[str, Mapping[str, Any]], note: str) -> str:
    """Return a pack of rules; *note* stands at its head."""
    lines = [f"# {note}"]
    for name, table in tables.items():
        lines += ["", f"[{key(name)}]", *rule(key(name), table)]
    return "\n".join(lines) + "\n"


def rule(name: str, table: Mapping[str, Any]) -> Iterator[str]:
    """Yield the lines of a rule's table: its examples last, then its longest tables."""
    for each, item in sorted(table.items(), key=lambda pair: pair[0] in LAST):
        if each not in SUBTABLES:
            yield from setting(each, item)
    for each in SUBTABLES:
        if each in table:
            yield from ("", f"[{name}.{each}]")
            yield from (f"{key(k)} = {value(v)}" for k, v in table[each].items())


def setting(name: str, item: Any) -> Iterator[str]:
    """Yield the lines of a key and its value, a list in lines if it is long."""
    line = f"{name} = {value(item)}"
    if len(line) <= WIDTH or not isinstance(item, list):
        yield line
        return
    yield f"{name} = ["
    yield from (f"    {value(each)}," for each in item)
    yield "]"


def value(item: Any) -> str:
    """Write a value."""
    if isinstance(item, bool):
        return str(item).lower()
    if isinstance(item, list | tuple):
        return f"[{', '.join(map(value, item))}]"
    if isinstance(item, Mapping):
        return f"{{ {', '.join(f'{key(k)} = {value(v)}' for k, v in item.items())} }}"
    return text(item) if isinstance(item, str) else repr(item)


def key(name: str) -> str:
    """Write a key, in quotation marks if it needs them."""
    return name if BARE.fullmatch(name) else text(name)


def text(item: str) -> str:
    """Write a text; one with backslashes as it stands, if it can be."""
    if LITERAL.fullmatch(item):
        return f"'{item}'"
    return '"' + "".join(map(escaped, item)) + '"'


def escaped(char: str) -> str:
    """Return a character as it stands in a text in double quotation marks."""
    if char in '\\"':
        return "\\" + char
    if char == "\n":
        return r"\n"
    return char if char.isprintable() else f"\\U{ord(char):08x}"
