"""Dictionary: which words there are, and which one a misspelling was meant to be."""
