"""
What must not stand in the store's text: other scripts, wrong punctuation, conversion accidents, indecent words.

The accidents are those seen in the source page and those that converters are known to produce (OpenCC issues 950 and
1497 on GitHub, and phrase tables of the MediaWiki family); each pair is what is wrong and what to write.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .script import AS_WORDED

if TYPE_CHECKING:
    from collections.abc import Iterator

ACCIDENTS = {
    "020": "O2O",
    "全程式控制": "全程控制",
    "全程序控制": "全程控制",
    "髮言": "發言",
    "髮布": "發布",
    "髮現": "發現",
    "髮展": "發展",
    "髮送": "發送",
    "髮明": "發明",
    "策划": "策劃",
    "計划": "計劃",
    "規划": "規劃",
    "企划": "企劃",
    "覆盤": "復盤",
    "內核用戶": "核心用戶",
    "內核崗位": "核心職位",
    "絲髮": "絲發",
    "少陣列織": "少數組織",
    "演演算法": "演算法",
    "事益": "事宜",
    "很多交際": "很多交集",
    "強呼叫戶": "強調用戶",
    "國記憶體在": "國內存在",
    "站記憶體量": "站內存量",
    "電影片道": "電視頻道",
    "產品計程車氣": "產品的士氣",
    "間介面碑": "間接口碑",
    "改程序度": "改進程度",
    "開支援續": "開支持續",
    "提高階到端": "提高端到端",
    "應使用者外": "應用戶外",
    "百裡挑一": "百里挑一",
    "裡程碑": "里程碑",
    "復購": "複購",
    "復雜": "複雜",
    "重復": "重複",
    "複盤": "復盤",
    "乾預": "干預",
    "幹預": "干預",
    "幹貨": "乾貨",
    "後臺": "後台",
    "平臺": "平台",
    "皇後": "皇后",
    "關繫": "關係",
    "聯係": "聯繫",
    "製度": "制度",
    "製定": "制定",
    "復制": "複製",
    "准確": "準確",
    "標准": "標準",
    "周期": "週期",
    "采用": "採用",
    "采訪": "採訪",
    "斗爭": "鬥爭",
    "游戲": "遊戲",
    "里面": "裡面",
    "這里": "這裡",
    "那里": "那裡",
    "哪里": "哪裡",
    "家里": "家裡",
    "粘性": "黏性",
    "什么": "什麼",
    "怎么": "怎麼",
}

INDECENT = (
    "逼格",
    "裝逼",
    "撕逼",
    "傻逼",
    "牛逼",
    "妓院",
    "妓女",
    "老鴇",
    "皮條",
    "屁股",
    "胸大",
    "頭牌",
    "嫖",
    "屌",
    "他媽的",
    "婊",
    "尼瑪",
    "草泥馬",
)

_HAN = "\u3400-\u9fff"
_HALF_WIDTH = re.compile(
    rf"[{_HAN}」』）》〉][,:;?!()]|[,:;?!()][{_HAN}「『（《〈]|[{_HAN}」』）》]\.(?![A-Za-z0-9_.])"
)
_QUOTES = re.compile('[“”‘’"]')
# Terminals disagree about the width of these: variation selectors, joiners, skin tones, flags, keycaps.
_EMOJI = re.compile("[\ufe0e\ufe0f\u200d\u20e3\U0001f3fb-\U0001f3ff\U0001f1e6-\U0001f1ff]")
_PICTURE = re.compile("[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ue000-\uf8ff]")


def faults(text: str, simplified: frozenset[str], prose: bool = True) -> Iterator[str]:
    """
    Yield what is wrong with `text` as the store keeps it, one sentence a fault.

    What stands between {{ and }} is quoted on purpose and may hold accidents and half-width punctuation, and so may all
    of a text that is not `prose` but the wording of one region.
    `simplified`: see `folding.simplified_only`.
    """
    foreign = sorted({character for character in text if character in simplified})
    if foreign:
        yield f"簡體字「{'、'.join(foreign)}」：內容一律用繁體字寫"
    for word in INDECENT:
        if word in text:
            yield f"不雅的字詞「{word}」：請改寫，並在編者說明裡說一聲"
    if _EMOJI.search(text) or _PICTURE.search(text):
        yield "表情或圖形符號：各家終端機算的寬度不同，請改用文字"
    if _CONTROL.search(text):
        yield "看不見的控制字元：請刪去"
    if text.count("{{") != text.count("}}"):
        yield "「{{」與「}}」沒有成對"
    if prose:
        yield from _slips(AS_WORDED.sub("", text))


def _slips(prose: str) -> Iterator[str]:
    for wrong, right in ACCIDENTS.items():
        if wrong in prose:
            yield f"轉換錯字「{wrong}」：應為「{right}」"
    for found in _HALF_WIDTH.finditer(prose):
        yield f"半形標點「{found.group()}」：中文之間用全形標點"
    if _QUOTES.search(prose):
        yield "引號請用「」與『』"
