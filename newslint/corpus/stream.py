"""The stream of articles that files and folders hold, and how far it has been read."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import BinaryIO

from newslint import remote
from newslint.app import Linter
from newslint.corpus.articles import Article, articles
from newslint.files import FormatError, InputError
from newslint.inputs import Watch
from newslint.walk import is_remote

Tell = Callable[[str, str, str], None]  # what cannot be read, why, and the record


class Stream:
    """The articles in files and folders, to be gone through once.

    ``size`` is that of the files in bytes, packed as they are. What cannot be read is
    told as it is met: a path or a file, and every record by itself.
    """

    def __init__(self, linter: Linter, paths: Sequence[str], tell: Tell) -> None:
        self.linter, self.tell, self.named = linter, tell, {*paths}
        self.files, missing = linter.find(paths)
        for path, message in missing:
            tell(path, message, "")
        self.size = sum(map(size, self.files))
        self.passed = 0
        self.file: BinaryIO | None = None

    def __iter__(self) -> Iterator[Article]:
        """Yield the articles, file by file."""
        watch = Watch(self.opened, self.fault)
        for path in self.files:
            try:
                yield from articles(self.linter.read(path, watch=watch))
            except InputError as error:
                # What lies about in a folder may be no story.
                if path in self.named or not isinstance(error, FormatError):
                    for message in error.args:
                        self.tell(path, str(message), "")
            self.passed += size(path)
            self.file = None

    def opened(self, file: BinaryIO) -> None:
        """Take note of the file that is being read."""
        self.file = file

    def fault(self, path: str, place: str, what: str, record: str) -> None:
        """Tell what is wrong with a record."""
        self.tell(path, f"{place}: {what}", record)

    @property
    def read(self) -> int:
        """How many bytes of the files have been read."""
        with suppress(OSError, ValueError):  # standard input, or closed
            return self.passed + (self.file.tell() if self.file else 0)
        return self.passed


def size(path: str) -> int:
    """Return the size of a file in bytes, or nothing if nobody knows."""
    if is_remote(path):
        return remote.size(path)
    with suppress(OSError):
        return os.stat(path).st_size  # noqa: PTH116 (what is no path is no error)
    return 0
