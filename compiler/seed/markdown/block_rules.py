"""What opens what at the start of a line: the block rules that reports add to CommonMark.

Fenced boxes are two kinds of token, opening and closing, which the reader pairs: so a fence costs
the same whether or not its partner exists. Pipe tables become one token with their cells and
offsets. A guard turns what nests too deeply into literal lines instead of dropping it.
"""

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, paragraph
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote.index import footnote_def

from compiler.lazy import lazy_pattern
from compiler.seed.markdown.inline_rules import open_inline
from compiler.seed.markdown.pipetable import caption_opens_table, pipe_table

DEEPEST_NESTING = 100
"""Levels of lists, quotes and notes inside each other; a list takes two."""

_PARSER_NESTING = DEEPEST_NESTING + 10
_INLINE_NESTING = 20
_PROSE_LINE = (
    r"(?![Tt]able:|\d{1,9}[.)]|\*?\[[^\n]*\]:|```)"
    r"(?:[^\s#>*+\-_=~:|<]|\*{1,2}[^\s*]|_{1,2}[^\s_])[^\n|]*+"
)
_PROSE = re.compile(rf"{_PROSE_LINE}(?:\n{_PROSE_LINE})*+(?=\n[ \t]*\n|\n?\Z)")
_AFTER_BLANK = re.compile(r"\n[ \t]*\n[ \t]*[:~]")
_ABBREVIATION = lazy_pattern(r"\*\[(?P<name>[^\]\s][^\]\n]*)\]:[ \t]*(?P<words>\S.*?)[ \t]*\Z")
_FENCE = lazy_pattern(r":{3,}[ \t]*(.*?)[ \t]*:*[ \t]*\Z")


@cache
def block_parser() -> MarkdownIt:
    """The parser that cuts a chapter into blocks; lines are left to `inline_parser`."""
    parser = MarkdownIt("commonmark", {"maxNesting": _PARSER_NESTING})
    rules = parser.block.ruler
    rules.before("code", "prose", _prose)
    rules.before("code", "too_deep", _too_deep)
    rules.before(
        "fence", "box_fence", _box_fence, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )
    rules.before("blockquote", "pipe_table", pipe_table, {"alt": ["paragraph", "reference"]})
    rules.before("reference", "note_definition", footnote_def, {"alt": ["paragraph", "reference"]})
    rules.before("list", "abbreviation", _abbreviation, {"alt": ["paragraph", "reference"]})
    rules.before("paragraph", "caption_guard", _caption_guard)
    parser.use(deflist_plugin)
    return parser


@cache
def inline_parser() -> MarkdownIt:
    """The parser for the text of one block."""
    parser = MarkdownIt("commonmark", {"maxNesting": _INLINE_NESTING})
    parser.inline.ruler.push("open_inline", open_inline)
    parser.inline.ruler.enableOnly(["open_inline"])
    return parser


def _prose(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Take the usual paragraph whole, without asking every rule about every line.

    Lines that begin with no mark and hold no bar can open nothing, so such lines up to a blank
    one are a paragraph; whatever might be a term or a table's caption is left to the other rules.
    """
    if state.level or state.blkIndent or silent or state.tShift[start]:
        return False
    match = _PROSE.match(state.src, state.bMarks[start])
    if match is None:
        return False
    lines = match[0].count("\n") + 1
    if lines == 1 and _is_term(state.src, match.end()):
        return False
    state.line = start + lines
    state.push("paragraph_open", "p", 1).map = [start, state.line]
    inline = state.push("inline", "", 0)
    inline.content, inline.map, inline.children = match[0].rstrip(), [start, state.line], []
    state.push("paragraph_close", "p", -1)
    return True


def _is_term(text: str, end: int) -> bool:
    """Whether the blank line after a line is followed by a definition."""
    following = _AFTER_BLANK.match(text, end)
    return following is not None


def _too_deep(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if state.level < DEEPEST_NESTING or silent:
        return False
    line = start
    while line < end and (state.isEmpty(line) or state.sCount[line] >= state.blkIndent):
        line += 1
    token = state.push("too_deep", "", 0)
    token.content = state.getLines(start, line, state.blkIndent, False)
    token.map = [start, line]
    state.line = line
    return True


def _box_fence(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    offset = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith(":::", offset) or state.is_code_block(start):
        return False
    match = _FENCE.match(state.src[offset : state.eMarks[start]])
    if match is None:
        return False
    if silent:
        return True
    token = state.push("box_open" if match[1] else "box_close", "", 0)
    token.info = match[1]
    token.meta = {"at": offset + match.start(1)}
    token.map = [start, start + 1]
    state.line = start + 1
    return True


def _abbreviation(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`*[ODA]: Official Development Assistance`, a line of its own, as in PHP Markdown Extra."""
    offset = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith("*[", offset) or state.is_code_block(start):
        return False
    match = _ABBREVIATION.match(state.src[offset : state.eMarks[start]])
    if match is None:
        return False
    if not silent:
        token = state.push("abbreviation", "", 0)
        token.meta = {"name": match["name"], "words": match["words"]}
        token.content = match[0]
        token.map = [start, start + 1]
        state.line = start + 1
    return True


def _caption_guard(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Keep the definition list rule from taking a table's caption for a definition."""
    if silent or start + 1 >= end:
        return False
    following = start + 1
    if state.isEmpty(following):
        following += 1
    if following >= end or not caption_opens_table(state, following, end):
        return False
    return paragraph(state, start, end, False)
