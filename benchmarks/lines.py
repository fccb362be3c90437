"""How fast paragraphs become lines: shaped, broken by total fit and assembled.

    python -m benchmarks.lines [--text moby|prose|distinct] [--mixed 0.35] [--profile]

The words are those of `corpus`; a part of the paragraphs is given bold and italic words. The same
arguments set the same text.
"""

import argparse
import cProfile
import pstats
import random
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.corpus import Paragraph, make_book
from compiler.diagnostics import Sink
from compiler.fonts.library import FaceLibrary
from compiler.layout.lines.paragraph import set_paragraph
from compiler.layout.lines.setting import Setting
from compiler.model.inline import Emphasis, Inlines, Strong, Text
from compiler.stylesheet.load import load_style

STYLES = Path(__file__).parent.parent / "styles"
PAGES = 1_300


def texts(kind: str, count: int) -> Iterator[str]:
    """Paragraphs of `count` words in all."""
    for chapter in make_book(PAGES, kind):  # type: ignore[arg-type]
        for block in chapter.blocks:
            if isinstance(block, Paragraph):
                yield block.text
                count -= block.text.count(" ") + 1
                if count <= 0:
                    return


def with_styles(text: str, chance: random.Random) -> Inlines:
    """The same words, two of them bold and three italic."""
    words = text.split(" ")
    first, second = sorted(chance.sample(range(2, len(words) - 6), 2))
    return (
        Text(" ".join(words[:first]) + " "),
        Strong((Text(" ".join(words[first : first + 2])),)),
        Text(" " + " ".join(words[first + 2 : second + 2]) + " "),
        Emphasis((Text(" ".join(words[second + 2 : second + 5])),)),
        Text(" " + " ".join(words[second + 5 :])),
    )


def main() -> None:
    """Set the paragraphs and print how long it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--text", choices=("moby", "prose", "distinct"), default="moby")
    parser.add_argument("--words", type=int, default=500_000)
    parser.add_argument("--mixed", type=float, default=0.35)
    parser.add_argument("--measure", type=float, default=128 * 72 / 25.4)
    parser.add_argument("--profile", action="store_true")
    options = parser.parse_args()
    chance = random.Random(1971)
    given: list[Inlines] = [
        with_styles(text, chance) if chance.random() < options.mixed else (Text(text),)
        for text in texts(options.text, options.words)
    ]
    sink = Sink()
    sheet = load_style("bluebook", Path(), STYLES, sink)
    body = sheet.style("body")
    started = time.process_time()
    setting = Setting(FaceLibrary(sheet.families, sink), sheet, "en", sink)
    profile = cProfile.Profile()
    if options.profile:
        profile.enable()
    lines = hyphens = loose = 0
    for inlines in given:
        for line in set_paragraph(inlines, body, options.measure, setting).lines:
            lines += 1
            hyphens += line.hyphenated
            loose += line.ratio > 1.6
    profile.disable()
    seconds = time.process_time() - started
    print(
        f"{len(given)} paragraphs, {lines} lines, {hyphens} hyphens, {loose} loose; "
        f"{seconds:.2f} s CPU, {options.words / seconds:,.0f} words/s"
    )
    if options.profile:
        pstats.Stats(profile).sort_stats("tottime").print_stats(25)


if __name__ == "__main__":
    main()
