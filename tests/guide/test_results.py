"""Search: whatever is asked, in either script, mistyped or in other words; and whatever nonsense is typed."""

from __future__ import annotations

import json
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pmguide.errors import BadUsage, NothingFound
from pmguide.guide.results import search
from pmguide.guide.searching import answering

if TYPE_CHECKING:
    from collections.abc import Callable

    from pmguide.guide.guide import Guide

QUESTIONS: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    (Path(__file__).parent.parent / "search_questions.yaml").read_text("utf-8")
)
# What must be found among the first three, with a little room beneath what benchmarks/search.py measured.
LEAST = {"keyword": 0.95, "cross": 0.95, "typo": 0.95, "question": 0.9, "paraphrase": 0.75, "english": 0.85}


def found(guide: Guide, query: str) -> list[str]:
    """Return what a query finds first, as kind/id."""
    ranked = answering(guide.index, query, guide.folding.table())[:3]
    return ["/".join(map(str, guide.index.document(one.number)[:2])) for one in ranked]


@pytest.mark.parametrize("kind", LEAST)
def test_questions_find_their_entries(guide: Guide, kind: str) -> None:
    """Of each kind of question enough find a right entry among the first three."""
    right = [bool({*found(guide, one["q"])} & {*one["want"]}) for one in QUESTIONS[kind]]

    assert sum(right) / len(right) >= LEAST[kind]


@pytest.mark.parametrize(
    ("query", "entry"),
    [
        ("社區規責", "duty/set-community-rules"),  # a word that is no name, by its sound
        ("私隐条款", "duty/protect-privacy"),  # Hong Kong's word, turned round
        ("發紅包", "duty/give-subsidies"),  # 發紅 is a word, too
        ("點樣搵第一批用家", "term/seed-user"),
        ("sunk cots", "term/sunk-cost"),
        ("sank cost", "term/sunk-cost"),
    ],
)
def test_words_are_understood_within_a_query(guide: Guide, query: str, entry: str) -> None:
    """Slips, other regions' words and words run together lead where the right ones do."""
    assert entry in found(guide, query)


@pytest.mark.parametrize(
    ("apart", "together"),
    [
        ("拉 新", "拉新"),
        ("沉 沒 成 本", "沉沒成本"),
        ("什麼 是 沉 沒 成 本", "什麼是沉沒成本"),
        ("如 何 提 升 留 存 率", "如何提升留存率"),
        ("how don't users come back", "how users come back"),
        ("why users don’t pay", "why users do not pay"),
        ("it doesn't sell", "sell"),
    ],
)
def test_spaces_and_apostrophes_say_nothing(guide: Guide, apart: str, together: str) -> None:
    """Characters typed one by one are a word; what is left of a contraction is none."""
    assert found(guide, apart) == found(guide, together) != []


@pytest.mark.parametrize(
    ("query", "entry"),
    [
        ("产品经理和产品运营的区别", "comparison/product-vs-operations"),
        ("面試官問我產品運營和產品經理差在哪，怎麼回答比較好？", "comparison/product-vs-operations"),
        ("PM 跟營運差在哪", "comparison/product-vs-operations"),
        ("product owner vs product manager", "comparison/product-manager-vs-product-owner"),
        ("專案經理 產品經理", "comparison/product-manager-vs-project-manager"),
    ],
)
def test_two_jobs_lead_to_their_comparison(guide: Guide, query: str, entry: str) -> None:
    """Who names two jobs wants the two compared, not either with a third."""
    assert found(guide, query)[0] == entry


def test_the_very_words_come_first(guide: Guide) -> None:
    """What an entry is called, or asked for in these words, comes before what only speaks of it."""
    assert found(guide, "banner")[0] == "duty/configure-homepage"
    assert found(guide, "KPI")[0] == "duty/define-metrics"


def test_nonsense_finds_nothing(guide: Guide) -> None:
    """At most one in ten questions about anything else is answered."""
    answered = [bool(found(guide, one["q"])) for one in QUESTIONS["nonsense"]]

    assert sum(answered) / len(answered) <= 0.1


def test_every_wanted_entry_exists(guide: Guide) -> None:
    """The questions expect what the guide holds."""
    known = {"/".join(map(str, guide.index.document(number)[:2])) for number in range(guide.index.size)}

    assert {name for kind in QUESTIONS.values() for one in kind for name in one.get("want", ())} <= known


@pytest.mark.parametrize("query", ["如何煮咖啡", "量子力學", "", "   ", "，。！", "🎉", "\x1b[31m", "\ud800"])
def test_nothing_found_says_so(run: Callable[..., Any], query: str) -> None:
    """What the guide knows nothing of exits 1 with a sentence on stderr and nothing on stdout."""
    code, out, err = run("search", query)

    assert (code, out) == (1, "")
    assert "沒有找到" in err
    assert "\x1b" not in err


def test_json_holds_the_results(run: Callable[..., Any]) -> None:
    """`data.results` is a list, best first, of what a program needs to show and to open a passage."""
    data = json.loads(run("search", "沉没成本", "--json", "--limit", "2").out)["data"]
    first, second = data["results"]

    assert first["id"] == "sunk-cost"
    assert {"kind", "id", "title", "text", "score", "command"} <= first.keys()
    assert first["score"] >= second["score"]


def test_the_command_opens_the_passage(run: Callable[..., Any], guide: Guide) -> None:
    """Every result's command works."""
    commands = {str(guide.index.document(number)[3]) for number in range(guide.index.size)}

    assert {command for command in sorted(commands)[::6] if run(*command.split()).code} == set()


def test_words_found_are_marked(run: Callable[..., Any]) -> None:
    """Matched words stand in 【】, in the reader's own wording where regions differ."""
    assert "【使用者】" in run("search", "用户 黏性", "--locale", "zh-TW").out


def test_kinds_and_limit(guide: Guide) -> None:
    """Only the kinds asked for, in Chinese or English, and no more than the limit."""
    duties = search(guide, "用戶 留存", limit=2, kinds=["工作"]).results

    assert [one.kind for one in duties] == ["duty", "duty"]
    with pytest.raises(BadUsage, match="--kind"):
        search(guide, "留存", kinds=["tarot"])
    with pytest.raises(BadUsage, match="--limit"):
        search(guide, "留存", limit=0)


@pytest.mark.parametrize("name", ["dimension", "dim", "面向", "比較面向", "维度", "比较维度"])
def test_a_dimension_has_every_regions_name(guide: Guide, name: str) -> None:
    """Dimensions can be asked for as either region calls them."""
    assert {one.kind for one in search(guide, "時間分配", kinds=[name]).results} == {"dimension"}


def test_one_word_for_a_dimension(run: Callable[..., Any]) -> None:
    """A mainland reader meets 维度 wherever a dimension is spoken of."""
    found = run("search", "时间分配", "--locale", "zh-Hans").out
    unknown = run("search", "--kind", "tarot", "x", "--locale", "zh-Hans").err

    assert "比较维度·" in found
    assert "dimension（比较维度）" in unknown


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(query=st.text() | st.text("產品经理運营沉没成本prd 的誰?", max_size=40))
def test_any_text_is_a_query(guide: Guide, query: str) -> None:
    """Any text at all is a query: an answer or a clear nothing."""
    with suppress(NothingFound):
        assert len(search(guide, query, limit=3).results) <= 3


@pytest.mark.parametrize("query", ["產品經理" * 2500, "a" * 10_000, "，" * 10_000, "用戶value" * 1250])
def test_a_long_query_is_not_slow(guide: Guide, query: str) -> None:
    """Ten thousand characters take less than a second."""
    guide.index.words  # noqa: B018 - the index is built before the clock starts
    start = time.process_time()
    answering(guide.index, query, guide.folding.table())

    assert time.process_time() - start < 1
