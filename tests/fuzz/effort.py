"""How hard to try: the same few examples every time, or many random ones.

``FUZZ_MINUTES`` in the environment, which ``make fuzz`` sets, means the second.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import process_time
from typing import Any

from hypothesis import HealthCheck, settings

LONG = "FUZZ_MINUTES" in os.environ
TIMES = 5  # as many examples a round where it is long
SECONDS = 20.0  # of the processor for one example, a hundred times what it takes


def tried(examples: int) -> Callable[[Any], Any]:
    """Try this many examples; any machine, however busy, may take its time."""
    return settings(
        max_examples=examples * (TIMES if LONG else 1),
        derandomize=not LONG,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )


@contextmanager
def bounded(seconds: float = SECONDS) -> Iterator[None]:
    """Fail if what is inside takes more of the processor's time."""
    start = process_time()
    yield
    took = process_time() - start
    assert took < seconds, f"took {took:.0f} seconds of the processor"
