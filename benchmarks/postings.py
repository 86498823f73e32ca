"""
Measure the reader of postings on files of your own: robustness to form, speed, and score beside two baselines.

    python benchmarks/postings.py form POSTINGS.jsonl       in other forms: how often the same verdict?
    python benchmarks/postings.py one                       one posting, whole process, beside the Typer floor
    python benchmarks/postings.py batch ROWS [POSTINGS.jsonl]  postings a second on all cores, and memory
    python benchmarks/postings.py large [POSTINGS.jsonl]    one file of five megabytes
    python benchmarks/postings.py keywords ANNOTATED.jsonl  what counting keywords under headings says
    python benchmarks/postings.py grams TRAIN.jsonl TEST.jsonl  n-gram regression (needs scikit-learn)

Each line of a file is {"id": …, "text": …, "statements": […]}, see tools/train_posting.py.
"""

from __future__ import annotations

import argparse
import html
import itertools
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from inspect import signature
from pathlib import Path
from typing import TYPE_CHECKING, Any

from startup import Floors, contest, environment  # type: ignore[import-not-found]  # it lies beside this script

from pmguide.posting.cutting import cut
from pmguide.posting.headings import Heading, heading
from pmguide.posting.matching import fold
from pmguide.posting.mix import mix_of
from pmguide.posting.report import read_posting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_PMGUIDE = [sys.executable, "-m", "pmguide"]
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


def page(text: str, written: Callable[[str], str]) -> str:
    """Return `text` as a page, a paragraph a line, as `written` writes each."""
    return "<html><body>" + "".join(f"<p>{written(line)}</p>" for line in text.split("\n")) + "</body></html>"


FORMS: dict[str, Callable[[str], str]] = {
    "traditional": traditional,
    "no line breaks": lambda text: re.sub(r"\n+", "", text),
    "spaces for line breaks": lambda text: re.sub(r"\n+", " ", text),
    "other numbering": lambda text: _ITEM.sub(lambda found: f"（{found[1]}）", text),
    "HTML": lambda text: page(text, html.escape),
    "HTML, inline tags": lambda text: page(
        text, lambda line: re.sub(r"(\w{2})(\w{2})", r"\1<b>\2</b>", html.escape(line))
    ),
    "HTML, entities": lambda text: page(
        text,
        lambda line: "".join(escaped if escaped.isascii() else f"&#{ord(escaped)};" for escaped in html.escape(line)),
    ),
    "items shuffled": shuffled,
}


def rows(path: str) -> list[dict[str, Any]]:
    with Path(path).open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def form(path: str) -> None:
    """Say how often a posting in another form is read as the same."""
    postings = rows(path)
    plain = [read_posting(row["text"], "").verdict for row in postings]
    for name, change in FORMS.items():
        same = sum(
            read_posting(change(row["text"]), "").verdict == verdict
            for row, verdict in zip(postings, plain, strict=True)
        )
        print(f"{name:<24}{same / len(postings):.3f} of {len(postings)} the same verdict")


_VERBS = [
    "負責",
    "策劃",
    "制定",
    "推動",
    "維護",
    "分析",
    "優化",
    "跟進",
    "設計",
    "協調",
    "撰寫",
    "搭建",
    "收集",
    "管理",
    "執行",
    "完善",
]
_THINGS = [
    "後台",
    "社群",
    "活動",
    "需求",
    "用戶",
    "內容",
    "渠道",
    "數據",
    "流程",
    "文案",
    "商家",
    "版本",
    "直播",
    "會員",
    "支付",
    "搜尋",
    "課程",
    "廣告",
]
_ENDS = [
    "的方案並落地",
    "的日常工作",
    "的功能設計",
    "的策略和節奏",
    "並持續改進",
    "的增長目標",
    "的上線與復盤",
    "的體驗",
    "的規範與文件",
]
_NEEDS = ["年以上相關經驗，溝通能力好", "年工作經驗，熟悉行業", "年經驗，本科以上學歷", "年產品或運營經驗優先"]
_CHARACTERS = 400


def postings_from(path: str | None) -> Iterator[str]:
    """Yield postings of 400 characters for ever: those of a file, or made-up ones, hardly two statements alike."""
    chance = random.Random(7)  # noqa: S311 - not a secret
    texts = [row["text"] for row in rows(path)] if path else []
    for at in itertools.count():
        if texts:
            text = texts[at % len(texts)]
            while len(text) < _CHARACTERS:
                text += "\n" + chance.choice(texts)
            yield text[:_CHARACTERS]
            continue
        duties = [
            f"{number}、"
            + "，".join(chance.choice(_VERBS) + chance.choice(_THINGS) + chance.choice(_ENDS) for _ in "12")
            + "；"
            for number in range(1, 12)
        ]
        needs = [f"{number}、{chance.randint(1, 9)}{chance.choice(_NEEDS)}。" for number in range(1, 5)]
        yield "\n".join(["崗位職責：", *duties, "任職要求：", *needs])[:_CHARACTERS]


def timed(command: list[str]) -> tuple[float, float]:
    """Return the seconds that a whole run takes, and the MiB of its largest process."""
    start = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=environment())
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in (0, 3):  # 3: a heap of postings need not be one
        raise SystemExit(f"{command} ended with {child.returncode}")
    return time.perf_counter() - start, used.ru_maxrss / 1024


def one() -> None:
    """Time one posting against a Typer program that prints the same (see startup.py)."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "posting.txt"
        path.write_text(next(postings_from(None)), encoding="utf-8")
        floors = Floors(Path(folder), _PMGUIDE)
        for options in ([], ["--json"], ["--why"]):
            command = [*_PMGUIDE, "jd", str(path), *options]
            contest(" ".join(["jd, piped", *options, "/ typer floor (≤ 2)"]), command, floors.typer(command), 15)
        print(f"largest process {timed([*_PMGUIDE, 'jd', str(path)])[1]:.1f} MiB (< 40)")


def batch(count: str, path: str | None = None) -> None:
    """Time a batch of so many postings, three times, and of a thousand for the memory."""
    with tempfile.TemporaryDirectory() as folder:
        source, out = Path(folder) / "in.jsonl", Path(folder) / "out.jsonl"
        for number, runs in ((1000, 1), (int(count), 3)):
            with source.open("w", encoding="utf-8") as file:
                for text in itertools.islice(postings_from(path), number):
                    file.write(json.dumps({"title": "產品經理", "text": text}, ensure_ascii=False) + "\n")
            command = [*_PMGUIDE, "jd", "--batch", str(source), "--out", str(out)]
            took, memory = zip(*(timed(command) for _ in range(runs)), strict=True)
            speeds = ", ".join(f"{number / seconds:,.0f}" for seconds in took)
            print(f"{number:,} rows: {speeds} postings a second; largest process {max(memory):.1f} MiB")


def large(path: str | None = None) -> None:
    """Time one file of five megabytes, three times."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "large.txt"
        texts = itertools.islice(postings_from(path), 5_000)
        file.write_bytes("\n".join(texts).encode()[:5_000_000].decode(errors="ignore").encode())
        size = file.stat().st_size / 1e6
        took, memory = zip(*(timed([*_PMGUIDE, "jd", str(file)]) for _ in range(3)), strict=True)
        print(f"{size:.1f} MB: {', '.join(f'{seconds:.1f}' for seconds in took)} s; {max(memory):.0f} MiB")


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


def main() -> None:
    """Take the measure asked for; its parameters are the words behind its name, all of them text."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    measures = parser.add_subparsers(metavar="MEASURE", required=True)
    for measure in (form, one, batch, large, keywords, grams):
        chosen = measures.add_parser(measure.__name__, description=measure.__doc__)
        chosen.set_defaults(measure=measure)
        for parameter in signature(measure).parameters.values():
            chosen.add_argument(parameter.name, nargs="?" if parameter.default is None else None)
    asked = vars(parser.parse_args())
    asked.pop("measure")(**asked)


if __name__ == "__main__":
    main()
