"""Sisters: the versions of one story, judged together and looked at side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from newslint.document import Document
from newslint.engine import Row, look_beside
from newslint.files import InputError
from newslint.model import Claim, Problem
from newslint.rule import Rule
from newslint.stories import Sketch, group, story_of

NEXT = 3  # versions before and after one, in order of path, that it is held against


def together(
    rows: Iterable[Row],
    sketches: Sequence[Sketch],
    reread: Callable[[str], Iterable[Document]],
    rules_for: Callable[[str], Sequence[Rule]],
    *,
    one_story: bool = False,
) -> Iterator[Row]:
    """Yield *rows* with facts in the stories they belong to, and what versions add.

    *reread* returns the documents of a file; what it cannot read is a problem.
    """
    told = group(sketches, one_story=one_story)
    for row in rows:
        yield regrouped(row, told) if isinstance(row, Claim) else row
    for story, paths in shared(sketches, told).items():
        try:
            docs = [doc for path in paths for doc in reread(path)]
        except InputError as error:
            yield Problem(paths[0], f"not compared with its other versions: {error}")
        else:
            yield from beside(
                [doc for doc in docs if told.get(story_of(doc)) == story], rules_for
            )


def regrouped(claim: Claim, told: Mapping[str, str]) -> Claim:
    """Return *claim* in the story that its document's story is a version of."""
    across, _, story = claim.group.partition(":")
    if across != "story" or told.get(story, story) == story:
        return claim
    return claim._replace(group=f"story:{told[story]}")


def shared(
    sketches: Iterable[Sketch], told: Mapping[str, str]
) -> Mapping[str, list[str]]:
    """Return the paths, in order, of every story that several documents tell."""
    docs: dict[str, list[str]] = defaultdict(list)
    for each in sketches:
        docs[told[each.story]].append(each.path)
    return {
        story: sorted(set(paths))
        for story, paths in sorted(docs.items())
        if len(paths) > 1
    }


def beside(
    docs: Sequence[Document], rules_for: Callable[[str], Sequence[Rule]]
) -> Iterator[Row]:
    """Look at each of *docs*, the versions of one story, beside those next to it."""
    for i, doc in enumerate(docs):
        sisters = [*docs[max(0, i - NEXT) : i], *docs[i + 1 : i + 1 + NEXT]]
        yield from look_beside(doc, sisters, rules_for(doc.path))
