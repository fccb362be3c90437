"""numbering.xml: lists and the counts they keep (ECMA-376 part 1, 17.9)."""

from compiler.docx.markup import DECLARATION, NAMESPACES, attribute
from compiler.wordflow.flow import ListLevel, WordDocument, WordList


def numbering_part(word: WordDocument) -> str:
    """The whole part: lists of the same levels share one definition."""
    definitions: dict[tuple[ListLevel, ...], int] = {}
    for each in word.lists:
        definitions.setdefault(each.levels, len(definitions))
    abstract = "".join(_definition(levels, number) for levels, number in definitions.items())
    instances = "".join(_instance(each, definitions[each.levels]) for each in word.lists)
    return f"{DECLARATION}<w:numbering {NAMESPACES}>{abstract}{instances}</w:numbering>"


def _definition(levels: tuple[ListLevel, ...], number: int) -> str:
    made = "".join(_level(level, place) for place, level in enumerate(levels))
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="{0x10000000 + number:08X}"/>'
        f'<w:multiLevelType w:val="multilevel"/><w:tmpl w:val="{0x20000000 + number:08X}"/>'
        f"{made}</w:abstractNum>"
    )


def _level(level: ListLevel, place: int) -> str:
    style = f'<w:pStyle w:val="{level.style}"/>' if level.style else ""
    suffix = f'<w:suff w:val="{level.suffix}"/>' if level.suffix != "tab" else ""
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="{level.start}"/>'
        f'<w:numFmt w:val="{level.format}"/>{style}{suffix}'
        f'<w:lvlText w:val="{attribute(level.pattern)}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{level.left}" w:hanging="{level.hanging}"/></w:pPr></w:lvl>'
    )


def _instance(each: WordList, definition: int) -> str:
    starts = "".join(
        f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        for level, start in each.starts
    )
    return f'<w:num w:numId="{each.id}"><w:abstractNumId w:val="{definition}"/>{starts}</w:num>'
