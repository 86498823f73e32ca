"""The title of a posting is found where it stands, and nothing else is taken for one."""

from __future__ import annotations

import pytest

from pmguide.posting.cutting import cut
from pmguide.posting.matching import fold
from pmguide.posting.titles import claim_of, title_in


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
        ("職務名稱\t產品營運專員\n公司\t好日子\n工作內容\t1. 策劃活動", "產品營運專員"),
        ("| 職稱 | 產品經理 |\n| 公司 | 好日子 |\n工作內容：\n1. 分析需求", "產品經理"),
        ("职位名称：产品经理        工作地点：成都\n岗位职责：\n1、分析需求", "产品经理"),
        ("產品經理 - 好日子\n工作內容：\n1. 分析需求", "產品經理 - 好日子"),
        ("產品經理 — 好日子\n工作內容：\n1. 分析需求", "產品經理 — 好日子"),
        ("Product Manager – Growth\n工作內容：\n1. 分析需求", "Product Manager – Growth"),
        (
            "Senior Product Manager, Platform（台北）\n工作內容：\n1. 分析需求",
            "Senior Product Manager, Platform（台北）",
        ),
        ("【好日子】產品經理（會員與結帳）\n台北市｜全職\n工作內容：\n1. 分析需求", "產品經理（會員與結帳）"),
        ("【好日子】\n\n產品營運\n工作內容：\n1. 分析需求", "產品營運"),
        ("產品經理        好日子股份有限公司台中總公司\n工作內容：\n1. 分析需求", "產品經理"),
        ("資深產品企劃　好日子股份有限公司　工作說明：1.分析需求", "資深產品企劃"),
        ("好日子股份有限公司\n台北市\n產品經理\n工作內容：\n1. 分析需求", "產品經理"),
        ("求職群(12)\n小方 2024/5/16 14:21\n【內推】用戶運營\n1. 策劃活動", "用戶運營"),
        ("徵產品經理一名，負責會員功能，月薪五萬起", "產品經理"),
        ("诚聘用户运营，负责社群维护，坐标郑州", "用户运营"),
        ("技術支持工程師\n工作內容：\n1. 排除故障", "技術支持工程師"),
    ],
)
def test_title(text: str, title: str) -> None:
    """It stands alone on a line, behind 「職位：」 or 「誠徵」, or right before the heading of the duties."""
    assert (found(text) or "").partition("（三年")[0] == title


def test_what_stands_in_brackets_may_be_long() -> None:
    """A title is told by what stands outside its brackets, be they longer than a title."""
    title = (
        "產品經理（三年以上經驗，做過會員、結帳、點數與客服系統，懂數據分析，能和工程師、設計師與行銷把事情做完者優先）"
    )

    assert found(f"{title}\n工作內容：\n1. 分析需求") == title


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
        "14:02 小方 大家好，我們品牌在找社群經理，幫忙擴散一下\n14:03 小方 每天發文",
        "大家好，好日子徵社群經理\n每天發文",
        "策劃推廣方案，整理各項指標給產品經理\n撰寫文件",
        "此職位需同時做企劃與客服\n撰寫文件",
        "主要支持產品經理\n撰寫文件",
        "匯報職位：產品總監\n1. 撰寫文件",
        "職務：協助產品經理整理需求\n撰寫文件",
        "職缺一：產品經理\n寫規格\n職缺二：社群小編\n發文",
        "招聘專員把關，好日子出品\n寫規格",
        "工作職責：\n小程序內容運營\n寫規格",
    ],
)
def test_no_title(text: str) -> None:
    """A sentence that speaks of a job, a list's item, a heading of anything else, what stands far down: none is one."""
    assert found(text) is None


CLAIMS = {
    "product": (
        "產品經理 产品经理 增长产品经理 用户增长产品经理 增長產品經理 运营产品经理 后台运营产品经理"
        " 產品經理（運營方向） 产品经理（运营方向） 【产品经理】 運營平台產品經理 運營商產品經理 測試平台產品經理"
        " 学生产品经理 社群產品經理 客服產品專員 产品专员 產品專員 產品企劃 产品策划 產品策劃 產品助理 产品助理"
        " 产品总监 產品負責人 產品設計師 业务产品 产品（业务方向） PM（產品） PD 游戏系统策划 B端产品"
        " Product_Manager Growth_Product_Manager Product_Manager,_Operations Product_Owner 产品经理/产品运营"
    ),
    "operations": (
        "产品运营 產品運營 產品營運專員 內容運營 内容运营 用戶運營經理 用户运营经理 社群小編 新媒体编辑 增长黑客"
        " 增長專員 运营商品专员 运营商运营 銷售運營 业务运营 渠道开发运营 产品运营经理 Product_Operations_Manager"
        " Operations_Manager PM（运营） 运营商务专员"
    ),
    "other": (
        "運營商客户经理 运营商客户经理 運營開發工程師 运营开发工程师 系统运营工程师 系統運營工程師 增长工程师"
        " 增長工程師 產品工程師 产品工程师 产品测试工程师 產品測試工程師 生产品管专员 生產品管專員 生產品質工程師"
        " 生产品质工程师 产品法务 產品法務 產品客服 产品客服 产品技术支持 產品技術支援工程師 产品售前 產品業務"
        " 產品採購 产品采购 產品包裝設計 产品包装设计 设计师 設計師 运营设计师 QA 产品QA 产品质检员"
        " 工程师（产品方向） 用户增长研发 Product_Engineer Project_Manager 专案经理 农产品业务 產品技術支援"
    ),
    "unclear": "PM 經理 经理 主管 房产品牌经理 游戏策划",
}
TITLES = [(title.replace("_", " "), claim) for claim, titles in CLAIMS.items() for title in titles.split()]


@pytest.mark.parametrize(("title", "claim"), TITLES)
def test_claim(title: str, claim: str) -> None:
    """A title claims the side of the job it names, not of the words around it."""
    assert claim_of(fold(title)) == claim
