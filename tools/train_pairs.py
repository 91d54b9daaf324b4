"""Count words, pairs and word classes in an archive; write rules/data/pairs.bin.

    python tools/train_pairs.py ARCHIVE... [--out FILE] [--skip FILE]

ARCHIVE is a file of JSON lines with a "text" each (may be .gz), or a folder of .txt
files. Lines that recur are furniture and are left out; so are headlines. Only counts
are written. Needs numpy, scipy and scikit-learn; takes minutes and a few gigabytes.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
from scipy.sparse import coo_matrix, csr_matrix, hstack
from sklearn.cluster import MiniBatchKMeans
from sklearn.decomposition import TruncatedSVD
from sklearn.preprocessing import normalize

from newslint.pairs import table
from newslint.pairs.table import (
    CLASS_BITS,
    NEXT_BITS,
    PAIR_BITS,
    TRIPLE_BITS,
    WORD_BITS,
)
from newslint.pairs.tokens import KINDS, TOKEN, Numbering, plain

SPARE = 100  # places of the numbering left free for kinds to come
FURNITURE = 5  # articles; a line that so many have is nobody's prose
SHORTEST = 5  # words
DIGITS = re.compile(r"\d")
ALONE = 256  # the most frequent words are each a class of their own
CONTEXT = 1500  # the neighbours that tell classes apart
DIMENSIONS = 80
LEAST_EXPECTED, LEAST_PAIR, USUAL_PAIR, LEAST_TRIPLE = 5, 2, 10, 13


def stories(paths: Iterable[Path]) -> Iterator[tuple[str, str]]:
    """Yield the "id", or the name of the file, and the text of every article."""
    for path in paths:
        if path.is_dir():
            for file in sorted(path.rglob("*.txt")):
                yield file.name, file.read_text(encoding="utf-8", errors="replace")
            continue
        reader = gzip.open if path.suffix == ".gz" else open
        with reader(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                yield str(row.get("id", "")), row["text"]


def articles(
    paths: Iterable[Path], skip: frozenset[str] = frozenset()
) -> Iterator[str]:
    """Yield the texts of an archive, but for those whose "id" is to be skipped."""
    return (text for name, text in stories(paths) if name not in skip)


def prose(texts: list[str]) -> Iterator[list[str]]:
    """Yield the tokens of every line that is prose, each line once."""
    keys = [
        [hash(DIGITS.sub("#", line.strip())) for line in t.split("\n")] for t in texts
    ]
    articles_with = Counter(key for row in keys for key in set(row))
    seen: set[int] = set()
    for text, row in zip(texts, keys, strict=True):
        for line, key in zip(text.split("\n"), row, strict=True):
            if articles_with[key] < FURNITURE and key not in seen:
                seen.add(key)
                tokens = TOKEN.findall(plain(line))
                if is_prose(tokens):
                    yield tokens


def is_prose(tokens: list[str]) -> bool:
    """Return whether a line is a sentence or more, not a headline or a label."""
    words = [token for token in tokens if token[0].isalpha()]
    capitals = sum(word[0].isupper() for word in words)
    return (
        len(words) >= SHORTEST
        and tokens[-1] in ".?!\")'"
        and capitals <= 0.6 * len(words)
    )


def choose_words(lines: list[list[str]]) -> list[str]:
    """Return the most frequent words; capitals that are not a sentence's stay."""
    total: Counter[str] = Counter()
    inner: Counter[str] = Counter()  # capitals inside a sentence
    for tokens in lines:
        total.update(tokens)
        inner.update(
            b for a, b in pairwise(tokens) if b[0].isupper() and a[-1].isalnum()
        )
    counts: Counter[str] = Counter()
    for token, count in total.items():
        small = token[0].lower() + token[1:]
        name = token.startswith(("I'", "I")) and len(token.split("'")[0]) == 1
        if not name and inner[token] <= 0.4 * (total[small] + total[token]):
            token = small
        if not token[0].isdigit():
            counts[token] += count
    room = 2**WORD_BITS - len(KINDS) - SPARE
    return [word for word, _ in counts.most_common(room)]


def number(lines: list[list[str]], words: list[str]) -> np.ndarray:
    """Return the archive as one row of word numbers, an edge after each line."""
    numbering = Numbering(words)
    row = array("H", [0])
    for tokens in lines:
        row.extend([numbering[token] for token in tokens])
        row.append(0)
    return np.frombuffer(row, dtype=np.uint16).astype(np.int64)


def group_words(row: np.ndarray, pairs: np.ndarray, seen: np.ndarray) -> np.ndarray:
    """Return the class of every word: words with the same neighbours are one class.

    Positive pointwise mutual information with the most frequent neighbours on either
    side, reduced by singular value decomposition, grouped by k-means.
    """
    size = 2**WORD_BITS
    counts = np.bincount(row, minlength=size)
    order = np.argsort(-counts, kind="stable")
    column = np.full(size, -1)
    column[order[:CONTEXT]] = np.arange(CONTEXT)
    left, right = pairs >> WORD_BITS, pairs & size - 1

    def information(words: np.ndarray, near: np.ndarray) -> csr_matrix:
        known = near >= 0
        a, b, n = words[known], near[known], seen[known]
        beside = np.bincount(b, n, CONTEXT)
        value = np.log(n * len(row) / (counts[a] * beside[b]))
        good = value > 0
        shape = (size, CONTEXT)
        return coo_matrix((value[good], (a[good], b[good])), shape=shape).tocsr()

    sides = hstack([information(left, column[right]), information(right, column[left])])
    dimensions = min(DIMENSIONS, len(np.unique(pairs)) - 1)
    places = normalize(
        TruncatedSVD(dimensions, random_state=1).fit_transform(sides.tocsr())
    )
    present = order[: int((counts > 0).sum())]
    alone, rest = present[:ALONE], present[ALONE:]
    classes = np.zeros(size, dtype=np.int64)
    classes[alone] = np.arange(len(alone))
    groups = min(2**CLASS_BITS - ALONE, len(rest))
    if groups:
        means = MiniBatchKMeans(
            groups, random_state=1, batch_size=4096, n_init=3, max_iter=200
        ).fit(places[rest], sample_weight=np.sqrt(counts[rest]))
        classes[rest] = ALONE + means.labels_
    return classes


def keep(keys: np.ndarray, seen: np.ndarray, bits: int, steps: float) -> array[int]:
    """Return sorted *keys* with their counts in the low bits."""
    return array(
        "I",
        [
            int(key) << bits | table.level(int(count), bits, steps)
            for key, count in zip(keys, seen, strict=True)
        ],
    )


def build(texts: list[str], about: dict[str, object]) -> bytes:
    """Return the file of the table of an archive."""
    lines = list(prose(texts))
    words = choose_words(lines)
    row = number(lines, words)
    counts = np.bincount(row, minlength=len(KINDS) + len(words))
    pairs, seen = np.unique(row[:-1] << WORD_BITS | row[1:], return_counts=True)
    classes = group_words(row, pairs, seen)
    expected = counts[pairs >> WORD_BITS] * counts[pairs & 2**WORD_BITS - 1] / len(row)
    worth = (seen >= LEAST_PAIR) & ((expected >= LEAST_EXPECTED) | (seen >= USUAL_PAIR))
    line = classes[row]
    size = 2**CLASS_BITS
    class_pairs = np.bincount(line[:-1] * size + line[1:], minlength=size * size)
    triples, often = np.unique(
        (line[:-2] * size + line[1:-1]) * size + line[2:], return_counts=True
    )
    usual = often >= LEAST_TRIPLE
    about = {**about, "articles": len(texts), "running_words": len(row)}
    return table.pack(
        about,
        words,
        counts=array("I", counts.tolist()),
        classes=array("H", classes[: len(counts)].tolist()),
        class_counts=array("I", np.bincount(line, minlength=size).tolist()),
        class_pairs=array(
            "B", [table.level(int(n), NEXT_BITS, table.NEXT_STEPS) for n in class_pairs]
        ),
        pairs=keep(pairs[worth], seen[worth], PAIR_BITS, table.PAIR_STEPS),
        triples=keep(triples[usual], often[usual], TRIPLE_BITS, table.TRIPLE_STEPS),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("archive", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, default=Path("rules/data/pairs.bin"))
    parser.add_argument(
        "--skip", type=Path, help="a file of ids to leave out, one a line"
    )
    parser.add_argument(
        "--about", default="an archive of news", help="named in the header"
    )
    args = parser.parse_args()
    skip = frozenset(args.skip.read_text().split()) if args.skip else frozenset()
    about = {
        "about": f"Word counts of {args.about}, by tools/train_pairs.py; no text.",
        "licence": "Apache-2.0, like newslint",
    }
    data = build(list(articles(args.archive, skip)), about)
    args.out.write_bytes(data)
    print(f"{args.out}: {len(data):,} bytes")


if __name__ == "__main__":
    main()
