"""What templates see of a report: plain text, numbers, dates, lists and mappings, nothing else."""

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import asdict

from compiler.language import words
from compiler.model.block import Figure, Table
from compiler.model.document import Metadata
from compiler.model.walk import plain_text, walk_blocks
from compiler.seed.report import Chapter, Report


class Numbered(Struct, frozen=True):
    """A chapter with its number in the book; 0 when it is not counted."""

    chapter: Chapter
    number: int


def numbered(report: Report) -> tuple[Numbered, ...]:
    """The chapters of a report, counted."""
    count = 0
    result: list[Numbered] = []
    for chapter in report.chapters:
        count += chapter.front.numbered
        result.append(Numbered(chapter, count if chapter.front.numbered else 0))
    return tuple(result)


def report_values(metadata: Metadata) -> Mapping[str, object]:
    """The report's own words."""
    return {
        "title": metadata.title,
        "subtitle": metadata.subtitle,
        "organisation": metadata.organisation,
        "period": metadata.period,
        "date": metadata.date,
        "language": metadata.language,
        "authors": list(metadata.authors),
        "description": metadata.description,
    }


def chapter_values(each: Numbered) -> Mapping[str, object]:
    """One chapter: its front matter with inlines as plain words, and the style's own keys."""
    front = each.chapter.front
    return {
        **front.extra,
        "title": plain_text(each.chapter.title),
        "slug": each.chapter.slug,
        "label": each.chapter.label,
        "number": each.number,
        "summary": plain_text(front.summary),
        "authors": list(front.authors),
        "credits": list(front.credits),
        "key_figures": [
            {"value": plain_text(figure.value), "label": plain_text(figure.label)}
            for figure in front.key_figures
        ],
        "chronology": [
            {"date": plain_text(event.date), "text": plain_text(event.text)}
            for event in front.chronology
        ],
    }


def _lists(chapters: tuple[Numbered, ...], least: object) -> list[str]:
    """Which of `tables` and `figures` there are as many of as a list of them asks for."""
    if not isinstance(least, int) or least < 1:
        return []
    counts = {"tables": 0, "figures": 0}
    for each in chapters:
        for block in walk_blocks(each.chapter.flow):
            if isinstance(block, Table | Figure) and block.label:
                counts["tables" if isinstance(block, Table) else "figures"] += 1
    return [kind for kind, count in counts.items() if count >= least]


def shared_values(
    report: Report, chapters: tuple[Numbered, ...], style: Mapping[str, object], offprint: bool
) -> dict[str, object]:
    """What every template of a document sees."""
    metadata = report.settings.metadata
    return {
        "report": report_values(metadata),
        "chapters": [chapter_values(each) for each in chapters],
        "data": report.data,
        "words": asdict(words(metadata.language)),
        "style": style,
        "lists": _lists(chapters, style.get("lists_from")),
        "offprint": offprint,
    }
