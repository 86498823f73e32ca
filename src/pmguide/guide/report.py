"""Check a content file and say how it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..model.statements import Verbatim
from .checks import check
from .loading import read_bytes
from .reading import Problem, read

if TYPE_CHECKING:
    from pathlib import Path


class Count(NamedTuple):
    """How many entries a section holds."""

    id: str
    title: str
    number: int  #: 有幾項


class Found(NamedTuple):
    """One problem: where, in which entry and field, what is wrong. `line` counts from 1."""

    line: int  #: 第幾行，從 1 數起
    entry: Verbatim  #: 最近的 id；沒有時空白
    field: str  #: 從那裡走到欄位的路徑
    text: Verbatim  #: 錯在哪裡；引的是檔案裡的字，不隨語系改變


class Report(NamedTuple):
    """How a content file stands: it is fine, or these are its problems."""

    id: str
    title: str
    text: str
    path: Verbatim  #: 檢查的檔案
    ok: bool  #: 沒有問題
    counts: tuple[Count, ...]  #: 各節有幾項
    problems: tuple[Found, ...]  #: 每一個問題，依行號

    @property
    def kind(self) -> str:
        """The kind of view."""
        return "check"


_SECTIONS = {
    "roles": "職務",
    "comparisons": "對照",
    "terms": "詞條",
    "duties": "工作",
    "debates": "爭點",
    "analogies": "比喻",
    "answers": "回答",
    "questions": "推薦閱讀",
    "works": "文獻",
}


def check_file(path: Path) -> Report:
    """
    Return how the content file at `path` stands, checked afresh, word boundaries included.

    Raises:
        BadFile: it cannot be read at all.

    """
    reading = read(read_bytes(path))
    problems = check(reading, thorough=True)
    counts = tuple(Count(name, title, len(reading.data.get(name, ()))) for name, title in _SECTIONS.items())
    text = f"有 {len(problems)} 個問題。" if problems else "沒有問題。"
    return Report(
        "check",
        "檢查內容檔",
        text,
        Verbatim(path),
        not problems,
        counts,
        tuple(_found(problem) for problem in problems),
    )


def _found(problem: Problem) -> Found:
    return Found(problem.line, Verbatim(problem.entry), problem.field, Verbatim(problem.text))
