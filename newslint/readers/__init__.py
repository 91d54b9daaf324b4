"""Readers: a decoded file in, documents out.

Each module here is one reader: ``SUFFIXES`` and a function ``read``. Those named here
are imported when a file first has their suffix.
"""

from collections.abc import Iterable, Mapping
from importlib import import_module

from newslint.document import Document
from newslint.hookspecs import Reader, hookimpl, modules

MODULES = {
    "plain": (".txt", ".text", ""),
    "html": (".html", ".htm", ".xhtml"),
    "markdown": (".md", ".markdown"),
}


@hookimpl
def newslint_readers() -> Mapping[str, Reader]:
    """Offer every reader in this folder."""
    others = {name: m.SUFFIXES for name, m in modules(__name__, besides=MODULES)}
    return {
        suffix: reader(name)
        for name, suffixes in (MODULES | others).items()
        for suffix in suffixes
    }


def reader(name: str) -> Reader:
    """Return the reader that a module here holds."""

    def read(source: str, path: str) -> Iterable[Document]:
        documents: Iterable[Document] = import_module(f"{__name__}.{name}").read(
            source, path
        )
        return documents

    return read
