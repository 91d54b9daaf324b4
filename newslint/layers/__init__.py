"""Layers: readings of a story that many checks share, each a pure function of it."""

from newslint.document import layer
from newslint.layers.blocks import blocks, page_furniture, part_at, whole_page
from newslint.layers.paragraphs import paragraphs
from newslint.layers.quotations import quotations, quoted
from newslint.layers.sentences import sentences
from newslint.layers.words import lowered, vocabulary, words

__all__ = [
    "blocks",
    "layer",
    "lowered",
    "page_furniture",
    "paragraphs",
    "part_at",
    "quotations",
    "quoted",
    "sentences",
    "vocabulary",
    "whole_page",
    "words",
]
