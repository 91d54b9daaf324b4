"""Which of LanguageTool's misspellings are believed: slips, not names or jargon.

Most words that a dictionary lacks are no mistakes: names, terms, other languages, the
other side's spelling. A slip is a word that no variety of English knows and that is a
letter or two from a common one, or a small word that has run on to another.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from newslint.dictionary.glued import AFTER_NAME
from newslint.dictionary.slips import likely, slips
from newslint.dictionary.table import Dictionary
from newslint.languagetool.matches import Match

DICTIONARY = "MORFOLOGIK_RULE_EN"  # and what it is called after: _US, _GB …
WORD = re.compile(r"[a-z]+(?:[’'-][a-z]+)*|[A-Z][a-z]+")
RUN_ON = re.compile(r"[A-Za-z][a-z]+|[a-z]+[A-Z]+|[a-z]+[A-Z][a-z]+")
PARTS = re.compile(r"[-\s]")
SMALL = frozenset(
    "a an and are as at but by for from has have if in is it its not of on or over "
    "than that the they this to was we were what when where which who will with "
    "you".split()
)
VARIETIES = (
    (re.compile("centre"), "center"),
    (re.compile(r"(?<=[btc])re\b|(?<=[btc])re(?=s\b|-)"), "er"),
    (re.compile("our"), "or"),
    (re.compile(r"(?<=[iy])s(?=e|ing|ation)"), "z"),
    (re.compile("ae|oe"), "e"),
    (re.compile("(?<=practi)s|(?<=licen)s"), "c"),
)
SHORTEST = 4  # letters
CERTAIN = 6  # letters, from which the first may be the wrong one
LONG = 7  # letters, from which two may be wrong, or one of a word that is not common
NAMELIKE = 8  # letters, from which a word with a capital may be mistyped
FOREIGN = 3  # words in one paragraph that are like no other: another language, or code
LIKELY = 9.0  # the evidence that a word in small letters is a slip
UNLIKELY = 7.0  # and that below which a short one is none
SURE = 14.0  # and of a word with a capital
KINDS = frozenset("missing swapped undoubled doubled".split())
COUNT = 100  # of a word so common that a rare one beside it is a slip
FIRST = 3  # replacements that are looked at


def believed(
    text: str, matches: Iterable[Match], own: Collection[str], words: Dictionary
) -> list[Match]:
    """Return *matches* without the unknown words in *text* that are probably right.

    *own* holds the story's own words, in small letters; *words* says which words there
    are, in any variety of English, and which are common.
    """
    found = list(matches)
    unknown = [match for match in found if is_unknown(match)]
    strange = {text[m.start : m.end] for m in unknown if not near(text, m, words)}
    foreign = len(strange) >= FOREIGN
    return [
        match
        for match in found
        if not is_unknown(match) or (not foreign and is_slip(text, match, own, words))
    ]


def is_unknown(match: Match) -> bool:
    """Return whether a match is of a word that LanguageTool's dictionary lacks."""
    return match.rule.startswith(DICTIONARY)


def is_slip(text: str, match: Match, own: Collection[str], words: Dictionary) -> bool:
    """Return whether the word is mistyped, rather than one LanguageTool lacks."""
    word = text[match.start : match.end]
    small = word.lower()
    if len(word) < SHORTEST or small in own or not stands_alone(text, match):
        return False
    if is_miscased(word, match.replacements) or is_broken(word, match, words):
        return True
    if all(part in words for part in PARTS.split(small)) and not (
        is_rare(small, match.replacements, words)
    ):
        return False
    if runs_on(word, match.replacements, words):
        return True
    if not WORD.fullmatch(word):
        return False
    if is_likely(word, words):
        return True
    if not near(text, match, words) or is_jargon(word, words):
        return False
    return word[0].islower() or certain(word, match.replacements[0], words)


def is_miscased(word: str, replacements: Sequence[str]) -> bool:
    """Return whether a word only wants other capitals: javascript, CrowdSource.

    No abbreviation that is written as a word, Nato, nor a word that is a name, too.
    """
    first = "".join(replacements[:1])
    return (
        first != word
        and first.lower() == word.lower()
        and first.isalpha()
        and not word.isupper()
        and not first[1:].isupper()
        and (is_mixed(word) or is_mixed(first))
    )


def is_mixed(word: str) -> bool:
    """Return whether a word has a capital within."""
    return word[1:] != word[1:].lower()


def is_broken(word: str, match: Match, words: Dictionary) -> bool:
    """Return whether a space stands in the wrong place: ont his, whethe r."""
    first = "".join(match.replacements[:1])
    return (
        " " in word
        and word.islower()
        and first != word
        and first.replace(" ", "") == word.replace(" ", "")
        and is_common(first, words)
    )


def is_likely(word: str, words: Dictionary) -> bool:
    """Return whether one part of a word in small letters is a likely slip."""
    if not (word.islower() and word.isascii()):
        return False
    strange = [part for part in PARTS.split(word) if part not in words]
    if len(strange) != 1 or len(strange[0]) < CERTAIN:
        return False
    found = likely(strange[0], words)
    return (
        bool(found)
        and found[0].score >= LIKELY
        and plain(strange[0]) != plain(found[0].right)
    )


def is_jargon(word: str, words: Dictionary) -> bool:
    """Return whether a short word is no slip that hands make: rustc, mutex."""
    found = likely(word, words) if len(word) < CERTAIN and word.islower() else None
    return found is not None and (not found or found[0].score < UNLIKELY)


def is_rare(word: str, replacements: Sequence[str], words: Dictionary) -> bool:
    """Return whether a word is known, but only as what few would write for the first.

    Large dictionaries have ‘maintainance’ and ‘liason’.
    """
    first = "".join(replacements[:1])
    return (
        not is_common(word, words)
        and len(word) >= CERTAIN
        and same_start(word, first)
        and distance(word, first) == 1
        and plain(word) != plain(first)
        and all(words.counts.get(part, 0) > COUNT for part in PARTS.split(first))
    )


def stands_alone(text: str, match: Match) -> bool:
    """Return whether the word stands alone: no part of an address, a tag or code."""
    around = text[max(0, match.start - 1) : match.start] + text[match.end :][:1]
    return not re.search(r"[\w@#/\\_&<>=.:~{}\[\]`*-](?=\S)|[@#/\\_&<>=~{}`*]", around)


def runs_on(word: str, replacements: Iterable[str], words: Dictionary) -> bool:
    """Return whether two words have lost the space between them, one a small one.

    Of a word with a capital, which may be a name, the second must be.
    """
    for each in replacements if RUN_ON.fullmatch(word) else ():
        parts = each.lower().split()
        if each.replace(" ", "") != word or len(parts) != len("ab"):
            continue
        if all(part in words for part in parts) and (
            parts[1] in AFTER_NAME if word[0].isupper() else not SMALL.isdisjoint(parts)
        ):
            return True
    return False


def certain(word: str, first: str, words: Dictionary) -> bool:
    """Return whether a word with a capital is a slip, although it may be a name.

    It is if it is long, and the first cure is a letter away and a common word; or if
    it is shorter, and a letter was lost, doubled or swapped in a very common one.
    """
    if not (same_start(word, first) and distance(word, first) == 1):
        return False
    if len(word) >= NAMELIKE and is_common(first, words):
        return True
    return len(word) >= CERTAIN and any(
        slip.kind in KINDS and slip.score >= SURE and slip.right == first.lower()
        for slip in slips(word.lower(), words.counts)
    )


def near(text: str, match: Match, words: Dictionary) -> bool:
    """Return whether one of the first replacements is a slip away."""
    word = text[match.start : match.end]
    if any(is_compound(word, each, words) for each in match.replacements):
        return False
    return any(slipped(word, each, words) for each in match.replacements[:FIRST])


def is_compound(word: str, meant: str, words: Dictionary) -> bool:
    """Return whether a word is two common ones written as one: gameplan."""
    parts = PARTS.split(meant.lower())
    return (
        len(parts) > 1
        and "".join(parts) == PARTS.sub("", word.lower())
        and all(len(part) >= SHORTEST and part in words.counts for part in parts)
    )


def slipped(word: str, meant: str, words: Dictionary) -> bool:
    """Return whether *word* is a slip away from *meant*, a common word or a long one.

    Two words that are written as one, with a hyphen or without, are no slip, nor is the
    spelling of another country.
    """
    if PARTS.sub("", meant.lower()) == PARTS.sub("", word.lower()):
        return False
    if plain(word) == plain(meant):
        return False
    alike = same_start(word, meant)
    if not alike and len(word) < CERTAIN:
        return False
    letters = distance(word, meant)
    if letters > (2 if alike and len(word) >= LONG else 1):
        return False
    return is_common(meant, words) or (alike and letters == 1 and len(word) >= LONG)


def plain(word: str) -> str:
    """Return *word* without what tells British from American spelling."""
    for pattern, usual in VARIETIES:
        word = pattern.sub(usual, word.lower())
    return word


def is_common(meant: str, words: Dictionary) -> bool:
    """Return whether all parts of a word are common words."""
    return all(part in words.counts for part in PARTS.split(meant.lower()))


def same_start(one: str, other: str) -> bool:
    """Return whether two words begin alike: the first letter is seldom mistyped."""
    return one[:1].lower() == other[:1].lower()


def distance(one: str, other: str) -> int:
    """Return how many letters must change; two that have changed places count as one.

    The optimal string alignment distance.
    """
    before: Sequence[int] = ()
    last = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            cost = min(last[j] + 1, row[-1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]
