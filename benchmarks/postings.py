"""
Measure the reader of postings on files of your own: robustness to form, speed, and score beside two baselines.

    python benchmarks/postings.py form POSTINGS.jsonl       in other forms: how often the same verdict?
    python benchmarks/postings.py speed                     postings a second on one core, one large file
    python benchmarks/postings.py keywords ANNOTATED.jsonl  what counting keywords under headings says
    python benchmarks/postings.py grams TRAIN.jsonl TEST.jsonl  n-gram regression (needs scikit-learn)

Each line of a file is {"id": …, "text": …, "statements": […]}, see tools/train_posting.py.
"""

from __future__ import annotations

import html
import json
import random
import re
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pmguide.posting.cutting import cut
from pmguide.posting.headings import Heading, heading
from pmguide.posting.matching import fold
from pmguide.posting.mix import mix_of
from pmguide.posting.report import read_posting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_ITEM = re.compile(r"^[ \t]*([0-9]{1,2})\s*[.、．)）]\s*(?![0-9])", re.MULTILINE)
_LIST = re.compile(r"(?:^[ \t]*[0-9]{1,2}\s*[.、．)）][^\n]*\n?){2,}", re.MULTILINE)


def traditional(text: str) -> str:
    """Return `text` in Traditional characters."""
    from opencc import OpenCC

    return str(OpenCC("s2tw").convert(text))


def shuffled(text: str) -> str:
    """Return `text` with the items of every numbered list in another order, numbered anew."""

    def mixed(found: re.Match[str]) -> str:
        items = [_ITEM.sub("", line) for line in found[0].splitlines()]
        random.Random(len(text)).shuffle(items)  # noqa: S311 - not a secret
        return "\n".join(f"{number}、{item}" for number, item in enumerate(items, 1)) + "\n"

    return _LIST.sub(mixed, text)


FORMS: dict[str, Callable[[str], str]] = {
    "traditional": traditional,
    "no line breaks": lambda text: re.sub(r"\n+", "", text),
    "spaces for line breaks": lambda text: re.sub(r"\n+", " ", text),
    "other numbering": lambda text: _ITEM.sub(lambda found: f"（{found[1]}）", text),
    "HTML": lambda text: (
        "<html><body>" + "".join(f"<p>{html.escape(line)}</p>" for line in text.split("\n")) + "</body></html>"
    ),
    "items shuffled": shuffled,
}


def rows(path: str) -> list[dict[str, Any]]:
    with Path(path).open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def form(path: str) -> None:
    postings = rows(path)
    plain = [read_posting(row["text"], "").verdict for row in postings]
    for name, change in FORMS.items():
        same = sum(
            read_posting(change(row["text"]), "").verdict == verdict
            for row, verdict in zip(postings, plain, strict=True)
        )
        print(f"{name:<24}{same / len(postings):.3f} of {len(postings)} the same verdict")


def speed() -> None:
    """Time made-up postings of 400 characters, and one of five megabytes."""
    duty = "負責產品的需求分析與功能設計，協調研發和測試推動上線；"
    item = "策劃並執行用戶活動，維護核心用戶社群，提升活躍和留存；"
    need = "三年以上相關經驗，具備良好的溝通能力和團隊合作精神；"
    lines = [f"{at}、{line}" for part in ((duty, item) * 4, (need,) * 6) for at, line in enumerate(part, 1)]
    posting = "崗位職責：\n" + "\n".join(lines[:8]) + "\n任職要求：\n" + "\n".join(lines[8:])
    posting = posting[:400]
    read_posting(posting, "")
    start = time.perf_counter()
    for _ in range(500):
        read_posting(posting, "")
    once = (time.perf_counter() - start) / 500
    start = time.perf_counter()
    for _ in range(100_000):
        sum(range(100))
    floor = (time.perf_counter() - start) / 100_000
    print(f"{1 / once:,.0f} postings of {len(posting)} characters a second on one core")
    print(f"({once * 1e3:.2f} ms; sum(range(100)) takes {floor * 1e6:.2f} µs here and now, 1 µs on an idle machine)")
    large = (posting + "\n") * (5_000_000 // len((posting + "\n").encode()))
    start = time.perf_counter()
    read_posting(large, "")
    print(f"{time.perf_counter() - start:.1f} s for one text of {len(large.encode()) / 1e6:.1f} MB")


_WORDS = {
    "product": "需求|原型|prd|产品规划|产品设计|功能|交互|路线图|迭代|版本|竞品|用户体验|研发",
    "operations": "运营|活动|拉新|留存|促活|推广|内容|社群|社区|用户增长|渠道|文案|投放|直播|商家",
}


def keywords(path: str) -> None:
    """Count keywords of either side in each statement that stands under a heading of duties."""
    for row in rows(path):
        text = fold(row["text"])
        section, parts = Heading.DUTIES, []
        for piece in cut(text):
            words = text[piece.body : piece.end]
            section = heading(words) or section
            counts = {side: len(re.findall(cues, words)) for side, cues in _WORDS.items()}
            best = max(counts, key=lambda side: counts[side])
            label = best if section is Heading.DUTIES and not heading(words) and counts[best] else "none"
            parts.append({"start": piece.start, "end": piece.end, "label": label})
        _say(row["id"], parts)


def grams(train: str, test: str) -> None:
    """Label by character 1-3-gram TF-IDF, the last heading and the place; logistic regression, C = 30."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression

    def seen(row: dict[str, Any]) -> list[tuple[dict[str, Any], str]]:
        text, section, found = fold(row["text"]), 0, []
        pieces = cut(text)
        for at, piece in enumerate(pieces):
            words = text[piece.body : piece.end]
            section = int(heading(words)) or section
            truth = [
                part["label"] for part in row["statements"] if part["start"] < piece.end and part["end"] > piece.start
            ]
            part = {"start": piece.start, "end": piece.end, "label": truth[0] if truth else "none"}
            found.append((part, f"{words} \x01{section}\x02{5 * at // len(pieces)}"))
        return found

    learnt = [pair for row in rows(train) for pair in seen(row)]
    view = TfidfVectorizer(analyzer="char", ngram_range=(1, 3))
    model = LogisticRegression(C=30, class_weight="balanced", max_iter=300)
    model.fit(view.fit_transform([words for _, words in learnt]), [part["label"] for part, _ in learnt])
    for row in rows(test):
        parts, texts = zip(*seen(row), strict=True)
        labels = model.predict(view.transform(texts))
        _say(row["id"], [{**part, "label": str(label)} for part, label in zip(parts, labels, strict=True)])


def _say(name: str, parts: Iterable[dict[str, Any]]) -> None:
    listed = list(parts)
    verdict = mix_of((part["label"], part["end"] - part["start"]) for part in listed).verdict
    print(json.dumps({"id": name, "verdict": verdict, "statements": listed}))


if __name__ == "__main__":
    measures: dict[str, Callable[..., None]] = {"form": form, "speed": speed, "keywords": keywords, "grams": grams}
    measures[sys.argv[1]](*sys.argv[2:])
