"""Tell what heads a part of a posting: its duties, or anything else (requirements, benefits, the company)."""

from __future__ import annotations

import re
from enum import IntEnum

_DUTIES = (
    "(?:[你您]的|主要|核心|具体|日常|岗位|职位|工作)*(?:职责|职务|任务)(?:描述|说明|内容|范围|概述){0,2}"
    "|(?:主要)?(?:工作|岗位|职位)(?:内容及职责|内容|描述|说明|项目|概述|介绍)"
    "|[你您](?:将|会|要|需要)(?:负责|做)(?:的|什么|的事)*"
    "|(?:工作|职务|主要)*职掌|[你您]每天会(?:做(?:的|什么|的事)*)?|[你您]的日常(?:工作)?"
    "|responsibilit(?:ies|y)|jobdescription|whatyou(?:'ll|will)do"
)
_OTHERS = (
    "(?:任职|职位|岗位|工作|资格|能力|基本|其他|其它|技能|背景|应聘|招聘|条件|人员|学历|经验|专业)+(?:要求|需求|条件|资格)"
    "|(?:职务|应征|应聘|资格|必备|必要|基本|优先|其他|其它|加分|任职|录取)条件|任职资格|加分(?:项目|项)?|要求"
    "|(?:我们)?(?:希望|期待|需要)[你您](?:是|有|能|具备)?|[你您]需要?具?备?|擅长工具"
    "|(?:公司|员工|薪资|薪酬|薪水|工作)*(?:福利|待遇)(?:制度|待遇)?|我们(?:能)?提供的?"
    "|(?:工作|上班|面试)(?:地点|地址|时间|时段)|(?:联系|投递|应征|报名)方式"
    "|(?:公司|团队|部门|产品|项目)(?:简介|介绍|背景)|关于(?:我们|公司|团队)|我们是谁|(?:岗位|职位)亮点"
    "|(?:preferred|basic|minimum)?qualifications|(?:job)?requirements?|skills|benefits|aboutus|nicetohave"
)
_DUTY = re.compile(_DUTIES)
_OTHER = re.compile(_OTHERS)
_AT_END = re.compile(rf"(?:{_OTHERS}|{_DUTIES})$")
# With what the lists above can end, so that most places need no search (a test holds the two together).
_LAST = frozenset("责务述明容围目绍做的么事求件格项分您你是有能备具需要利遇度供点址间段式介景们司队谁掌会常作ynoste")
_CLOSING = ("】", "]", ")", "）")
_NOT_WORDS = re.compile(r"\W")
_LONGEST = 16  # characters; nothing longer is a heading
_LEAST_SHARE = 0.4  # of a heading that must be words of the lists above: 「產品設計部門工作職責」 is one


class Heading(IntEnum):
    """What a statement heads."""

    NOTHING = 0
    DUTIES = 1
    OTHER = 2


def heading(text: str) -> Heading:
    """Return what the folded statement `text` heads."""
    if len(text) > 2 * _LONGEST:
        return Heading.NOTHING
    words = _NOT_WORDS.sub("", text)
    if not words or len(words) > _LONGEST:
        return Heading.NOTHING
    for kind, pattern in ((Heading.OTHER, _OTHER), (Heading.DUTIES, _DUTY)):
        found = pattern.search(words)
        if found and found.end() - found.start() >= _LEAST_SHARE * len(words):
            return kind
    return Heading.NOTHING


def ends_with_heading(text: str, at: int) -> int:
    """Return where a heading begins that ends right before `at` on the same line, -1 where none does."""
    start = max(0, at - _LONGEST)
    words = text[start:at].rstrip(" ")
    if words.endswith(_CLOSING):
        words = words[:-1].rstrip(" ")
    if words[-1:] not in _LAST:
        return -1
    found = _AT_END.search(text, start, start + len(words))
    return found.start() if found else -1
