"""Flag numbers of persons and accounts, known by their check digits."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

from newslint.document import Document
from newslint.model import Hit, Span
from newslint.rule import Check

# The multiplication table of the dihedral group of order ten, and the permutation that
# turns with the place of a digit (J. Verhoeff, 1969).
TIMES = (
    "0123456789 1234067895 2340178956 3401289567 4012395678 "
    "5987604321 6598710432 7659821043 8765932104 9876543210"
).split()
TURN = (
    "0123456789 1576283094 5803796142 8916043527 9453126870 4286573901 2793806415 "
    "7046913258"
).split()


def verhoeff(number: str) -> bool:
    """Return whether the last digit is the check digit of the rest."""
    digits = re.sub(r"\D", "", number)
    check = 0
    for i, digit in enumerate(reversed(digits)):
        check = int(TIMES[check][int(TURN[i % 8][int(digit)])])
    return check == 0


def mod_97(number: str) -> bool:
    """Return whether an account number has the check digits of ISO 13616."""
    code = re.sub(r"\W", "", number)
    turned = code[4:] + code[:4]
    return int("".join(str(int(char, 36)) for char in turned)) % 97 == 1


class Kind(NamedTuple):
    """How a number is written, and how it is checked."""

    pattern: str
    valid: Callable[[str], bool]


# The first character before what stands before it: so it is searched fastest.
APART = r"%s(?<![\w.,/=&#-].)%s(?![\w/=&-]|[.,]\d| \d)"
KINDS = {
    # In groups, as on the card; of India, never beginning with 0 or 1.
    "aadhaar": Kind(APART % ("[2-9]", r"\d{3}([ -])\d{4}\1\d{4}"), verhoeff),
    "iban": Kind(
        APART % ("[A-Z]", r"[A-Z]\d\d(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?"),
        mod_97,
    ),
}


def check(kind: Literal["aadhaar", "iban"]) -> Check:
    """Flag each number of a ``kind`` whose check digits are right.

    ``aadhaar`` is India's number of a resident, in groups of four; ``iban`` is a bank
    account. The message may use ``{end}``, its last four characters.
    """

    def look(doc: Document) -> Iterator[Hit]:
        for m in re.finditer(KINDS[kind].pattern, doc.text):
            if KINDS[kind].valid(m[0]):
                yield Hit(Span(*m.span()), {"end": m[0][-4:]})

    return look
