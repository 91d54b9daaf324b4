"""Judge facts of one key: which value is the usual one, and who differs from it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from newslint.model import Claim, Finding, Severity

SETTLED = 0.8  # share of files from which the usual form is the house's form
ENOUGH = 10  # files, of which fewer may agree by chance


class Spot(NamedTuple):
    """Where words stand first, and how many others do before them."""

    rank: int
    name: str


HOUSE = Spot(0, "the house style")  # where a value is that the house prefers


def preferred(rivals: Iterable[Claim], prefer: Collection[str]) -> str | None:
    """Return the value that the house prefers, by its own name or by a word for it."""
    if prefer:
        for claim in rivals:
            own = (claim.value, claim.finding.quote)
            for value, text in (own, *claim.cures.items()):
                if value in prefer or text.casefold() in prefer:
                    return value
    return None


def judge_document(rivals: Sequence[Claim], house: str | None) -> Iterator[Finding]:
    """Report every claim that differs from the house's value, or else the usual one.

    Of values equally usual the first wins.
    """
    tally = Counter(claim.value for claim in rivals)
    usual = house or max(tally, key=tally.__getitem__)
    where = next(iter(places_of(rivals, usual).values()), HOUSE)
    for claim in rivals:
        if claim.value != usual:
            yield verdict(claim, usual, where, tally)


def judge_files(rivals: Sequence[Claim], house: str | None) -> Iterator[Finding]:
    """Report, once a file, the files whose usual value is not that of most files.

    A file that mixes values is judged by what it uses most. Until `ENOUGH` files have
    voted and `SETTLED` of them agree, there is no house form to go by: then one file
    speaks, as information, for all that share its value. Between equals nothing says
    which is right: each side is reported, without an edit. An edit is made in all the
    places of a file, though one is named.
    """
    files = by_file(rivals)
    votes = {
        path: Counter(claim.value for claim in mine).most_common(1)[0][0]
        for path, mine in files.items()
    }
    tally = Counter(votes.values())
    ranked = tally.most_common(2)
    tied = house is None and len(ranked) > 1 and ranked[0][1] == ranked[1][1]
    settled = house or (ranked[0][1] >= SETTLED * len(votes) and len(votes) >= ENOUGH)
    spoken: set[str] = set()
    places = {usual: places_of(rivals, usual) for usual in (house, *dict(ranked))}
    for path, mine in files.items():
        usual, vote = house or ranked[0][0], votes[path]
        if tied and vote == usual:
            usual = ranked[1][0]
        if vote != usual and (settled or vote not in spoken):
            spoken.add(vote)
            told = [claim for claim in mine if claim.value == vote]
            claim, where = told_at(told, usual, places[usual])
            finding = verdict(claim, usual, where, tally)
            severity = finding.severity if settled else Severity.INFO
            others = [each for each in told if each is not claim]
            if tied:
                finding = without_edits(finding)
            else:
                finding = with_edits(finding, others, usual)
            yield finding._replace(severity=severity)


def with_edits(finding: Finding, others: Iterable[Claim], usual: str) -> Finding:
    """Return a file's finding with the edits of its other claims, to cure them all."""
    edits, positions = finding.edits, finding.byte_positions
    for claim in others:
        right = claim.cures.get(usual, usual)
        if edits and claim.finding.edits and right != claim.finding.quote:
            edits += tuple(edit._replace(text=right) for edit in claim.finding.edits)
            positions += claim.finding.byte_positions[2:]
    return finding._replace(edits=edits, byte_positions=positions)


def without_edits(finding: Finding) -> Finding:
    """Return a finding without its edits, and without their places."""
    return finding._replace(edits=(), byte_positions=finding.byte_positions[:2])


def told_at(
    claims: Sequence[Claim], usual: str, places: Mapping[str, Spot]
) -> tuple[Claim, Spot]:
    """Return the claim to report of a file, and where to see the *usual* value.

    They are words that stand in both files, written two ways, if there are any: the
    first such of the other files. Otherwise they are the first places of both.
    """
    shared = [
        (places[words], claim)
        for claim in claims
        if (words := inside(claim.finding, claim.cures.get(usual, usual))) in places
    ]
    if shared:
        where, claim = min(shared, key=lambda pair: pair[0])
        return claim, where
    return claims[0], next(iter(places.values()), HOUSE)


def by_file(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    """Return the claims of each file, files in the order they come in."""
    files: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        files[claim.finding.path].append(claim)
    return files


def places_of(rivals: Iterable[Claim], value: str | None) -> dict[str, Spot]:
    """Return the words that are written as *value* has it, and where each first is."""
    places: dict[str, Spot] = {}
    for claim in rivals:
        if claim.value == value:
            f = claim.finding
            name = f"{f.path}:{f.start.line}"
            places.setdefault(inside(f, f.quote), Spot(len(places), name))
    return places


def inside(finding: Finding, text: str) -> str:
    """Return *text* with what is joined to the finding on both sides of it."""
    before, after = finding.before.split(" ")[-1], finding.after.split(" ")[0]
    return before.lstrip("([“\"‘'") + text + after.rstrip(".,;:!?)]”\"’'")


def verdict(claim: Claim, usual: str, where: Spot, tally: Mapping[str, int]) -> Finding:
    """Turn a claim into a finding, now that the usual value is known.

    *tally* says how many claims, or files, are for each value.
    """
    f = claim.finding
    right = claim.cures.get(usual, usual)
    words = {
        "quote": f.quote,
        "value": claim.value,
        "where": where.name,
        "right": right,
        "usual": usual,
        "count": str(tally[claim.value]),
        "against": str(tally.get(usual, 0)),
        "all": str(sum(tally.values())),
    }
    said = f._replace(message=f.message.format_map(words))
    if right == f.quote:
        return without_edits(said)
    return said._replace(edits=tuple(edit._replace(text=right) for edit in f.edits))
