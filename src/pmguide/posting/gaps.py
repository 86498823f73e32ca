"""What a posting does not tell: dimensions of the guide on which it is silent, as questions for the interview."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from .views import Gap

if TYPE_CHECKING:
    from collections.abc import Callable

    from .mix import Leaning

    _Dimension = tuple[str, str, tuple[tuple[str, Callable[[str], bool] | None, str], ...]]

# Whether a folded posting answers a question is told by words, by signs before or behind a figure, and only then by
# patterns: compiling ten of these takes as long as reading a posting.
_DIGITS = "0123456789"
_COUNTS = f"{_DIGITS}一二两三四五六七八九十百"
_REACHED = ("做到", "提升到", "成长到", "增长到", "提高到", "达到", "降到")
_PEOPLE_WITH_AIMS = "感用客人群市受导"  # 目标感, 目标用户, 目标导向: whose or what sort of aim, not which
_GROUPS = ("团队", "小组", "部", "team")
_NO_ANSWER_BEFORE = ("作为", "成为", "行为", "对接", "针对")
_NOT_MONEY = tuple("用粉人会级名家")  # 20-30万用户
_NO_PAY_BEFORE = tuple(f"带调{_DIGITS}")  # 带薪年假, 调薪, 16薪


def _aims(text: str) -> bool:
    """Return whether an aim is named, or a figure to be reached."""
    if any(rest[:1] and rest[0] not in _PEOPLE_WITH_AIMS for rest in text.split("目标")[1:]):
        return True
    return any(rest.lstrip()[:1].isdecimal() for word in _REACHED for rest in text.split(word)[1:])


def _reports(text: str) -> bool:
    """Return whether it is said to whom one reports; to customers does not count."""
    return ("汇报" in text or "报告" in text) and bool(re.search(r"向(?!客户).{1,12}(?:汇报|报告)", text))


def _answers(text: str) -> bool:
    """Return whether it is said for what one answers: 對收入負責."""
    for before in text.split("负责")[:-1]:
        clause = re.split("[\n;,]", before.replace("。", ";"))[-1][-21:-1]
        for word in _NO_ANSWER_BEFORE:
            clause = clause.replace(word, "")
        if "对" in clause or "为" in clause:
            return True
    return False


def _divides_time(text: str) -> bool:
    """Return whether time is given in per cent."""
    return "%" in text and bool(re.search(r"(?:时间|精力)[^\n]{0,24}[0-9] *%|[0-9] *% *的?(?:时间|精力)", text))


def _counts_people(text: str) -> bool:
    """Return whether the size of a team is told: 團隊目前 12 人, 五個人的新創."""
    for unit in "人位名":
        at = text.find(unit)
        while at >= 0:
            before = text[max(0, at - 16) : at].rpartition("\n")[2].replace("。", ";").rpartition(";")[2]
            behind = text[at + 1 : at + 9]
            counted = before.rstrip(" 个多余几")[-1:]
            near = any(group in before for group in _GROUPS) or any(
                group in behind for group in ("团队", "新创", "小组")
            )
            if counted and counted in _COUNTS and near and not behind.startswith("以上"):
                return True
            at = text.find(unit, at + 1)
    return False


def _pays(text: str) -> bool:
    """Return whether pay is told in figures: 底薪 45,000, 15-22K, 年包 40-60W."""
    for word in ("薪", "年包"):
        for before, behind in pairwise(text.split(word)):
            told = re.split("[\n;,]", behind[:9])[0]
            if not before.endswith(_NO_PAY_BEFORE) and any(sign in told for sign in f"{_DIGITS}万千"):
                return True
    for dash in "–—至到~":
        text = text.replace(dash, "-")
    if re.search("[0-9]{2} *k(?![a-z])", text):
        return True
    for found in re.finditer("[0-9] *- *[0-9][0-9.,]* *", text):
        unit = text[found.end() : found.end() + 1]
        if unit and (unit in "k千元" or (unit in "w万" and not text.startswith(_NOT_MONEY, found.end() + 1))):
            return True
    return False


# Each dimension of `pmguide compare` that a posting can speak of: its id and name there, and the questions it raises,
# each with the words that answer it, what else tells whether it is answered, and how to ask it.
_DIMENSIONS: tuple[_Dimension, ...] = (
    (
        "goal",
        "目標",
        (("kpi|okr|达成|使命|愿景|goal|objective", _aims, "這個職位半年內要做成什麼？怎樣算成功？"),),
    ),
    (
        "measures",
        "手段與衡量",
        (
            (
                "指标|kpi|考核|绩效|留存|转化|转换|dau|mau|gmv|日活|月活|营收|收入|营业额|业绩|拜访|活跃|拉新|回购|复购|满意度"
                "|metric",
                None,
                "用什麼數字衡量這個職位？現在是多少？",
            ),
        ),
    ),
    (
        "resources",
        "資源與成本",
        (("预算|资源|研发|开发|技术|人力|工程|成本|budget", None, "能動用哪些開發人力和預算？要向誰申請？"),),
    ),
    (
        "counterparts",
        "對口的人",
        (
            (
                "协同|协作|协调|配合|沟通|跨部门|跨团队|对接|设计师|工程师|研发|团队|同仁|同事|客户|厂商|供应商|经销商|商家"
                "|店家|客服|医师|采购|外包|cross",
                None,
                "每天和哪些人一起工作？",
            ),
            (
                "汇报对象|汇报给|汇报上级|汇报关系|直属|report to|reports to|reporting to|report 给",
                _reports,
                "向誰報告？",
            ),
        ),
    ),
    (
        "answers-for",
        "負責什麼",
        (
            ("拍板|说了算|决策权|决定权|最终决策", None, "最後由誰拍板？"),
            ("owner|负责人|全面负责|独立负责|结果负责", _answers, "出了問題由誰負責？"),
        ),
    ),
    (
        "time",
        "時間分配",
        (("每天|每日|每周|时间分配|轮班", _divides_time, "一週的時間大致怎麼分？最花時間的是什麼？"),),
    ),
    (
        "timing",
        "介入時機",
        (
            (
                "从0|0到1|零到|上线|立项|冷启动|生命周期|迭代|规划|前期|launch|roadmap",
                None,
                "產品在哪個階段？這個職位從哪一步開始參與？",
            ),
        ),
    ),
    (
        "product-type",
        "產品類型",
        (
            (
                "app|平台|社区|社交|电商|工具|系统|小程序|网站|saas|o2o|后台|游戏|直播|硬件|软件|应用",
                None,
                "做的是哪一種產品？給誰用？",
            ),
        ),
    ),
    ("company", "行業與公司", (("", _counts_people, "團隊有多大？產品和運營各有幾個人？"),)),
    (
        "pay",
        "薪資與前景",
        (
            ("salary|compensation|nt$", _pays, "薪資範圍是多少？"),
            ("晋升|升迁|职级|调薪|绩效|考核|发展空间|发展路径|promotion", None, "考核週期和晉升的路怎麼走？"),
        ),
    ),
)
# Of work that is neither product nor operations these are not asked: it has no product of its own and no developers.
_OF_PRODUCTS = ("resources", "timing", "product-type")
_OF_BOTH = "產品和運營各有幾個人？"


def gaps_in(text: str, verdict: Leaning) -> tuple[Gap, ...]:
    """Return the dimensions of which folded `text` says nothing, with what to ask a job that is what `verdict` says."""
    found = []
    for id_, title, questions in _DIMENSIONS:
        question = "".join(
            asked for words, answered, asked in questions if not _has(text, words) and not (answered and answered(text))
        )
        if verdict == "neither":
            question = "" if id_ in _OF_PRODUCTS else question.replace(_OF_BOTH, "")
        if question:
            found.append(Gap(id_, title, question))
    return tuple(found)


def _has(text: str, words: str) -> bool:
    """Return whether folded `text` has any of the words, which | sets apart."""
    return any(word in text for word in words.split("|") if word)
