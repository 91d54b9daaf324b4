"""Articles of HTML pages, without what stands around them."""

from collections.abc import Iterator

from newslint.document import Document
from newslint.readers import html

SUFFIXES = ()


def read(source: str, path: str) -> Iterator[Document]:
    """Yield the article found in a page, or the whole page if none is; see `html`."""
    return html.read(source, path, whole=False)
