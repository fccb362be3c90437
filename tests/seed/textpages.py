"""Text pages written out in a test, and what the reader makes of them."""

from compiler.diagnostics import Sink
from compiler.model.dump import dump_blocks
from compiler.model.walk import block_inlines, plain_text, walk_blocks
from compiler.seed.repair.lost import repair_lost
from compiler.seed.textpage.page import TextPage, read_text_page


def read_page(text: str | bytes, path: str = "chapters/page.txt") -> tuple[TextPage, Sink]:
    sink = Sink()
    raw = text.encode() if isinstance(text, str) else text
    return read_text_page(path, raw, sink), sink


def printed(text: str | bytes) -> str:
    """Title and blocks of a page."""
    page, _ = read_page(text)
    return f"title {plain_text(page.title)}\n{dump_blocks(page.blocks)}"


def dropped(text: str) -> list[str]:
    """Lines that the reader took for navigation or for rules at the edges."""
    page, _ = read_page(text)
    return [each.before for each in page.repairs if each.rule in ("navigation", "rule-line")]


def words_of_page(page: TextPage) -> list[str]:
    """Texts of title and blocks in order."""
    texts = [plain_text(page.title)]
    for block in walk_blocks(page.blocks):
        texts += [plain_text(inlines) for inlines in block_inlines(block)]
    return texts


def repaired(*texts: str) -> str:
    """Paragraphs of a page after the repair, one a line; `?` stands for a lost character."""
    lost = "\N{REPLACEMENT CHARACTER}"
    return "\n".join(repair_lost([text.replace("?", lost) for text in texts]).texts).replace(
        lost, "?"
    )
