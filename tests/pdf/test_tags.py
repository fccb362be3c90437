from compiler.layout.structure import Element, Structure
from compiler.pdf.standard import STANDARDS
from compiler.pdf.streams import Area, Marked, Node
from compiler.pdf.tags import PREFIX, Owned, blocks_of, boxed_of, nodes_of, tags_of

PLAIN = STANDARDS["ua-1+a-2a"]


def built(tree: Structure, *owners: int, areas: dict[int, int] | None = None) -> tuple[Node, ...]:
    """Nodes of a tree whose elements own one sequence each, in this order."""
    owned = Owned()
    for mcid, owner in enumerate(owners):
        owned.marked.setdefault(owner, []).append(Marked(0, mcid))
    for owner, area in (areas or {}).items():
        owned.areas.setdefault(owner, []).append(Area(0, area))
    return nodes_of(tree.elements, owned, PLAIN)[0]


def entries(tag: str, **attributes: object) -> str:
    tree = Structure([Element("Sect", -1), Element(tag, 0, attributes=attributes)])
    tree.elements[0].kids.append(1)
    return PREFIX.join(built(tree, 1)[1].entries)


def test_pieces_are_spliced_between_the_kids_of_their_element() -> None:
    tree = Structure.rooted("Sect")
    paragraph = tree.open("P", 0)
    link = tree.open("Link", paragraph)
    piece = tree.piece(paragraph)
    nodes = built(tree, paragraph, link, piece, areas={link: 0})
    assert [node.tag for node in nodes] == ["Sect", "P", "Link"]
    assert nodes[1].kids == (Marked(0, 0), 2, Marked(0, 2))
    assert nodes[2].kids == (Marked(0, 1), Area(0, 0))


def test_elements_that_own_nothing_are_dropped() -> None:
    tree = Structure.rooted("Sect")
    tree.open("P", 0)
    tree.open("LI", tree.open("L", 0))
    said = tree.open("P", 0)
    nodes = built(tree, said)
    assert [node.tag for node in nodes] == ["Sect", "P"]
    assert nodes[0].kids == (1,)


def test_an_empty_cell_stays_because_the_table_needs_it() -> None:
    tree = Structure.rooted("Sect")
    row = tree.open("TR", tree.open("Table", 0))
    first = tree.open("TH", row)
    tree.open("TD", row)
    assert [node.tag for node in built(tree, first)] == ["Sect", "Table", "TR", "TH", "TD"]


def test_a_part_of_nothing_has_no_nodes() -> None:
    assert built(Structure.rooted("Sect")) == ()


def test_tags_may_go_by_another_name() -> None:
    tree = Structure.rooted("Sect")
    note = tree.open("Note", 0)
    owned = Owned({note: [Marked(0, 0)]})
    node = nodes_of(tree.elements, owned, STANDARDS["ua-2+wtpdf"])[0][1]
    assert node.tag == "FENote"
    assert STANDARDS["ua-2+wtpdf"].roles["FENote"] == "Note"


def test_a_piece_is_tagged_as_its_element_and_is_part_of_its_block() -> None:
    tree = Structure.rooted("Sect")
    paragraph = tree.open("P", 0)
    link = tree.open("Link", tree.open("Reference", paragraph))
    piece = tree.piece(link)
    assert tags_of(tree.elements)[piece] == "Link"
    assert blocks_of(tree.elements)[piece] == paragraph


def test_a_note_is_a_block_of_its_own() -> None:
    tree = Structure.rooted("Sect")
    paragraph = tree.open("P", 0)
    note = tree.open("Note", paragraph)
    assert blocks_of(tree.elements)[note] == note


def test_words_about_an_element_become_entries() -> None:
    said = entries("Figure", Alt="Trade (2009)", Lang="en", ActualText="T", E="Trade", Title="F")
    assert said == r"/T(F)/Alt(Trade \(2009\))/ActualText(T)/E(Trade)/Lang(en)"


def test_cells_say_their_scope_spans_and_heads() -> None:
    said = entries("TH", Scope="Column", RowSpan=2, ColSpan=1, Headers=("a b", "c"))
    assert said == f"/A<</O/Table/Scope/Column/RowSpan 2/Headers[({PREFIX}a%20b)({PREFIX}c)]>>"


def test_lists_say_how_they_are_numbered() -> None:
    assert entries("L", ListNumbering="Decimal") == "/A<</O/List/ListNumbering/Decimal>>"


def test_attributes_of_two_owners_stand_in_an_array() -> None:
    said = entries("Table", Summary="Exports", ListNumbering="None")
    assert said.startswith("/A[<</O/Table/Summary(Exports)>><</O/List")


def test_a_figure_says_where_it_stands() -> None:
    tree = Structure.rooted("Sect")
    figure = tree.open("Figure", 0, {"Alt": "x"})
    owned = Owned({figure: [Marked(0, 0)]}, boxes={figure: (1.0, 2.0, 3.0, 4.0)})
    node = nodes_of(tree.elements, owned, PLAIN)[0][1]
    assert node.entries == ("/Alt(x)/A<</O/Layout/Placement/Block/BBox[1 2 3 4]>>",)


def test_a_note_in_a_caption_is_no_part_of_the_figure() -> None:
    tree = Structure.rooted("Sect")
    figure = tree.open("Figure", 0, {"Alt": "x"})
    caption = tree.open("Caption", figure)
    note = tree.open("Note", caption)
    words = tree.open("P", note)
    boxed = boxed_of(tree.elements)
    assert [boxed[each] for each in (figure, caption, note, words)] == [
        (figure,),
        (figure,),
        (),
        (),
    ]


def test_every_note_has_an_identifier() -> None:
    tree = Structure.rooted("Sect")
    labelled = tree.open("Note", 0, {"NoteLabel": "fn-1"})
    other = tree.open("Note", 0)
    assert [node.identifier for node in built(tree, labelled, other)] == ["", "fn-1", "note-2"]
