"""What the tools find in labelled sentences, and what they say of edited copy."""

from __future__ import annotations

import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.peers.findings import READERS, Files, Found
from benchmarks.peers.rounds import Command, FailedError, run
from benchmarks.peers.tools import Place, Tool, surroundings, words
from benchmarks.precision import articles

AT_ONCE = 500  # files to a command
LIMIT = 600  # seconds for one
TRIAL = (
    "The chairman and his wife were very unique.\n\n"
    "It was was an ATM machine. He recieved teh letter in in Janurary.\n"
)


class Score(NamedTuple):
    """Of a tool: errors found of all, by tier, and what it says of right sentences."""

    found: Mapping[str, int]
    total: Mapping[str, int]
    false: int
    words: int
    rules: Sequence[tuple[str, int]]  # that speak of right sentences most often


class Alarms(NamedTuple):
    """Of a tool: its findings on edited copy, and the rules that make most of them."""

    findings: int
    words: int
    rules: Sequence[tuple[str, int]]


def tries(tool: Tool, place: Place, folder: Path) -> None:
    """Check a text that is full of mistakes. Raises FailedError if nothing is found."""
    folder.mkdir(exist_ok=True)
    path = folder / f"trial-{tool.name}.txt"
    path.write_text(TRIAL, "utf-8")
    if tool.read and not any(findings(tool, place, [path], folder)):
        error = (folder / f"{tool.name}.out.err").read_text("utf-8", "replace")
        said = error.strip().splitlines() or [
            "finds nothing in a text full of mistakes"
        ]
        raise FailedError(said[-1][:200])


def findings(
    tool: Tool, place: Place, paths: Sequence[Path], folder: Path
) -> Iterator[Found]:
    """Yield what a tool says of files, each with a name of its own.

    Raises FailedError, also if what the tool prints cannot be read.
    """
    output = folder / f"{tool.name}.out"
    for first in range(0, len(paths), AT_ONCE):
        some = tuple(paths[first : first + AT_ONCE])
        asked = words(tool.say or tool.check, tool, place, some, tool.two)
        around = surroundings(place)
        run(Command(asked, place.folder(tool), around, output), limit=LIMIT)
        try:
            said = output.read_text("utf-8", "replace")
            if not said:  # some report where others complain
                said = Path(f"{output}.err").read_text("utf-8", "replace")
            yield from READERS[tool.read](said, Files(some))
        except (ValueError, KeyError, TypeError) as error:
            raise FailedError(f"its output could not be read: {error!r}") from None


def labelled(path: Path, tiers: Sequence[str], most: int) -> list[dict[str, Any]]:
    """Return sentences of a file, evenly picked if it has more than *most* (0: all)."""
    opener: Callable[..., Any] = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        items = [json.loads(line) for line in lines]
    items = [item for item in items if not tiers or item.get("tier") in tiers]
    return items[:: max(1, -(-len(items) // most))] if most else items


def write(texts: Iterable[str], folder: Path, stem: str) -> dict[str, Path]:
    """Write each text to a file of its own; return which."""
    folder.mkdir(exist_ok=True)
    paths = {}
    for number, text in enumerate(dict.fromkeys(texts)):
        paths[text] = folder / f"{stem}-{number:05}.txt"
        paths[text].write_text(text + "\n", "utf-8")
    return paths


def score(
    tool: Tool, place: Place, items: Sequence[Mapping[str, Any]], folder: Path
) -> Score:
    """Ask a tool about all sentences. Raises FailedError."""
    texts = (item[which] for item in items for which in ("original", "corrected"))
    paths = write(texts, folder, "sentence")
    said: defaultdict[str, list[Found]] = defaultdict(list)
    for each in findings(tool, place, list(paths.values()), folder):
        said[each.file].append(each)
    found, total, rules = Counter[str](), Counter[str](), Counter[str]()
    counted = 0
    for item in items:
        before = said[paths[item["original"]].name]
        after = said[paths[item["corrected"]].name]
        tier = str(item.get("tier", "all"))
        total[tier] += 1
        found[tier] += seen(item, before, after)
        rules.update(each.rule for each in after)
        counted += len(item["corrected"].split())
    return Score(found, total, rules.total(), counted, rules.most_common(3))


def seen(
    item: Mapping[str, Any], before: Sequence[Found], after: Sequence[Found]
) -> bool:
    """Return whether an error was found: by a rule that is silent once it is right."""
    start, end = item["start"], max(item["end"], item["start"] + 1)
    right = max(start + len(item["right"]), start + 1)
    still = {f.rule for f in after if f.start <= right and start <= f.end}
    return any(
        f.start <= end and start <= f.end and f.rule not in still for f in before
    )


def alarms(tool: Tool, place: Place, source: Path, most: int, folder: Path) -> Alarms:
    """Ask a tool about the first articles of edited copy. Raises FailedError."""
    texts = [text for _, text in islice(articles(source), most)]
    paths = write(texts, folder, "article")
    rules = Counter(
        each.rule for each in findings(tool, place, list(paths.values()), folder)
    )
    return Alarms(
        rules.total(), sum(len(text.split()) for text in texts), rules.most_common(3)
    )
