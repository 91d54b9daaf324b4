"""Messages of news wires: a header, a text and a trailer between control characters."""

from __future__ import annotations

import re
from datetime import datetime

# Start of header (SOH) and of text (STX), end of text (ETX) and transmission (EOT).
MESSAGE = re.compile(
    r"\x01(?P<header>[^\x01-\x04]*)\x02(?P<text>[^\x01\x03\x04]*)"
    r"(?:\x03(?P<trailer>[^\x01\x04]*))?"
)
# Months by the beginnings of their names in English, German, French and Spanish.
MONTHS = {
    name: month
    for month, names in enumerate(
        "jan ene;feb fev fév;mar mär mrz;apr avr abr;may mai;jun juin;jul juil;"
        "aug aou aoû ago;sep;oct okt;nov;dec dez déc dic".split(";"),
        1,
    )
    for name in names.split()
}
ZONES = {"GMT": "+00:00", "UTC": "+00:00", "EST": "-05:00", "EDT": "-04:00"}


def moment(year: str, month: str, day: str, clock: str, zone: str | None) -> str:
    """Return a date and a time of four figures as ISO 8601, or nothing if it is none.

    Years have two figures, those from 70 on of last century; a month may be a name.
    """
    number = MONTHS.get(month[:4].lower()) or MONTHS.get(month[:3].lower(), 0)
    try:
        hour, minute = int(clock[:2]), int(clock[2:])
        past = 1900 if int(year) >= 70 else 2000
        when = datetime(past + int(year), number or int(month), int(day), hour, minute)
    except ValueError:
        return ""
    return when.isoformat() + ZONES.get(zone or "", "")
