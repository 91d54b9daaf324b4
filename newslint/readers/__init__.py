"""Readers: a decoded file in, documents out.

Each module here is one reader: ``SUFFIXES`` and a function ``read``.
"""

from collections.abc import Mapping

from newslint.hookspecs import Reader, hookimpl, modules


@hookimpl
def newslint_readers() -> Mapping[str, Reader]:
    return {suffix: m.read for _, m in modules(__name__) for suffix in m.SUFFIXES}
