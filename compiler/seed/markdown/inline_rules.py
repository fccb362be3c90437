"""What opens what inside a line: a character of Markdown text in, inline tokens out.

CommonMark's own rules come from markdown-it-py. Beside them stand the conventions of reports:
`{{ expression }}`, `@tbl-x` and `[@tbl-x]`, `[^1]` and `^[…]`, `^super^` and `~sub~`, attributes
after an image or after words in brackets, and addresses written out. One rule looks at the
character and calls only those rules that it can open; a token that diagnostics may point at carries
its offset as `meta["at"]`.
"""

import re
from collections.abc import Callable
from urllib.parse import unquote

from markdown_it.common.utils import normalizeReference
from markdown_it.rules_inline import (
    StateInline,
    autolink,
    backtick,
    emphasis,
    entity,
    escape,
    html_inline,
    link,
    newline,
)
from msgspec import Struct

from compiler.lazy import lazy_pattern
from compiler.seed.markdown.attributes import LABEL, parse_attributes

Rule = Callable[[StateInline, bool], bool]

SPECIAL = r"\n!&*:<@\[\\\]^_`{~"
"""Characters that may open or close something, for a character class."""

LONGEST_EXPRESSION = 2_000

_STOP = lazy_pattern(f"[{SPECIAL}]")
_FORM = r"(?:(?P<form>page|title|number):)?"
_BARE_REFERENCE = lazy_pattern(rf"@{_FORM}(?P<label>{LABEL})")
_GROUP_ITEM = rf"-?@(?:page:|title:|number:)?{LABEL}"
_GROUP = lazy_pattern(rf"\[(?P<items>{_GROUP_ITEM}(?:\s*;\s*{_GROUP_ITEM}){{0,50}})\]")
_ITEM = lazy_pattern(rf"(?P<number>-)?@{_FORM}(?P<label>{LABEL})")
_NOTE_CALL = lazy_pattern(r"\[\^(?P<name>[^\s\]]{1,200})\]")
_RAISED = lazy_pattern(r"(?<!\^)\^((?:\\.|[^\s^\\]){1,200})\^(?!\^)")
_LOWERED = lazy_pattern(r"(?<!~)~((?:\\.|[^\s~\\]){1,200})~(?!~)")
_SCHEME_END = lazy_pattern(r"(?:^|[^A-Za-z0-9+.-])(https?)\Z", re.IGNORECASE)
_ADDRESS = lazy_pattern(r"://[^\s<>\"]{1,2000}")
_TRAILING = "?!.,:;*_~'’”)]"
_QUOTE = lazy_pattern(r"[\"']")
_ENDINGS = {
    closing: lazy_pattern(rf"""(?:"[^"]*"|'[^']*'|[^"'])*?{closing}""") for closing in ("}}", "%}")
}
REFERENCE_PREFIXES = ("tbl-", "fig-", "sec-", "box-")


def _plain(state: StateInline, silent: bool) -> bool:
    match = _STOP.search(state.src, state.pos, state.posMax)
    end = match.start() if match else state.posMax
    if end == state.pos:
        return False
    if not silent:
        state.pending += state.src[state.pos : end]
    state.pos = end
    return True


def _leaf(state: StateInline, kind: str, content: str, end: int, silent: bool) -> bool:
    """Push a token without children that reaches up to `end`."""
    if not silent:
        token = state.push(kind, "", 0)
        token.content = content
        token.meta = {"at": state.pos, "end": end}
    state.pos = end
    return True


def _expression(state: StateInline, silent: bool) -> bool:
    start = state.pos
    opening = state.src[start : start + 2]
    if opening not in ("{{", "{%"):
        return False
    closing = "}}" if opening == "{{" else "%}"
    end = _closing(state.src, start + 2, min(state.posMax, start + LONGEST_EXPRESSION), closing)
    if end < 0:
        return _leaf(state, "unclosed", opening, start + 2, silent)
    kind = "expression" if opening == "{{" else "statement"
    return _leaf(state, kind, state.src[start + 2 : end], end + 2, silent)


def _closing(text: str, start: int, limit: int, closing: str) -> int:
    """Offset of the closing mark, quoted strings stepped over; -1 when there is none."""
    found = text.find(closing, start, limit)
    if found < 0 or not _QUOTE.search(text, start, found):
        return found
    match = _ENDINGS[closing].match(text, start, limit)
    return match.end() - 2 if match else found


def _reference(state: StateInline, silent: bool) -> bool:
    start = state.pos
    before = state.src[start - 1] if start else " "
    if before.isalnum() or before in "_.-/@":
        return False
    match = _BARE_REFERENCE.match(state.src, start, state.posMax)
    if match is None:
        return False
    label = match["label"].rstrip(".:/-")
    if not label.startswith(REFERENCE_PREFIXES) and label not in state.env["labels"]:
        return False
    end = match.start("label") + len(label)
    if not silent:
        token = state.push("reference", "", 0)
        token.meta = {"at": start, "end": end, "form": match["form"] or "full", "label": label}
    state.pos = end
    return True


def _reference_group(state: StateInline, silent: bool) -> bool:
    match = _GROUP.match(state.src, state.pos, state.posMax)
    if match is None or state.src[match.end() : match.end() + 1] in ("(", "["):
        return False
    if not silent:
        for count, item in enumerate(_ITEM.finditer(state.src, *match.span("items"))):
            if count:
                state.pending += "; "
            token = state.push("reference", "", 0)
            form = "number" if item["number"] else item["form"] or "full"
            token.meta = {"at": item.start(), "end": item.end()}
            token.meta |= {"form": form, "label": item["label"].rstrip(".:/-")}
    state.pos = match.end()
    return True


def _note_call(state: StateInline, silent: bool) -> bool:
    match = _NOTE_CALL.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    return _leaf(state, "note_call", match["name"], match.end(), silent)


def _note_inline(state: StateInline, silent: bool) -> bool:
    start = state.pos
    if not state.src.startswith("^[", start):
        return False
    end = state.md.helpers.parseLinkLabel(state, start + 1)
    if end < 0:
        return False
    return _leaf(state, "note_inline", state.src[start + 2 : end], end + 1, silent)


def _shifted(state: StateInline, silent: bool, pattern: re.Pattern[str], kind: str) -> bool:
    """Raised or lowered text: the stretch between two marks, itself inline."""
    match = pattern.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        limit = state.posMax
        state.pos, state.posMax = match.start(1), match.end(1)
        state.push(f"{kind}_open", "", 1)
        state.md.inline.tokenize(state)
        state.push(f"{kind}_close", "", -1)
        state.posMax = limit
    state.pos = match.end()
    return True


def _raised(state: StateInline, silent: bool) -> bool:
    return _shifted(state, silent, _RAISED, "raised")


def _lowered(state: StateInline, silent: bool) -> bool:
    return _shifted(state, silent, _LOWERED, "lowered")


def _image(state: StateInline, silent: bool) -> bool:
    """`![caption](path "title"){attributes}`; the caption stays Markdown for the caller."""
    start = state.pos
    if not state.src.startswith("![", start):
        return False
    label_end = state.md.helpers.parseLinkLabel(state, start + 1, False)
    if label_end < 0:
        return False
    caption = state.src[start + 2 : label_end]
    target = _target(state, label_end + 1) or _defined_target(state, label_end + 1, caption)
    if target is None:
        return False
    parsed = parse_attributes(state.src, target.end)
    end = parsed[1] if parsed else target.end
    if not silent:
        token = state.push("image", "", 0)
        token.content = caption
        token.meta = {"at": start, "end": end, "path": unquote(target.path)}
        token.meta |= {"title": target.title, "attributes": parsed[0] if parsed else None}
    state.pos = end
    return True


class _Target(Struct, frozen=True):
    """Where an image points, its title, and the offset after it."""

    path: str
    title: str
    end: int


def _target(state: StateInline, position: int) -> _Target | None:
    if not state.src.startswith("(", position):
        return None
    position = _skip_space(state.src, position + 1, state.posMax)
    target = state.md.helpers.parseLinkDestination(state.src, position, state.posMax)
    if not target.ok:
        return None
    position = _skip_space(state.src, target.pos, state.posMax)
    title = state.md.helpers.parseLinkTitle(state.src, position, state.posMax)
    if title.ok and position > target.pos:
        position = _skip_space(state.src, title.pos, state.posMax)
    if position >= state.posMax or state.src[position] != ")":
        return None
    return _Target(target.str, title.str if title.ok else "", position + 1)


def _defined_target(state: StateInline, position: int, caption: str) -> _Target | None:
    """The target of `![caption][name]` or `![name]`, from a link definition."""
    name = caption
    if state.src.startswith("[", position):
        end = state.src.find("]", position, state.posMax)
        if end < 0:
            return None
        name, position = state.src[position + 1 : end] or caption, end + 1
    definition = state.env.get("references", {}).get(normalizeReference(name))
    if definition is None:
        return None
    return _Target(definition["href"], definition["title"], position)


def _skip_space(text: str, position: int, limit: int) -> int:
    while position < limit and text[position] in " \t\n":
        position += 1
    return position


def _bracketed(state: StateInline, silent: bool) -> bool:
    """`[words]{attributes}`; the words are themselves inline."""
    start = state.pos
    # What looks for the end of a link's words takes anything in brackets for a link in a link.
    if silent or "]{" not in state.src:
        return False
    closing = state.md.helpers.parseLinkLabel(state, start)
    parsed = parse_attributes(state.src, closing + 1) if closing >= 0 else None
    if parsed is None:
        return False
    attributes, end = parsed
    limit = state.posMax
    state.pos, state.posMax = start + 1, closing
    opening = state.push("bracketed_open", "", 1)
    opening.meta = {"at": closing + 1, "end": end, "attributes": attributes}
    state.md.inline.tokenize(state)
    state.push("bracketed_close", "", -1)
    state.pos, state.posMax = end, limit
    return True


def _link(state: StateInline, silent: bool) -> bool:
    start, count = state.pos, len(state.tokens) + bool(state.pending)
    if not link(state, silent):
        return False
    if not silent:
        state.tokens[count].meta["at"] = start
    return True


def _angled(state: StateInline, silent: bool) -> bool:
    start, count = state.pos, len(state.tokens) + bool(state.pending)
    if not (autolink(state, silent) or html_inline(state, silent)):
        return False
    if not silent:
        state.tokens[count].meta["at"] = start
    return True


def _bare_address(state: StateInline, silent: bool) -> bool:
    """An address written out, `https://…`, becomes a link, as on code hosting sites."""
    address = _ADDRESS.match(state.src, state.pos, state.posMax)
    scheme = _SCHEME_END.search(state.src, max(state.pos - 6, 0), state.pos) if address else None
    if address is None or scheme is None or silent or state.linkLevel > 0:
        return False
    pending = state.pending
    if not pending.endswith(scheme[1]):
        return False
    text = _without_trailing(address[0])
    if len(text) <= 3:
        return False
    state.pending = pending[: -len(scheme[1])]
    token = state.push("link_open", "a", 1)
    token.attrs = {"href": state.md.normalizeLink(scheme[1] + text)}
    token.meta = {"at": state.pos - len(scheme[1])}
    literal = state.push("text_special", "", 0)
    literal.content = scheme[1] + text
    state.push("link_close", "a", -1)
    state.pos += len(text)
    return True


def _without_trailing(address: str) -> str:
    """The address without punctuation that belongs to the sentence around it."""
    text = address.rstrip(_TRAILING)
    for mark in address[len(text) :]:
        if mark != ")" or text.count("(") <= text.count(")"):
            break
        text += mark
    return text


_RULES: dict[str, tuple[Rule, ...]] = {
    "\n": (newline,),
    "!": (_image,),
    "&": (entity,),
    "*": (emphasis.tokenize,),
    ":": (_bare_address,),
    "<": (_angled,),
    "@": (_reference,),
    "[": (_note_call, _reference_group, _bracketed, _link),
    "\\": (escape,),
    "^": (_note_inline, _raised),
    "_": (emphasis.tokenize,),
    "`": (backtick,),
    "{": (_expression,),
    "~": (_lowered,),
}


def open_inline(state: StateInline, silent: bool) -> bool:
    """The one inline rule of the reader: the rules that the character at hand can open."""
    rules = _RULES.get(state.src[state.pos])
    if rules is None:
        return _plain(state, silent)
    return rules[0](state, silent) or (len(rules) > 1 and _any(rules[1:], state, silent))


def _any(rules: tuple[Rule, ...], state: StateInline, silent: bool) -> bool:
    return any(rule(state, silent) for rule in rules)
