"""Flag titles before the names of people that the house abbreviates or leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from newslint.document import Document
from newslint.layers.names import names
from newslint.model import Edit, Hit, Span
from newslint.rule import Check, Triggers, triggered_by
from newslint.triggers import of_words


def triggers(words: Mapping[str, str], **_: object) -> Triggers | None:
    """Return the words of the titles."""
    return of_words(words)


COMPOUND = re.compile(r"[A-Z][a-z]+ \Z")  # Trade Representative is another title


@triggered_by(triggers)
def check(
    words: Mapping[str, str], *, full: bool = False, allow: Sequence[str] = ()
) -> Check:
    """Flag each key of ``words`` before the name of a person and offer its value.

    An empty value takes the title away. With ``full`` only titles before full names
    are flagged. Names with a word in ``allow`` are left alone. The message may use
    ``{title}``, ``{right}`` and ``{name}``.
    """
    longest = sorted(words, key=len, reverse=True)
    title = re.compile(rf"(?<![\w’'.-])({'|'.join(map(re.escape, longest))})\s\Z")
    reach = len(longest[0]) + 2
    allowed = frozenset(allow)

    def look(doc: Document) -> Iterator[Hit]:
        for mention in names(doc):
            start, end = mention.span
            if mention.kind != "person" or (full and not mention.given):
                continue
            m = title.search(doc.text, max(0, start - reach), start)
            if not m or not allowed.isdisjoint(mention.name.split()):
                continue
            right, at = words[m[1]], m.start(1)
            if right and COMPOUND.search(doc.text, max(0, at - 20), at):
                continue
            span = Span(*m.span(1) if right else m.span())
            said = {"title": m[1], "right": right, "name": doc.text[start:end]}
            yield Hit(span, said, (Edit(span, right),))

    return look
