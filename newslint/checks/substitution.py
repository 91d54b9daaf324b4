"""Flag words for which others are wanted, as Vale's substitution does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from newslint.document import Document
from newslint.model import Hit
from newslint.rule import Check, Triggers, triggered_by
from newslint.triggers import of_pattern
from newslint.vale import actions, dialect, scopes
from newslint.vale.exceptions import excused
from newslint.vale.reported import reported

if TYPE_CHECKING:
    import regex


def pattern(swap: Mapping[str, str], *, nonword: bool = False, **_: object) -> str:
    """Return the one pattern of all words to swap, each in a group of its own."""
    keys = [dialect.translate(key, plain_groups=True) for key in ordered(swap)]
    joined = "|".join(f"(?P<n{i}>{key})" for i, key in enumerate(keys))
    return f"(?:{joined})" if nonword else rf"\b(?:{joined})\b"


def ordered(swap: Mapping[str, str]) -> list[str]:
    """Return the words to swap, the longest first: the first that fits is taken."""
    return sorted(swap, key=len, reverse=True)


def triggers(*, scope: str | Sequence[str] = "text", **keys: Any) -> Triggers | None:
    """Return the words that a text must hold; none are sure to be in a source."""
    return None if "raw" in scope else of_pattern(pattern(**keys))


@triggered_by(triggers)
def check(
    swap: Mapping[str, str],
    *,
    exceptions: Sequence[str] = (),
    ignorecase: bool = False,
    nonword: bool = False,
    capitalize: bool = False,
    matchcase: bool = False,
    action: Mapping[str, Any] | None = None,
    scope: str | Sequence[str] = "text",
    limit: int = 0,
) -> Check:
    """Flag what a key of ``swap``, a pattern, finds; its value is what is wanted.

    The value may be several texts parted by ``|``, and use the groups of the key as
    ``$1``. What is as wanted, or holds one of ``exceptions``, is left alone. With
    ``capitalize`` the value begins with a capital where the match does, with
    ``matchcase`` it takes its case. ``action`` with the name ``replace`` makes a fix,
    if one text is wanted. ``ignorecase``, ``nonword``, ``scope`` and ``limit`` are as
    in ``existence``. The message may use ``{preferred}`` and ``{match}``.
    """
    scopes.check(scope)
    actions.check(action or {})
    found, keys = pattern(swap, nonword=nonword), ordered(swap)
    excepted = excused(exceptions)
    replaces = (action or {}).get("name") == "replace"

    def wanted(m: regex.Match[str]) -> list[str]:
        key = keys[int((m.lastgroup or "n0")[1:])]
        value = swap[key]
        if "$" in value:
            value = actions.rewrite(m[0], f"(?i){key}" if ignorecase else key, value)
        texts = actions.options(action or {}, m[0], value) if replaces else [value]
        return [
            cased(text, m[0], capitalize=capitalize, matchcase=matchcase)
            for text in texts
        ]

    def hits(doc: Document, stretch: scopes.Stretch) -> Iterator[Hit]:
        compiled = dialect.compiled(found, ignorecase=ignorecase)
        for m in dialect.find(compiled, stretch.text):
            span, texts = stretch.place(*m.span()), wanted(m)
            right = m[0] in texts or not (replaces or differs(texts[0], m[0]))
            if span and m[0] and not right and not excepted(stretch.text, *m.span()):
                said = actions.listed(texts) if replaces else texts[0]
                fix = replaces and doc[span] == m[0]
                edits = actions.edits(doc, span, texts) if fix else ()
                yield Hit(span, {"match": m[0], "preferred": said}, edits)

    def look(doc: Document) -> Iterator[Hit]:
        for stretch in scopes.stretches(doc, scope):
            yield from hits(doc, stretch)

    return lambda doc: reported(look(doc), limit)


def cased(text: str, match: str, *, capitalize: bool, matchcase: bool) -> str:
    """Return *text* with the capitals that the rule's keys take from *match*."""
    if matchcase:
        text = like(text, match)
    return text[:1].upper() + text[1:] if capitalize and match[:1].isupper() else text


def differs(wanted: str, match: str) -> bool:
    """Return whether what is there is not as wanted, which may be a pattern."""
    if all(char.isalnum() or char in " -" for char in wanted):
        return wanted != match
    try:
        whole = dialect.compiled(rf"^(?:{dialect.translate(wanted)})$")
        return not dialect.find(whole, match)
    except (dialect.DialectError, dialect.pattern_error()):
        return wanted != match


def like(text: str, match: str) -> str:
    """Return *text* in the case of *match*: capitals alone, small, or one first."""
    if match.islower():
        return text.lower()
    if match.isupper() and len(match) > 1:
        return text.upper()
    return text[:1].upper() + text[1:] if match[:1].isupper() else text
