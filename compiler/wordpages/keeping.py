"""What stands together on a page of a Word file: lines, paragraphs, rows."""

from msgspec.structs import replace

from compiler.wordpages.matter import SetBlock, SetParagraph, SetRow


def keeps_next(block: SetBlock) -> bool:
    """Whether a block stands on the page of the one after it."""
    return isinstance(block, SetParagraph) and block.keep_next


def last_group(rows: tuple[SetRow, ...]) -> int:
    """Index of the first of the last rows that keep together and with what follows; else -1.

    Where all rows do, Writer gives up and keeps the table with nothing.
    """
    first = len(rows)
    while first > 0 and rows[first - 1].keep_next:
        first -= 1
    return first if 0 < first < len(rows) else -1


def hanging_edge(rows: tuple[SetRow, ...], index: int) -> int:
    """The border below a row where it may hang over: below a table whose rows all keep together."""
    last = index == len(rows) - 1
    return rows[index].edge if last and all(row.keep_next for row in rows[:-1]) else 0


def chain_end(blocks: tuple[SetBlock, ...], index: int) -> int:
    """Index of the block that one and those it keeps with lead to."""
    while index < len(blocks) - 1 and keeps_next(blocks[index]):
        index += 1
    return index


def unheld(block: SetParagraph, *, last: bool) -> SetParagraph:
    """A paragraph of a row that may break: Writer keeps nothing together there."""
    return replace(
        block,
        keep_next=False,
        keep_lines=False,
        widows=False,
        cell="last" if last else "inside",
    )


def first_lines(block: SetParagraph) -> int:
    """How many lines of a paragraph have to stand on the page where it starts."""
    count = len(block.lines)
    if block.keep_lines or block.keep_next or (block.widows and count <= 3):
        return count
    return min(count, 2 if block.widows else 1)


def first_part(block: SetBlock) -> int:
    """Height of what has to stand on the page where a block starts.

    The border below counts where a table parts; below one that stays whole it may hang over.
    """
    if isinstance(block, SetParagraph):
        return first_lines(block) * block.line + block.bottom
    height = edge = 0
    for index, row in enumerate(block.rows):
        height += row.height
        edge = row.edge if row is not block.rows[-1] else 0
        if index >= block.headers and not row.keep_next:
            break
    return height + edge


def wavers(block: SetParagraph, room: int, gap: int) -> bool:
    """Whether a kept paragraph may stay away from a page that has room for its first lines.

    Where a heading comes back from the next page, Writer asks whether its paragraph fits whole
    before it takes off the white between the two, and if only that is too much, leaves both there.
    """
    missing = len(block.lines) * block.line - room
    return 0 < missing <= gap and not block.keep_lines and not block.keep_next


def shared_out(block: SetParagraph, start: int, fits: int) -> int:
    """How many lines stand on a page where `fits` of those from `start` on would."""
    left = len(block.lines) - start
    if (block.keep_lines or block.keep_next) and start == 0:
        return 0
    if not block.widows:
        return fits
    shared = min(fits, left - 2)
    if start == 0 and shared < 2:
        return 0
    return shared if shared > 0 else fits
