"""What gives the answers of many questions away: how long the best options are, what words the wrong ones use."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from ..chinese.lines import width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Of four options one in four is best by chance. A share of only a few questions or options says nothing.
_ENOUGH = {"questions": 10, "options": 20}
_MOST_BY_RANK = {"bank": 0.38, "kind": 0.45}
_AT_AN_END = (0.15, 0.35)  # never the longest is as much of a hint as always the longest
_STANDS_OUT = 1.3
_ABSOLUTE = ("一律", "一定", "任何", "永遠", "所有", "全", "都", "只", "就", "必")
_ARGUING = ("才", "也")  # with which wrong options like to give a reason: 問法才會一致
_BEST_IF_TOLD = (0.15, 0.40)


class Choice(NamedTuple):
    """The options of one question as a reader sees them."""

    kind: str
    best: str
    others: Sequence[str]


def stands_out(choice: Choice) -> str:
    """Return what is wrong with a best option that is wider by far than every other, or nothing."""
    best, next_to_it = width(choice.best), max(map(width, choice.others), default=0)
    if not next_to_it or best <= _STANDS_OUT * next_to_it:
        return ""
    return f"寬 {best} 欄，次長的只有 {next_to_it} 欄，超過 {_STANDS_OUT} 倍，猜得出來"


def told_by_ends(choices: Sequence[Choice]) -> Iterator[str]:
    """Yield how often the best option is wider than all others, and narrower, where that is too often or too seldom."""
    if len(choices) < _ENOUGH["questions"]:
        return
    least, most = _AT_AN_END
    sizes = [(width(choice.best), [width(other) for other in choice.others]) for choice in choices]
    ends = {
        "長": sum(all(best > other for other in others) for best, others in sizes),
        "短": sum(all(best < other for other in others) for best, others in sizes),
    }
    for end, found in ends.items():
        share = found / len(choices)
        if least <= share <= most:
            continue
        counter = "短" if end == "長" else "長"
        advice = (
            f"讓幾題的答案{end}一點，或錯的選項{counter}一點"
            if share < least
            else f"讓幾題的答案{counter}一點，或一個錯的選項{end}一點"
        )
        yield (
            f"{len(choices)} 題裡，答案比其他選項都{end}的有 {found} 題（{share:.1%}），"
            f"應該占 {least:.0%} 到 {most:.0%}，不然看長短就猜得出來：{advice}"
        )


def told_by_length(choices: Sequence[Choice]) -> Iterator[str]:
    """Yield how often the longest option, the second longest … is the best, where that is too often."""
    kinds: dict[str, list[Choice]] = defaultdict(list)
    for choice in choices:
        kinds[choice.kind].append(choice)
    groups = [("整個題庫", choices, _MOST_BY_RANK["bank"])]
    groups += [(f"{kind} 這一類", group, _MOST_BY_RANK["kind"]) for kind, group in kinds.items()]
    for name, group, most in groups:
        if len(group) < _ENOUGH["questions"]:
            continue
        for rank in range(1, max(len(choice.others) for choice in group) + 2):
            share = sum(_chance(choice, rank) for choice in group) / len(group)
            if share > most:
                yield (
                    f"{name}總是選第 {rank} 長的選項，會猜中 {share:.0%}，最多 {most:.0%}："
                    f"挑幾題增減答案或錯的選項，讓答案平均落在第 1 到第 4 長"
                )


def told_by_words(choices: Sequence[Choice]) -> Iterator[str]:
    """Yield the absolute and the arguing words that hardly ever or too often stand in the best option."""
    options = [(choice.best, True) for choice in choices]
    options += [(other, False) for choice in choices for other in choice.others]
    least, most = _BEST_IF_TOLD
    for words in (*((word,) for word in (*_ABSOLUTE, *_ARGUING)), _ABSOLUTE):
        found = [best for text, best in options if any(word in text for word in words)]
        if len(found) < _ENOUGH["options"] or least <= sum(found) / len(found) <= most:
            continue
        few = sum(found) / len(found) < least
        otherwise = "把錯的選項改成有條件的說法，或讓幾個答案直說"
        if words[0] in _ARGUING:
            otherwise = "讓幾個錯的選項換一種說法"
        yield (
            f"有{'、'.join(f'「{word}」' for word in words)}的選項共 {len(found)} 個，其中 {sum(found)} 個是答案，"
            f"應該占 {least:.0%} 到 {most:.0%}：{otherwise if few else '讓幾個答案換一種說法'}"
        )


def _chance(choice: Choice, rank: int) -> float:
    """Return how likely the best option is when the option of this rank in length is picked, equal ones by lot."""
    lengths = sorted(map(len, (choice.best, *choice.others)), reverse=True)
    if rank > len(lengths) or lengths[rank - 1] != len(choice.best):
        return 0
    return 1 / lengths.count(len(choice.best))
