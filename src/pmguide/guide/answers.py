"""What the page itself says: the fourteen answers, their analogies, where they agree and where they quarrel."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .lookup import find, find_id, nothing_found
from .views import Opened, opened, references_of

if TYPE_CHECKING:
    from ..model.answers import Analogy, Answer, Debate, Question
    from .guide import Guide
    from .lists import Answers, Debates, Listing


def list_answers(guide: Guide) -> Answers:
    """Return the answers and the recommended questions; `detail` is an answer's standpoint."""
    from .lists import Answers, Brief

    answers = [
        Brief(answer.id, answer.title, answer.text, (answer.id,), "14 則回答", answer.standpoint, f"answer {answer.id}")
        for answer in guide.answers
    ]
    questions = [
        Brief(
            question.id,
            question.title,
            question.text,
            question.sources,
            "推薦閱讀（本指南作答）",
            "",
            f"answer {question.id}",
        )
        for question in guide.questions
    ]
    return Answers(
        "answers",
        "回答",
        "14 則回答的立場，與原頁推薦的五個問題。",
        (*answers, *questions),
        references_of(guide, *questions),
        guide.page_notes,
    )


def open_answer(guide: Guide, name: str) -> Opened:
    """Return answer `name` (3, A3) or recommended question `name` (Q2, its title). Raises NothingFound."""
    number = re.fullmatch(r"\s*0*(\d+)\s*", name)
    wanted = f"A{int(number[1])}" if number else name
    if find_id(guide, "questions", wanted):
        question: Question = find(guide, "questions", wanted)
        return opened(guide, "question", question)
    if not find_id(guide, "answers", wanted):
        raise nothing_found(guide, "answers", name)
    answer: Answer = find(guide, "answers", wanted)
    return opened(guide, "answer", answer)


def list_analogies(guide: Guide) -> Listing:
    """Return the analogies."""
    from .lists import Brief, Listing

    entries = tuple(
        Brief(analogy.id, analogy.title, analogy.text, analogy.sources, "", "", f"analogy {analogy.id}")
        for analogy in guide.analogies
    )
    return Listing(
        "analogies", "比喻", "回答用過的比喻：像在哪裡，不像在哪裡。", entries, references_of(guide, *entries)
    )


def open_analogy(guide: Guide, name: str) -> Opened:
    """Return the analogy that goes by `name`. Raises NothingFound."""
    analogy: Analogy = find(guide, "analogies", name)
    return opened(guide, "analogy", analogy)


def list_debates(guide: Guide) -> Debates:
    """Return what the answers agree on and the points they do not."""
    from .lists import Brief, Debates

    entries = tuple(
        Brief(debate.id, debate.title, debate.text, debate.sources, "", "", f"debate {debate.id}")
        for debate in guide.debates
    )
    return Debates(
        "debates",
        "共識與爭點",
        "回答都同意的，與各說各話的。",
        guide.agreements,
        entries,
        references_of(guide, guide.agreements, entries),
    )


def open_debate(guide: Guide, name: str) -> Opened:
    """Return the point of debate that goes by `name`. Raises NothingFound."""
    debate: Debate = find(guide, "debates", name)
    return opened(guide, "debate", debate)
