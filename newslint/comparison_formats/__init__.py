"""Formats of comparisons: one module each, whose ``render`` yields lines."""
