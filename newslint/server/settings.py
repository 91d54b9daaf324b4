"""What a server is told at its start."""

from __future__ import annotations

import os
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """Limits and rights of one server.

    ``seconds`` is the time for one request's work, and as much again for waiting for a
    worker. ``waiting`` requests may wait, ``per_client`` of one client be under way (0:
    any number). Without ``tokens`` everybody may ask; without ``hosts`` any name of the
    server is answered to. ``origins`` are the sites whose pages may ask.
    """

    workers: int = os.cpu_count() or 1
    megabytes: float = 1
    seconds: float = 10
    waiting: int = 64
    per_client: int = 16
    tokens: frozenset[str] = frozenset()
    origins: tuple[str, ...] = ()
    hosts: frozenset[str] = frozenset()

    @property
    def bytes(self) -> int:
        """The most bytes that a request may have."""
        return int(self.megabytes * 1_000_000)
