"""Check a content file and say how it stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ..model.quiz import Quiz
from ..model.statements import Verbatim
from .checks import check
from .loading import load, read_bytes
from .quiz_checks import check_quiz
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

    path: Verbatim  #: 哪個檔案
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
_QUIZ_SECTIONS = {"items": "練習題"}
# What tells a question file from a content file.
_QUIZ = re.compile(rb"^items:", re.MULTILINE)


def check_own(path: Path, quiz: Path) -> Report:
    """Return how the content file at `path` stands and, if it is fine, the question file `quiz`. Raises BadFile."""
    content = check_file(path, path)
    return content if content.problems else _together(content, check_file(quiz, path))


def check_file(path: Path, content: Path) -> Report:
    """
    Return how the content or question file at `path` stands, checked afresh, word boundaries included.

    A question file is checked against the content file `content`.

    Raises:
        BadFile: a file cannot be read at all.
        BadContent: the content that a question file is checked against has problems of its own.

    """
    raw = read_bytes(path)
    if _QUIZ.search(raw):
        reading = read(raw, Quiz)
        problems = check_quiz(reading, load(content, None), thorough=True)
        sections = _QUIZ_SECTIONS
    else:
        reading = read(raw)
        problems = check(reading, thorough=True)
        sections = _SECTIONS
    counts = tuple(Count(name, title, len(reading.data.get(name, ()))) for name, title in sections.items())
    text = f"有 {len(problems)} 個問題。" if problems else "沒有問題。"
    return Report(
        "check",
        "檢查內容檔",
        text,
        Verbatim(path),
        not problems,
        counts,
        tuple(_found(path, problem) for problem in problems),
    )


def _together(content: Report, quiz: Report) -> Report:
    return quiz._replace(path=content.path, counts=content.counts + quiz.counts)


def _found(path: Path, problem: Problem) -> Found:
    return Found(Verbatim(path), problem.line, Verbatim(problem.entry), problem.field, Verbatim(problem.text))
