"""Flag a measure and its conversion in brackets that do not agree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from newslint.document import Document
from newslint.layers.figures import NUMBER, Figure, figure
from newslint.model import Hit, Span
from newslint.rule import Check, Triggers, triggered_by
from newslint.triggers import of_words

Units = Mapping[str, Mapping[str, Sequence[float]]]

BRACKET = re.compile(r"\((?:[a-z]+\s)?\d")
REACH = 60  # characters before and after a bracket that a measure may stand in
VALUE = rf"(?:{NUMBER})(?!\d|,\d|\s?[½¼¾⅓⅔⅛]|\s\d|-\d)"
SCALE = r"(?:\s(?P<{0}_scale>hundred|thousand|million|billion|lakh|crore))?"
DEGREES = re.compile(
    r"(?<![\w.,/–-])(?P<minus>minus\s|[-–−])?(?P<a>\d+(?:\.\d+)?)\s?(?:°|degrees?)?\s?"
    r"(?P<from>C|F|Celsius|Fahrenheit|Centigrade|centigrade)\b\s?\((?:about\s|around\s)?"
    r"(?P<below>minus\s|[-–−])?(?P<b>\d+(?:\.\d+)?)\s?(?:°|degrees?)?\s?"
    r"(?P<to>C|F|Celsius|Fahrenheit|Centigrade|centigrade)\)"
)


def triggers(units: Units, **_: object) -> Triggers | None:
    """Return the words of all units."""
    words = [
        word for kind in units.values() for names in kind for word in names.split("|")
    ]
    degrees = of_words(("celsius", "fahrenheit", "centigrade", "c", "f"))
    found = of_words(re.sub(r"\W+", " ", word) for word in words)
    return Triggers(found.words | degrees.words) if found and degrees else None


@triggered_by(triggers)
def check(units: Units, *, off: float = 0.1) -> Check:
    """Flag ‘100 miles (210 km)’, and degrees likewise.

    ``units`` gives for every kind of measure its units: their names, parted by ``|``,
    and their sizes in a common unit, more than one where countries differ. A
    conversion is wrong if none of the measures that could be rounded to one figure
    could be rounded to the other, and if it is ``off`` by that share or more. The
    message may use ``{wrong}`` and ``{right}``, the conversion worked out.
    """
    known = {
        name.replace("-", " "): (kind, tuple(sizes))
        for kind, table in units.items()
        for names, sizes in table.items()
        for name in names.split("|")
    }
    pattern = re.compile(frame(known))

    def look(doc: Document) -> Iterator[Hit]:
        for at in BRACKET.finditer(doc.text):
            near = max(0, at.start() - REACH), at.end() + REACH
            for m in pattern.finditer(doc.text, *near):
                around = m.start() < at.start() < m.end()
                if around and (right := refuted(m, known, off)):
                    yield Hit(Span(*m.span()), {"wrong": m[0], "right": right})
        for m in DEGREES.finditer(doc.text):
            if right := misread(m):
                yield Hit(Span(*m.span()), {"wrong": m[0], "right": right})

    return look


def frame(names: Mapping[str, object]) -> str:
    """Return the pattern of a measure with another in brackets."""
    alike = sorted(map(re.escape, names), key=len, reverse=True)
    unit = "|".join(name.replace(r"\ ", r"[\s-]") for name in alike)
    return (
        rf"(?<![\w.,/$£€¥₹–-])(?<!\bto\s)(?<!\w\sand\s)(?<!\bfeet\s)(?P<a>{VALUE}){SCALE.format('a')}"
        rf"[\s-]?(?P<from>{unit})\b[^\S\n]?(?:[a-z-]+\s)?\((?:about\s|around\s|some\s|nearly\s)?"
        rf"(?P<b>{VALUE}){SCALE.format('b')}[\s-]?(?P<to>{unit})\)"
    )


def refuted(
    m: re.Match[str], known: Mapping[str, tuple[str, tuple[float, ...]]], off: float
) -> str:
    """Return what the conversion should be if it is none that it could be."""
    (kind, sizes), (other, others) = (
        known[re.sub(r"[\s-]", " ", m[name])] for name in ("from", "to")
    )
    if kind != other:
        return ""
    a, b = figure(m["a"], m["a_scale"]), figure(m["b"], m["b_scale"])
    ratios = [size / into for size in sizes for into in others]
    if not a.value or any(agree(a, b, ratio, off) for ratio in ratios):
        return ""
    right = a.value * ratios[0]
    if m["b_scale"]:
        right /= figure("1", m["b_scale"]).value
    return f"{right:,.3g} {m['to']}" if right < 100 else f"{right:,.0f} {m['to']}"


def agree(a: Figure, b: Figure, ratio: float, off: float) -> bool:
    """Return whether *a* times *ratio* can be *b*, or is near it."""
    if a.low * ratio <= b.high and b.low <= a.high * ratio:
        return True
    return abs(b.value / (a.value * ratio) - 1) < off


def misread(m: re.Match[str]) -> str:
    """Return what degrees should be if neither they nor their span could be so."""
    celsius = m["from"][0] in "Cc"
    if celsius == (m["to"][0] in "Cc"):
        return ""
    a = float(m["a"]) * (-1 if m["minus"] else 1)
    b = float(m["b"]) * (-1 if m["below"] else 1)
    right = a * 1.8 + 32 if celsius else (a - 32) / 1.8
    span = a * 1.8 if celsius else a / 1.8  # a warming of 2 C is one of 3.6 F
    slack = 2.0 if celsius else 1.2
    if abs(b - right) <= slack or abs(b - span) <= slack:
        return ""
    return f"{right:.0f} {m['to']}"
