"""Formulas and conditions of metrics: arithmetic and comparisons, and nothing else."""

from __future__ import annotations

import ast
import math
import operator
import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

OPERATORS: Mapping[type, Callable[..., Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Mod: math.fmod,
    ast.USub: operator.neg,
    ast.UAdd: operator.pos,
    ast.Not: operator.not_,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
}
FUNCTIONS: Mapping[str, Callable[..., Any]] = {
    "round": round,
    **{
        f"math.{name}": getattr(math, name)
        for name in "ceil floor trunc sqrt cbrt exp log log2 log10 pow".split()
    },
    "math.abs": abs,
    "math.min": min,
    "math.max": max,
}
HEADING = re.compile(r"\bheading\.(h[1-6])\b")
NOT = re.compile(r"!(?!=)")
MOST = 1000  # characters


class FormulaError(ValueError):
    """A formula that is none, or asks for more than arithmetic."""


@cache
def parsed(formula: str) -> ast.expr:
    """Return the tree of a formula. Raises FormulaError."""
    text = HEADING.sub(r"heading_\1", formula).strip()
    text = NOT.sub(" not ", text.replace("&&", " and ").replace("||", " or "))
    try:
        if len(text) > MOST:
            raise SyntaxError
        tree = ast.parse(text, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise FormulaError(f"formula {formula!r}") from None
    for node in ast.walk(tree):
        if not known(node):
            raise FormulaError(f"formula {formula!r}: {type(node).__name__}")
    return tree


def names(formula: str) -> set[str]:
    """Return the names of values that a formula uses. Raises FormulaError."""
    nodes = [*ast.walk(parsed(formula))]
    functions = {node.func for node in nodes if isinstance(node, ast.Call)}
    inner = {each for func in functions for each in ast.walk(func)}
    return {n.id for n in nodes if isinstance(n, ast.Name) and n not in inner}


def known(node: ast.AST) -> bool:
    """Return whether a formula may hold this."""
    plain = (ast.BinOp, ast.UnaryOp, ast.BoolOp, ast.Compare, ast.Name)
    other = (ast.Load, ast.And, ast.Or)
    if isinstance(node, ast.Constant):
        return isinstance(node.value, int | float)
    if isinstance(node, ast.Call):
        return ast.unparse(node.func) in FUNCTIONS and not node.keywords
    if isinstance(node, ast.Attribute):
        return ast.unparse(node) in FUNCTIONS
    return isinstance(node, plain + other) or type(node) in OPERATORS


def evaluate(formula: str, values: Mapping[str, float]) -> Any:
    """Return what a formula comes to. Raises FormulaError, ArithmeticError."""
    return value(parsed(formula), values)


def value(node: ast.expr, values: Mapping[str, float]) -> Any:
    """Return the value of a part of a formula; a name without one is 0."""
    match node:
        case ast.Constant():
            return node.value
        case ast.Name():
            return values.get(node.id, 0.0)
        case ast.BinOp():
            left, right = value(node.left, values), value(node.right, values)
            return OPERATORS[type(node.op)](left, right)
        case ast.UnaryOp():
            return OPERATORS[type(node.op)](value(node.operand, values))
        case ast.Call():
            made = [value(each, values) for each in node.args]
            return FUNCTIONS[ast.unparse(node.func)](*made)
        case ast.BoolOp():
            found = (value(each, values) for each in node.values)
            return all(found) if isinstance(node.op, ast.And) else any(found)
        case ast.Compare():
            return compared(node, values)
    raise FormulaError(ast.unparse(node))


def compared(node: ast.Compare, values: Mapping[str, float]) -> bool:
    """Return whether a comparison holds, or all of a chain of them."""
    sides = [value(each, values) for each in (node.left, *node.comparators)]
    return all(
        OPERATORS[type(op)](left, right)
        for op, left, right in zip(node.ops, sides, sides[1:], strict=False)
    )
