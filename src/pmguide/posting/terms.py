"""Find the terms of the glossary that a posting uses, where it uses them in the glossary's sense."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import compress
from typing import TYPE_CHECKING

from ..model.statements import Verbatim
from .headings import Heading, heading
from .markup import shown
from .views import Used
from .weights import weights

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from .cutting import Piece

# Names that lead a reader to a term, but mostly mean something else in a posting: any demand, strategy or place; all of
# marketing, often as a department; a channel that one runs (社群, 論壇); what a recommender recalls; events on and off
# the net; a trait of character; any loop or pipe; a part of 生產管理; manuals of software; parts of machines.
_TOO_GENERAL = (
    "需求 策略 战略 定位 营销 行销 社群 社群平台 社交 社交平台 论坛 召回 线上线下 到店 同理心 网感 用户感 使用者感"
    " 闭环 回圈 管道 冲刺 产管 操作手册 数据采集 020 plc ram ua mgm"
)
_HYPHENS = "-‐‑–"
_SLASH = re.compile(r"(?<=[a-z0-9])[/&.](?=[a-z0-9])")  # of A/B test and LTV/CAC, where terms go on
_AMOUNT = tuple("年月日天岁个次人名元万千kw%")  # behind 0-1 they make it a number of years, of people, of money
_NEAR = 20  # characters around a name in which its words and its clause are looked for
_SUFFIX = "书"  # 需求規格書 is one, though 規格書 is a word
_DENIED = "不需|不用|不必|不须|不要求|不负责|不会负责|不涉及|无需|无须|毋需|毋须"
# Headings of what is not the job; where words follow on the line (工作地點：台北), only of these.
_ASIDE = "福利|待遇|薪|公司|关于|我们是谁|提供|地点|地址|方式|benefits|aboutus"
_FIELD = " :|】"  # between such a heading and the words
# Other jobs on the page go on to the end.
_OTHER = ("相似", "相关", "类似", "推荐", "更多", "热门", "其他", "其它")
_JOBS = ("职位", "职缺", "岗位", "机会")
_LIKED = ("喜欢", "感兴趣")
_LONGEST = 12  # characters of such a heading


def terms_in(text: str, plain: str, pieces: Sequence[Piece], terms: Mapping[str, tuple[str, str]]) -> tuple[Used, ...]:
    """
    Return the terms that the statements `pieces` of folded `text` use, each once, in the order of the glossary.

    `plain` is the text as it is written; `terms` are folded names, each with its id and title. None runs across a stop
    or cuts a word in two; where two overlap, the longer one is meant.
    """
    proper = _proper(text, pieces)
    starts = [piece.start for piece in proper]
    places: dict[str, tuple[int, int]] = {}
    taken: set[int] = set()
    for start, end, id_ in sorted(_names(text, terms), key=lambda name: (name[0] - name[1], name[0])):
        at = bisect_right(starts, start) - 1
        if at < 0 or end > proper[at].end or not taken.isdisjoint(range(start, end)):
            continue
        if _is_whole(text, proper[at], start, end) and not _is_denied(text, proper[at], start):
            taken.update(range(start, end))
            places[id_] = min((start, end), places.get(id_, (start, end)))
    return tuple(
        Used(id_, title, Verbatim(shown(plain, *places[id_])), f"glossary {id_}")
        for id_, title in dict(terms.values()).items()
        if id_ in places
    )


def _names(text: str, terms: Mapping[str, tuple[str, str]]) -> Iterator[tuple[int, int, str]]:
    """Yield the ends of each name of a term in folded `text`, whatever it means there, and the term's id."""
    kept = [(not character.isspace() and character not in _HYPHENS) or character == "\n" for character in text]
    for slash in _SLASH.finditer(text):
        kept[slash.start()] = False
    places = list(compress(range(len(text)), kept))
    keys = "".join(compress(text, kept))
    general = set(_TOO_GENERAL.split())
    for key, (id_, _) in terms.items():
        at = keys.find(key) if key not in general else -1
        while at >= 0:
            yield places[at], places[at + len(key) - 1] + 1, id_
            at = keys.find(key, at + 1)


def _proper(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Return the statements that speak of the job: no headings, no benefits, not the company, no other jobs."""
    proper, aside = [], 0  # up to where something else is spoken of
    for piece in pieces:
        words = text[piece.start : piece.end]
        if not piece.number and _heads_other_jobs(text[piece.body : piece.end]):
            break
        heads = heading(words)
        if heads is Heading.OTHER and any(word in words for word in _ASIDE.split("|")):
            line = text.find("\n", piece.end)
            aside = line if text[piece.end : line].strip(_FIELD) and line >= 0 else len(text)
        elif heads:
            aside = 0
        elif piece.start >= aside:
            proper.append(piece)
    return proper


def _heads_other_jobs(words: str) -> bool:
    """Return whether other jobs of the site follow: 相似職缺, 你可能也喜歡."""
    if len(words) > _LONGEST:
        return False
    words = words.rstrip(" :】")
    if words.startswith("猜") or (words.startswith(("你", "您")) and ("可能" in words or "也" in words)):
        return words.endswith((*_LIKED, *_JOBS))
    return words.lstrip("【").startswith(_OTHER) and words.endswith(_JOBS)


def _is_whole(text: str, piece: Piece, start: int, end: int) -> bool:
    """Return whether a name is no part of a longer word or number: PD in UPDATE, 0-1 in 10-15, 促活 in 大促活動."""
    words, before, behind = text[start:end], text[max(start - 1, 0) : start], text[end : end + 1]
    if words.isascii() and any(character.isascii() and character.isalpha() for character in before + behind):
        return False
    if (before.isdecimal() and words[0].isdecimal()) or (behind.isdecimal() and words[-1].isdecimal()):
        return False
    if words.isdecimal() or (words[-1].isdecimal() and text[end : end + 2].lstrip().startswith(_AMOUNT)):
        return False  # 01 of a list, 0-1 年
    first = max(piece.start, start - _NEAR)
    others = weights().lexicon.places(text[first : min(piece.end, end + _NEAR)])
    start, end = start - first, end - first + (behind == _SUFFIX)
    return not any(left < start < right < end or start < left < end < right for left, right, _ in others)


def _is_denied(text: str, piece: Piece, start: int) -> bool:
    """Return whether what stands at `start` is said not to be wanted: 不需要寫 PRD."""
    clause = re.split("[,;!?]", text[max(piece.start, start - _NEAR) : start])[-1]
    return any(word in clause for word in _DENIED.split("|"))
