"""Trials of rules: what they would flag in an archive, and how much of it is right."""
