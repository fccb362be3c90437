"""How many lost characters come back, and how many of them rightly.

    python -m benchmarks.repair            # the pages of seeds/milestones, damaged here
    python -m benchmarks.repair FOLDER     # pairs NAME.clean.txt and NAME.fffd.txt of a folder
    python -m benchmarks.repair FOLDER --damage '*.md'   # files of a folder, damaged here

Damage is what a website does that declares Windows-1252 text to be UTF-8: each character outside
ASCII becomes U+FFFD. Prints per file and in all: characters lost, repaired, repaired as in the
original (precision), quotes and apostrophes lost and back (recall), and characters still lost.
Exits with 1 when precision is below 99 % or recall below 85 %.
"""

import argparse
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from compiler.diagnostics import Sink
from compiler.seed.textpage.page import read_text_page

LOST = "\N{REPLACEMENT CHARACTER}"
QUOTES = frozenset("‘’“”")
MILESTONES = Path(__file__).parents[1] / "seeds" / "milestones" / "originals"
LEAST_PRECISION = 0.99
LEAST_RECALL = 0.85


@dataclass(frozen=True)
class Wrong:
    """A repair that differs from the original."""

    where: str
    around: str
    original: str
    repaired: str


@dataclass(frozen=True)
class Score:
    """Counts over one file or many."""

    lost: int = 0
    repaired: int = 0
    agreeing: int = 0
    quotes: int = 0
    quotes_back: int = 0
    wrong: tuple[Wrong, ...] = ()
    missed: tuple[Wrong, ...] = ()
    """Quotes and apostrophes that did not come back."""

    def __add__(self, other: "Score") -> "Score":
        return Score(
            self.lost + other.lost,
            self.repaired + other.repaired,
            self.agreeing + other.agreeing,
            self.quotes + other.quotes,
            self.quotes_back + other.quotes_back,
            self.wrong + other.wrong,
            self.missed + other.missed,
        )

    @property
    def precision(self) -> float:
        return self.agreeing / self.repaired if self.repaired else 1.0

    @property
    def recall(self) -> float:
        return self.quotes_back / self.quotes if self.quotes else 1.0


def damage(text: str) -> str:
    """The text with every character outside ASCII lost."""
    return re.sub("[^\x00-\x7f]", LOST, text)


def score(name: str, clean: str, damaged: str) -> Score:
    """What the reader makes of a damaged page, held against the original."""
    clean, damaged = (text.replace("\r\n", "\n") for text in (clean, damaged))
    if len(clean) != len(damaged):
        raise ValueError(f"{name}: the damaged page is not as long as the clean one")
    page = read_text_page(name, damaged.encode(), Sink())
    repairs = {
        page.source.offset(repair.line, repair.column): repair.after
        for repair in page.repairs
        if repair.before == LOST
    }
    total = Score()
    for place in (match.start() for match in re.finditer(LOST, damaged)):
        total += _score_character(name, clean, place, repairs.get(place))
    return total


def _score_character(name: str, clean: str, place: int, after: str | None) -> Score:
    original = clean[place]
    agrees = after == original
    line = clean.count("\n", 0, place) + 1
    around = clean[max(0, place - 30) : place + 30].replace("\n", " ")
    report = (Wrong(f"{name}:{line}", around, original, after or LOST),)
    quote = original in QUOTES
    return Score(
        lost=1,
        repaired=after is not None,
        agreeing=agrees,
        quotes=quote,
        quotes_back=quote and agrees,
        wrong=report if after is not None and not agrees else (),
        missed=report if quote and after is None else (),
    )


def pairs(folder: Path | None, pattern: str) -> Iterator[tuple[str, str, str]]:
    """Name, original and damaged text of every page that is asked for."""
    if folder is None or pattern:
        for path in sorted((folder or MILESTONES).rglob(pattern or "*.txt")):
            clean = path.read_bytes().decode("utf-8", "ignore")
            yield path.name, clean, damage(clean)
        return
    for path in sorted(folder.glob("*.clean.txt")):
        damaged = path.with_name(path.name.replace(".clean.", ".fffd."))
        if damaged.exists():
            yield path.name, path.read_text("utf-8"), damaged.read_text("utf-8")


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="score the repair of lost characters")
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--damage", default="", metavar="GLOB", help="damage these files")
    parser.add_argument("--wrong", action="store_true", help="list wrong and missed repairs")
    options = parser.parse_args(arguments)
    total = Score()
    print(f"{'lost':>6} {'repaired':>8} {'agree':>6} {'precision':>9} {'quotes':>6} {'back':>5} "
          f"{'recall':>7} {'still':>6}  page")  # fmt: skip
    for name, clean, damaged in pairs(options.folder, options.damage):
        found = score(name, clean, damaged)
        total += found
        if found.lost:
            print(_row(found, name))
    print(_row(total, "all"))
    if options.wrong:
        for label, cases in (("wrong", total.wrong), ("missed", total.missed)):
            for case in cases:
                print(f"{label}: {case.where}: …{case.around}… {case.original!r} {case.repaired!r}")
    return int(total.precision < LEAST_PRECISION or total.recall < LEAST_RECALL)


def _row(found: Score, name: str) -> str:
    return (
        f"{found.lost:6} {found.repaired:8} {found.agreeing:6} {found.precision:9.1%} "
        f"{found.quotes:6} {found.quotes_back:5} {found.recall:7.1%} "
        f"{found.lost - found.repaired:6}  {name}"
    )


if __name__ == "__main__":
    sys.exit(main())
