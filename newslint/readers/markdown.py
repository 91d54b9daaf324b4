"""Markdown: CommonMark with tables, front matter as metadata, code left out.

markdown-it-py finds the blocks and reads what is inside them. It says which lines a
block has; where in them each piece of text stands is read off its tokens here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from newslint import front_matter, html
from newslint.document import Document
from newslint.origin import LINE_END, Piece, compose, lines, within

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

SUFFIXES = (".md", ".markdown")
MARKUP = "\\`*_[]<>&|~"
BLOCKS_DEEP, INLINES_DEEP = 100, 20  # how deep one inside another are looked into

# What stands for a token that is not its own text. The last is the object replacement
# character: code in a sentence is a word of it, but none to be read.
STANDS_FOR = {"softbreak": " ", "hardbreak": "\n", "code_inline": "\ufffc"}
LINE_BREAK = re.compile(r" *\\?\n[ \t]*")
CELL = re.compile(r"(?:[^|]|(?<=\\)\|)+")
CELL_PART = re.compile(r"\\\||(?:(?!\\\|).)+")


def read(source: str, path: str) -> Iterator[Document]:
    """Yield the one document: paragraphs parted by blank lines, each in one line.

    Line breaks that Markdown does not show become spaces. The alternative text of an
    image is a paragraph after the one that shows it. Front matter becomes metadata, and
    so do the images without a text.
    """
    meta, start = front_matter.read(source)
    copy, written = compose(source, lines(source, start))
    bare: list[tuple[int, str]] = []
    parts = html.collapse(within(written, pieces(copy, bare)))
    text, origin = compose(source, parts, MARKUP)
    images = [(written.locate(at), address) for at, address in bare]
    yield Document(text, path, meta | html.undescribed(origin, images), origin)


def pieces(copy: str, bare: list[tuple[int, str]]) -> Iterator[Piece]:
    """Yield the text of *copy*, whose lines end in ``\\n``, and the gaps in it.

    Adds to *bare* where images without a text stand in *copy*, and their addresses.
    """
    env: dict[str, Any] = {"ends": {}, "rows": {}, "bare": []}
    tokens: list[Token] = []
    md = parser(BLOCKS_DEEP)
    md.block.parse(copy, md, env, tokens)
    for kind, parts in blocks(copy, tokens, env["rows"]):
        content, origin = compose(copy, parts)
        yield Piece("\n\n", 0, 0)
        read = embedded(content) if kind == "html_block" else inline(content, env)
        yield from within(origin, read)
        bare += [(origin.locate(at), address) for at, address in env["bare"]]
        env["bare"].clear()


def blocks(
    copy: str, tokens: Iterable[Token], rows: Mapping[int, int]
) -> Iterator[tuple[str, list[Piece]]]:
    """Yield the blocks that hold text, as pieces of *copy* without their marks.

    *rows* says where the lines of tables start. A row may have more cells than its
    table has columns; Markdown does not show them, but they are text.
    """
    starts = [0, *(m.end() for m in LINE_END.finditer(copy)), len(copy) + 1]
    table = hashed = False
    for token in tokens:
        if token.type in ("table_open", "table_close"):
            table = token.type == "table_open"
        elif token.type == "tr_open" and token.map:
            line = token.map[0]
            for m in CELL.finditer(copy, rows[line], starts[line + 1] - 1):
                yield "inline", cell(m[0], m.start())
        elif token.type in ("inline", "html_block") and not table and token.map:
            yield token.type, list(block(copy, token, starts, hashes=hashed))
        hashed = token.type == "heading_open" and token.markup.startswith("#")


def block(
    copy: str, token: Token, starts: list[int], *, hashes: bool
) -> Iterator[Piece]:
    """Yield the lines of a block's content, each the end of a line of *copy*.

    *hashes* says that the line may have hash marks after the content.
    """
    first, stop = token.map or (0, 0)
    wholes = [copy[starts[i] : starts[i + 1] - 1].rstrip() for i in range(first, stop)]
    if hashes and wholes[0].rstrip("#")[-1:] in (" ", "\t"):
        wholes[0] = wholes[0].rstrip("#").rstrip()
    content = [line.lstrip(" \t") for line in token.content.split("\n")]
    while len(wholes) > 1 and not wholes[0].endswith(content[0].rstrip()):
        del wholes[0]  # a line of spaces that are none to Markdown
        first += 1
    reach = None
    for start, whole, line in zip(starts[first:stop], wholes, content, strict=False):
        begin = start + len(whole) - len(line.rstrip())
        if reach is not None:
            yield Piece("\n", reach, begin)
        reach = begin + len(line)
        yield Piece(line, begin, reach)


def cell(text: str, start: int) -> list[Piece]:
    """Return the content of a table's cell; a bar in it is escaped."""
    start += len(text) - len(text.lstrip())
    return [
        Piece(m[0] if m[0] != r"\|" else "|", start + m.start(), start + m.end())
        for m in CELL_PART.finditer(text.strip())
    ]


def embedded(content: str, start: int = 0) -> Iterator[Piece]:
    """Yield the text of HTML that begins at *start*, and the gaps in it."""
    return shifted(html.pieces(list(html.tokens(content))), start)


def shifted(inner: Iterable[Piece], by: int) -> Iterator[Piece]:
    """Yield pieces of what begins at *by* as pieces of what it stands in."""
    return (Piece(text, start + by, end + by) for text, start, end in inner)


def inline(content: str, env: dict[str, Any]) -> Iterator[Piece]:
    """Yield the text of a block's *content*, and after it that of its images."""
    images: list[Piece] = []
    for token, start, end in placed(content, env):
        if token.type in STANDS_FOR:
            yield Piece(STANDS_FOR[token.type], start, end)
        elif token.type == "text":
            yield from edged(content[start:end], start)
        elif token.type == "text_special":
            yield Piece(token.content.replace("\r", "\n"), start, end)
        elif token.type == "html_inline":
            yield from embedded(token.content, start)
        elif token.type == "image":
            images += [Piece("\n\n", 0, 0)]
            images += shifted(inline(token.content, env), start + len("!["))
            if not token.content.strip():
                env["bare"].append((start, str(token.attrGet("src"))))
    yield from images


def edged(text: str, start: int) -> Iterator[Piece]:
    """Yield *text* with the spaces at its ends apart: gaps, if what follows is not."""
    left, right = len(text) - len(text.lstrip(" ")), len(text.rstrip(" "))
    if left < right:
        yield Piece(text[:left], start, start + left)
        yield Piece(text[left:right], start + left, start + right)
    yield Piece(text[right:], start + right, start + len(text))


def placed(content: str, env: dict[str, Any]) -> Iterator[tuple[Token, int, int]]:
    """Yield the tokens in a block's *content*, and where each starts and ends."""
    tokens: list[Token] = []
    md = parser(INLINES_DEEP)
    md.inline.parse(content, md, env, tokens)
    ends: Mapping[tuple[str, int], int] = env["ends"]
    open_links: list[int] = []
    at = 0
    for token in tokens:
        start = at
        if token.type in ("softbreak", "hardbreak"):
            at = LINE_BREAK.match(content, start).end()  # type: ignore[union-attr]
        elif token.type in ("code_inline", "image"):
            at = ends[content, start]
        elif token.type == "link_open":
            open_links.append(ends[content, start])
            at = start + 1
        elif token.type == "link_close":
            at = open_links.pop()
        elif token.type == "text" and not content.startswith(token.content, start):
            at = open_links[-1] - 1  # an address, which its text may spell otherwise
        else:
            at = start + len(token.markup or token.content)
        yield token, start, at


@cache
def parser(deepest: int) -> MarkdownIt:
    """Return a parser, made to note in ``env`` what its tokens do not tell.

    ``ends`` is where links, images, addresses and code end, by what they stand in and
    where they begin; ``rows`` is where the content of each line of a table begins.
    """
    from markdown_it import MarkdownIt, rules_block, rules_inline

    md = MarkdownIt("commonmark", {"maxNesting": deepest})
    md.enable(["strikethrough", "table"])
    md.inline.ruler2.disable("fragments_join")

    def noting(rule: Callable[[StateInline, bool], bool], name: str) -> None:
        def noted(state: StateInline, silent: bool) -> bool:
            start = state.pos
            found = rule(state, silent)
            if found and not silent:
                state.env["ends"][state.src, start] = state.pos
            return found

        md.inline.ruler.at(name, noted)

    def table(state: StateBlock, start: int, stop: int, silent: bool) -> bool:
        found = rules_block.table(state, start, stop, silent)
        if found and not silent:
            for line in range(start, state.line):
                state.env["rows"][line] = state.bMarks[line] + state.tShift[line]
        return found

    def definition(state: StateBlock, start: int, stop: int, silent: bool) -> bool:
        note = state.src.startswith("[^", state.bMarks[start] + state.tShift[start])
        return not note and rules_block.reference(state, start, stop, silent)

    noting(rules_inline.link, "link")
    noting(rules_inline.image, "image")
    noting(rules_inline.autolink, "autolink")
    noting(rules_inline.backtick, "backticks")
    md.block.ruler.at("table", table, {"alt": ["paragraph", "reference"]})
    md.block.ruler.at("reference", definition)
    return md
