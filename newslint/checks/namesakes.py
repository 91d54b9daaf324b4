"""Flag a bare surname that two people of the story share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from newslint.document import Document
from newslint.layers import quoted
from newslint.layers.given_names import GIVEN
from newslint.layers.names import Mention, key, names
from newslint.model import Hit
from newslint.rule import Check

NICKNAMES = dict(
    pair.split(":")
    for pair in """
    Bob:R Bobby:R Bert:A Bill:W Billy:W Dick:R Ted:E Teddy:E Ned:E Jack:J Peggy:M Meg:M
    Betty:E Liz:E Lizzie:E Beth:E Betsy:E Tony:A Gene:E Drew:A Fred:F Freddie:F Sandy:A
    Sasha:A Kate:K Cathy:C Kathy:K Becky:R Molly:M Polly:M Nell:E Jerry:J Chuck:C
    Hank:H Trey:T Tina:C Rosie:R Sally:S Dolly:D Mitt:W Newt:N Mitch:M Beto:R Al:A
    """.split()
)


def check() -> Check:
    """Flag the first surname that stands alone after two people of that name.

    Their given names must be known ones that begin with different letters, as they are
    on a birth certificate: Will and Bill may be one William. The message may use
    ``{surname}``, ``{one}`` and ``{other}``.
    """

    def look(doc: Document) -> Iterator[Hit]:
        seen: dict[str, dict[str, Mention]] = defaultdict(dict)
        done: set[str] = set()
        for mention in names(doc):
            if mention.kind != "person" or key(mention) in done:
                continue
            owners = seen[key(mention)]
            if mention.given and mention.surname:
                if (first := initial(mention)) and first not in owners:
                    owners[first] = mention
            elif len(owners) > 1 and not mention.title and not family(doc, mention):
                done.add(key(mention))
                one, other, *_ = (owner.name for owner in owners.values())
                words = {"surname": mention.name, "one": one, "other": other}
                yield Hit(mention.span, words)

    return look


def initial(mention: Mention) -> str:
    """Return the first letter of somebody's given name, or nothing if it is not known.

    Of a short name, it is the letter that the long name begins with.
    """
    given = mention.given.partition(" ")[0]
    return NICKNAMES.get(given, given[0]) if given in GIVEN else ""


def family(doc: Document, mention: Mention) -> bool:
    """Return whether a surname stands for a family, or in somebody's words."""
    start, end = mention.span
    plural = doc.text.startswith((" family", " brothers", " sisters", "s "), end)
    return plural or doc.text.endswith("the ", 0, start) or quoted(doc, start)
