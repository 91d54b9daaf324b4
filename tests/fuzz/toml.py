"""Tables of any values, written as TOML."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=8)
NUMBERS = st.one_of(
    st.integers(-3, 3),
    st.sampled_from([2**31, 2**63, -(2**63), 10**40]),
    st.sampled_from([0.5, 1e308, float("inf"), float("nan"), -0.0]),
)


def values(*more: str) -> st.SearchStrategy[Any]:
    """Draw any value of TOML; *more* texts are drawn more often."""
    text = st.one_of(TEXT, st.sampled_from(more)) if more else TEXT
    plain = st.one_of(text, text, NUMBERS, st.booleans())
    return st.recursive(
        plain,
        lambda inner: st.one_of(
            st.lists(inner, max_size=4), st.dictionaries(text, inner, max_size=4)
        ),
        max_leaves=6,
    )


def written(table: Mapping[str, Any]) -> str:
    """Write a table, one key a line."""
    return "".join(f"{quoted(key)} = {value(data)}\n" for key, data in table.items())


def value(data: Any) -> str:
    if isinstance(data, dict):
        inside = ", ".join(f"{quoted(k)} = {value(v)}" for k, v in data.items())
        return f"{{{inside}}}"
    if isinstance(data, list):
        return f"[{', '.join(map(value, data))}]"
    if isinstance(data, str):
        return quoted(data)
    return str(data).lower()


def quoted(text: str) -> str:
    """Write a text as TOML: as JSON, but that it has no pairs of surrogates."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
