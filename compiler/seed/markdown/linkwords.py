"""Words of links that say nothing of where they lead.

People who use a screen reader go from link to link and hear only the words of each (WCAG 2.2,
success criteria 2.4.4 and 2.4.9); an address spelled out is heard letter by letter.
"""

from compiler.language import primary
from compiler.lazy import lazy_pattern
from compiler.model.inline import Inlines
from compiler.model.walk import plain_text
from compiler.seed.reading import Reading
from compiler.source import Span

LONGEST_ADDRESS = 60
"""Characters of an address that may stand for its own words."""

_EMPTY_WORDS = {
    "en": {"here", "click here", "click", "more", "read more", "learn more", "more information",
           "link", "this link", "this page", "see here", "details", "download", "go", "this"},
    "de": {"hier", "hier klicken", "klicken sie hier", "klick hier", "mehr", "mehr lesen",
           "weiterlesen", "mehr erfahren", "weitere informationen", "link", "dieser link",
           "siehe hier", "details", "download", "herunterladen"},
    "fr": {"ici", "cliquez ici", "cliquer ici", "plus", "en savoir plus", "lire la suite",
           "lire plus", "lien", "ce lien", "voir ici", "détails", "télécharger"},
    "es": {"aquí", "haga clic aquí", "haz clic aquí", "clic aquí", "pulse aquí", "más", "leer más",
           "más información", "enlace", "este enlace", "detalles", "descargar"},
    "it": {"qui", "clicca qui", "cliccare qui", "fare clic qui", "di più", "leggi tutto",
           "leggi di più", "maggiori informazioni", "link", "questo link", "dettagli", "scarica"},
    "nl": {"hier", "klik hier", "meer", "lees meer", "lees verder", "meer informatie", "link",
           "deze link", "details", "downloaden"},
    "pt": {"aqui", "clique aqui", "clicar aqui", "mais", "leia mais", "ler mais", "saiba mais",
           "mais informações", "link", "este link", "detalhes", "baixar", "descarregar"},
    "ru": {"здесь", "тут", "нажмите здесь", "подробнее", "далее", "читать далее", "ссылка",
           "эта ссылка", "скачать"},
}  # fmt: skip
_EDGES = lazy_pattern(r"^[\W_]+|[\W_]+$")
_ADDRESS = lazy_pattern(r"(?:[A-Za-z][A-Za-z0-9+.-]*://|[Ww]{3}\.)\S+\Z")


def check_link_words(children: Inlines, span: Span, reading: Reading) -> None:
    """Report a link whose words do not tell its target, in the language of the text."""
    words = " ".join(plain_text(children).split())
    if _ADDRESS.match(words):
        if len(words) > LONGEST_ADDRESS:
            message = f"the link shows its address, {len(words)} characters long, instead of words"
            hint = "write [words](address)"
            reading.sink.report("chapter/link-address", message, span, hint=hint)
        return
    known = _EMPTY_WORDS.get(primary(reading.language), _EMPTY_WORDS["en"])
    if _EDGES.sub("", words).casefold() in known:
        message = f'the link says "{words}", which does not tell where it leads'
        hint = "name what is found there"
        reading.sink.report("chapter/link-words", message, span, hint=hint)
