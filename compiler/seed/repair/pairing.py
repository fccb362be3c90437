"""Chooses among readings of lost characters so that the quotes of a paragraph pair.

In: the marks of a paragraph in order, each with its possible readings and what each costs. Out:
for each mark the reading of the cheapest way through the paragraph, and how sure it is.

The way is found with a Viterbi search over the quotes that stand open: none, double, single, or
one within the other. Costs are negative logarithms of odds, so that a reading whose best
alternative costs 2.2 more is nine times as likely. The sureness of a reading is taken from that
difference, which is found by searching from both ends.
"""

import math
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

Event = Literal["", "open-double", "close-double", "open-single", "close-single", "sentence"]

UNMATCHED = 4.0
"""Cost of a closing quote where none of its kind is open."""
UNCLOSED = 3.0
"""Cost of a quote that is still open at the end of the paragraph."""
OPENED_AGAIN = 2.5
"""Cost of an opening quote while one of its kind is open, which then was never closed."""
OUTER_SINGLE = 2.5
"""Cost of a single quote outside double ones, which American and most official English avoid."""
PER_SENTENCE = 0.25
"""Cost of each sentence that ends inside a quotation: long ones are rarer than short ones."""

CERTAIN_MARGIN = 20.0

_Costs = dict[str, float]
"""Cost of the cheapest way to or from each state."""
_STATES = ("", "d", "s", "ds", "sd")
_MOVES: dict[Event, dict[str, tuple[str, float]]] = {
    "": {state: (state, 0.0) for state in _STATES},
    "sentence": {state: (state, PER_SENTENCE * len(state)) for state in _STATES},
    "open-double": {
        "": ("d", 0.0),
        "d": ("d", OPENED_AGAIN),
        "s": ("sd", 0.0),
        "ds": ("d", OPENED_AGAIN + UNCLOSED),
        "sd": ("sd", OPENED_AGAIN),
    },
    "close-double": {
        "": ("", UNMATCHED),
        "d": ("", 0.0),
        "s": ("s", UNMATCHED),
        "ds": ("", UNCLOSED),
        "sd": ("s", 0.0),
    },
    "open-single": {
        "": ("s", OUTER_SINGLE),
        "d": ("ds", 0.0),
        "s": ("s", OPENED_AGAIN),
        "ds": ("ds", OPENED_AGAIN),
        "sd": ("s", OPENED_AGAIN + UNCLOSED),
    },
    "close-single": {
        "": ("", UNMATCHED),
        "d": ("d", UNMATCHED),
        "s": ("", 0.0),
        "ds": ("d", 0.0),
        "sd": ("", UNCLOSED),
    },
}


class Reading(Struct, frozen=True):
    """One way to read a mark: what it stands for, by which rule, and what that costs."""

    after: str
    rule: str
    cost: float
    event: Event = ""


class Choice(Struct, frozen=True):
    """The reading chosen for a mark and how likely it is, from 0 to 1."""

    reading: Reading
    confidence: float


def choose(marks: Sequence[Sequence[Reading]], *, may_stay_open: bool = False) -> list[Choice]:
    """One choice for each mark; `may_stay_open` says that the quotation goes on below."""
    from_start = _costs_from_start(marks)
    to_end = _costs_to_end(marks, 0.0 if may_stay_open else UNCLOSED)
    return [
        _choice(readings, before, after)
        for readings, before, after in zip(marks, from_start, to_end[1:], strict=False)
    ]


def _choice(readings: Sequence[Reading], before: _Costs, after: _Costs) -> Choice:
    """The cheapest reading between what leads to it and what follows."""
    if len(readings) == 1:
        return Choice(readings[0], 1.0)
    totals = []
    for reading in readings:
        moves = _MOVES[reading.event]
        ways = [cost + moves[state][1] + after[moves[state][0]] for state, cost in before.items()]
        totals.append(reading.cost + min(ways))
    best = totals.index(min(totals))
    others = [
        total
        for total, reading in zip(totals, readings, strict=True)
        if reading.after != readings[best].after
    ]
    margin = min(others) - totals[best] if others else CERTAIN_MARGIN
    confidence = 1 / (1 + math.exp(-min(margin, CERTAIN_MARGIN)))
    return Choice(readings[best], round(confidence, 3))


def _costs_from_start(marks: Sequence[Sequence[Reading]]) -> list[_Costs]:
    """Before each mark: the cheapest way from the start to each state."""
    costs = [{"": 0.0}]
    for readings in marks:
        here = costs[-1]
        following: _Costs = {}
        for reading in readings:
            moves = _MOVES[reading.event]
            for state, cost in here.items():
                target, price = moves[state]
                total = cost + price + reading.cost
                if total < following.get(target, math.inf):
                    following[target] = total
        costs.append(following)
    return costs


def _costs_to_end(marks: Sequence[Sequence[Reading]], unclosed: float) -> list[_Costs]:
    """Before each mark, and after the last: the cheapest way from each state to the end."""
    costs = [{state: unclosed * len(state) for state in _STATES}]
    for readings in reversed(marks):
        ahead = costs[-1]
        here = dict.fromkeys(_STATES, math.inf)
        for reading in readings:
            for state, (target, price) in _MOVES[reading.event].items():
                total = reading.cost + price + ahead[target]
                here[state] = min(here[state], total)
        costs.append(here)
    return costs[::-1]
