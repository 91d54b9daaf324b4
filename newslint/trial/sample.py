"""A sample of findings: the same in any order, and mostly after a change of rule."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from heapq import heappush, heapreplace
from typing import Generic, TypeVar

T = TypeVar("T")


class Sample(Generic[T]):
    """A reservoir of *size* items, drawn from a stream of any length.

    Each item has a key, and the hash of the key with the *seed* is its lot: the lowest
    lots stay. So what is drawn does not depend on the order, an item that comes again
    counts once, and what a changed rule still finds is mostly drawn again.
    """

    def __init__(self, size: int, seed: int = 0) -> None:
        self.size, self.seed = size, seed
        self._heap: list[tuple[int, str]] = []  # lots below zero: the highest goes
        self._items: dict[str, T] = {}

    def add(self, key: str, item: T) -> None:
        """Let an item take part."""
        if key in self._items or self.size < 1:
            return
        lot = (-self._lot(key), key)
        if len(self._heap) < self.size:
            heappush(self._heap, lot)
        elif lot > self._heap[0]:
            _, gone = heapreplace(self._heap, lot)
            del self._items[gone]
        else:
            return
        self._items[key] = item

    def __iter__(self) -> Iterator[T]:
        """Yield the items drawn, in order of their lots."""
        return (self._items[key] for _, key in sorted(self._heap, reverse=True))

    def _lot(self, key: str) -> int:
        data = f"{self.seed}\0{key}".encode("utf-8", "surrogatepass")
        return int.from_bytes(blake2b(data, digest_size=8).digest())
