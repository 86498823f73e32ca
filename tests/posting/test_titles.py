"""The title of a posting is found where it stands, and nothing else is taken for one."""

from __future__ import annotations

import pytest

from pmguide.posting.cutting import cut
from pmguide.posting.matching import fold
from pmguide.posting.titles import title_in


def found(text: str) -> str | None:
    """Return the title that is found in a posting."""
    folded = fold(text)
    place = title_in(folded, cut(folded))
    return text[slice(*place)] if place else None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("產品經理\n工作職責：\n1. 分析需求", "產品經理"),
        ("產品經理 工作職責：1. 分析需求；2. 設計功能", "產品經理"),
        ("产品经理岗位职责：\n1、分析需求", "产品经理"),
        ("产品经理岗位职责\n1、分析需求", "产品经理"),
        ("【產品運營】岗位职责:1、策划活动", "產品運營"),
        ("【产品经理】\n岗位职责：1、分析需求", "产品经理"),
        ("产品经理【岗位职责】1、分析需求", "产品经理"),
        ("產品經理：工作職責：1、分析需求", "產品經理"),
        ("産品經理（社區方向）工作內容：分析需求", "産品經理（社區方向）"),
        ("產品經理 - 台北 工作內容：\n1. 分析需求", "產品經理 - 台北"),
        ("高级产品经理-电商方向 职责描述 1、分析需求", "高级产品经理-电商方向"),
        ("Product Manager 工作職責：1. 分析需求", "Product Manager"),
        ("Senior Product Manager\n工作職責：\n1. 分析需求", "Senior Product Manager"),
        ("诚聘产品运营专员 工作内容：1、策划活动", "产品运营专员"),
        ("某某科技\n產品經理 工作職責：1. 分析需求", "產品經理"),
        ("產品企劃 工作內容\n1. 分析需求", "產品企劃"),
        ("安全产品运营-安全与风控 工作职责：1、策划活动", "安全产品运营-安全与风控"),
        ("内容运营【2021届】岗位职责：1、策划活动", "内容运营【2021届】"),
        ("商家生态运营负责人 岗位职责：1、策划活动", "商家生态运营负责人"),
        ("在线教育产品经理岗位职责：1、分析需求", "在线教育产品经理"),
        ("职位名称：产品经理 岗位职责：1、分析需求", "产品经理"),
        ("【誠徵】數位產品企劃（PM）\n工作內容：\n1. 分析需求", "數位產品企劃（PM）"),
        ("【台北】社群營運專員\n工作內容：\n1. 策劃活動", "社群營運專員"),
    ],
)
def test_title(text: str, title: str) -> None:
    """It stands alone on a line, behind 「職位：」, or right before the heading of the duties."""
    assert found(text) == title


@pytest.mark.parametrize(
    "text",
    [
        "工作職責：1. 分析需求",
        "【工作內容】協助產品經理\n整理需求",
        "【台北】協助產品經理整理需求\n撰寫文件",
        "我們在找產品經理 工作內容：1. 分析需求",
        "協助產品經理的工作內容：1. 整理需求",
        "协助产品经理 工作内容：1、整理需求",
        "身为产品经理你将负责：1、分析需求",
        "作為產品經理，你將負責：1. 分析需求",
        "岗位职责：1、配合产品经理 工作内容：整理需求",
        "1、产品经理 工作内容：整理需求",
        "運營團隊介紹：我們有十個人。",
        "产品设计部门工作职责：1、分析需求",
        "直屬主管是產品經理 工作內容：整理需求",
        "需要和产品经理对接的工作内容：1、整理需求",
        "很高興認識你。產品經理 工作職責：1. 分析需求",
        "產品經理任職要求：1. 三年經驗",
        "你好\n歡迎投遞\n產品經理 工作職責：1. 分析需求",
    ],
)
def test_no_title(text: str) -> None:
    """A sentence that speaks of a job, a list's item, a heading of anything else, what stands far down: none is one."""
    assert found(text) is None
