"""What a rule of a Vale style would have done about a finding: its action."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

from newslint.document import Document, cut
from newslint.model import Edit, Span
from newslint.vale import casing
from newslint.vale.dialect import compiled, find, translate

Step: TypeAlias = Callable[..., str]

OPTION = re.compile(r"(?<!\\)\|")
GROUP = re.compile(r"\$(?:\{(\w+)\}|(\d+))")


class ActionError(ValueError):
    """An action that newslint does not do."""


def rewrite(text: str, pattern: str, replacement: str) -> str:
    """Replace what *pattern* finds in *text*; ``$1`` stands for its first group."""
    out, reached = [], 0
    for m in find(compiled(translate(pattern)), text):
        out += [text[reached : m.start()], expanded(replacement, m)]
        reached = m.end()
    return "".join((*out, text[reached:]))


def expanded(replacement: str, m: Any) -> str:
    """Return a replacement with the groups of a match in the places for them."""

    def group(found: re.Match[str]) -> str:
        name = found[1] or found[2]
        try:
            return m[int(name) if name.isdigit() else name] or ""
        except IndexError:
            return found[0]

    return GROUP.sub(group, replacement)


def part(text: str, mark: str, index: str) -> str:
    """Return one part of *text*, parted at *mark*; all of it if there are fewer."""
    parts = text.split(mark)
    return parts[int(index)] if int(index) < len(parts) else text


STEPS: Mapping[str, tuple[int, Step]] = {  # how many parameters each takes
    "replace": (2, lambda text, old, new: text.replace(old, new)),
    "remove": (1, lambda text, chars: "".join(c for c in text if c not in chars)),
    "regex": (2, rewrite),
    "trim": (1, lambda text, chars: text.strip(chars)),
    "trim_left": (1, lambda text, chars: text.lstrip(chars)),
    "trim_right": (1, lambda text, chars: text.rstrip(chars)),
    "truncate": (1, lambda text, mark: text.split(mark)[0]),
    "split": (2, part),
    "wrap": (1, lambda text, mark: f"{mark}{text}{mark}"),
    "unwrap": (1, lambda text, mark: text.removeprefix(mark).removesuffix(mark)),
    "prefix": (1, lambda text, mark: mark + text),
    "suffix": (1, lambda text, mark: text + mark),
    "squeeze": (0, lambda text: " ".join(text.split())),
    "capitalize": (0, lambda text: text[:1].upper() + text[1:]),
    "uncapitalize": (0, lambda text: text[:1].lower() + text[1:]),
    "lower": (0, str.lower),
    "upper": (0, str.upper),
    "title": (0, casing.title),
    "sentence": (0, casing.sentence),
}
OTHER = frozenset(("suggest", "convert"))  # actions of which there is no fix here


def steps(params: Sequence[str]) -> list[tuple[Step, Sequence[str]]]:
    """Return the steps of an ``edit``, of whose names and parameters *params* is made.

    Raises ActionError for a step that is unknown, or lacks parameters.
    """
    found: list[tuple[Step, Sequence[str]]] = []
    rest = list(params)
    while rest:
        name = rest.pop(0)
        if name not in STEPS:
            raise ActionError(f"edit {name!r}")
        count, step = STEPS[name]
        if count > len(rest):
            raise ActionError(f"edit {name!r} without its parameters")
        found.append((step, rest[:count]))
        del rest[:count]
    return found


def check(action: Mapping[str, Any]) -> None:
    """Raise ActionError for an action that newslint does not know."""
    name = action.get("name", "")
    if name == "edit":
        steps(action.get("params", ()))
    elif name not in ("", "replace", "remove", *OTHER):
        raise ActionError(f"action {name!r}")


def options(action: Mapping[str, Any], match: str, preferred: str = "") -> list[str]:
    """Return what an action would put where *match* is: one text, several, or none.

    *preferred* is what the rule itself has for it, its texts parted by ``|``.
    """
    name, params = action.get("name", ""), list(action.get("params", ()))
    if name == "replace":
        return params or alternatives(preferred)
    if name == "remove":
        return [""]
    if name != "edit":
        return []
    text = match
    for step, values in steps(params):
        text = step(text, *values)
    return [text.strip()]


def alternatives(text: str) -> list[str]:
    """Part the texts of a replacement at ``|``, which a backslash makes an own mark."""
    return [each.replace(r"\|", "|") for each in OPTION.split(text) if each]


def edits(doc: Document, span: Span, texts: Sequence[str]) -> tuple[Edit, ...]:
    """Return the edit that puts the only one of *texts* in the place of *span*."""
    if len(texts) != 1 or texts[0] == doc[span]:
        return ()
    return (Edit(span, texts[0]) if texts[0] else cut(doc.text, span),)


def listed(texts: Sequence[str]) -> str:
    """Return texts as a message names them: in quotes, with “or” before the last."""
    quoted = [f"'{text}'" for text in texts]
    return " or ".join(filter(None, (", ".join(quoted[:-1]), *quoted[-1:])))
