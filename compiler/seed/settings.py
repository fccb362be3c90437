"""`report.toml` and `--set` in, checked `Settings` out.

Every key is looked at before anything stops: unknown keys, wrong types, bad dates and unknown
formats are all reported at once, each at the place of its key.
"""

import datetime
import re
import tomllib
from collections.abc import Callable, Mapping
from typing import TypeVar, cast, get_args

from msgspec import Struct, field

from compiler.diagnostics import Sink, Stopped, nearest
from compiler.language import has_words
from compiler.lazy import lazy_pattern
from compiler.model.document import Metadata
from compiler.seed.abbreviations import LONGEST_ABBREVIATION, MOST_ABBREVIATIONS, short_form
from compiler.seed.heard import heard
from compiler.seed.languagetag import is_language_tag
from compiler.seed.report import Format, Output, PdfStandard, Settings
from compiler.seed.slug import slug
from compiler.source import Source
from compiler.toml_keys import key_span

SETTINGS_FILE = "report.toml"
ABBREVIATIONS = "abbreviations"
"""The table of `report.toml` whose keys are abbreviations."""
DEFAULT_STYLE = "base"
DEFAULT_CHAPTERS = ("chapters/*.md",)
LONGEST_NAME = 120
"""Characters of a file name without its ending."""

_FORBIDDEN_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]|^\.|[. ]$')
_CONTROL = lazy_pattern(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_ERROR_PLACE = lazy_pattern(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


T = TypeVar("T")


class _Wrong(Exception):
    """A value is not what its key takes; the text completes `"key" must be …`."""


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise _Wrong("a text in quotes")
    if not value.isprintable() and _CONTROL.search(value):
        raise _Wrong("a text without control characters")
    return value.strip()


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return tuple(part for part in (each.strip() for each in value.split(",")) if part)
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise _Wrong("a list of texts")
    return tuple(_text(each) for each in value)


def _date(value: object) -> datetime.date:
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return value
    try:
        return datetime.date.fromisoformat(value if isinstance(value, str) else "")
    except ValueError:
        raise _Wrong("a date such as 2010-04-01") from None


def _language(value: object) -> str:
    if not isinstance(value, str) or not is_language_tag(value):
        raise _Wrong('a language tag such as "en", "de-CH" or "zh-Hant"')
    return value


def _truth(value: object) -> bool:
    if value in ("true", "false"):
        return value == "true"
    if not isinstance(value, bool):
        raise _Wrong("true or false")
    return value


def _name(value: object) -> str:
    name = _text(value)
    if not name or len(name) > LONGEST_NAME or _FORBIDDEN_IN_NAMES.search(name):
        raise _Wrong("a file name without folders and without an ending")
    return name


def _formats(value: object) -> tuple[Format, ...]:
    known = get_args(Format)
    chosen = _texts(value)
    if not chosen or any(each not in known for each in chosen):
        raise _Wrong(f"a list of {_listed(known)}")
    return tuple(each for each in get_args(Format) if each in chosen)


def _pdf_standard(value: object) -> PdfStandard:
    for known in get_args(PdfStandard):
        if value == known:
            standard: PdfStandard = known
            return standard
    raise _Wrong(f"one of {_listed(get_args(PdfStandard))}")


def _listed(words: tuple[str, ...]) -> str:
    return " and ".join(
        filter(None, (", ".join(f'"{word}"' for word in words[:-1]), f'"{words[-1]}"'))
    )


_KEYS: dict[str, dict[str, Callable[[object], object]]] = {
    "report": {
        "title": _text,
        "subtitle": _text,
        "organisation": _text,
        "period": _text,
        "date": _date,
        "language": _language,
        "style": _text,
        "chapters": _texts,
        "authors": _texts,
        "description": _text,
        "keywords": _texts,
    },
    "output": {
        "name": _name,
        "formats": _formats,
        "pdf_standard": _pdf_standard,
        "attach_data": _truth,
        "lock_values": _truth,
    },
}
_FORBIDDEN_EMPTY = {("report", "title"), ("report", "style")}


def read_settings(source: Source, overrides: Mapping[str, str], sink: Sink) -> Settings:
    """Check the text of `report.toml` with the overrides; raises `Stopped` when it cannot stand."""
    try:
        tables = tomllib.loads(source.text)
    except tomllib.TOMLDecodeError as error:
        _report_broken(source, str(error), sink)
        raise Stopped from None
    checked = _Checked(source, sink)
    checked.take(tables)
    for key, value in overrides.items():
        checked.override(key, value)
    return checked.settings()


def _report_broken(source: Source, message: str, sink: Sink) -> None:
    place = _ERROR_PLACE.search(message)
    offset = len(source.text)
    if place and place[1]:
        offset = source.offset(int(place[1]), int(place[2]))
    sentence = _ERROR_PLACE.sub("", message)
    reason = sentence[:1].lower() + sentence[1:]
    span = source.span(min(offset, max(len(source.text) - 1, 0)))
    sink.report("project/toml", f"{source.path} is not TOML: {reason}", span)


class _Checked(Struct):
    """Values that passed, by table and key, and whether any did not."""

    source: Source
    sink: Sink
    values: dict[tuple[str, str], object] = field(default_factory=dict)
    refused: set[tuple[str, str]] = field(default_factory=set)
    abbreviations: dict[str, str] = field(default_factory=dict)

    def take(self, tables: Mapping[str, object]) -> None:
        for table, content in tables.items():
            if table == ABBREVIATIONS:
                self._take_abbreviations(content)
            elif table not in _KEYS:
                self._unknown((table,), _hint_for_table(table))
            elif not isinstance(content, dict):
                self._wrong((table,), "a table of keys, [" + table + "]", content)
            else:
                for key, value in content.items():
                    self._take_key(table, key, value)

    def _take_abbreviations(self, content: object) -> None:
        """Take the glossary, whose keys are the author's."""
        if not isinstance(content, dict):
            self._wrong((ABBREVIATIONS,), f"a table of texts, [{ABBREVIATIONS}]", content)
            return
        if len(content) > MOST_ABBREVIATIONS:
            wanted = f"a table of at most {MOST_ABBREVIATIONS:,} texts"
            self._wrong((ABBREVIATIONS,), wanted, content)
            return
        for key, value in content.items():
            name = short_form(key)
            words, removed = heard(value) if isinstance(value, str) else ("", 0)
            if not words or removed:
                self._wrong((ABBREVIATIONS, key), "the words it stands for, as a text", value)
            elif not name or len(name) > LONGEST_ABBREVIATION or name in self.abbreviations:
                wanted = f"spelled once and in {LONGEST_ABBREVIATION} characters or less"
                self._wrong((ABBREVIATIONS, key), wanted, key)
            else:
                self.abbreviations[name] = words

    def _take_key(self, table: str, key: str, value: object) -> None:
        reader = _KEYS[table].get(key)
        if reader is None:
            self._unknown((table, key), _hint_for_key(table, key))
            return
        try:
            self.values[table, key] = self._read(reader, table, key, value)
        except _Wrong as wrong:
            self.refused.add((table, key))
            self._wrong((table, key), str(wrong), value)

    def _read(
        self, reader: Callable[[object], object], table: str, key: str, value: object
    ) -> object:
        if reader is _texts and isinstance(value, str) and key != "authors":
            raise _Wrong("a list of texts")
        if reader is _truth and isinstance(value, str):
            raise _Wrong("true or false, without quotes")
        if reader is _formats and isinstance(value, str):
            raise _Wrong(f"a list of {_listed(get_args(Format))}")
        result = reader(value)
        if result == "" and (table, key) in _FORBIDDEN_EMPTY:
            raise _Wrong("a text that is not empty")
        return result

    def override(self, dotted: str, value: str) -> None:
        table, _, key = dotted.partition(".")
        reader = _KEYS.get(table, {}).get(key)
        if reader is None:
            known = [f"{name}.{each}" for name, keys in _KEYS.items() for each in keys]
            by_key = next((each for each in known if each.endswith("." + dotted)), "")
            hint = f'did you mean "{by_key}"?' if by_key else nearest(dotted, known)
            self.sink.report(
                "project/unknown-key", f'--set names no key "{dotted}"', path="--set", hint=hint
            )
            return
        try:
            self.values[table, key] = reader(value)
            self.refused.discard((table, key))
        except _Wrong as wrong:
            self.refused.add((table, key))
            message = f'--set gives "{dotted}" the value "{value}", but it must be {wrong}'
            self.sink.report("project/value", message, path="--set")

    def _unknown(self, path: tuple[str, ...], hint: str) -> None:
        message = f'{self.source.path} knows no key "{".".join(path)}"'
        span = key_span(self.source, path)
        self.sink.report("project/unknown-key", message, span, path=self.source.path, hint=hint)

    def _wrong(self, path: tuple[str, ...], wanted: str, value: object) -> None:
        message = f'"{".".join(path)}" must be {wanted}, not {_described(value)}'
        span = key_span(self.source, path)
        self.sink.report("project/value", message, span, path=self.source.path)

    def settings(self) -> Settings:
        if not self.values.get(("report", "title")) and ("report", "title") not in self.refused:
            message = "the report has no title"
            hint = 'give title = "…" under [report]'
            span = key_span(self.source, ("report",))
            self.sink.report("project/no-title", message, span, path=self.source.path, hint=hint)
        self.sink.stop_on_errors()
        metadata = Metadata(
            title=self._value("report", "title", ""),
            subtitle=self._value("report", "subtitle", ""),
            organisation=self._value("report", "organisation", ""),
            period=self._value("report", "period", ""),
            date=self._value("report", "date", None),
            language=self._value("report", "language", "en"),
            authors=self._value("report", "authors", ()),
            description=self._value("report", "description", ""),
            keywords=self._value("report", "keywords", ()),
        )
        self._check_language(metadata.language)
        name = slug(metadata.title)[:LONGEST_NAME].strip("-") or "report"
        defaults = Output(name)
        return Settings(
            metadata,
            self._value("report", "style", DEFAULT_STYLE),
            self._value("report", "chapters", DEFAULT_CHAPTERS),
            Output(
                self._value("output", "name", name),
                self._value("output", "formats", defaults.formats),
                self._value("output", "pdf_standard", defaults.pdf_standard),
                self._value("output", "attach_data", defaults.attach_data),
                self._value("output", "lock_values", defaults.lock_values),
            ),
            self.abbreviations,
        )

    def _value(self, table: str, key: str, default: T) -> T:
        """The value that passed; its reader has seen to its type."""
        return cast("T", self.values.get((table, key), default))

    def _check_language(self, language: str) -> None:
        if ("report", "language") not in self.values:
            message = "the report does not say which language it is in; English is taken"
            hint = 'give language = "en" under [report]'
            span = key_span(self.source, ("report",))
            self.sink.report("project/no-language", message, span, path=self.source.path, hint=hint)
        if has_words(language):
            return
        message = f'there are no words for Table, Figure, Contents in "{language}"; English is used'
        span = key_span(self.source, ("report", "language"))
        self.sink.report("project/language", message, span, path=self.source.path)


def _hint_for_table(table: str) -> str:
    for known, keys in _KEYS.items():
        if table in keys:
            return f'"{table}" belongs under [{known}]'
    return nearest(table, (*_KEYS, ABBREVIATIONS))


def _hint_for_key(table: str, key: str) -> str:
    for known, keys in _KEYS.items():
        if known != table and key in keys:
            return f'"{key}" belongs under [{known}]'
    return nearest(key, _KEYS[table])


def _described(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case int() | float():
            return f"the number {value}"
        case str():
            return f'"{value}"' if value.strip() else "an empty text"
        case list():
            return "a list" if value else "an empty list"
        case dict():
            return "a table of keys"
        case datetime.date() | datetime.time():
            return f"the time {value}" if not isinstance(value, datetime.date) else str(value)
        case _:
            return f"a {type(value).__name__}"
