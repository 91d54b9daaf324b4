"""Times as formats write them, in the one form that metadata have."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime


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
