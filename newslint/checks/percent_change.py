"""Flag a change in per cent that its own two figures do not bear out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.document import Document
from newslint.layers import sentences
from newslint.layers.dates import MONTH
from newslint.layers.figures import CURRENCY, NUMBER, SCALE, Figure, figure
from newslint.model import Hit, Span
from newslint.rule import Check, Triggers, triggered_by

UP = (
    "rose|risen|rises?|rising|up|increased?|increases|increasing|grew|grown|grows?|climbed"
    "|climbs?|jumped|jumps?|gained|gains?|advanced|surged|soared|added|adding|higher"
)
DOWN = (
    "fell|fallen|falls?|falling|down|declined?|declines|declining|dropped|drops?|decreased?"
    "|slid|slipped|slumped|plunged|tumbled|sank|shrank|lost|dipped|eased|lower|reduced|cut"
)
CHANGE = rf"\b(?:(?P<up>{UP})|(?P<down>{DOWN}))"
HEDGE = r"(?P<hedge>about|around|roughly|some|nearly|almost|over|more\sthan|less\sthan)"
PER_CENT = r"(?P<rate>\d+(?:\.\d+)?)[\s-]?(?:%|per\s?cent\b)"
RATE = rf"(?:\sby)?(?:\s(?:an?\s)?{HEDGE})?\s{PER_CENT}"
GROWTH = "increase|rise|jump|gain|surge|growth|hike|advance|climb|spike|improvement"
LOSS = "decrease|drop|decline|fall|cut|reduction|dip|slump|plunge|loss"
KIND = rf"(?:(?P<up>{GROWTH})|(?P<down>{LOSS}))\b"
A_RISE = rf"an?\s(?:{HEDGE}\s)?{PER_CENT}\s{KIND}"
BREAK = r"(?:,|\s?[–—-]{1,2}|\s\(?)\s?"
NOUN = rf"{BREAK}(?:or\s)?{A_RISE}"
WORDS = r"(?:,?\s(?:[^\W\d_][^\W\d_'’.-]*|(?:19|20)\d\d),?){{0,{0}}}?"


def amount(name: str) -> str:
    """Return a pattern for a sum of money or a number, in groups called after it."""
    return (
        rf"(?P<{name}_sign>{CURRENCY})?(?P<{name}>{NUMBER})(?![\d,.]*\d)(?!\s?[%½¼¾⅓⅔⅛-]|\s\d|\s?[ap]\.?m\b)"
        rf"(?:\s?(?P<{name}_scale>{SCALE})\b(?!\.?m\b))?(?!\s(?:per\s?cent|percentage|basis))"
    )


THAN = r"(?:from|against|versus|(?:as\s)?compared\s(?:with|to))"
# The figure of a frame that opens with it may be another's, or a part of a longer one.
OPEN = r"(?<![\w.,$£€:/-])(?P<open>)"
FRAMES = (
    # rose 10% to 55 from 50
    rf"{CHANGE}{RATE}{WORDS.format(2)}(?:,|\s?[–—-]{{1,2}})?\sto\s{amount('now')}{WORDS.format(6)}"
    rf",?\s{THAN}\s{amount('then')}",
    # rose 10%, from 50 to 55
    rf"{CHANGE}{RATE}(?:,\s|\s[–—-]{{1,2}}\s|[–—]|\s\(?|\s)from\s{amount('then')}"
    rf"{WORDS.format(4)}\sto\s{amount('now')}",
    # from 50 to 55, a 10% rise; to 55 from 50, a 10% rise
    rf"\bfrom\s{amount('then')}{WORDS.format(4)}\sto\s{amount('now')}"
    rf"{WORDS.format(4)}{NOUN}",
    rf"\bto\s{amount('now')}{WORDS.format(6)},?\s{THAN}\s{amount('then')}"
    rf"{WORDS.format(4)}{NOUN}",
    # a 10% rise from 50 to 55; a rise of 10% from 50 to 55
    rf"\b{A_RISE}{WORDS.format(4)}(?:,\s|\s[–—-]{{1,2}}\s|[–—]|\s\(?|\s)from\s"
    rf"{amount('then')}{WORDS.format(4)}\sto\s{amount('now')}",
    rf"\b{KIND}\sof\s(?:{HEDGE}\s)?{PER_CENT}{WORDS.format(2)},?\sfrom\s"
    rf"{amount('then')}{WORDS.format(4)}\sto\s{amount('now')}",
    # 55, up 10% from 50; 55, a 10% rise from 50
    rf"{OPEN}{amount('now')}{WORDS.format(4)}{BREAK}(?:(?P<up>up|rising)|(?P<down>down"
    rf"|falling)){RATE}{WORDS.format(1)}\s{THAN}{WORDS.format(2)}\s{amount('then')}",
    rf"{OPEN}{amount('now')}{WORDS.format(4)}{NOUN}{WORDS.format(1)}\s"
    rf"(?:{THAN}|over|on){WORDS.format(2)}\s{amount('then')}",
)
FRAME = tuple(re.compile(frame) for frame in FRAMES)
THAN_OR_TO = re.compile(rf"\s(?:to|over|on|{THAN})\s")
ODD = 4.0  # times that a right figure and a wrong one may differ
DATED = re.compile(rf"\b{MONTH}\s$")
YEAR = re.compile(r"(?:19|20)\d\d")
CLOCK = re.compile(
    r"\s?(?:[ap]\.?m\b|:\d|o['’]clock|(?:year|quarter|month|week|day|hour|decade)s?\b"
    r"|-?(?:year|month|week|day)-|degrees|st\b|[nr]d\b|th\b)"
)


def triggers(**_: object) -> Triggers:
    """Return what every change in per cent has."""
    return Triggers(frozenset({"percent", "cent"}), frozenset({"%"}))


@triggered_by(triggers)
def check(*, unless: str = r"(?!)") -> Check:
    """Flag ‘rose 25.2% to Rs 863 crore from Rs 789 crore’.

    The change is worked out from both figures, each anything that may have been rounded
    to it; it is wrong if none of the results could be rounded or cut to the rate given.
    Sentences in which the pattern ``unless`` is found are left alone. The message may
    use ``{rate}`` and ``{right}``, the change worked out.
    """
    exempt = re.compile(unless, re.IGNORECASE)

    def look(doc: Document) -> Iterator[Hit]:
        for span in sentences(doc):
            if not rated(doc.text, span) or exempt.search(doc.text, *span):
                continue
            for frame in FRAME:
                for m in filter(comparable, frame.finditer(doc.text, *span)):
                    if right := refuted(m):
                        words = {"rate": f"{m['rate']}%", "right": right}
                        yield Hit(Span(*m.span()), words)

    return look


def rated(text: str, span: Span) -> bool:
    """Return whether a sentence has what every frame has; it saves most of the time."""
    share = text.find("%", *span) >= 0 or text.find("cent", *span) >= 0
    return share and THAN_OR_TO.search(text, *span) is not None


def comparable(m: re.Match[str]) -> bool:
    """Return whether both figures are of one kind: no dates, times, other money."""
    signs = {m["now_sign"], m["then_sign"]} - {None}
    if len({sign.strip() for sign in signs}) > 1 or CLOCK.match(m.string, m.end()):
        return False
    if DATED.search(m.string, max(0, m.start() - 12), m.start()):
        return False
    return not any(
        YEAR.fullmatch(m[name]) and not m[f"{name}_scale"] and not m[f"{name}_sign"]
        for name in ("now", "then")
    )


def refuted(m: re.Match[str]) -> str:
    """Return the change worked out if the rate given is none that it could be."""
    scales = [m["now_scale"], m["then_scale"]]
    if m["now_sign"] or m["then_sign"] or None in scales:
        scales = [scale or shared(m, scales) for scale in scales]
    now, then = figure(m["now"], scales[0]), figure(m["then"], scales[1])
    if then.low <= 0 or now.value <= 0:
        return ""
    least, most = (now.low / then.high - 1) * 100, (now.high / then.low - 1) * 100
    given = stated(m)
    if least <= given.high + 1e-9 and given.low - 1e-9 <= most:
        return ""
    change = (now.value / then.value - 1) * 100
    if "open" in m.re.groupindex and not plausible(change, given):
        return ""
    return f"{'up' if change > 0 else 'down'} {abs(change):.1f}%"


def plausible(change: float, given: Figure) -> bool:
    """Return whether two changes are near enough for one to be a slip for the other."""
    ratio = (1 + change / 100) / max(1 + given.value / 100, 0.01)
    return 1 / ODD < ratio < ODD


def shared(m: re.Match[str], scales: list[str | None]) -> str | None:
    """Return the scale that a figure without one shares with the other, if it does.

    It does in ‘to 3.4 from 2.9 billion’; a large number before it stands for itself.
    """
    other = next(filter(None, scales), None)
    small = all(float(m[name].replace(",", "")) < 1000 for name in ("now", "then"))
    return other if small and other not in ("cent", "cents", "pence", "p") else None


def stated(m: re.Match[str]) -> Figure:
    """Return the change that the story gives, as exact as it may be meant."""
    rate = figure(m["rate"])
    slack = 2 * 0.5 * 10.0 ** -len(m["rate"].partition(".")[2])
    low, high = rate.value - slack, rate.value + slack
    match (m["hedge"] or "").split()[:1]:
        case ["over"] | ["more"]:
            high += 2 + rate.value / 4
        case ["nearly"] | ["almost"] | ["less"]:
            low -= 2 + rate.value / 4
        case [_]:
            low, high = low - 2 - rate.value / 8, high + 2 + rate.value / 8
    if m["down"]:
        low, high = -high, -low
    return Figure((low + high) / 2, (high - low) / 2)
