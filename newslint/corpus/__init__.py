"""Corpora: look at millions of articles, judge what they say together, and report."""
