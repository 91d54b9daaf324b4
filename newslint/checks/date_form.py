"""Flag days of a month that are not written in the order or with the name wanted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from newslint.checks.match import compiled, line_around
from newslint.document import Document
from newslint.layers.dates import MONTHS, Day, dates
from newslint.model import Edit, Hit, Span
from newslint.rule import Check
from newslint.signature import check_template

WEEKDAY = re.compile(r"[^\W\d]+\.?,?\s(?:the\s)?")
IN = re.compile(r"\b[Ii]n\s$")  # in March 12 people: no day
NAMED = re.compile(r"\.?\s(?:\d|[A-Z])")  # the 17 February Brigade, the 19 Sept. 11 men


def check(
    form: str,
    *,
    months: Sequence[str] = MONTHS,
    parts: Sequence[str] = ("order",),
    others: Sequence[str] = (),
    unless: str = "",
) -> Check:
    """Flag a day that is not as ``form`` has it, such as ``{month} {day}, {year}``.

    Without a year ``form`` ends before ``{year}``, and before a comma there. ``months``
    are the twelve names to use. ``parts`` says what counts: ``order``, ``month`` (its
    name) and ``ordinal`` (5th); a day right in these is left alone, and so is the 5th
    of May. What is wrong in ``others`` too is left to the rule that looks for those. A
    weekday in front stays. ``unless`` keeps a line silent, as with
    ``match``. The message may use ``{date}`` and ``{right}``.
    """
    check_template(form)
    wanted, left = frozenset(parts), frozenset(others)
    short = form.partition("{year}")[0].rstrip(" ,")

    def look(doc: Document) -> Iterator[Hit]:
        spared = exempt(doc, unless)
        for day in dates(doc):
            span = without_weekday(doc, day)
            date = doc[span]
            counted = day.year is None and IN.search(
                doc.text[max(0, span.start - 4) : span.start]
            )
            named = date[0].isdigit() and NAMED.match(doc.text, span.end)
            if counted or named or " of " in date:
                continue
            template = form if day.year else short
            month = months[day.month - 1]
            right = template.format(month=month, day=day.day, year=day.year)
            if right == date or spared(span):
                continue
            faults = wrong(date, short, month)
            if wanted & faults and not left & faults:
                words = {"date": date, "right": right}
                yield Hit(span, words, (Edit(span, right),))

    return look


def exempt(doc: Document, unless: str) -> Callable[[Span], bool]:
    """Return what says whether the pattern *unless* matches in the line of a span.

    Spans come in order; each line, which may be long, is searched once.
    """
    line, told = (0, -1), False

    def spared(span: Span) -> bool:
        nonlocal line, told
        if unless and span.end > line[1]:
            line = line_around(doc.text, *span)
            found = compiled(unless, (), True).search(doc.text, *line, timeout=3)
            told = found is not None
        return told

    return spared


def without_weekday(doc: Document, day: Day) -> Span:
    """Return where the day of the month stands, with its month and year."""
    start = day.span.start
    if day.weekday is not None and (m := WEEKDAY.match(doc.text, start)):
        start = m.end()
    text = doc.text[start : day.span.end]
    return Span(start, start + len(text.rstrip(" ,")))


def wrong(date: str, form: str, month: str) -> set[str]:
    """Return which parts of a date are not as they should be."""
    found: set[str] = set()
    if date[0].isdigit() != form.startswith("{day}"):
        found.add("order")
    if re.search(r"\d(?:st|nd|rd|th)\b", date):
        found.add("ordinal")
    if not re.search(rf"(?<!\w){re.escape(month)}(?![\w.])", date):
        found.add("month")
    return found
