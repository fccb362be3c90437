"""Language tags as authors write them in, the sound ones of BCP 47 (RFC 5646) or a message out."""

from compiler.lazy import lazy_pattern
from compiler.seed.markdown.attributes import Attributes
from compiler.seed.reading import Reading
from compiler.source import Span

_TAG = lazy_pattern(
    r"[A-Za-z]{2,3}(-[A-Za-z]{3}){0,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|\d{3}))?"
    r"(-([A-Za-z\d]{5,8}|\d[A-Za-z\d]{3}))*(-[A-WY-Za-wy-z\d](-[A-Za-z\d]{2,8})+)*"
    r"(-x(-[A-Za-z\d]{1,8})+)?\Z"
)
_COUNTRIES = {
    "at": "de-AT", "cn": "zh", "cz": "cs", "dk": "da", "gb": "en-GB", "gr": "el", "jp": "ja",
    "ua": "uk", "us": "en-US",
}  # fmt: skip
"""Country codes that are often taken for languages, and name none; what was meant."""
_LANGUAGE_VALUE = lazy_pattern(r"(?<![\w:-])lang=[\"']?")


def is_language_tag(text: str) -> bool:
    """Whether the text is well-formed by BCP 47, such as `en`, `pt-BR` or `zh-Hant`."""
    is_plain = len(text) in (2, 3) and text.isascii() and text.isalpha()
    return (is_plain or _TAG.match(text) is not None) and _first(text) not in _COUNTRIES


def tag_hint(text: str) -> str:
    """The tag that was probably meant, as a hint, or nothing."""
    meant = _COUNTRIES.get(_first(text)) or text.strip().replace("_", "-")
    return f'did you mean "{meant}"?' if meant != text and is_language_tag(meant) else ""


def language_of(attributes: Attributes, span: Span, reading: Reading) -> str:
    """The tag that `lang` gives in attributes that stand at a span; nothing when it is none."""
    tag = attributes.values.get("lang")
    if tag is None:
        return ""
    if is_language_tag(tag):
        return tag
    message = f'"{tag}" is no language tag such as "en" or "de-CH"'
    hint = tag_hint(tag)
    reading.sink.report("chapter/language-tag", message, _value_span(tag, span), hint=hint)
    return ""


def _first(text: str) -> str:
    return text.replace("_", "-").partition("-")[0].strip().lower()


def _value_span(tag: str, span: Span) -> Span:
    """The tag itself inside the attributes."""
    found = _LANGUAGE_VALUE.search(span.source.text, span.start, span.end)
    if found is None:
        return span
    return span.source.span(found.end(), found.end() + max(len(tag), 1))
