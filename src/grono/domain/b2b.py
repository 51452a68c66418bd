"""Which pairs meet when: a schedule without clashes that meets every mutual wish where that is possible."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise

Pair = tuple[str, str]
_EFFORT = 200_000
"""How many steps the search takes before it is content with what it has."""


@dataclass(frozen=True)
class Planned:
    """Two people who meet in a slot at a table; both are counted from 1."""

    slot: int
    desk: int
    first: str
    second: str


@dataclass(frozen=True)
class Schedule:
    """The meetings, and the wishes that found no room; mutual ones are those that both had."""

    meetings: tuple[Planned, ...]
    unmet_mutual: tuple[Pair, ...]
    unmet: tuple[Pair, ...]


def schedule(wishes: Iterable[Pair], slots: int, tables: int) -> Schedule:
    """Meetings for wishes, each (who wishes, whom); mutual wishes come first, then the others as they fit.

    Meetings are the edges of a graph and slots their colours. With more slots than anybody has mutual wishes
    there is always a schedule (Vizing 1964; in the way of Misra and Gries 1992); otherwise it is looked for.
    One that exists can be evened out over the slots (de Werra 1971): tables suffice when their number does.
    """
    wished = dict.fromkeys(pair for pair in wishes if pair[0] != pair[1])
    pairs = dict.fromkeys(_ordered(*pair) for pair in wished)
    mutual = [pair for pair in pairs if pair in wished and pair[::-1] in wished]
    board = coloured(mutual, slots)
    board.even_out(tables)
    board.drop_over(tables)
    _fill(board, [pair for pair in pairs if pair not in set(mutual)], slots * tables)
    board.even_out(tables)
    met = board.pairs()
    return Schedule(
        tuple(_seated(board)),
        tuple(pair for pair in mutual if pair not in met),
        tuple(pair for pair in pairs if pair not in met and pair not in set(mutual)),
    )


def coloured(pairs: Sequence[Pair], slots: int) -> Board:
    """All pairs in slots where that can be done, otherwise as many as were placed on the way."""
    degrees = Counter(person for pair in pairs for person in pair)
    board = Board(slots)
    if slots > max(degrees.values(), default=0):
        for pair in pairs:
            board.fan(*pair)
        return board
    for pair in sorted(pairs, key=lambda pair: (-max(degrees[one] for one in pair), pair)):
        board.place(*pair)
    if len(board.pairs()) < len(pairs) and max(degrees.values(), default=0) <= slots:
        found = _Search(pairs, slots).run()
        return found or board
    return board


@dataclass
class Board:
    """Who meets whom in which slot; nobody twice in one slot."""

    slots: int
    seats: dict[str, dict[int, str]] = field(default_factory=dict[str, dict[int, str]])

    def free(self, one: str) -> list[int]:
        """The slots in which somebody has no meeting."""
        taken = self.seats.get(one, {})
        return [slot for slot in range(self.slots) if slot not in taken]

    def pairs(self) -> set[Pair]:
        """All pairs that meet."""
        return {_ordered(one, other) for one, row in self.seats.items() for other in row.values()}

    def in_slot(self, slot: int) -> list[Pair]:
        """The pairs that meet in a slot."""
        found = {_ordered(one, row[slot]) for one, row in self.seats.items() if slot in row}
        return sorted(found)

    def put(self, one: str, other: str, slot: int) -> None:
        """Let two meet in a slot."""
        self.seats.setdefault(one, {})[slot] = other
        self.seats.setdefault(other, {})[slot] = one

    def take(self, one: str, other: str, slot: int) -> None:
        """Take a meeting off the board."""
        del self.seats[one][slot]
        del self.seats[other][slot]

    def place(self, one: str, other: str) -> bool:
        """Find a slot for two, moving other meetings between two slots where that helps."""
        mine, theirs = self.free(one), self.free(other)
        if both := [slot for slot in mine if slot in theirs]:
            self.put(one, other, min(both, key=lambda slot: (len(self.in_slot(slot)), slot)))
            return True
        for here in mine:
            for there in theirs:
                chain = self.chain(other, here, there)
                if one not in chain:
                    self.swap(chain, here, there)
                    self.put(one, other, here)
                    return True
        return False

    def chain(self, start: str, first: int, second: int) -> list[str]:
        """The people along the meetings that alternate between two slots, from one who has only the first."""
        path, slot = [start], first
        while (following := self.seats.get(path[-1], {}).get(slot)) is not None and following != path[0]:
            path.append(following)
            slot = first + second - slot
        return path

    def swap(self, chain: Sequence[str], first: int, second: int) -> None:
        """Exchange two slots along a chain that begins with a meeting in the first."""
        held = [(*pair, (first, second)[at % 2]) for at, pair in enumerate(pairwise(chain))]
        for meeting in held:
            self.take(*meeting)
        for one, other, slot in held:
            self.put(one, other, first + second - slot)

    def fan(self, one: str, other: str) -> None:
        """Find a slot for two where everybody has one to spare; it always succeeds (Misra and Gries)."""
        people = self._fan(one, other)
        mine, theirs = self.free(one)[0], self.free(people[-1])[0]
        self.swap(self.chain(one, theirs, mine), theirs, mine)
        end = next(at for at, person in enumerate(people) if theirs in self.free(person))
        slots = {person: slot for slot, person in self.seats.get(one, {}).items()}
        for person, following in pairwise(people[: end + 1]):
            self.take(one, following, slots[following])
            self.put(one, person, slots[following])
        self.put(one, people[end], theirs)

    def _fan(self, one: str, other: str) -> list[str]:
        """Neighbours of somebody, each of whom meets them in a slot that the one before has free."""
        people = [other]
        row = self.seats.get(one, {})
        while True:
            free = self.free(people[-1])
            following = next((row[slot] for slot in free if slot in row and row[slot] not in people), None)
            if following is None:
                return people
            people.append(following)

    def even_out(self, most: int) -> None:
        """Move meetings from full slots to emptier ones until no slot has more than most, if that can be."""
        while True:
            sizes = sorted((len(self.in_slot(slot)), slot) for slot in range(self.slots))
            (fewest, emptier), (largest, fuller) = sizes[0], sizes[-1]
            if largest <= most or largest - fewest < 2:
                return
            self._shift(fuller, emptier)

    def _shift(self, fuller: int, emptier: int) -> None:
        """Exchange two slots along a chain that has one meeting more in the fuller."""
        for one, row in sorted(self.seats.items()):
            if fuller in row and emptier not in row:
                chain = self.chain(one, fuller, emptier)
                if len(chain) % 2 == 0:
                    self.swap(chain, fuller, emptier)
                    return

    def drop_over(self, most: int) -> None:
        """Take off the meetings of a slot for which there is no table."""
        for slot in range(self.slots):
            for pair in self.in_slot(slot)[most:]:
                self.take(*pair, slot)


class _Search:
    """Looks through all schedules, the pair with the fewest slots left first."""

    def __init__(self, pairs: Sequence[Pair], slots: int) -> None:
        self.board = Board(slots)
        self.left = list(pairs)
        self.effort = _EFFORT

    def run(self) -> Board | None:
        """A schedule of all pairs; None where there is none, or the search took too long."""
        return self.board if self._placed() else None

    def _placed(self) -> bool:
        if not self.left:
            return True
        self.effort -= 1
        if self.effort < 0:
            return False
        pair, slots = min(((pair, self._slots(pair)) for pair in self.left), key=lambda found: len(found[1]))
        self.left.remove(pair)
        for slot in slots:
            self.board.put(*pair, slot)
            if self._placed():
                return True
            self.board.take(*pair, slot)
        self.left.append(pair)
        return False

    def _slots(self, pair: Pair) -> list[int]:
        """The slots that are free for both; of those in which nobody meets yet, one stands for all."""
        one, other = pair
        theirs = set(self.board.free(other))
        used = {slot for row in self.board.seats.values() for slot in row}
        both = [slot for slot in self.board.free(one) if slot in theirs]
        fresh = [slot for slot in both if slot not in used]
        return [slot for slot in both if slot in used] + fresh[:1]


def _fill(board: Board, pairs: Sequence[Pair], most: int) -> None:
    """Place what is wished by one alone: whoever has the fewest meetings comes first."""
    left = list(pairs)
    while left and sum(len(row) for row in board.seats.values()) // 2 < most:
        pair = min(left, key=lambda pair: (sum(len(board.seats.get(one, {})) for one in pair), pair))
        left.remove(pair)
        board.place(*pair)


def _seated(board: Board) -> Iterable[Planned]:
    for slot in range(board.slots):
        for desk, (one, other) in enumerate(board.in_slot(slot), start=1):
            yield Planned(slot + 1, desk, one, other)


def _ordered(one: str, other: str) -> Pair:
    return (one, other) if one <= other else (other, one)


def clashes(meetings: Sequence[Planned]) -> list[tuple[Planned, Planned]]:
    """Meetings that cannot both take place: the same slot, and a person or a table in common."""
    return [
        (one, other)
        for one, other in combinations(meetings, 2)
        if one.slot == other.slot
        and (one.desk == other.desk or {one.first, one.second} & {other.first, other.second})
    ]
