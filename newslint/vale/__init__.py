"""Vale styles: its dialect of patterns, its scopes, its keys, and folders of its rules.

What the keys mean is taken from Vale's documentation, https://vale.sh/docs, and from
what version 3.26 of the program does.
"""
