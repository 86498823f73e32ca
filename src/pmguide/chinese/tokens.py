"""Cut text into what an index counts: words, pairs of characters, single characters, English stems."""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

_FUNCTION, _LOOSE = 0.9, 1.6  # what a character by itself costs when cutting a text: 的 or 吗, any other
LONGEST_WORD = 6  # characters; hardly a longer one is said in one breath, and cutting takes time in proportion
_LONGER = range(3, LONGEST_WORD + 1)  # characters of a word that is more than a pair

_RUN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]+|[a-z0-9]+")
_INITIALS = re.compile(r"(?<![a-z0-9])([a-z])[/&.]([a-z])(?![a-z0-9])")  # A/B, R&D
_NOT = re.compile("[a-z]+n['’‘`]t(?![a-z])")  # don't, doesn’t: what is left of them, don and t, are no words
_OR_NOT = re.compile(r"(.)不\1")  # 开不开心, 要不要: asked either way, the same thing is meant


def runs(text: str, table: Mapping[int, str]) -> list[str]:
    """Return the runs of Chinese (Simplified by `table`) and of Latin letters and digits in `text`, in order."""
    plain = unicodedata.normalize("NFKC", text).casefold().translate(table)
    if not plain.isalnum():  # an index asks for thousands of texts, and few hold either
        plain = _INITIALS.sub(r"\1\2", _NOT.sub(" ", plain))
    return _RUN.findall(_OR_NOT.sub(r"\1", plain) if "不" in plain else plain)


def joined(parts: Iterable[str]) -> Iterator[str]:
    """Yield `parts`, neighbours that are one Chinese character each as one: 拉 新 is 拉新 typed with spaces."""
    for alone, group in groupby(parts, lambda part: len(part) == 1 and is_han(part)):
        found = list(group)
        yield from ["".join(found)] if alone else found


def is_han(text: str) -> bool:
    """Return whether `text` begins with a Chinese character."""
    first = text[:1]
    return "\u3400" <= first <= "\u9fff" or "\U00020000" <= first <= "\U0003ffff"


def beginnings(words: Iterable[str]) -> dict[str, set[str]]:
    """Return the words of three characters and more by their first two, as `indexed` takes them."""
    found: dict[str, set[str]] = {}
    for word in words:
        if 2 < len(word) <= LONGEST_WORD:
            found.setdefault(word[:2], set()).add(word)
    return found


def indexed(parts: Iterable[str], words: Mapping[str, set[str]]) -> list[str]:
    """Return what the index counts of `runs`: every character and pair, every longer word of `words`, English stems."""
    found: list[str] = []
    for run in parts:
        if not is_han(run):
            if run not in STOP_ENGLISH:
                found.append(stem(run))
            continue
        found.extend(run)
        for at, pair in enumerate(map("".join, pairwise(run))):
            found.append(pair)
            if pair in words:
                found.extend(words[pair].intersection([run[at : at + size] for size in _LONGER]))
    return found


def cut_words(run: str, cost: Callable[[str], float]) -> list[str]:
    """
    Return a run of Chinese characters as the words that cost least together; what is in no word, one by one.

    `cost` says what taking characters for a word costs, infinite where they are none. Of equals the cut is taken whose
    last word is the shortest: the longest first, as a reader does.
    """
    best: list[tuple[float, int]] = [(0.0, 0)]  # for each place: the least cost up to there, where the last word begins
    for end in range(1, len(run) + 1):
        alone = _FUNCTION if run[end - 1] in STOP_CHINESE else _LOOSE
        found = (best[end - 1][0] + alone, end - 1)
        for start in range(end - 2, max(end - LONGEST_WORD, 0) - 1, -1):
            total = best[start][0] + cost(run[start:end])
            if total < found[0]:
                found = (total, start)
        best.append(found)
    pieces: list[str] = []
    end = len(run)
    while end:
        start = best[end][1]
        pieces.append(run[start:end])
        end = start
    return pieces[::-1]


def stem(word: str) -> str:
    """
    Return an English word without its endings, so that `pricing`, `prices` and `price` are one.

    A few rules of Porter's first step (1980) and British spelling for American; enough for a few thousand words.
    """
    if len(word) <= 3 or word.isdigit():
        return word
    if word.endswith("sis"):
        word = word[:-2]
    elif word.endswith("ies"):
        word = word[:-3] + "y"
    elif word.endswith(("sses", "xes", "zes", "ches", "shes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        rest = word.removesuffix(ending)
        if rest != word and len(rest) >= 3 and re.search("[aeiouy]", rest):
            doubled = rest[-1] == rest[-2] and rest[-1] not in "lsz"
            word = rest[:-1] if doubled else rest
            break
    word = word.removesuffix("e") if len(word) > 3 else word
    return re.sub(r"([iy])z$", r"\1s", word)


_ENGLISH = (
    "a an the of to in on at for with by from as is are was were be been being am do does did done doing "
    "have has had having i you he she it we they me my your his her its our their this that these those "
    "there here what which who whom whose when where why how and or but if than then so not no nor can could "
    "should would will shall may might must about into s t d m re ve ll please tell explain mean means "
    "meaning definition define say any some more most very just also get got gets let lets make makes made "
    "thing things way ways one someone actually really exactly between up out"
)
STOP_ENGLISH = frozenset(_ENGLISH.split())

# Words of a question that say nothing of its subject, in folded (Simplified) characters.
_CHINESE = (
    "什么 甚么 啥 怎么 怎样 怎么样 怎麽 如何 为什么 为何 为啥 干嘛 干吗 干啥 干什么 做什么 做啥 谁 是谁 谁来 "
    "哪 哪些 哪个 哪里 哪种 哪一 哪边 几 多少 吗 呢 吧 啊 呀 嘛 哦 喔 耶 的 得 地 之 是 了 着 过 要 会 能 该 "
    "可 可以 能不能 可不可以 会不会 要不要 是不是 有没有 应该 应当 应不应该 该不该 需要 需不需要 必须 请问 "
    "请教 想问 想知道 想 问 知道 告诉 告诉我 解释 解释一下 介绍 介绍一下 说明 一下 说说 谈谈 讲讲 说 说的 "
    "所谓 何谓 叫 叫做 叫作 指 指的是 意思 什么意思 定义 含义 我 我们 你 你们 们 帮我们 两个 两边 他 他们 她 "
    "它 它们 咱 咱们 大家 人家 别人 自己 有人 人 这 这个 这种 这样 这些 那 那个 那种 那样 那些 一个 一种 "
    "一些 一样 个 种 些 次 件 和 与 跟 同 及 以及 或 或者 还是 还 也 都 就 才 又 再 很 太 最 更 比较 非常 "
    "真的 真 到底 究竟 其实 一般 通常 平常 一直 老是 总是 在 把 被 给 让 对 向 从 到 去 来 由 用 拿 以 因 "
    "因为 所以 但 但是 可是 不过 如果 要是 假如 的话 时候 的时候 时 有 没 没有 不 别 不是 不会 不能 算 算是 "
    "属于 归 觉得 认为 听说 看到 遇到 关于 对于 有关 等 等等 比如 例如 事 事情 东西 办法 方法 方式 里 里面 "
    "中 上 下 后 前 之后 之前 以后 以前 现在 已经 刚 刚刚 马上 起来 出来 好 好不好 对不对 行不行 么 嗎 嘞 啦 "
    "咧 欸 诶 做 弄 搞 怎么办 怎么做 怎么说 怎么看 怎么弄 怎么搞 而 且 而且 只 只是 只有 全 全部 每 每个 某 "
    "某个 各 第 一 两 二 三 比 像 跟着 帮 帮我 该怎么 要怎么 请 您 有什么 是什么 什么是 为了 并 并且 于 "
    "点样 点解 边个 边度 边位 乜 乜嘢 咩 咩嚟 嚟 系咩 系 唔 嘅 佢 佢哋 哋 冇 有冇 揾 搵 啲 嗰 呢个 噉 咁 几时 仲 畀 "
    "其 所 何 若 则 吃 谁做 谁写 谁管 谁定 谁负责 负责 归谁 找谁 谁的 谁去 谁该 谁要"
)
STOP_CHINESE = frozenset(_CHINESE.split())
