"""The words that websites put on navigation links, and what kind of line they make.

In: one line. Out: whether it is a row of link words, a single one, a trail of crumbs, a rule or
text. Where on the page a kind may be dropped is decided in `navigation`.
"""

import re
from typing import Literal

MAX_LINK_LINE = 200
"""Characters of the longest line that is looked at."""

LineKind = Literal["row", "phrase", "side-row", "single", "trail", "rule", "text"]
"""Several link words; `Back to top` and the like; links among which few are sure; one link word;
`Home > Policy`; separators alone; anything else."""


def _words(listing: str) -> frozenset[str]:
    return frozenset(" ".join(words.split()) for words in listing.split("|"))


_SURE = _words(
    """
    contents|table of contents|toc|index|back|next|previous|prev|home|homepage|home page|up|top
    |back page|next page|previous page|prev page|next section|previous section|next chapter
    |previous chapter|main page|main menu|site map|sitemap
    |目次|戻る|次へ|前へ|トップ|トップページ|ホーム|前のページ|次のページ|前ページ|次ページ|目次へ|目次へ戻る
    |sommaire|retour|suivant|précédent|accueil|table des matières
    |inhalt|inhaltsverzeichnis|zurück|weiter|startseite|índice|atrás|anterior|siguiente|inicio
    """
)
_ALSO = _words(
    """
    main|main index|general index|menu|down|forward|return|first|last|start|text file|text files
    |text|text version|text only|text only version|text-only version|pdf|pdf file|pdf version|html
    |html version|print|print page|print this page|print version|printable version
    |printer friendly version|printer-friendly version|print-friendly version|printer-friendly
    |email this page|e-mail this page|close|close window|close this window|skip navigation
    |download|download pdf|テキスト|テキスト版|印刷|閉じる|nach oben|haut de page|volver
    """
)
_ASIDE = _words(
    """
    search|help|news|contact|contact us|links|english|japanese|français|español|русский|日本語
    |share|tweet|feedback|glossary|faq|maps|what's new|legal matters|about this site|appendices
    """
)
"""Words that are links only in a row with words of the other lists."""

_PHRASE = re.compile(
    r"(?:(?:go|jump|return|back|skip) )+to (?:the )?"
    r"(?:top|contents|table of contents|index|main index|home|homepage|home page|main page|menu"
    r"|main menu|main content|content|list|previous page|next page|previous section|next section"
    r"|beginning|page top|top page|top of (?:the |this )?page|beginning of (?:the |this )?page)"
    r"(?: page| menu)?"
    r"|(?:to )?(?:the )?(?:page top|top page|top of (?:the |this )?page)"
    r"|(?:この)?ページの(?:トップ|先頭|上)へ(?:戻る)?|ページトップ(?:へ)?(?:戻る)?"
)
_PAGE_NUMBER = re.compile(r"(?:page )?\d{1,3}(?: ?(?:of|/) ?\d{1,3})?")
_TOWARDS = re.compile(r"(?:next|previous|prev|back|up)(?: section| chapter| page)? ?: ?\S.{0,80}")
_SIZE = re.compile(r"\s*[(\[]?\s*\d[\d.,]*\s*(?:kb|mb|k|bytes)\s*[)\]]?$", re.IGNORECASE)
_SEPARATOR = re.compile(
    "\\s*[|¦｜│\\\\«»‹›<>＜＞←→↑↓▲▼△▽◀▶◄►•·・*\\[\\]［］【】(){}~\N{REPLACEMENT CHARACTER}]+\\s*"
    "|(?:\\s+|^)[-–—:]+(?:\\s+|$)|\\s{2,}|\t+"
)
_SLASH = re.compile(r"\s*/\s*")
_SPACE = re.compile(r"\s+")
_RULE = re.compile(r"[|¦｜│«»‹›<>←→↑↓*_=~─━―–—\s-]+")
_HOME = re.compile(r"(?:home|top|top page|ホーム|トップ|トップページ)", re.IGNORECASE)
_CRUMB = re.compile(r"\s*(?:>+|»|›|＞|→)\s*")
_CAPITAL = re.compile(r"[^a-z]*(?:[A-ZÀ-Þ]|[^\x00-\u2fff])|[<«‹\[←(]")


def kind_of_line(line: str) -> LineKind:
    """What kind of line it is; `text` unless every word of it is a link word."""
    if len(line) > MAX_LINK_LINE:
        return "text"
    if is_rule(line):
        return "rule"
    words = _SIZE.sub("", line)
    for separator in (_SEPARATOR, _SLASH, _SPACE):
        kind = _kind_of_links([link for link in separator.split(words) if link], separator)
        if kind != "text":
            return kind if kind == "row" or _CAPITAL.match(line) else "text"
    crumbs = _CRUMB.split(line)
    if len(crumbs) > 1 and _HOME.fullmatch(crumbs[0].strip()) and not line.endswith((".", ":")):
        return "trail"
    return "text"


def is_rule(line: str) -> bool:
    """Whether the line is drawn of dashes, stars and separators alone."""
    return bool(_RULE.fullmatch(line))


def _kind_of_links(links: list[str], separator: re.Pattern[str]) -> LineKind:
    """Kind of a line of these links; words parted by single spaces are too likely to be text."""
    sure = phrases = also = 0
    for link in links:
        word = " ".join(link.casefold().split())
        phrase = bool(_PHRASE.fullmatch(word))
        phrases += phrase
        sure += phrase or word in _SURE or (bool(_TOWARDS.fullmatch(word)) and len(links) > 1)
        also += not phrase and word in _ALSO
        if not (phrase or word in _SURE or word in _ALSO or _may_stand_beside(word, links)):
            return "text"
    if separator is _SPACE:
        return "side-row" if sure == len(links) > 2 or links[1:] == ["Next"] else "text"
    if len(links) > 1 and sure + phrases > 1:
        return "row"
    if len(links) > 1:
        return "side-row" if sure + also else "text"
    if phrases:
        return "phrase"
    return "single" if sure + also else "text"


def _may_stand_beside(word: str, links: list[str]) -> bool:
    if len(links) == 1:
        return False
    return word in _ASIDE or bool(_PAGE_NUMBER.fullmatch(word) or _TOWARDS.fullmatch(word))
