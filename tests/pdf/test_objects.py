import re

from compiler.pdf.objects import OBJECTS_PER_STREAM, TREE_LEAF, CompactDocument
from tests.pdf import readback
from tests.pdf.readback import opened


def written(file: CompactDocument, **entries: str) -> bytes:
    file.describe(Pages=file.add("<</Type/Pages/Count 0/Kids[]>>"), **entries)
    return file.written("")


def test_more_objects_than_a_stream_holds_are_all_found() -> None:
    file = CompactDocument((1, 7))
    count = 2 * OBJECTS_PER_STREAM + 5
    made = [file.add(f"<</Place {place}>>") for place in range(count)]
    pdf = written(file, Threads=file.add(f"[{' '.join(made)}]"))
    assert len(re.findall(rb"/Type/ObjStm", pdf)) == 3
    with opened(pdf) as back:
        assert [int(each.Place) for each in back.Root.Threads] == list(range(count))


def test_reserved_numbers_may_be_filled_in_any_order() -> None:
    file = CompactDocument((1, 7))
    first = file.reserve(2)
    file.put(first + 1, "<</Other 1>>")
    file.put_stream(first, "/Kind/Test", b"\0raw\nendstream")
    pdf = written(file, Metadata=f"{first} 0 R", Threads=f"{first + 1} 0 R")
    with opened(pdf) as back:
        assert back.Root.Metadata.read_raw_bytes() == b"\0raw\nendstream"
        assert back.Root.Threads.Other == 1


def test_a_stream_is_compressed_unless_it_is_packed_already() -> None:
    file = CompactDocument((1, 7))
    made = file.add_stream("", b"a" * 500), file.add_stream("", b"b", packed=True)
    with opened(written(file, Threads=f"[{' '.join(made)}]")) as back:
        loose, packed = back.Root.Threads
        assert loose.read_bytes() == b"a" * 500
        assert loose.Length < 50
        assert packed.read_raw_bytes() == b"b"


def test_trees_are_divided_into_leaves_with_limits() -> None:
    file = CompactDocument((1, 7))
    count = 3 * TREE_LEAF + 1
    numbers = file.add_number_tree((place, f"{place + 1}") for place in range(count))
    names = file.add_name_tree({f"n{place:04d}": f"{place}" for place in range(count)})
    with opened(written(file, PageLabels=numbers, Names=f"<</Dests {names}>>")) as back:
        leaves = list(back.Root.PageLabels.Kids)
        assert len(leaves) == 4
        assert [int(each) for each in leaves[1].Limits] == [TREE_LEAF, 2 * TREE_LEAF - 1]
        assert [str(each) for each in back.Root.Names.Dests.Kids[3].Limits] == ["n0384", "n0384"]


def test_names_are_sorted_by_their_letters_alone() -> None:
    file = CompactDocument((1, 7))
    tree = file.add_name_tree({"a%20": "1", "a": "2", "a-b": "3"})
    with opened(written(file, Names=f"<</Dests {tree}>>")) as back:
        assert [str(each) for each in back.Root.Names.Dests.Names[::2]] == ["a", "a%20", "a-b"]


def test_empty_entries_of_the_catalog_are_left_out() -> None:
    with opened(written(CompactDocument((1, 7)), Outlines="")) as back:
        assert "/Outlines" not in back.Root


def test_a_long_file_has_longer_offsets() -> None:
    file = CompactDocument((1, 7))
    long = [file.add_stream("", bytes(range(256)) * 300, packed=True) for _ in range(3)]
    pdf = written(file, Threads=f"[{' '.join(long)}]")
    assert b"/W[1 3 2]" in pdf
    with readback.opened(pdf) as back:
        assert all(len(each.read_bytes()) == 76_800 for each in back.Root.Threads)
