"""What a posting does not tell: dimensions of the guide on which it is silent, as questions for the interview."""

from __future__ import annotations

import re

from .views import Gap

# Each dimension of `pmguide compare` that a posting can speak of: its id and name there, the words of a folded posting
# that speak of it, a pattern that does, and what to ask where nothing does. Words are no patterns: compiling ten of
# those takes longer than reading a posting.
_DIMENSIONS = (
    ("goal", "目標", "目标|kpi|okr|达成|使命|愿景|goal|objective", "", "這個職位半年內要做成什麼？怎樣算成功？"),
    (
        "measures",
        "手段與衡量",
        "指标|kpi|考核|绩效|留存|转化|dau|mau|gmv|营收|收入|活跃|拉新|满意度|metric",
        "",
        "用什麼數字衡量這個職位？現在是多少？",
    ),
    (
        "resources",
        "資源與成本",
        "预算|资源|研发|开发|技术|人力|成本|budget",
        "",
        "能動用哪些開發人力和預算？要向誰申請？",
    ),
    (
        "counterparts",
        "對口的人",
        "协同|协作|配合|沟通|跨部门|跨团队|对接|设计师|工程师|研发|团队|cross",
        "",
        "每天和哪些人一起工作？向誰報告？",
    ),
    (
        "answers-for",
        "負責什麼",
        "owner|负责人|全面负责|独立负责|结果负责",
        r"对[^\n。；]{1,20}负责|为[^\n。；]{1,20}负责",
        "最後由誰拍板？出了問題由誰負責？",
    ),
    (
        "time",
        "時間分配",
        "日常|每天|每日|每周|占比|时间分配|轮班|排班",
        r"[0-9]+\s*%",
        "一週的時間大致怎麼分？最花時間的是什麼？",
    ),
    (
        "timing",
        "介入時機",
        "从0|0到1|零到|上线|立项|冷启动|生命周期|迭代|规划|前期|launch|roadmap",
        "",
        "產品在哪個階段？這個職位從哪一步開始參與？",
    ),
    (
        "product-type",
        "產品類型",
        "app|平台|社区|社交|电商|工具|系统|小程序|网站|saas|o2o|后台|游戏|直播|硬件|软件|应用",
        "",
        "做的是哪一種產品？給誰用？",
    ),
    (
        "company",
        "行業與公司",
        "公司|集团|事业部|行业|融资|我们是|创业|上市|领先|部门",
        "",
        "團隊有多大？產品和運營各有幾個人？",
    ),
    (
        "pay",
        "薪資與前景",
        "薪|奖金|待遇|福利|晋升|发展空间|期权|股票|salary|benefit",
        r"[0-9]+k\b",
        "薪資範圍、考核週期和晉升的路怎麼走？",
    ),
)


def gaps_in(text: str) -> tuple[Gap, ...]:
    """Return the dimensions of which folded `text` says nothing."""
    return tuple(
        Gap(id_, title, question)
        for id_, title, words, pattern, question in _DIMENSIONS
        if not any(word in text for word in words.split("|")) and not (pattern and re.search(pattern, text))
    )
