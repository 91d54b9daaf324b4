"""Flag a gap in a sentence that another version of the story fills."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newslint.compare.beside import both
from newslint.compare.pair import Pair
from newslint.document import Document
from newslint.model import Edit, Hit, Span
from newslint.rule import Beside

LIKE = 0.6  # least likeness of the sentences
MOST = 8  # words that fell out
REACH = 10  # words, in which a relative clause may have begun
DETERMINERS = frozenset("the a an its their our your my every no".split())
PREPOSITIONS = frozenset(
    "of with from between against among at by on in for to into about under over via "
    "than as during after before per".split()
)
VERBS = frozenset(
    "is are was were has have had will would does do did may might can could should "
    "said says told".split()
)
# A relative clause may end in a preposition: the man whom they voted for was.
RELATIVE = frozenset("who whom which that what whose where".split())
JOINTS = frozenset("and or but of by from than which who whose".split())
# What may follow a determiner: the in crowd, the under 21s, he said no to it.
CLOSED = PREPOSITIONS - frozenset("in on under about after before as".split())
BEFORE_OF = frozenset("than as".split())  # more of one than of the other, as of May


def check() -> Beside:
    """Flag ``published on are`` where a sister has ``published on example.com are``.

    The word before the gap wants a noun, the word after it is none, and the sentence is
    otherwise much like the sister's. The fix is the sister's words. The message may use
    ``{words}``, those words, and ``{where}``, the place of the sister's sentence.
    """

    def look(doc: Document, /, sisters: Sequence[Document] = ()) -> Iterator[Hit]:
        found: set[Span] = set()
        for sister in sisters:
            for pair in both(sister, doc).pairs:
                for hit in filled(pair) if pair.likeness >= LIKE else ():
                    if hit.span not in found:
                        found.add(hit.span)
                        yield hit

    return look


def filled(pair: Pair) -> Iterator[Hit]:
    """Yield the gaps of the new side in which the old side has words."""
    for region in pair.regions:
        before, after = region.b - 1, region.b
        if region.new or not region.old or len(region.old) > MOST:
            continue
        if before < 0 or after >= len(pair.new.tokens):
            continue
        keys = [token.key for token in pair.new.tokens[: after + 1]]
        if not gap(*keys[-2:]) or not RELATIVE.isdisjoint(keys[-REACH:-2]):
            continue
        a = pair.old.span(region.a - 1, region.a + len(region.old) + 1)
        b = pair.new.span(before, after + 1)
        text, old = pair.new.doc[b], pair.old.doc[a]
        words = pair.old.doc[pair.old.span(region.a, region.a + len(region.old))]
        if "\n" in text + old or not text.replace(" ", "").isalpha():
            continue
        # One plain word may be an adverb: being looked at now would.
        if words.isalpha() and words.islower() and keys[-2] not in DETERMINERS:
            continue
        place = pair.old.doc.locate(a)
        where = f"{pair.old.doc.path}:{pair.old.doc.position(place.start).line}"
        yield Hit(b, {"words": words, "where": where}, (Edit(b, old),))


def gap(before: str, after: str) -> bool:
    """Return whether nothing can stand between two words but what fell out."""
    if before in DETERMINERS:
        closed = after in CLOSED and before != "no"
        return closed or after in VERBS or after in JOINTS
    if after == "of":
        return before in PREPOSITIONS - BEFORE_OF
    return before in PREPOSITIONS and (after in VERBS or after in JOINTS)
