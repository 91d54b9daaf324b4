"""Tense and aspect: the same verb with another auxiliary, or another ending."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.compare.change import Change, place
from newslint.compare.pair import Pair, Region
from newslint.compare.phrases import behind

AUXILIARIES = frozenset("has have had will would is are was were been being".split())
AGREEING = ({"is", "are"}, {"was", "were"}, {"has", "have"})  # with the subject
ENDINGS = ("ing", "ed", "es", "s", "e", "d", "")
SHORTEST = 3  # letters of a verb without its ending


def changes(pair: Pair) -> Iterator[Change]:
    """Yield the verbs that say another time in the new version."""
    for region in pair.regions:
        if auxiliary(pair, region):
            yield told(pair, region, before=True)
        elif len(region.old) == len(region.new) == 1:
            old, new = region.old[0].key, region.new[0].key
            other = {old, new} <= AUXILIARIES and {old, new} not in AGREEING
            if other or inflected(old, new):
                yield told(pair, region, before=False)


def auxiliary(pair: Pair, region: Region) -> bool:
    """Return whether auxiliaries alone differ before a verb that stays."""
    keys = [t.key for t in (*region.old, *region.new)]
    if not keys or not AUXILIARIES.issuperset(keys):
        return False
    at = region.b + len(region.new)
    if at >= len(pair.new.tokens):
        return False
    verb = pair.new.tokens[at].key
    return verb.endswith(("ed", "en", "ing", "wn", "ne", "de", "id", "ght", "ld", "et"))


def told(pair: Pair, region: Region, *, before: bool) -> Change:
    """Return the change of a verb: the words that differ, or the one *before* which."""
    stop, verb = region.a + len(region.old), region.b + len(region.new)
    was = place(pair.old.doc, pair.old.span(region.a, stop + before))
    if before and not region.new:
        span, quote = behind(pair, verb)
    else:
        span = pair.new.span(region.b, verb + before)
        quote = pair.new.doc[span]
    now = place(pair.new.doc, span)
    return Change("tense", "verb", f"‘{was.quote}’ is now ‘{quote}’", was, now)


def inflected(a: str, b: str) -> bool:
    """Return whether two words are one verb, of which one has -ed or -ing."""
    if not (a.endswith(("ed", "ing")) or b.endswith(("ed", "ing"))):
        return False
    return bool(stems(a) & stems(b))


def stems(word: str) -> set[str]:
    """Return what may be left of a verb without its ending."""
    found = {
        word[: len(word) - len(end)]
        for end in ENDINGS
        if word.endswith(end) and len(word) - len(end) >= SHORTEST
    }
    return {s[:-1] if s[-1:] == s[-2:-1] else s for s in found}
