"""Make rules/data/words.bin: which words there are, and how common they are in news.

    python tools/make_word_table.py SCOWL TYPOS ARCHIVE... [--out FILE]

SCOWL is the folder of the word lists of that name (http://wordlist.aspell.net/), in
UTF-8, whose files are called REGION-KIND.SIZE. TYPOS is a file of lines “wrong,right”,
as words.csv of typos-dict (https://github.com/crate-ci/typos). ARCHIVE is a file of
JSON lines with a "text" and a "source" each (may be .gz). Only words and counts are
written.

Known are the words of SCOWL up to size 70. Its largest lists hold misspellings too, so
that a word found in them alone is left out where one slip makes it of a word that news
has far more often. Words that several outlets of the archive use are known, and names.

Of the misspellings those are kept that are two slips at most from a word that news has,
begin and end as it does, and are no words; not those that are of another language, cut
off, or sure without a list.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from newslint.checks.name_forms import distance
from newslint.dictionary import table
from newslint.dictionary.slips import Slip, slips
from newslint.dictionary.table import hashed, level, plain, skeleton
from newslint.pairs.table import pack

OUT = Path(__file__).parents[1] / "rules/data/words.bin"
WORD = re.compile(r"[^\W\d_]+")
REGIONS = frozenset(
    "english american british british_z canadian australian special".split()
)
VARIANT = re.compile(r"(?:\w+_)?variant_[123]$")
USUAL = 70  # the largest size of SCOWL without misspellings
SUGGESTED, LEAST_COUNT = 70, 5  # size, times in the archive: what may be offered
LEAST_ARTICLES, LEAST_SOURCES = 5, 4  # that make a word of the archive known
# A likely slip: how many times as often its word is, and the evidence, at the least.
LIKELY = {80: (100, 15.0), 95: (30, 12.5)}  # of the words of a size
LIKELY_USED = (300, 15.0)  # of words that the archive uses
CERTAIN_OF_NAMES = 20.0  # evidence that Goverment is no name
MISSPELT = ("swapped", "undoubled", "doubled", "missing", "vowel")
LIKE_WORDS = ("swapped", "undoubled", "doubled")
SURE = 14.0  # evidence for a slip that needs no list
SHORTEST, SLIPS = 5, 2  # letters of a misspelling, how far it is from its word
FOREIGN = "cion"  # of decoracion and organizacional
IZE = re.compile(r"iz(?=e|ing|ation|abl|abil)")
# Words of trades and countries that neither has.
OURS = frozenset(
    "backend backends catastrophize catastrophized catastrophizes catastrophizing "
    "classicus counterparties counterparty dalit dalits euribor libor "
    "naturel reductio".split()
)
ABOUT = {
    "source": "SCOWL 2020.12.07, http://wordlist.aspell.net/; misspellings of "
    "typos-dict 0.14.4, https://github.com/crate-ci/typos",
    "licence": "words-licence.txt",
    "made by": "tools/make_word_table.py",
}


class Archive(NamedTuple):
    """How often an archive has each word as it is written, and how widely."""

    counts: Counter[str]
    articles: Counter[str]
    sources: Mapping[str, set[str]]


def count(paths: Iterable[Path]) -> Archive:
    """Count the words of an archive."""
    counts, articles = Counter[str](), Counter[str]()
    sources: dict[str, set[str]] = defaultdict(set)
    for path in paths:
        reader = gzip.open if path.suffix == ".gz" else open
        with reader(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                here = Counter(map(plain, WORD.findall(row["text"])))
                counts.update(here)
                articles.update(here.keys())
                for word in here:
                    sources[word].add(row["source"])
    return Archive(counts, articles, sources)


def lists(folder: Path) -> Iterator[tuple[str, int]]:
    """Yield the words of SCOWL and their size; small letters without accents."""
    for path in sorted(folder.iterdir()):
        stem, _, size = path.name.rpartition(".")
        region = stem.partition("-")[0]
        if region not in REGIONS and not VARIANT.match(region):
            continue
        for line in path.read_text(encoding="utf-8").splitlines():
            for word in WORD.findall(line.lower().removesuffix("'s")):
                yield plain(word), int(size)


def sizes(folder: Path) -> dict[str, int]:
    """Return the smallest size at which each word is in SCOWL."""
    found: dict[str, int] = {}
    for word, size in lists(folder):
        found[word] = min(size, found.get(word, size))
    return found


def likely(
    word: str, common: Mapping[str, float], own: int, least: tuple[int, float]
) -> Slip | None:
    """Return the slip that *word*, which the archive has *own* times, looks like."""
    ratio, evidence = least
    for slip in slips(word, common):
        if common[slip.right] >= ratio * (own + 1) and slip.score >= evidence:
            return slip
    return None


def listed(
    size_of: Mapping[str, int], common: Mapping[str, float], archive: Archive
) -> Iterator[str]:
    """Yield the words of SCOWL that are no likely slips."""
    for word, size in size_of.items():
        if size <= USUAL or not word.isascii():
            yield word
            continue
        slip = likely(word, common, archive.counts[word], LIKELY[size])
        kinds = LIKE_WORDS if size == 80 else MISSPELT
        if slip is None or slip.kind not in kinds:
            yield word


def used(common: Mapping[str, float], archive: Archive) -> Iterator[str]:
    """Yield the words, and names, that several outlets of the archive use."""
    for word, articles in archive.articles.items():
        wide = len(archive.sources[word])
        if word.isascii() and articles >= LEAST_ARTICLES and wide >= LEAST_SOURCES:
            slip = likely(word.lower(), common, archive.counts[word], LIKELY_USED)
            if slip is None or slip.kind not in MISSPELT or surely(word, slip):
                yield word.lower()


def surely(word: str, slip: Slip) -> bool:
    """Return whether *word* is a name for all that it looks like a slip: Libor."""
    return word.istitle() and slip.score < CERTAIN_OF_NAMES


def misspellings(
    path: Path, common: Mapping[str, float], hashes: Collection[int]
) -> Iterator[tuple[str, str]]:
    """Yield the misspellings of a list that are to be kept, with their words.

    Those in *hashes* are known words.
    """
    for line in path.read_text(encoding="utf-8").splitlines():
        wrong, *rights = line.lower().split(",")
        right = rights[0]
        if (
            len(rights) == 1
            and right in common
            and hashed(wrong) not in hashes
            and wrong.isascii()
            and wrong.isalpha()
            and len(wrong) >= SHORTEST
            and FOREIGN not in wrong
            and begin_and_end_alike(wrong, right)
            and distance(wrong, right) <= SLIPS
        ):
            likeliest = next(iter(slips(wrong, common)), None)
            if likeliest is None or (
                likeliest.right == right and likeliest.score < SURE
            ):
                yield wrong, right


def begin_and_end_alike(a: str, b: str) -> bool:
    """Return whether two words begin and end alike, and neither is cut off."""
    ends = a[-1] == b[-1] or sorted(a[-2:]) == sorted(b[-2:])
    return a[0] == b[0] and ends and not (a.startswith(b) or b.startswith(a))


def make(folder: Path, typos: Path, archive: Archive) -> bytes:
    """Return the file of the table."""
    size_of = sizes(folder)
    common = {
        word: float(archive.counts[word])
        for word, size in size_of.items()
        if size <= SUGGESTED and archive.counts[word] >= LEAST_COUNT and len(word) > 1
    }
    known = {*listed(size_of, common, archive), *used(common, archive)}
    known |= {IZE.sub("is", word) for word in known} | OURS
    hashes = {hashed(word) for word in known}
    words = sorted(common)
    skeletons = sorted((skeleton(word), i) for i, word in enumerate(words))
    number = {word: i for i, word in enumerate(words)}
    slipped = sorted(
        (hashed(wrong), number[right])
        for wrong, right in misspellings(typos, common, hashes)
    )
    return pack(
        {**ABOUT, "known": len(known)},
        words,
        table.MAGIC,
        levels=array("B", [level(common[word]) for word in words]),
        hashes=array("I", sorted(hashes)),
        skeletons=array("I", [key for key, _ in skeletons]),
        order=array("H", [i for _, i in skeletons]),
        misspellings=array("I", [key for key, _ in slipped]),
        meant=array("H", [i for _, i in slipped]),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scowl", type=Path)
    parser.add_argument("typos", type=Path)
    parser.add_argument("archive", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args()
    given.out.write_bytes(make(given.scowl, given.typos, count(given.archive)))


if __name__ == "__main__":
    main()
