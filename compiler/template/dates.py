"""Long dates in the languages that the compiler has words for, spelled as CLDR spells them.

Babel knows every form in every language, but finding its data takes longer than a page takes to
set; the long date in the imprint of a report is worth a table. Tags that are not here are Babel's.
"""

import datetime

_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
    "diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre "
    "dicembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro "
    "dezembro",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
}
_FORMS = {
    "en": "{month} {day}, {year}",
    "en-US": "{month} {day}, {year}",
    "en-GB": "{day} {month} {year}",
    "de": "{day}. {month} {year}",
    "fr": "{day} {month} {year}",
    "es": "{day} de {month} de {year}",
    "it": "{day} {month} {year}",
    "nl": "{day} {month} {year}",
    "pt": "{day} de {month} de {year}",
    "ru": "{day} {month} {year}\u202fг.",
}
LANGUAGES = tuple(_FORMS)


def long_date(value: object, language: str) -> str | None:
    """The date in its long form; None when it is no date or its language is not here."""
    form = _FORMS.get(language)
    day = _day(value)
    if form is None or day is None:
        return None
    month = _MONTHS[language[:2]].split()[day.month - 1]
    return form.format(day=day.day, month=month, year=day.year)


def _day(value: object) -> datetime.date | None:
    if isinstance(value, datetime.date):
        return value
    try:
        return datetime.date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
