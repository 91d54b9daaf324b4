"""Learn the weights by which newslint tells page furniture from story.

    python tools/train_furniture.py PAGES.jsonl.xz

Each line of the input is a web page: ``page_text`` (lines) and ``line_is_main``, for
each line whether it belongs to the story (null if nobody knows). Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import gzip
import json
import lzma
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression

from newslint.layers.furniture import FEATURES, features, measure

TARGET = Path(__file__).parents[1] / "newslint" / "layers" / "furniture_weights.py"
STORY = 3.0  # a story line called furniture costs so many times the opposite
HEADER = '''"""How much each measure of `newslint.layers.furniture` weighs.

Made by tools/train_furniture.py: a logistic regression on {lines:,} lines of {pages:,}
web pages that people have labelled story or not: {sources}.
"""

WEIGHTS = {{
'''


class Page(NamedTuple):
    source: str
    texts: list[str]
    main: list[bool]


def pages(path: Path) -> Iterator[Page]:
    opener = {".xz": lzma.open, ".gz": gzip.open}.get(path.suffix, open)
    with opener(path, "rt", encoding="utf-8") as file:
        for row in map(json.loads, file):
            text = row["page_text"]
            lines = text.split("\n") if isinstance(text, str) else text
            labels = row["line_is_main"]
            if len(lines) == len(labels):
                both = [
                    (line.strip(), label)
                    for line, label in zip(lines, labels, strict=True)
                    if line.strip() and label is not None
                ]
                yield Page(
                    row["source"], [t for t, _ in both], [bool(m) for _, m in both]
                )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", type=Path)
    args = parser.parse_args()
    found = [page for page in pages(args.pages) if page.texts]
    sizes = Counter({source: 0 for source, *_ in found})
    for page in found:
        sizes[page.source] += len(page.texts)
    rows: list[list[float]] = []
    labels: list[bool] = []
    weights: list[float] = []
    for page in found:
        for i, row in features(list(map(measure, page.texts)), page.texts):
            rows.append(row)
            labels.append(not page.main[i])
            weights.append(sizes[page.source] ** -0.5)
    furniture, weight = np.array(labels), np.array(weights)
    weight = weight / weight.mean() * np.where(furniture, 1.0, STORY)
    model = LogisticRegression(max_iter=3000, fit_intercept=False)
    model.fit(np.array(rows, dtype=float), furniture, sample_weight=weight)
    text = HEADER.format(
        lines=len(rows), pages=len(found), sources=",\n".join(sorted(sizes))
    )
    for name, value in zip(FEATURES, model.coef_[0], strict=True):
        text += f'    "{name}": {value:.3f},\n'
    TARGET.write_text(text + "}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
