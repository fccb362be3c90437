"""Words the compiler itself puts into a report, per language (BCP 47 primary subtag)."""

from msgspec import Struct


class Words(Struct, frozen=True):
    """Names of parts as they stand in print, in one language."""

    contents: str
    chapter: str
    section: str
    table: str
    figure: str
    tables: str
    figures: str
    note: str
    source: str
    page: str
    continued: str


# fmt: off
_WORDS = {
    "en": Words("Contents", "Chapter", "Section", "Table", "Figure", "Tables", "Figures",
                "Note", "Source", "page", "continued"),
    "de": Words("Inhalt", "Kapitel", "Abschnitt", "Tabelle", "Abbildung", "Tabellen", "Abbildungen",
                "Anmerkung", "Quelle", "Seite", "Fortsetzung"),
    "fr": Words("Table des matières", "Chapitre", "Section", "Tableau", "Figure", "Tableaux",
                "Figures", "Note", "Source", "page", "suite"),
    "es": Words("Índice", "Capítulo", "Sección", "Cuadro", "Gráfico", "Cuadros", "Gráficos",
                "Nota", "Fuente", "página", "continuación"),
    "it": Words("Indice", "Capitolo", "Sezione", "Tabella", "Figura", "Tabelle", "Figure",
                "Nota", "Fonte", "pagina", "segue"),
    "nl": Words("Inhoud", "Hoofdstuk", "Paragraaf", "Tabel", "Figuur", "Tabellen", "Figuren",
                "Noot", "Bron", "pagina", "vervolg"),
    "pt": Words("Sumário", "Capítulo", "Secção", "Tabela", "Figura", "Tabelas", "Figuras",
                "Nota", "Fonte", "página", "continuação"),
    "ru": Words("Содержание", "Глава", "Раздел", "Таблица", "Рисунок", "Таблицы", "Рисунки",
                "Примечание", "Источник", "страница", "продолжение"),
}
# fmt: on


def primary(language: str) -> str:
    """Primary subtag of a BCP 47 tag, in lower case: `en` of `en-GB`."""
    return language.replace("_", "-").split("-")[0].lower()


def has_words(language: str) -> bool:
    """Whether the table above knows the language."""
    return primary(language) in _WORDS


def words(language: str) -> Words:
    """Words of a language, English where the language is not in the table."""
    return _WORDS.get(primary(language), _WORDS["en"])
