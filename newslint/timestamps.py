"""Times as formats write them, in the one form that metadata have."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, datetime


def iso(text: str) -> str:
    """Return a time in the extended form of ISO 8601, a day without a time as a day.

    Reads both forms of ISO 8601 (``20190109T120800+0000``) and that of e-mail (RFC
    5322, ``Wed, 09 Jan 2019 12:08:00 GMT``). What is neither is returned as it is.
    """
    text = " ".join(text.split())
    with suppress(ValueError):
        time = datetime.fromisoformat(text)
        return time.date().isoformat() if len(text) <= 10 else time.isoformat()
    from email.utils import parsedate_to_datetime

    with suppress(ValueError, TypeError, IndexError):
        return parsedate_to_datetime(text).isoformat()
    return text


def is_time(text: str) -> bool:
    """Return whether *text* begins with a day in figures, as ``2019-01-09 12:08``."""
    return re.match(r"\s*\d{4}-?\d\d-?\d\d(?!\d)", text) is not None


def later(one: str, two: str) -> str:
    """Return the later of two times; one that cannot be read is the earlier."""
    return max((one, two), key=moment)


def is_later(one: str, two: str) -> bool:
    """Return whether *one* is later than *two*, both as formats write them."""
    return moment(iso(one)) > moment(iso(two))


def moment(text: str) -> float:
    """Return a time of ISO 8601 as a number to compare it by, without a zone as UTC."""
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        return float("-inf")
    return (time if time.tzinfo else time.replace(tzinfo=UTC)).timestamp()
