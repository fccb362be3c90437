"""Running heads and feet: fields filled page by page, lines set once per wording.

Comes in: the running lines of the document by page master. Leave: placed lines for each page, all
of them decoration (pagination artifacts, ISO 32000-1, 14.8.2.2.2).
"""

from collections.abc import Mapping

from msgspec import Struct, field

from compiler.diagnostics import Sink
from compiler.fonts.library import FaceLibrary
from compiler.layout.lines.line import Line
from compiler.layout.lines.paragraph import set_line
from compiler.layout.lines.setting import Setting
from compiler.layout.page import Placed, PlacedLine, PlacedRule
from compiler.layout.structure import ARTIFACT_FOOTER, ARTIFACT_HEADER
from compiler.model.document import Field, Running, RunningInlines, RunningLine
from compiler.model.inline import Text
from compiler.stylesheet.sheet import PageMaster, StyleSheet

RULE_DROP = 5.0
"""From the baseline of the running head down to its rule, in points."""
RULE_THICKNESS = 0.4
LEAST_GAP = 18.0
"""White between two running words on one line, in points."""
WIDEST_SHARE = 0.5
"""Part of the measure that words at one place may take: longer ones read as a line of the text."""
ELLIPSIS = "…"
BLACK = "000000"


class PageFacts(Struct, frozen=True):
    """What running lines may say of a page."""

    folio: str
    chapter: str
    report: str
    pages: str
    first: bool
    """Whether a part starts here."""
    left: bool
    """Whether it is a left-hand page of a double-sided report."""
    language: str


class RunningSetter(Struct):
    """Sets running lines; a wording is set once however many pages carry it."""

    sheet: StyleSheet
    library: FaceLibrary
    sink: Sink
    running: Mapping[str, Running]
    _lines: dict[tuple[str, str], Line] = field(default_factory=dict)

    def page(self, master: PageMaster, facts: PageFacts) -> tuple[Placed, ...]:
        """Running lines of one page."""
        running = self.running.get(master.upright_name)
        if running is None:
            return ()
        items: list[Placed] = []
        if not facts.first:
            head = running.head_left if facts.left else running.head_right
            items += self._line(master, head, facts, master.head, ARTIFACT_HEADER)
            if items and master.head_rule:
                items.append(self._rule(master, facts))
        foot = running.foot_left if facts.left else running.foot_right
        if facts.first and running.foot_first != RunningLine():
            foot = running.foot_first
            if facts.left:
                foot = _mirrored(foot)
        items += self._line(master, foot, facts, master.height - master.foot, ARTIFACT_FOOTER)
        return tuple(items)

    def _line(
        self, master: PageMaster, line: RunningLine, facts: PageFacts, y: float, owner: int
    ) -> list[Placed]:
        left, right = _edges(master, facts)
        words = [_filled(each, facts) for each in (line.left, line.center, line.right)]
        lines = self._fitted(words, right - left, facts.language)
        placed: list[Placed] = []
        for each, share in zip(lines, (0.0, 0.5, 1.0), strict=True):
            if each.fragments:
                x = left + (right - left - each.width) * share
                placed.append(PlacedLine(x, y, each, owner))
        return placed

    def _fitted(self, words: list[str], measure: float, language: str) -> list[Line]:
        """Lines of the words, the widest shortened until none is too wide and all have room."""
        lines = [self._set(text, language) for text in words]
        room = measure - LEAST_GAP * (sum(bool(text) for text in words) - 1)
        while (
            max(each.width for each in lines) > measure * WIDEST_SHARE
            or sum(each.width for each in lines) > room
        ):
            widest = max(range(len(lines)), key=lambda at: lines[at].width)
            shorter = _shortened(words[widest])
            if shorter == words[widest]:
                break
            words[widest] = shorter
            lines[widest] = self._set(shorter, language)
        return lines

    def _rule(self, master: PageMaster, facts: PageFacts) -> PlacedRule:
        left, right = _edges(master, facts)
        y = master.head + RULE_DROP
        color = self.sheet.colors.get("hairline", BLACK)
        return PlacedRule(left, y, right, y, RULE_THICKNESS, color, ARTIFACT_HEADER)

    def _set(self, text: str, language: str) -> Line:
        line = self._lines.get((language, text))
        if line is None:
            setting = Setting(self.library, self.sheet, language, self.sink)
            line = set_line(text, self.sheet.style("running"), setting)
            self._lines[language, text] = line
        return line


def _edges(master: PageMaster, facts: PageFacts) -> tuple[float, float]:
    left = master.outer if facts.left else master.inner
    return left, left + master.frame_width


def _mirrored(line: RunningLine) -> RunningLine:
    return RunningLine(line.right, line.center, line.left)


def _shortened(text: str) -> str:
    """The text without its last word, and a sign that there was more."""
    words = text.removesuffix(ELLIPSIS).split()
    return " ".join(words[:-1]) + ELLIPSIS if len(words) > 1 else text


def _filled(inlines: RunningInlines, facts: PageFacts) -> str:
    return "".join(
        each.text if isinstance(each, Text) else _value(each, facts) for each in inlines
    ).strip()


def _value(each: Field, facts: PageFacts) -> str:
    match each.name:
        case "folio":
            return facts.folio
        case "chapter":
            return facts.chapter
        case "report":
            return facts.report
        case "pages":
            return facts.pages
