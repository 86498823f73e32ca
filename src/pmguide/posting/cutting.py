"""
Cut a posting into statements: headings, list items, sentences.

Everything here works on folded text (`matching.fold`), in which every character stands where the original's does.
"""

from __future__ import annotations

import itertools
import re
from typing import NamedTuple

from .headings import ends_with_heading

# What may begin or end a statement; only where one of these stands is anything looked at more closely.
_SIGNS = (
    r"[\n。！？!?；;.0-9(（一二三四五六七八九十①-⑳⑴-⒛❶-❿➀-➉㈠-㈩•●▪◆◇■□★☆※►▶➢◎○⚫☑✔✓*·・‧\uf06c\uf0b7\uf0a7\uf0d8"
    r"\-–—【:：]"
)
_BULLETS = r"•●▪◆◇■□★☆※►▶➢◎○⚫☑✔✓\uf06c\uf0b7\uf0a7\uf0d8"
# A Chinese character; a range of 20,000 of them takes 2 ms to compile.
_HAN = r"[^\W0-9a-z_]"
_MARK = re.compile(
    rf"(?={_SIGNS})(?:"
    r"(?P<line>\n+)"
    r"|(?P<end>[。！？!?；;]+[”\"’」』）)]*|(?<=[^\W0-9a-z])[.](?=\s*[^\W0-9a-z]|\s*$)|(?<=[a-z)])[.]\s+(?=[^\W0-9]))"
    r"|(?P<item>[(（][0-9一二三四五六七八九十]{1,2}[)）]"
    r"|(?<![0-9a-z.~\-–—至到第+/%])[0-9]{1,2}(?:\s?[、.．)）｡。](?![0-9])|[:：](?=[^\W0-9]))"
    rf"|(?<![0-9a-z.~\-–—至到第+/%])(?<!{_HAN})[0-9]{{1,2}}[,，](?=[^\W0-9])"
    r"|(?<![^\W_])[一二三四五六七八九十]{1,2}[、.．]"
    rf"|[①-⑳⑴-⒛❶-❿➀-➉㈠-㈩{_BULLETS}]"
    r"|(?<![^\W_])[*·・‧](?=\s*[^\W_])"
    rf"|(?<=[^\W0-9a-z])-\s*(?={_HAN}{{4}})|(?<=\s)[-–—]+\s*(?=[^\W_]))"
    r"|(?P<bracket>【[^】\n]{1,20}】\s*[:：]?)"
    r"|(?P<colon>[:：?？])"
    r")"
)
_LEAD = re.compile(
    rf"\s*(?:[(（]?([0-9]{{1,2}})(?:\s*[、.．)）｡。,，:：](?![0-9])|(?=\s*{_HAN}{{3}}))|[(（]?([一二三四五六七八九十]{{1,2}})[、.．)）]"
    rf"|([①-⑳])|[⑴-⒛❶-❿➀-➉㈠-㈩]|[{_BULLETS}*·・‧\-–—]+)\s*"
)
_SPACES = re.compile(rf"(?:(?<={_HAN})|(?<=[)）]))\s+(?={_HAN})")
_WORD = re.compile(r"[^\W_]")
_LONG = 60  # characters; what is longer and has spaces between Chinese characters is cut there
_SHORTEST = 6  # characters between two such spaces
# Text without any sign between its statements is cut before what usually begins one: a heading, a verb of duty, what a
# requirement opens with, or a bare number that goes on with the list. Seldom needed, it is compiled on first use.
_STOPS = re.compile(r"[，,、；;。！!？?：:]")
_OPENINGS = (
    r"(?P<heading>(?:岗位|工作|主要|职位)职责|工作内容|(?:岗位|职位|工作)描述|(?:任职|岗位|职位|应聘|应征)(?:要求|条件|资格)|加分项|福利待遇)"
    r"|(?P<number>(?<![0-9])[0-9]{1,2}(?![0-9年月日天周岁人个家万亿千百倍次%+\-~]))"
    r"|负责|参与|协助|制定|推动|跟进|策划|维护|协调|组织|撰写|搭建|收集|我们希望|熟悉|具备|良好的|本科|大专|硕士|[一二三四五0-9]年以上|要求"
)
_RUN_TOGETHER = 60  # characters without a stop; no ordinary posting has so many
_MOST_LEFT_OUT = 2  # steps by which a list's numbers go on: one may be left out, or come twice
_YEARS = re.compile(r"(?<=[0-9][~\-–—至到])[0-9]{1,2}年$")  # 3~5年4、: what a number of the list may follow
_AFTER_NUMBER = "、.．)）｡。:：,， "
_HAN_DIGITS = "一二三四五六七八九十"


class Piece(NamedTuple):
    """A statement's place: `start` to `end`, its own words from `body`; `number` is its list number, 0 for none."""

    start: int
    end: int
    body: int
    number: int
    starts_line: bool


def cut(text: str) -> list[Piece]:
    """Return the statements of folded `text`, in order; what lies between them holds no letter or digit."""
    places, lines = _places(text)
    pieces: list[Piece] = []
    for start, end in itertools.pairwise(places):
        if end - start <= _LONG:
            found = _piece(text, start, end, start in lines)
            if found:
                pieces.append(found)
        else:
            pieces += _long(text, start, end, start in lines)
    return pieces


def _places(text: str) -> tuple[list[int], set[int]]:
    """Return where statements may begin or end, in order, and which of these places begin a line."""
    places, lines, number = {0, len(text)}, {0}, 0
    for mark in _MARK.finditer(text):
        kind, start, end = mark.lastgroup, mark.start(), mark.end()
        if kind == "line":
            places.update((start, end))
            lines.add(end)
        elif kind == "end":
            places.add(end)
        elif kind == "item":
            said = mark["item"].rstrip(_AFTER_NUMBER)
            if said.isdecimal():
                goes_on = int(said) == 1 or 0 <= int(said) - number <= _MOST_LEFT_OUT
                after_years = _YEARS.search(text, max(0, start - 6), start)
                if not goes_on and not after_years and text[start - 1 : start].isalpha():
                    continue  # 雙11、年貨節: no list goes on here
                number = int(said)
            heading = ends_with_heading(text, start)
            places.update((start, heading) if heading >= 0 else (start,))
        elif kind == "bracket":
            places.update((start, end))
        else:
            heading = ends_with_heading(text, start)
            if heading >= 0:
                places.update((heading, end))
    return sorted(places), lines


def _long(text: str, start: int, end: int, starts_line: bool) -> list[Piece]:
    """Return the statements of a long piece: what stands between its spaces, if anything."""
    cuts = [start]
    for space in _SPACES.finditer(text, start, end):
        if space.start() - cuts[-1] >= _SHORTEST:
            cuts.append(space.start())
    cuts.append(end)
    for first, last in itertools.pairwise(cuts[:]):
        if last - first > _RUN_TOGETHER and not _STOPS.search(text, first, last - 1):
            cuts += _openings(text, first, last)
    found = (
        _piece(text, first, last, starts_line and first == start) for first, last in itertools.pairwise(sorted(cuts))
    )
    return [piece for piece in found if piece]


def _openings(text: str, start: int, end: int) -> list[int]:
    """Return where statements begin in a text that has no stops."""
    cuts, number = [start], 0
    for opening in re.compile(_OPENINGS).finditer(text, start, end):
        at = opening.start()
        if opening["heading"]:
            cuts += [at, opening.end()]
            number = 0
        elif opening["number"]:
            if int(opening["number"]) in (1, number + 1):
                cuts.append(at)
                number = int(opening["number"])
        elif at - cuts[-1] >= _SHORTEST:
            cuts.append(at)
    return cuts[1:]


def _piece(text: str, start: int, end: int, starts_line: bool) -> Piece | None:
    """Return the statement between two places, without space around it; None where there is nothing to read."""
    inner = text[start:end]
    words = inner.strip()
    if not words:
        return None
    start += inner.index(words[0])
    end = start + len(words)
    lead = _LEAD.match(text, start, end)
    body = lead.end() if lead else start
    if not _WORD.search(text, body, end):
        return None
    return Piece(start, end, body, _number(lead) if lead else 0, starts_line)


def _number(lead: re.Match[str]) -> int:
    """Return the list number that a statement begins with; 0 for a bullet."""
    digits, han, circled = lead.groups()
    if digits:
        return int(digits)
    if circled:
        return ord(circled) - ord("①") + 1
    return _HAN_DIGITS.find(han[-1]) + 1 + 10 * (len(han) - 1) if han else 0
