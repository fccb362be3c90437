"""Bracketed spans, `[words]{lang=fr .smallcaps}`: what their attributes make of the words."""

from collections.abc import Callable

from compiler.diagnostics import nearest
from compiler.model.inline import Foreign, Inlines, SmallCaps
from compiler.seed.languagetag import language_of
from compiler.seed.markdown.attributes import Attributes
from compiler.seed.reading import Reading
from compiler.source import Span

CLASSES = ("smallcaps",)
KEYS = ("lang",)


def span_maker(
    attributes: Attributes, span: Span, reading: Reading
) -> Callable[[Inlines], Inlines]:
    """What makes inlines from the words between the brackets; `span` is where the braces stand."""
    language = language_of(attributes, span, reading)
    is_small = "smallcaps" in attributes.classes
    _report_unknown(attributes, span, reading)

    def make(children: Inlines) -> Inlines:
        if is_small and children:
            children = (SmallCaps(children),)
        return (Foreign(language, children),) if language and children else children

    return make


def _report_unknown(attributes: Attributes, span: Span, reading: Reading) -> None:
    strange = [(f".{name}", name) for name in attributes.classes if name not in CLASSES]
    strange += [(f'{key}="…"', key) for key in attributes.values if key not in KEYS]
    strange += [(f"#{attributes.label}", "")] if attributes.label else []
    for shown, name in strange:
        message = f"{shown} means nothing on words in brackets; they are set as they are"
        hint = nearest(name, (*CLASSES, *KEYS))
        reading.sink.report("chapter/span-attribute", message, span, hint=hint)
