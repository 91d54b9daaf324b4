"""Ask for many paragraphs: those not kept on disk, in batches, side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooLate
from functools import partial
from time import monotonic

from newslint.languagetool import kept, local, service
from newslint.languagetool.matches import Match, within
from newslint.languagetool.settings import Settings
from newslint.model import UnavailableError

BATCH = 6_000  # characters; public servers take 20,000 in a request
SIDE_BY_SIDE = 4  # requests
BETWEEN = "\n\n"  # parts paragraphs for LanguageTool
AGAIN = 30  # seconds before one that failed is asked again

Ask = Callable[[str], list[Match]]

_failed: dict[Settings, tuple[float, UnavailableError]] = {}


def answers(
    texts: Sequence[str], language: str, settings: Settings
) -> list[list[Match]]:
    """Return what LanguageTool says of each text, a paragraph. Raises UnavailableError.

    After a failure it is not asked again for a while: the others go on without it.
    """
    source = (settings.engine, settings.server, language)
    keys = [kept.key(source, text) for text in texts]
    known = kept.recall(keys)
    missing = {k: t for k, t in zip(keys, texts, strict=True) if k not in known}
    if missing:
        since, failure = _failed.get(settings, (0.0, None))
        if failure and monotonic() < since + AGAIN:
            raise failure
        try:
            found = ask(list(missing.values()), language, settings)
        except UnavailableError as error:
            _failed[settings] = monotonic(), error
            raise
        fresh = dict(zip(missing, found, strict=True))
        kept.keep(fresh)
        known |= fresh
    return [known[key] for key in keys]


def ask(texts: Sequence[str], language: str, settings: Settings) -> list[list[Match]]:
    """Ask an engine for each text. Raises UnavailableError."""
    if settings.engine == "lingotweaker":
        from newslint.languagetool import lingotweaker

        return [lingotweaker.check(text, language) for text in texts]
    if settings.server:
        return ask_server(settings.server, texts, language, settings.seconds)
    try:
        return ask_server(local.address(), texts, language, settings.seconds)
    except service.GoneError:
        local.forget()
        return ask_server(local.address(), texts, language, settings.seconds)


def ask_server(
    server: str, texts: Sequence[str], language: str, seconds: float
) -> list[list[Match]]:
    """Ask a server in batches, within *seconds* in all. Raises UnavailableError."""
    deadline = monotonic() + seconds
    parts = list(batches(texts))
    one = partial(service.check, server, language=language, seconds=seconds)
    if len(parts) == 1:
        return split(parts[0], one(BETWEEN.join(parts[0])))
    pool = ThreadPoolExecutor(min(SIDE_BY_SIDE, len(parts)))
    try:
        asked = [pool.submit(one, BETWEEN.join(part)) for part in parts]
        return [
            found
            for part, future in zip(parts, asked, strict=True)
            for found in split(part, result(future, server, deadline))
        ]
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def result(future: Future[list[Match]], server: str, deadline: float) -> list[Match]:
    """Return what a request has brought by the *deadline*. Raises UnavailableError."""
    try:
        return future.result(max(deadline - monotonic(), 0))
    except TooLate:
        raise service.slow(server, 0) from None


def batches(texts: Sequence[str]) -> Iterator[list[str]]:
    """Part texts into runs of no more than the size of a batch, or of one text."""
    batch: list[str] = []
    size = 0
    for text in texts:
        if batch and size + len(text) > BATCH:
            yield batch
            batch, size = [], 0
        batch.append(text)
        size += len(text) + len(BETWEEN)
    if batch:
        yield batch


def split(batch: Sequence[str], found: list[Match]) -> list[list[Match]]:
    """Give the matches of a batch back to its texts; what crosses two is nobody's."""
    at, parts = 0, []
    for text in batch:
        parts.append(within(found, at, at + len(text)))
        at += len(text) + len(BETWEEN)
    return parts
