"""Every reader gets their own script and words, and nothing is converted that should not be."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.chinese.real_text import region_table, written_for

from pmguide.chinese.script import Locale, Localiser, WordTable, locale_from, to_simplified
from pmguide.model.regions import RegionWord
from pmguide.model.statements import Verbatim, Wording

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pmguide.guide.guide import Guide

# What the store holds, and what readers in Taiwan and on the mainland see of it.
CASES = (
    # words that converters are known to spoil
    ("運營全程控制活動", "營運全程控制活動", "运营全程控制活动"),
    ("請每個人發言", "請每個人發言", "请每个人发言"),
    ("簡短發言之後", "簡短發言之後", "简短发言之后"),
    ("理髮店的會員", "理髮店的會員", "理发店的会员"),
    ("發現後發布", "發現後發布", "发现后发布"),
    ("辦一次復盤", "辦一次檢討", "办一次复盘"),
    ("核心用戶", "核心使用者", "核心用户"),
    ("審批程序", "審批程序", "审批程序"),
    ("請假程序與程式", "請假程序與程式", "请假程序与程序"),
    ("推薦演算法", "推薦演算法", "推荐算法"),
    ("策劃出新玩法", "企劃出新玩法", "策划出新玩法"),
    ("少數組織", "少數組織", "少数组织"),
    ("相關事宜", "相關事宜", "相关事宜"),
    # one Simplified character for two Traditional ones
    ("里程碑", "里程碑", "里程碑"),
    ("百里挑一", "百里挑一", "百里挑一"),
    ("裡面", "裡面", "里面"),
    ("皇后", "皇后", "皇后"),
    ("後台", "後台", "后台"),
    ("乾貨", "乾貨", "干货"),
    ("干預", "干預", "干预"),
    ("幹部", "幹部", "干部"),
    ("著手", "著手", "着手"),
    ("著名", "著名", "著名"),
    ("顯著", "顯著", "显著"),
    ("沿著", "沿著", "沿着"),
    ("一隻貓", "一隻貓", "一只猫"),
    ("只有", "只有", "只有"),
    ("面對面分享", "面對面分享", "面对面分享"),
    ("麵包", "麵包", "面包"),
    ("放鬆", "放鬆", "放松"),
    ("松樹", "松樹", "松树"),
    ("鬥爭", "鬥爭", "斗争"),
    ("漏斗", "漏斗", "漏斗"),
    ("特徵", "特徵", "特征"),
    ("出征", "出征", "出征"),
    ("制度", "制度", "制度"),
    ("製作", "製作", "制作"),
    ("關係", "關係", "关系"),
    ("聯繫", "聯繫", "联系"),
    ("系統", "系統", "系统"),
    ("關於", "關於", "关于"),
    ("剩餘", "剩餘", "剩余"),
    ("余先生", "余先生", "余先生"),
    ("雲端", "雲端", "云端"),
    ("云云", "云云", "云云"),
    ("衝突", "衝突", "冲突"),
    ("沖水", "沖水", "冲水"),
    ("示範", "示範", "示范"),
    ("范先生", "范先生", "范先生"),
    ("註冊", "註冊", "注册"),
    ("注意", "注意", "注意"),
    ("日誌", "日誌", "日志"),
    ("志願", "志願", "志愿"),
    ("細緻", "細緻", "细致"),
    ("一致", "一致", "一致"),
    ("準備", "準備", "准备"),
    ("批准", "批准", "批准"),
    ("捲入", "捲入", "卷入"),
    ("試卷", "試卷", "试卷"),
    ("鬍子", "鬍子", "胡子"),
    ("胡同", "胡同", "胡同"),
    ("委託", "委託", "委托"),
    ("托盤", "托盤", "托盘"),
    ("升級", "升級", "升级"),
    ("昇華", "昇華", "升华"),
    ("公布", "公布", "公布"),
    ("占用", "占用", "占用"),
    ("旅遊", "旅遊", "旅游"),
    ("游泳", "游泳", "游泳"),
    ("憑藉", "憑藉", "凭借"),
    ("借用", "借用", "借用"),
    ("劃分", "劃分", "划分"),
    ("划算", "划算", "划算"),
    ("瞭解", "瞭解", "了解"),
    ("了解", "了解", "了解"),
    ("複雜", "複雜", "复杂"),
    ("回覆", "回覆", "回复"),
    ("週期", "週期", "周期"),
    ("周先生", "周先生", "周先生"),
    ("剛才", "剛才", "刚才"),
    ("盡量", "盡量", "尽量"),
    ("儘管", "儘管", "尽管"),
    ("採用", "採用", "采用"),
    ("風采", "風采", "风采"),
    ("沉沒成本", "沉沒成本", "沉没成本"),
    ("姓沈的", "姓沈的", "姓沈的"),
    ("夥伴", "夥伴", "伙伴"),
    # the words of a region
    ("用戶", "使用者", "用户"),
    ("用戶運營", "會員經營", "用户运营"),
    ("產品運營", "產品營運", "产品运营"),
    ("運營商", "電信業者", "运营商"),
    ("用戶反饋", "使用者回饋", "用户反馈"),
    ("專案經理", "專案經理", "项目经理"),
    ("產品策劃", "產品企劃", "产品策划"),
    ("產品策劃分工", "產品企劃分工", "产品策划分工"),
    ("渠道", "管道", "渠道"),
    ("推廣渠道、媒體", "推廣通路、媒體", "推广渠道、媒体"),
    ("鐵桿粉絲", "鐵粉", "铁杆粉丝"),
    ("互聯網行業", "網路產業", "互联网行业"),
    ("移動互聯網", "行動網路", "移动互联网"),
    ("介面與影片", "介面與影片", "界面与视频"),
    ("資料庫裡的資料", "資料庫裡的資料", "数据库里的数据"),
    ("個人資料", "個人資料", "个人信息"),
    ("讀這份職缺，要不要這個職缺", "讀這份職缺，要不要這個職缺", "读这份招聘信息，要不要这个岗位"),
    ("回報錯誤與投資回報", "回報錯誤與投資回報", "反馈错误与投资回报"),
    ("發文的人與發文件的人", "發文的人與發文件的人", "发帖的人与发文档的人"),
    ("合約與不符合約定", "合約與不符合約定", "合同与不符合约定"),
    ("產品行銷與產品行銷經理", "產品行銷與產品行銷經理", "产品市场与产品市场经理"),
    ("職稱與職位", "職稱與職位", "职位名称与岗位"),
    ("磁碟滿了，請換檔名", "磁碟滿了，請換檔名", "磁盘满了，请换文件名"),
    ("進度檔是壞檔", "進度檔是壞檔", "进度文件是坏文件"),
    ("檔期裡每一檔", "檔期裡每一檔", "档期里每一档"),
    ("應徵者的履歷", "應徵者的履歷", "应聘者的简历"),
    ("日活躍用戶", "日活躍使用者", "日活跃用户"),
    ("DAU 是日活", "DAU 是日活躍數", "DAU 是日活"),
    # words of a region that are no words where they stand
    ("應用戶外廣告", "應用戶外廣告", "应用户外广告"),
    ("使用戶外廣告", "使用戶外廣告", "使用户外广告"),
    ("強調用戶價值", "強調使用者價值", "强调用户价值"),
    ("國內存在", "國內存在", "国内存在"),
    ("站內存量", "站內存量", "站内存量"),
    ("間接口碑", "間接口碑", "间接口碑"),
    ("改進程度", "改進程度", "改进程度"),
    ("開支持續", "開支持續", "开支持续"),
    ("提高端到端的效率", "提高端到端的效率", "提高端到端的效率"),
    ("電視頻道", "電視頻道", "电视频道"),
    ("產品的士氣", "產品的士氣", "产品的士气"),
    ("電影片段", "電影片段", "电影片段"),
    ("投資訊息", "投資訊息", "投资消息"),
    ("候選人資訊", "候選人資訊", "候选人信息"),
    ("他人資料", "他人資料", "他人资料"),
    ("產品質感", "產品質感", "产品质感"),
    ("仲介面試", "仲介面試", "仲介面试"),
    ("進行銷售", "進行銷售", "进行销售"),
    ("本身分為三層", "本身分為三層", "本身分为三层"),
    ("著重設計流程", "著重設計流程", "着重设计流程"),
    ("其實作為產品經理", "其實作為產品經理", "其实作为产品经理"),
    ("方程式", "方程式", "方程式"),
    ("帳篷與帳號", "帳篷與帳號", "帐篷与账号"),
    ("國外商品", "國外商品", "国外商品"),
    ("創新創業", "創新創業", "创新创业"),
    ("返回購物車", "返回購物車", "返回购物车"),
    ("同行業務", "同行業務", "同行业务"),
    ("銀行業", "銀行業", "银行业"),
    ("累積分數", "累積分數", "累积分数"),
    ("社交互動", "社交互動", "社交互动"),
    ("節日活動", "節日活動", "节日活动"),
    ("大促活動", "大促活動", "大促活动"),
    ("線下線上", "線下線上", "线下线上"),
    ("一週內測試", "一週內測試", "一周内测试"),
    ("安排期限", "安排期限", "安排期限"),
    ("獲取數據", "獲取數據", "获取数据"),
    ("各地推廣", "各地推廣", "各地推广"),
    ("地推團隊", "實地推廣團隊", "地推团队"),
    ("刺激活躍", "刺激活躍", "刺激活跃"),
    ("市場部分", "市場部分", "市场部分"),
    ("政策劃分", "政策劃分", "政策划分"),
    ("一套路線圖", "一套路線圖", "一套路线图"),
    ("兩大廠商", "兩大廠商", "两大厂商"),
    # words that are themselves the point
    ("{{用戶}}", "用戶", "用户"),
    ("大陸叫{{產品運營}}，這裡是運營", "大陸叫產品運營，這裡是營運", "大陆叫产品运营，这里是运营"),
    ("台灣叫{{專案}}", "台灣叫專案", "台湾叫专案"),
    # what is no Chinese at all
    ("PRD 寫給 RD 看", "PRD 寫給 RD 看", "PRD 写给 RD 看"),
    ("DAU/MAU ≥ 20%", "DAU/MAU ≥ 20%", "DAU/MAU ≥ 20%"),
)


@pytest.fixture(scope="module")
def write(guide: Guide) -> Mapping[Locale, Localiser]:
    """Return the real guide's localisers."""
    return {locale: guide.localiser(locale) for locale in Locale}


@pytest.mark.parametrize(("store", "taiwan", "mainland"), CASES, ids=[case[0] for case in CASES])
def test_known_accidents_come_out_right(
    write: Mapping[Locale, Localiser], store: str, taiwan: str, mainland: str
) -> None:
    """The neutral wording stands as it is (but for its braces), Taiwan and the mainland get their own."""
    plain = store.replace("{{", "").replace("}}", "")

    assert (write[Locale.HANT](store), write[Locale.TW](store), write[Locale.HANS](store)) == (plain, taiwan, mainland)


def test_every_region_word_arrives(write: Mapping[Locale, Localiser]) -> None:
    """No word of the table is shadowed by a guard or by another word."""
    words, _ = region_table()

    assert [word for word in words if word.tw and write[Locale.TW](word.store) != word.tw] == []
    assert [word for word in words if word.cn and write[Locale.HANS](word.store) != to_simplified(word.cn)] == []


def test_guards_stand_as_they_are(write: Mapping[Locale, Localiser]) -> None:
    """A guard is written with the words it was put in with."""
    _, guards = region_table()

    assert [word for word in guards if write[Locale.TW](word) != word] == []
    assert [word for word in guards if write[Locale.HANS](word) != to_simplified(word)] == []


def test_taiwan_text_is_not_converted_again(guide: Guide, write: Mapping[Locale, Localiser]) -> None:
    """Converting the whole content twice changes nothing more: no word's form holds a word to be replaced."""
    once = {done for text, done in written_for(guide, Locale.TW).items() if "{{" not in text}

    assert {text for text in once if write[Locale.TW](text) != text} == set()


def test_mainland_text_is_not_converted_again(guide: Guide) -> None:
    """So with Simplified text, but for 著: OpenCC takes it for the Traditional character it is as well."""
    once = written_for(guide, Locale.HANS).values()
    changed = {(a, b) for text in once for a, b in zip(text, to_simplified(text), strict=True) if a != b}

    assert changed <= {("著", "着")}


def test_nothing_was_converted_twice(guide: Guide) -> None:
    """What is printed went through the converter once: 显着 would give the second time away."""
    printed = "\n".join(written_for(guide, Locale.HANS).values())

    assert "显着" not in printed


def test_what_is_simplified_already_stays_so() -> None:
    """No character of GB 2312 becomes one that is not simpler: 抬 stays 抬 and 什么 is no 什幺."""
    simplified = {
        character
        for high, low in product(range(0xB0, 0xF8), range(0xA1, 0xFF))
        if (character := bytes([high, low]).decode("gb2312", "ignore"))
    }
    traditional_too = set("乾吒夥後徵捱摺於榘甯菸著薹醣麴麽")

    assert {character for character in simplified if to_simplified(character) != character} <= traditional_too
    assert to_simplified("擡高抬高，什麼什么，老幺") == "抬高抬高，什么什么，老幺"


@given(st.text())
def test_simplified_text_is_as_long(text: str) -> None:
    """Whatever the text, its Simplified form is of the same length: places in one are places in the other."""
    assert len(to_simplified(text)) == len(text)


@given(st.text(st.sampled_from("用戶運營發髮後后裡里著乾幹干係繫系製制面麵，。「」{} aA1%\n")))
def test_script_alone_keeps_the_length(text: str) -> None:
    """Where no region word applies only the braces of {{…}} go."""
    plain = Localiser(Locale.HANT)(text)

    assert len(Localiser(Locale.HANS)(text)) == len(plain)


@given(st.text(), st.sampled_from(Locale))
def test_verbatim_is_never_changed(text: str, locale: Locale) -> None:
    """A reader's own text comes back as it was typed."""
    write = Localiser(locale, [RegionWord("用戶", "使用者", "用戶們")])

    assert write(Verbatim(text)) == text


@given(st.text(st.sampled_from("用戶運營。 ")), st.sampled_from(Locale))
def test_wording_keeps_its_vocabulary(text: str, locale: Locale) -> None:
    """A wording changes its script at most."""
    write = Localiser(locale, [RegionWord("用戶", "使用者", "客戶"), RegionWord("運營", "營運", "經營")])

    assert write(Wording(text)) == (to_simplified(text) if locale is Locale.HANS else text)


@given(st.text(st.sampled_from("用戶運營商。 A")), st.lists(st.text(st.sampled_from("用戶運營商"), min_size=1)))
def test_pieces_put_together_are_the_text(text: str, words: list[str]) -> None:
    """Cutting a text by a table of words loses nothing."""
    assert "".join(WordTable(dict.fromkeys(words, "")).cut(text)) == text


def test_the_longest_word_wins() -> None:
    """A longer word of the table goes before a shorter one, a guard before both if it begins sooner."""
    words = (RegionWord("運營", "營運"), RegionWord("運營商", "電信業者"))

    assert Localiser(Locale.TW, words, ["航運營收"])("運營商的運營，航運營收") == "電信業者的營運，航運營收"


@pytest.mark.parametrize(
    ("environment", "locale"),
    [
        ({}, Locale.HANT),
        ({"LANG": "zh_TW.UTF-8"}, Locale.TW),
        ({"LANG": "zh_CN.UTF-8"}, Locale.HANS),
        ({"LANG": "zh_SG"}, Locale.HANS),
        ({"LANG": "zh_HK.UTF-8"}, Locale.HANT),
        ({"LANG": "zh_MO"}, Locale.HANT),
        ({"LANG": "zh"}, Locale.HANT),
        ({"LANG": "zh_Hans_HK"}, Locale.HANS),
        ({"LANG": "zh_Hant_TW"}, Locale.TW),
        ({"LANG": "zh-Hant-CN"}, Locale.HANT),
        ({"LANG": "zh_CN.GB18030@pinyin"}, Locale.HANS),
        ({"LANG": "zh_TW@stroke"}, Locale.TW),
        ({"LANG": "C.UTF-8"}, Locale.HANT),
        ({"LANG": "en_SG.UTF-8"}, Locale.HANT),
        ({"LANG": "POSIX"}, Locale.HANT),
        ({"LANG": "@@..__"}, Locale.HANT),
        ({"LC_ALL": "zh_CN", "LC_MESSAGES": "zh_TW", "LANG": "en_US"}, Locale.HANS),
        ({"LC_ALL": "", "LC_MESSAGES": "zh_TW", "LANG": "zh_CN"}, Locale.TW),
        ({"LC_ALL": "en_US.UTF-8", "LANG": "zh_CN"}, Locale.HANT),
        ({"LC_CTYPE": "zh_CN", "LANG": "zh_TW"}, Locale.TW),
    ],
)
def test_locale_of_an_environment(environment: dict[str, str], locale: Locale) -> None:
    """LC_ALL goes before LC_MESSAGES and that before LANG; an empty one counts as unset (POSIX, XBD 8.2)."""
    assert locale_from(environment) is locale


@given(st.dictionaries(st.sampled_from(("LC_ALL", "LC_MESSAGES", "LANG")), st.text()))
def test_any_environment_has_a_locale(environment: dict[str, str]) -> None:
    """Nonsense in the environment is no error."""
    assert locale_from(environment) in Locale
