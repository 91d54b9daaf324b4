"""Make rules/data/spelling.tsv from VarCon: python make_spelling_table.py varcon.txt

VarCon (http://wordlist.aspell.net/) lists, cluster by cluster, the spellings of a word
and the countries that use them. Its format is described in its README.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

HEAD = re.compile(r"# (\S+)(?:.*\(level (\d+)\))?")
WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
IZE = re.compile(r"iz(?=e|ing|ation|abl|abil)")

TABLE = Path(__file__).parents[1] / "rules/data/spelling.tsv"

HEADER = """\
# Words with two spellings, made from VarCon 2020.12.07 by tools/make_spelling_table.py.
#
# American form, British form, the word they belong to, and marks:
#   =  the American and the British spelling of one word; a story needs one of them
#   z  the same, where -ize and -ise are all that differs: a matter by itself, as Oxford
#      and many agencies write British English with -ize
#   ~  two spellings of one word within one country; a story needs one of them
#   A  the first form is American alone; a, Canadians or Australians write it too
#   B  the second form is never American
#
# VarCon: Copyright 2000-2020 by Kevin Atkinson (kevina@gnu.org) and Benjamin Titze
# (btitze@protonmail.ch). http://wordlist.aspell.net/
#
# Permission to use, copy, modify, distribute and sell this array, the associated
# software, and its documentation for any purpose is hereby granted without fee,
# provided that the above copyright notice appears in all copies and that both that
# copyright notice and this permission notice appear in supporting documentation. Kevin
# Atkinson makes no representations about the suitability of this array for any purpose.
# It is provided "as is" without express or implied warranty.
#
# VarCon began with the word lists of Ispell: Copyright 1993, Geoff Kuenning, Granada
# Hills, CA. All rights reserved. This table is a modified version of them.
#
# Redistribution and use in source and binary forms, with or without modification, are
# permitted provided that the following conditions are met:
# 1. Redistributions of source code must retain the above copyright notice, this list of
#    conditions and the following disclaimer.
# 2. Redistributions in binary form must reproduce the above copyright notice, this list
#    of conditions and the following disclaimer in the documentation and/or other
#    materials provided with the distribution.
# 3. All modifications to the source code must be clearly marked as such. Binary
#    redistributions based on modified source code must be clearly marked as modified
#    versions in the documentation and/or other materials provided with the
#    distribution.
# (clause 4 removed with permission from Geoff Kuenning)
# 5. The name of Geoff Kuenning may not be used to endorse or promote products derived
#    from this software without specific prior written permission.
#
# THIS SOFTWARE IS PROVIDED BY GEOFF KUENNING AND CONTRIBUTORS "AS IS" AND ANY EXPRESS
# OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED WARRANTIES OF
# MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE DISCLAIMED. IN NO EVENT SHALL
# GEOFF KUENNING OR CONTRIBUTORS BE LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL,
# SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO,
# PROCUREMENT OF SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR
# BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN
# CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY
# WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH
# DAMAGE.
"""

# VarCon's level says how rare a word is. The rare ones are derived by machine: safe for
# -ize beside -ise, and elsewhere full of slips (perv and prev).
RAREST, RAREST_IZE = 60, 80


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Two words, not two spellings; by VarCon's headword.
DIFFER = words("""
    adapter amid among ass bacteria bingeing blond brier bus caster chaperon check
    collectible disk filet flier forgo formulas gas hurrah inquire inquiry insignia
    learned mat midsize mom naught night onward outsize oversize peddler prize soy
    specialty sweepstakes through thruway transgender unbeknownst undersized whiskey
""")
# Slips of VarCon's, and old forms that are other words today.
SLIPS = words("""
    binging cardie catchup cooky costumire ecus fayer flukey geez grise hm homies
    hominess macintosh mack mantes maters momma mommas nan nans novene patine prev
    reprised schlocky shat snowshed spick spicks unlearnt vulcanism vulcanisms wackes
    welch welched welches welching whacky willie yucked yucking yucks
""")
# American or British alone by VarCon, yet common in news of the other countries.
SHARED = words("""
    acknowledgment acknowledgments axe fogey fogeys judgement judgemental judgements
    misjudgement sulfate sulfates sulfide sulfides sulfuric sulfurous trialed
    worshipped worshipper worshippers worshipping
""")
BY_HAND = (
    ("learned", "learnt", "learn", "B"),
    ("program", "programme", "program", "aB"),
    ("programs", "programmes", "program", "aB"),
    ("toward", "towards", "toward/towards", "~"),
    ("while", "whilst", "while", "B"),
)


class Spelling(NamedTuple):
    """A form and who writes it: A, Av (some Americans), B, Z (British, -ize), C, D."""

    form: str
    tags: frozenset[str]

    def chosen(self, country: str) -> bool:
        """Return whether *country* writes it so by choice; ``_`` is any country."""
        return not self.tags.isdisjoint({country, country + ".", "_", "_."})

    def known(self, countries: str) -> bool:
        """Return whether any of the *countries* writes it so, if seldom."""
        return any(tag[0] in countries + "_" for tag in self.tags)

    def live(self) -> bool:
        """Return whether it is more than a possible or an improper spelling."""
        return any(tag[1:] not in ("-", "x") for tag in self.tags)


class Line(NamedTuple):
    """The spellings of one inflection, in one sense, of the word *head*."""

    head: str
    level: int
    spellings: tuple[Spelling, ...]

    def choice(self, country: str) -> str:
        return next((s.form for s in self.spellings if s.chosen(country)), "")

    def forms(self) -> set[str]:
        return {s.form for s in self.spellings}


Row = tuple[str, str, str, str]
Lines = Mapping[str, list[Line]]


def read(lines: Iterable[str]) -> Iterator[Line]:
    """Yield VarCon's lines, but for possessives, phrases, names and rare senses."""
    head, level = "", 0
    for line in lines:
        if m := HEAD.match(line):
            head, level = m[1], int(m[2] or 0)
            continue
        entries, _, note = line.partition("#")[0].strip().partition(" | ")
        found = tuple(map(spelling, entries.split(" / "))) if entries else ()
        if found and note[:3] != "(-)" and all(WORD.fullmatch(s.form) for s in found):
            yield Line(head, level, found)


def spelling(entry: str) -> Spelling:
    """Read ``A Cv: theater``; a number among the tags says which forms go together."""
    tags, _, form = entry.partition(": ")
    return Spelling(form, frozenset(tag for tag in tags.split() if not tag.isdigit()))


def rows(lines: list[Line]) -> Iterator[Row]:
    """Yield American form, British form, word and marks."""
    having: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        for form in line.forms():
            having[form].append(line)
    for line in lines:
        if line.head in DIFFER:
            continue
        a, b = line.choice("A"), line.choice("B")
        if a == b != "":
            yield from variants(a, line, having)
        elif a and b and common(a, b, line):
            yield a, b, line.head, marks_of(a, b, having)


def common(a: str, b: str, line: Line) -> bool:
    """Return whether the word is not too rare for VarCon to be trusted on it."""
    return line.level <= (RAREST_IZE if ize(a, b) else RAREST)


def ize(a: str, b: str) -> bool:
    """Return whether the two differ in -ize and -ise alone."""
    return IZE.sub("is", a) == b != a


def variants(usual: str, line: Line, having: Lines) -> Iterator[Row]:
    """Yield the other spellings of a word that is usually spelt one way everywhere."""
    for s in line.spellings:
        same = s.form != usual and s.live() and one_word(usual, s.form, having)
        if same and common(usual, s.form, line):
            yield usual, s.form, f"{usual}/{s.form}", "~"


def marks_of(a: str, b: str, having: Lines) -> str:
    """Return the marks of an American and a British spelling."""
    same = "z" if ize(a, b) else "="
    marks = same if one_word(a, b, having) else ""
    if a not in SHARED and not any(s.known("BZ") for s in spelt(a, having)):
        abroad = any(s.chosen("C") or s.chosen("D") for s in spelt(a, having))
        marks += "a" if abroad else "A"
    if b not in SHARED and not any(s.known("A") for s in spelt(b, having)):
        marks += "B"
    return marks


def spelt(form: str, having: Lines) -> Iterator[Spelling]:
    return (s for line in having[form] for s in line.spellings if s.form == form)


def one_word(a: str, b: str, having: Lines) -> bool:
    """Return whether the two stand side by side in every sense that either has.

    Where a country tells senses apart by spelling (tire and tyre), they are two words.
    """
    both = [*having[a], *having[b]]
    return all({a, b} <= line.forms() for line in both) and all(
        len({line.choice(country) for line in both}) == 1 for country in "AB"
    )


def settled(found: Iterable[Row]) -> Iterator[Row]:
    """Leave out rows without marks, slips, and forms that an earlier row has."""
    seen = set(SLIPS)
    for row in found:
        if row[3] and seen.isdisjoint(row[:2]):
            seen.update(row[:2])
            yield row


def main(path: str) -> None:
    lines = list(read(Path(path).read_text(encoding="latin-1").splitlines()))
    found = settled([*BY_HAND, *rows(lines)])
    body = "".join("\t".join(row) + "\n" for row in sorted(found))
    TABLE.write_text(HEADER + body, encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
