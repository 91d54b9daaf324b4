"""Problems: what could not be read or looked at, kept as JSON lines."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Self

from newslint.disk_cache import digest


class Problems:
    """A file of problems: of each what it is of, what is wrong, and a bad record whole.

    What is the same as one before is not told again. The file is there once all is
    told: until then, and if that is never, it is called ``.part``.
    """

    def __init__(self, path: Path) -> None:
        self.path, self.part = path, path.with_suffix(".part")
        self.count = 0
        self.told: set[str] = set()

    def __enter__(self) -> Self:
        self.file = self.part.open("w", encoding="utf-8")
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self.file.close()
        if kind is None:
            self.part.replace(self.path)

    def add(self, id: str, message: str, record: str = "") -> None:
        """Tell what is wrong with an article, a file or a path."""
        row = {"id": id, "message": message, **({"row": record} if record else {})}
        line = json.dumps(row)  # ASCII, as a bad record may be no text
        if (seal := digest(line)) not in self.told:
            self.told.add(seal)
            self.count += 1
            self.file.write(f"{line}\n")
