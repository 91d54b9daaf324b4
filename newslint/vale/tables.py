"""Vale's rules as the tables that packs are made of: its keys, in newslint's words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from newslint.vale.definitions import KINDS, Definition

LEVELS = {"suggestion": "info", "warning": "warning", "error": "error"}
# What the places in a message stand for, in order.
WORDS = {
    "existence": ("match", "preferred"),
    "substitution": ("preferred", "match"),
    "occurrence": ("count",),
    "capitalization": ("match", "preferred"),
    "metric": ("value",),
}
PLACE = re.compile(r"%(?:%|(?:\[(?P<number>\d+)\])?[sdvq])")
HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[_\s.]+")
HEAD = frozenset("extends message description level link name vocab tests".split())
FIXING = frozenset("existence substitution repetition capitalization".split())
EXCEPTING = KINDS - {"occurrence", "consistency", "metric"}  # kinds with exceptions


class RefusedError(ValueError):
    """A rule that newslint does not do; the message says why, in a few words."""


def texts(value: Any) -> list[str]:
    """Read a list of texts; one text is a list of it."""
    if isinstance(value, str):
        return [value] if value else []
    if isinstance(value, Sequence) and all(isinstance(each, str) for each in value):
        return list(value)
    raise RefusedError(f"{value!r} is no list of texts")


def pairs(value: Any) -> dict[str, str]:
    """Read a table of texts; a list of such tables is one."""
    parts = value if isinstance(value, list) else [value]
    joined = {key: each for part in parts for key, each in dict(part).items()}
    if all(isinstance(each, str) for each in joined.values()):
        # A pack takes a table with such a key alone for the name of a file.
        odd = joined.keys() in ({"table"}, {"file"})
        return {f"(?:{k})": v for k, v in joined.items()} if odd else joined
    raise RefusedError("a table of more than texts")


def truth(value: Any) -> bool:
    """Read a truth value."""
    return str(value).lower() in ("true", "yes", "on", "1")


def action(value: Any) -> dict[str, Any]:
    """Read an action; the parameters of its steps may be lists of their own."""
    params = value.get("params") or []
    flat = [
        each
        for param in params
        for each in ([param] if isinstance(param, str) else param)
    ]
    return {"name": value["name"], **({"params": flat} if flat else {})}


KEYS: Mapping[str, Callable[[Any], Any]] = {
    **dict.fromkeys(("tokens", "raw", "exceptions", "indicators"), texts),
    **dict.fromkeys(("swap", "either"), pairs),
    **dict.fromkeys(
        "ignorecase nonword append alpha capitalize matchcase".split(), truth
    ),
    **dict.fromkeys(("max", "min", "limit"), int),
    **dict.fromkeys(
        "token first second formula condition match style prefix".split(), str.strip
    ),
    "threshold": float,
    "scope": texts,
    "action": action,
}


def table(definition: Definition, accepted: Sequence[str] = ()) -> dict[str, Any]:
    """Return the table of a pack that says what a rule of Vale's says.

    *accepted* are the words of vocabularies, which the rule leaves alone if it leaves
    anything alone. Raises RefusedError for a rule that newslint does not do.
    """
    kind = definition["extends"]
    if kind not in KINDS:
        raise RefusedError(f"of the kind {kind!r}")
    made: dict[str, Any] = {"check": kind, **voice(definition, kind)}
    for key, value in definition.items():
        unused = key == "action" and kind not in FIXING
        if key in HEAD or unused or value in ("", [], {}):
            continue
        if key not in KEYS:
            raise RefusedError(f"the key {key!r}")
        made[key] = read(key, value)
    if len(made.get("scope", ())) == 1:
        made["scope"] = made["scope"][0]
    wants_words = truth(definition.get("vocab", "true")) and kind in EXCEPTING
    if wants_words and not (kind == "existence" and made.get("nonword")):
        made["exceptions"] = [*made.get("exceptions", ()), *accepted]
    return {key: value for key, value in made.items() if value != []}


def read(key: str, value: Any) -> Any:
    """Read the value of a key. Raises RefusedError if it is of another kind."""
    try:
        return KEYS[key](value)
    except RefusedError as error:
        raise RefusedError(f"{key}: {error}") from None
    except (TypeError, ValueError, KeyError, AttributeError):
        raise RefusedError(f"{key} = {value!r}") from None


def voice(definition: Definition, kind: str) -> dict[str, Any]:
    """Return what a rule has to say: its summary, message, severity and reason."""
    message = str(definition.get("message", "")).strip()
    if definition.get("action", {}) and kind == "substitution":
        message = quoted_once(message)
    level = str(definition.get("level", "warning"))
    if level not in LEVELS:
        raise RefusedError(f"level = {level!r}")
    summary = str(definition.get("description") or PLACE.sub("…", message)).strip()
    link = str(definition.get("link", ""))
    return {
        "summary": summary.partition("\n")[0] or kind,
        "message": template(message, WORDS.get(kind, ("match",))) or kind,
        "severity": LEVELS[level],
        **({"why": f"See {link}"} if link else {}),
    }


def quoted_once(message: str) -> str:
    """Take the quotation marks from the first place: what is wanted has its own."""
    for place in ("'%s'", '"%s"'):
        if message.count(place) == 2:
            return message.replace(place, "%s", 1)
    return message


def template(message: str, words: Sequence[str]) -> str:
    """Return a message with ``{match}`` and its like for each ``%s``."""
    out, reached, count = [], 0, 0
    for m in PLACE.finditer(message):
        out.append(escaped(message[reached : m.start()]))
        reached = m.end()
        if m[0] == "%%":
            out.append("%")
            continue
        count = int(m["number"]) if m["number"] else count + 1
        out.append(f"{{{words[count - 1]}}}" if 0 < count <= len(words) else "")
    return "".join((*out, escaped(message[reached:])))


def escaped(text: str) -> str:
    """Return a text that is to stand in a message as it is."""
    return text.replace("{", "{{").replace("}", "}}")


def kebab(name: str) -> str:
    """Return the name of a rule as newslint has them: ``SentenceLength`` in words."""
    return "-".join(filter(None, HUMP.sub("-", name).lower().split("-")))
