"""Notice ids that come twice, among as many as there may be, in little memory."""

from __future__ import annotations

from array import array

_ROOM = 1024  # places to begin with
_MARKS = (1 << 63) - 1  # of an id a number of 63 bits is kept: two of a million share one in 1 of 10 million cases


class Ids:
    """The ids that were given so far: 16 to 32 bytes each, where a set of them would take ten times as much."""

    def __init__(self) -> None:
        self.repeated = 0  # how many were there before
        self.example = ""  # the first of them
        self._count = 0
        self._places = array("q", bytes(8 * _ROOM))  # open addressing; 0 is a free place

    def add(self, id_: str) -> None:
        """Remember an id, and whether it was there before."""
        if not self._put(hash(id_) & _MARKS or 1):
            self.repeated += 1
            self.example = self.example or id_
        elif 2 * self._count > len(self._places):
            full, self._count = self._places, 0
            self._places = array("q", bytes(2 * 8 * len(full)))
            for mark in filter(None, full):
                self._put(mark)

    def _put(self, mark: int) -> bool:
        """Put a mark in its place; return whether it is new."""
        size = len(self._places)
        place = mark % size
        while self._places[place]:
            if self._places[place] == mark:
                return False
            place = (place + 1) % size
        self._places[place] = mark
        self._count += 1
        return True
