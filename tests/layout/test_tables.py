"""Tables: column widths, alignment, spans, heads that are repeated, what stands around them."""

from msgspec.structs import replace

from compiler.diagnostics import Sink
from compiler.layout.dump import dump_structure
from compiler.layout.page import PlacedFill, PlacedLine, PlacedRule
from compiler.layout.structure import ARTIFACT_HEADER
from compiler.layout.tables.cells import tail_of
from compiler.layout.tables.columns import Need, column_widths
from compiler.model.block import Align, Cell, Column, Row, Table
from compiler.model.inline import Inline, Text
from compiler.model.walk import plain_text
from tests.layout.laying import (
    base,
    find,
    lay,
    lines,
    lines_inlines,
    note,
    paragraph,
    placed_lines,
    reading_text,
    small,
    texts,
)


def cells(*words: str) -> Row:
    return Row(tuple(Cell((Text(word),) if word else ()) for word in words))


def words(row: Row) -> list[str]:
    return [plain_text(cell.inlines) for cell in row.cells]


def table(
    *rows: Row, head: tuple[str, ...] = (), aligns: tuple[Align, ...] = (), caption: str = ""
) -> Table:
    width = max((len(row.cells) for row in rows), default=len(head))
    columns = tuple(Column(align) for align in aligns) or (Column(),) * width
    heads = (cells(*head),) if head else ()
    title: tuple[Inline, ...] = (Text(caption),) if caption else ()
    return Table(columns, heads, rows, title, "tbl-x" if caption else "")


# ---------------------------------------------------------------- widths


def test_columns_take_what_they_need() -> None:
    needs = [Need(0, 1, 50, 20), Need(1, 1, 80, 30), Need(0, 1, 60, 10)]
    assert column_widths(2, needs, [None, None], 400, False).columns == (60, 80)


def test_a_full_table_spreads_what_is_left() -> None:
    needs = [Need(0, 1, 50, 20), Need(1, 1, 150, 30)]
    assert column_widths(2, needs, [None, None], 400, True).columns == (100, 300)


def test_wide_columns_give_way_and_narrow_ones_do_not() -> None:
    needs = [Need(0, 1, 50, 20), Need(1, 1, 500, 30), Need(2, 1, 500, 30)]
    widths = column_widths(3, needs, [None] * 3, 250, False).columns
    assert [round(width, 3) for width in widths] == [50, 100, 100]


def test_columns_with_more_text_get_more_of_the_room() -> None:
    needs = [Need(0, 1, 50, 20), Need(1, 1, 1000, 30), Need(2, 1, 300, 30)]
    narrow, more, less = column_widths(3, needs, [None] * 3, 350, False).columns
    assert (narrow, round(more + less, 3)) == (50, 300)
    assert 200 < more < 225


def test_no_column_is_narrower_than_its_longest_word() -> None:
    needs = [Need(0, 1, 500, 180), Need(1, 1, 500, 30)]
    widths = column_widths(2, needs, [None] * 2, 250, False)
    assert [round(width, 3) for width in widths.columns] == [180, 70]
    assert not widths.squeezed


def test_columns_that_cannot_fit_are_squeezed() -> None:
    needs = [Need(0, 1, 500, 300), Need(1, 1, 500, 100)]
    widths = column_widths(2, needs, [None] * 2, 200, False)
    assert (widths.columns, widths.squeezed) == ((150, 50), True)


def test_a_cell_over_two_columns_widens_both() -> None:
    needs = [Need(0, 1, 30, 30), Need(1, 1, 10, 10), Need(0, 2, 80, 20)]
    assert column_widths(2, needs, [None] * 2, 400, False).columns == (60, 20)


def test_shares_are_kept() -> None:
    needs = [Need(0, 1, 30, 30), Need(1, 1, 50, 10)]
    assert column_widths(2, needs, [0.5, None], 400, False).columns == (200, 50)


# ---------------------------------------------------------------- on the page


def test_numbers_stand_right_and_words_left() -> None:
    part = lay(table(cells("a", "1"), cells("longer", "1000"), aligns=("left", "right")))
    one, thousand = find(part, "1")[1], find(part, "1000")[1]
    assert find(part, "a")[1].x == find(part, "longer")[1].x
    assert round(one.x + one.line.width, 3) == round(thousand.x + thousand.line.width, 3)


def test_decimals_stand_on_their_separator() -> None:
    rows = [cells(word) for word in ("1.5", "22.75", "300", "4.125 %", "n/a")]
    part = lay(table(*rows, aligns=("decimal",)))
    sans = find(part, "300")[1]
    digits = sans.line.width / 3
    ends = {
        text: find(part, text)[1].x + len(text.split(".")[0]) * digits
        for text in ("1.5", "22.75", "300", "4.125 %")
    }
    assert max(ends.values()) - min(ends.values()) < 0.01


def test_a_decimal_comma_counts_where_the_language_writes_one() -> None:
    assert [tail_of(text, "de") for text in ("1.234,5", "12", "3,25 %")] == [",5", "", ",25 %"]
    assert [tail_of(text, "en") for text in ("1,234.5", "12%", "n/a")] == [".5", "%", ""]


def test_the_caption_stands_above_with_its_number() -> None:
    part = lay(table(cells("a"), caption="Exports"))
    assert texts(part.pages[0]) == ["Table 1 Exports", "a"]
    assert part.anchors == {"tbl-x": 0}


def test_source_and_note_stand_below() -> None:
    block = replace(table(cells("a")), source=(Text("Source: us"),), note=(Text("Rounded"),))
    part = lay(block)
    assert texts(part.pages[0]) == ["a", "Rounded", "Source: us"]


def test_the_head_is_repeated_as_decoration() -> None:
    rows = [cells(f"row {number}") for number in range(30)]
    part = lay(table(*rows, head=("Name",), caption="Rows"), sheet=small(20))
    second = [item for item in part.pages[1].items if isinstance(item, PlacedLine)]
    assert texts(part.pages[1])[:2] == ["Table 1 (continued)", "Name"]
    assert [item.owner for item in second[:2]] == [ARTIFACT_HEADER] * 2
    assert reading_text(part).count("Name") == 1


def test_a_small_table_stands_together() -> None:
    rows = [cells(f"row {number}") for number in range(4)]
    part = lay(lines(20), table(*rows), sheet=small(24))
    assert {find(part, f"row {number}")[0] for number in range(4)} == {1}


def test_a_small_table_with_a_caption_waits_while_the_text_goes_on() -> None:
    rows = [cells(f"row {number}") for number in range(4)]
    part = lay(lines(18), table(*rows, caption="Rows"), lines(9, "after"), sheet=small(24))
    assert find(part, "after 1")[0] == 0
    assert texts(part.pages[1])[0] == "Table 1 Rows"


def test_a_group_row_is_not_left_behind() -> None:
    rows = [cells(f"row {number}") for number in range(14)]
    group = Row((Cell((Text("Asia"),)),), "group")
    for before in range(6, 14):
        part = lay(table(*rows[:before], group, *rows[before:]), sheet=small(12))
        after = f"row {before}" if before < 14 else "Asia"
        assert find(part, "Asia")[0] == find(part, after)[0]


def test_a_total_row_has_a_rule_above() -> None:
    total = Row((Cell((Text("Total"),)),), "total")
    part = lay(table(cells("a"), total))
    rules = sorted(item.y for item in part.pages[0].items if isinstance(item, PlacedRule))
    assert len(rules) == 3
    assert find(part, "a")[1].y < rules[1] < find(part, "Total")[1].y


def test_the_outer_rules_are_as_wide_as_the_columns() -> None:
    part = lay(table(cells("a", "b"), head=("First", "Second")))
    rules = [item for item in part.pages[0].items if isinstance(item, PlacedRule)]
    assert len({(rule.x, rule.to_x) for rule in rules}) == 1
    text = find(part, "First")[1]
    assert rules[0].x == text.x


def test_zebra_tints_every_second_plain_row() -> None:
    sheet = replace(base(), table=replace(base().table, zebra="EEEEEE"))
    part = lay(table(*[cells(f"row {number}") for number in range(5)]), sheet=sheet)
    fills = [item for item in part.pages[0].items if isinstance(item, PlacedFill)]
    assert len(fills) == 2


def test_rows_that_a_cell_spans_stay_together() -> None:
    rows = [cells(f"row {number}", "x") for number in range(20)]
    spanning = Row((Cell((Text("tall"),), rows=4), Cell((Text("s0"),))))
    rest = [Row((Cell((Text(f"s{number}"),)),)) for number in (1, 2, 3)]
    for before in range(4, 16):
        part = lay(table(*rows[:before], spanning, *rest, *rows[before:]), sheet=small(12))
        assert len({find(part, word)[0] for word in ("tall", "s0", "s1", "s2", "s3")}) == 1


def test_spanned_cells_stand_in_their_columns() -> None:
    rows = (
        Row((Cell((Text("both"),), columns=2), Cell((Text("third"),)))),
        Row((Cell((Text("tall"),), rows=2), Cell((Text("b1"),)), Cell((Text("c1"),)))),
        Row((Cell((Text("b2"),)), Cell((Text("c2"),)))),
    )
    part = lay(Table((Column(),) * 3, (), rows))
    x = {word: find(part, word)[1].x for word in ("both", "third", "tall", "b1", "c1", "b2", "c2")}
    assert x["both"] == x["tall"] < x["b1"] == x["b2"] < x["c1"] == x["c2"] == x["third"]


def test_the_structure_names_heads_and_scopes() -> None:
    header = Row((Cell((Text("Japan"),), header=True), Cell((Text("5"),))))
    part = lay(table(header, head=("Country", "Value"), caption="Values"))
    assert dump_structure(part).splitlines()[1:] == [
        "  Table",
        "    Caption",
        "    THead",
        "      TR",
        "        TH Scope=Column",
        "        TH Scope=Column",
        "    TBody",
        "      TR",
        "        TH Scope=Row",
        "        TD",
    ]


def test_cells_of_a_table_with_spans_name_their_heads() -> None:
    head = (Row((Cell((Text("Area"),)), Cell((Text("Trade"),), columns=2))),)
    rows = (Row((Cell((Text("Asia"),), header=True), Cell((Text("1"),)), Cell((Text("2"),)))),)
    part = lay(Table((Column(),) * 3, head, rows))
    data = [element for element in part.elements if element.tag == "TD"]
    names = {element.attributes["ID"] for element in part.elements if "ID" in element.attributes}
    assert len(names) == 3
    assert all(set(element.attributes["Headers"]) <= names for element in data)  # type: ignore[call-overload]
    assert [len(element.attributes["Headers"]) for element in data] == [2, 2]  # type: ignore[arg-type]


def test_a_row_that_heads_a_group_is_a_head_of_the_rows_below_it() -> None:
    group = Row((Cell((Text("Asia"),), columns=2),), "group")
    inside = Row((Cell((Text("Japan"),), header=True), Cell((Text("1"),))))
    total = Row((Cell((Text("All"),), header=True), Cell((Text("1"),))), "total")
    part = lay(table(group, inside, total, head=("Country", "Value")))
    found = [each for each in part.elements if each.tag in ("TH", "TD")]
    name = found[2].attributes["ID"]
    beneath = [name in each.attributes.get("Headers", ()) for each in found]  # type: ignore[operator]
    assert beneath == [False, False, False, True, True, False, False]


def test_a_table_too_wide_is_reported_and_loses_nothing() -> None:
    sink = Sink()
    long = ["internationalisation" * 4] * 2
    part = lay(table(cells(*long)), sink=sink)
    assert [each.code for each in sink.diagnostics] == ["layout/wide-table"]
    assert reading_text(part) == "".join(long)


def test_a_table_a_little_too_wide_is_set_in_smaller_type() -> None:
    sink = Sink()
    part = lay(table(cells(*["internationalisation"] * 6)), sink=sink)
    assert [each.code for each in sink.diagnostics] == ["layout/small-table"]
    assert texts(part.pages[0]) == ["internationalisation"] * 6
    assert find(part, "international")[1].line.fragments[0].size < base().style("table-text").size


def test_columns_that_cannot_stand_side_by_side_stand_in_panels_after_the_first() -> None:
    sink = Sink()
    head = ("Land", *(f"Year{at}" for at in range(300)))
    rows = [cells(name, *(f"{name}{at}" for at in range(300))) for name in ("FR", "IT")]
    part = lay(table(*rows, head=head, caption="Wide"), sink=sink)
    (told,) = sink.diagnostics
    assert told.code == "layout/wide-table"
    assert "parts, one below the other" in told.message
    assert reading_text(part).endswith("".join([*head, *words(rows[0]), *words(rows[1])]))
    shown = [text for page in part.pages for text in texts(page)]
    assert shown.count("FR") == shown.count("Land") > 10
    sides: dict[tuple[int, float], float] = {}
    for page, placed in placed_lines(part):
        if placed.line.fragments:
            edge = sides.get((page, placed.y), 0.0)
            assert placed.x >= edge
            sides[page, placed.y] = placed.x + placed.line.width


def test_a_cell_over_several_columns_is_not_parted_by_panels() -> None:
    names = [f"internationalisation{at}" for at in range(12)]
    over = [Cell((Text(f"over {at}"),), columns=2) for at in range(6)]
    part = lay(table(Row((Cell((Text("x"),)), *over)), cells("y", *names)), sink=Sink())
    for at in range(6):
        above, left = find(part, f"over {at}")[1], find(part, names[2 * at])[1]
        right = find(part, names[2 * at + 1])[1]
        assert (above.x, left.y) == (left.x, right.y)


def test_cells_beyond_the_columns_are_kept() -> None:
    part = lay(Table((Column(),), (), (cells("a", "b", "c"),)))
    assert reading_text(part) == "abc"


def test_a_spanned_row_group_taller_than_a_page_is_cut() -> None:
    tall = Row((Cell(lines_inlines(40, "tall"), rows=2), Cell((Text("b"),))))
    part = lay(table(tall, cells("c")), sheet=small(15))
    assert all(f"tall{number}" in reading_text(part) for number in range(1, 41))


def test_a_table_of_many_rows_is_set_in_linear_time() -> None:
    rows = tuple(cells(f"row {number}", str(number)) for number in range(2000))
    part = lay(table(*rows, head=("Name", "Value")), sheet=small(40))
    assert len(part.pages) > 50
    assert find(part, "row 1999")[0] == len(part.pages) - 1


def test_a_table_without_rows_is_nothing_but_its_caption() -> None:
    part = lay(Table((), (), (), (Text("Empty"),), "tbl-x"), paragraph("after"))
    assert texts(part.pages[0]) == ["Table 1 Empty", "after"]


def test_a_note_called_in_a_repeated_head_is_set_once() -> None:
    head = (Row((Cell((Text("Name"), note("a", paragraph("said once")))),)),)
    rows = tuple(cells(f"row {number}") for number in range(30))
    part = lay(Table((Column(),), head, rows), sheet=small(20))
    assert [texts(page).count("said once") for page in part.pages][:2] == [1, 0]


def test_three_rows_stand_together_at_either_end_of_a_table_that_breaks() -> None:
    rows = [cells(f"row {number:02}") for number in range(14)]
    for above in range(14):
        part = lay(lines(above + 1), table(*rows), sheet=small(15))
        counts = [sum("row" in line for line in texts(page)) for page in part.pages]
        assert all(count == 0 or count >= 3 for count in counts)


def test_a_row_taller_than_half_a_page_begins_where_it_is_written() -> None:
    tall = Row((Cell(lines_inlines(50, "tall")), Cell((Text("side"),))))
    part = lay(lines(20), table(tall, cells("after", "x"), head=("A", "B"), caption="Years"))
    first, second = texts(part.pages[0]), texts(part.pages[1])
    assert {"line 20", "Table 1 Years", "tall 3"} <= set(first)
    assert "tall 50" in second
    last = int(max((line for line in first if "tall" in line), key=lambda each: int(each[5:]))[5:])
    assert f"tall {last + 1}" in second
