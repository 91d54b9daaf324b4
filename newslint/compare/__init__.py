"""Compare two versions of one story: what changed, as a desk would ask."""

from newslint.compare.change import KINDS, Change, Comparison, Place, Row
from newslint.compare.versions import compare

__all__ = ["KINDS", "Change", "Comparison", "Place", "Row", "compare"]
