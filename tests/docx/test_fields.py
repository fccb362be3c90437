"""Every field has a code that Word can work out and the result it would come to."""

from collections import Counter
from functools import cache

from compiler.model.block import Block, ContentsList, Figure, Picture
from compiler.model.document import Field, Part, Running, RunningLine
from compiler.model.inline import Inline, Note, Reference, ReferenceForm, Text
from compiler.resolve.resolved import ResolvedDocument
from tests.docx.fields import ReadField, bookmarked, fields_of
from tests.docx.readback import members, part, read
from tests.docx.writing import bytes_of, paginated
from tests.wordflow.making import flow_of, heading, report, table, words
from tests.wordflow.making import part as report_part

PICTURE = Picture("figures/a.png", "png", 60, 40, b"\x89PNG", "d1")
CHAPTERS = {"north": "1", "south": "3"}
FORMS: tuple[ReferenceForm, ...] = ("full", "number", "title", "page")
LONG = "The office counted what it could and wrote down what it had counted. " * 9
RUNNING = Running(
    head_right=RunningLine(left=(Field("report"),), right=(Field("chapter"),)),
    foot_right=RunningLine(left=(Field("pages"),), right=(Field("folio"),)),
)


def references(*labels: str) -> tuple[Inline, ...]:
    """Each label in each form, a full stop after each."""
    return tuple(
        each for label in labels for form in FORMS for each in (Reference(label, form), Text(". "))
    )


def chapter(name: str, other: str, *, numbered: bool = True) -> Part:
    labels = (other, f"{other}-section", f"{other}-table", f"{other}-figure")
    label = (words(f"Chapter {CHAPTERS[name]}", role="chapter-label"),) if numbered else ()
    blocks: tuple[Block, ...] = (
        *label,
        heading(1, f"Chapter {name}", label=name, numbered=numbered),
        words("See ", *references(*labels), Reference(f"{name}-note")),
        words(LONG, Note(f"{name}-note", (words("Note, see ", Reference(f"{name}-table")),))),
        heading(2, f"Section {name}", label=f"{name}-section", numbered=numbered),
        *(words(LONG) for _ in range(9)),
        table("a|b", "1|2", caption=f"Table of {name}", label=f"{name}-table"),
        Figure(PICTURE, (Text(f"Figure of {name}"),), f"{name}-figure", "alt"),
    )
    return report_part(*blocks, slug=name)


@cache
def written() -> tuple[ResolvedDocument, dict[str, str], bytes]:
    contents = (ContentsList(), ContentsList("tables"), ContentsList("figures"))
    resolved = report(
        report_part(heading(1, "Contents", label="contents", numbered=False), *contents,
                    kind="contents", slug="contents"),
        chapter("north", "south"),
        chapter("annex", "south", numbered=False),
        chapter("south", "north"),
        running=RUNNING,
    )  # fmt: skip
    word = flow_of(resolved)
    pages, _ = paginated(word)
    return resolved, dict(pages.folios), bytes_of(word, resolved.document.metadata, pages.folios)


def of_kind(kind: str) -> list[ReadField]:
    return [each for each in fields_of(written()[2]) if each.kind == kind]


def names() -> dict[str, str]:
    """Labels by their bookmarks."""
    word = flow_of(written()[0])
    return {name: label for label, name in word.bookmarks.items()}


def test_no_field_is_of_another_kind() -> None:
    kinds = Counter(each.kind for each in fields_of(written()[2]))
    assert set(kinds) == {"TOC", "PAGEREF", "REF", "SEQ"}
    assert min(kinds.values()) >= 3


def test_contents_name_every_entry_with_its_number_and_page() -> None:
    resolved, folios, _ = written()
    contents, tables, figures = of_kind("TOC")
    assert contents.instruction.split() == ["TOC", "\\o", '"1-2"', "\\h", "\\z", "\\u"]
    assert tables.instruction.split() == ["TOC", "\\h", "\\z", "\\c", '"Table"']
    assert figures.instruction.split() == ["TOC", "\\h", "\\z", "\\c", '"Figure"']
    for made, entries in (
        (contents, [each for each in resolved.outline if each.level <= 2]),
        (tables, resolved.tables),
        (figures, resolved.figures),
    ):
        assert [names()[each.target] for each in made.inner] == [each.label for each in entries]
        shown = "".join(f"{each.number}{each.title}{folios[each.label]}" for each in entries)
        assert "".join(made.result.split()).replace("\u2002", "") == "".join(shown.split())


def test_page_references_show_the_page_of_their_target() -> None:
    _, folios, _ = written()
    for each in of_kind("PAGEREF"):
        assert each.result == folios[names()[each.target]], each.instruction
        assert each.instruction.split()[2:] == ["\\h"]


def test_counting_on_gives_every_number_of_a_caption() -> None:
    resolved, _, _ = written()
    counts: Counter[str] = Counter()
    found: dict[str, list[str]] = {"Table": [], "Figure": [], "Chapter": []}
    for each in of_kind("SEQ"):
        _, name, *switches = each.instruction.split()
        assert switches[:2] == ["\\*", "ARABIC"]
        counts[name] = int(switches[3]) if len(switches) > 2 else counts[name] + 1
        assert each.result == str(counts[name])
        found[name].append(each.result)
    chapters = [each.number for each in resolved.outline if each.level == 1 and each.number]
    assert found == {
        "Table": [each.number for each in resolved.tables],
        "Figure": [each.number for each in resolved.figures],
        "Chapter": chapters,
    }


def test_references_show_what_their_bookmark_holds() -> None:
    resolved, _, data = written()
    held = bookmarked(data)
    for each in of_kind("REF"):
        _, name, *switches = each.instruction.split()
        if switches == ["\\r", "\\h"]:
            assert each.result == resolved.number_of(names()[name])
        else:
            assert switches == ["\\h"]
            assert each.result == held[name], each.instruction


def test_references_say_what_the_report_says() -> None:
    resolved, folios, data = written()
    text = next(text for _, text in read(data).paragraphs if text.startswith("See "))
    labels = ("south", "south-section", "south-table", "south-figure")
    said = (resolved.text_of(Reference(label, form), folios) for label in labels for form in FORMS)
    assert text == f"See {''.join(f'{each}. ' for each in said)}Note 1"


def test_running_lines_follow_the_chapter_and_the_page() -> None:
    resolved, _, data = written()
    found = [
        (each.instruction.split()[0], each.instruction.split()[1:], each.result)
        for name in members(data)
        if name.startswith(("word/header", "word/footer")) and name.endswith(".xml")
        for each in fields_of(data, name)
    ]
    styles = part(data, "word/styles.xml")
    follows = {(target[0], result) for kind, target, result in found if kind == "STYLEREF"}
    assert ("1", "South") in follows
    assert '<w:name w:val="heading 1"/>' in styles
    assert {kind for kind, _, _ in found} == {"STYLEREF", "PAGE", "NUMPAGES"}
    assert {result for kind, _, result in found if kind == "STYLEREF"} <= {
        each.title for each in resolved.document.parts
    }


def test_fields_of_notes_are_ready_too() -> None:
    _, _, data = written()
    found = [each.result for each in fields_of(data, "word/footnotes.xml")]
    assert found == ["1", "2", "3"]


def test_no_field_waits_to_be_worked_out() -> None:
    _, _, data = written()
    for name in members(data):
        if name.endswith(".xml"):
            text = part(data, name)
            assert "updateFields" not in text
            assert "w:dirty" not in text
            assert text.count('fldCharType="begin"') == text.count('fldCharType="end"')
