"""One story linted, unless it has changed meanwhile."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from newslint import baseline, suppress
from newslint.app import Linter
from newslint.document import Document
from newslint.engine import look
from newslint.files import InputError
from newslint.lsp.houses import House
from newslint.lsp.stories import Story
from newslint.model import Problem
from newslint.report import Report
from newslint.seen import Seen, lost


def lint(house: House, story: Story, stale: Callable[[], bool]) -> Report | None:
    """Return what is found in *story* as it is, or None as soon as it is *stale*."""
    seen = see(house, story, stale)
    return report(house, [seen]) if seen else None


def see(house: House, story: Story, stale: Callable[[], bool]) -> Seen | None:
    """Look at *story*, rule by rule, or return None as soon as it is *stale*."""
    linter, seen = house.linter, Seen([], [], 0, Counter())
    try:
        for doc in documents(linter, story):
            for rule in linter.rules_for(story.path, alone=True):
                if stale():
                    return None
                seen.rows.extend(look(doc, (rule,)))
            seen.marks.extend(suppress.marks(doc))
    except InputError as error:
        return lost(Problem(story.path, str(error)))
    return seen


def documents(linter: Linter, story: Story) -> Iterator[Document]:
    """Read a story by its name, or if that says nothing as the editor has it.

    Raises InputError.
    """
    suffix = Path(story.path).suffix.lower()
    told = suffix and suffix in linter.catalogue.readers
    return linter.documents(story.text, story.path, "" if told else story.suffix)


def report(
    house: House,
    all_seen: list[Seen],
    reread: Callable[[str], Iterable[Document]] = lambda _: (),
) -> Report:
    """Judge what was seen, and leave out what the baseline knows.

    *reread* returns the documents of a file, for rules that look at several.
    """
    linter = house.linter
    judged, path = linter.report(all_seen, reread), linter.config.baseline
    if not path or not house.baseline:
        return judged
    rules, folder = linter.catalogue.rules, path.parent
    new, known, _ = baseline.apply(judged.findings, house.baseline, folder, rules)
    suppressed = (*judged.suppressed, *known)
    return judged._replace(findings=tuple(new), suppressed=suppressed)


def folder_of(story: Story, root: Path) -> Path:
    """Return the folder whose settings hold for a story; *root* if it has none."""
    path = Path(story.path)
    return path.parent if path.is_absolute() and path.parent.is_dir() else root
