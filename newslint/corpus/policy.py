"""Policies: how each source of a collection spells, punctuates and writes figures."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log2
from pathlib import Path

from newslint.corpus import shards

PACK = "spelling/"  # whose rules across a batch say what a house has to choose
COLUMNS = ("group", "rule", "key", "value")
MOST = 20  # words of a rule that are listed, those first that are mixed most

Votes = Mapping[str, Mapping[str, int]]  # of each word, the articles for each form


def policies(made: Iterable[Path]) -> dict[str, dict[str, object]]:
    """Return, by source and rule, the forms that articles use, in shards *made*.

    Each article has one vote for a word, that of the form which it uses most. ``forms``
    are the votes in all, ``entropy`` is Shannon’s of them in bits, 0 where all agree, a
    mean over the choices that there are (American or British; adviser or advisor);
    ``mixed`` are the words, of those that are written in several ways the most divided,
    with their votes.
    """
    votes: dict[tuple[str, str], dict[str, Counter[str]]] = defaultdict(
        lambda: defaultdict(Counter)
    )
    for path in made:
        for row in shards.read(path, "claim", COLUMNS).to_pylist():
            across, _, source = row["group"].partition(":")
            if across == "batch" and row["rule"].startswith(PACK):
                votes[source, row["rule"]][row["key"]][row["value"]] += 1
    told: dict[str, dict[str, object]] = defaultdict(dict)
    for (source, rule), words in sorted(votes.items()):
        told[source or "(none)"][rule] = policy(words)
    return dict(told)


def policy(words: Votes) -> dict[str, object]:
    """Return what the votes for words say of a source."""
    forms: Counter[str] = Counter()
    for votes in words.values():
        forms.update(votes)
    divided = sorted(
        (word for word, votes in words.items() if len(votes) > 1),
        key=lambda word: (-dissent(words[word]), word),
    )
    return {
        "forms": ranked(forms),
        "entropy": round(mean_entropy(words), 3),
        "mixed": {word: ranked(words[word]) for word in divided[:MOST]},
    }


def mean_entropy(words: Votes) -> float:
    """Return the entropy of votes, over all words that leave the same choice.

    A form that several words have is a variety, and makes them one choice; other forms
    stand for themselves.
    """
    used = Counter(form for votes in words.values() for form in votes)
    choices: dict[str, Counter[str]] = defaultdict(Counter)
    for word, votes in words.items():
        several = any(used[form] > 1 for form in votes)
        choices["" if several else word].update(votes)
    whole = sum(votes.total() for votes in choices.values())
    return sum(
        votes.total() / whole * entropy([*votes.values()]) for votes in choices.values()
    )


def dissent(votes: Mapping[str, int]) -> int:
    """Return how many votes are not for the usual form."""
    return sum(votes.values()) - max(votes.values())


def entropy(counts: Sequence[int]) -> float:
    """Return Shannon’s entropy of counts, in bits.

    Shannon (1948), “A Mathematical Theory of Communication”.
    """
    whole = sum(counts)
    return sum(count / whole * log2(whole / count) for count in counts if count)


def ranked(votes: Mapping[str, int]) -> dict[str, int]:
    """Return votes, those for the usual form first."""
    return dict(sorted(votes.items(), key=lambda item: (-item[1], item[0])))
