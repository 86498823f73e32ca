"""Find the title of a posting, and say which side it claims."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .headings import Heading, heading

if TYPE_CHECKING:
    from .cutting import Piece
    from .views import Claim

_LABELLED = re.compile(
    r"(?:职位名称|岗位名称|职务名称|招聘岗位|招聘职位|应聘岗位|职缺名称|职称|职务|职位|岗位|title)\s*[:：]\s*([^\n]{2,40})"
)
_JOB = re.compile(
    r"产品(?:经理|策划|运营|专员|助理|总监|负责人|企划|管理师|专家|实习)|运营|营运|经理|专员|总监|主管|工程师|策划|企划|助理|专家|实习生|编辑|设计师"
    r"|负责人|管理师|productmanager|productowner|\bpm\b|\bpd\b"
)
_OPERATIONS = re.compile(r"运营|营运|社群|新媒体|增长|内容经营|operations")
_PRODUCT = re.compile(
    r"产品(?!运营|营销|行销|销售|市场)|(?:系统|数值|关卡|玩法)(?:策划|企划)|product\s*(?:manager|owner|designer)|(?<![a-z])pd(?![a-z])"
)
_OTHER = re.compile(
    r"工程师|开发|设计师|会计|财务|法务|人事|人力|行政|销售|业务|商务|客服|测试|运维|项目经理|专案|企业公关|架构师|算法|护士|司机|project\s*manager|engineer"
)
_LONGEST = 40  # characters
_FIRST = 2  # statements of a posting that may be its title


def title_in(text: str, pieces: list[Piece]) -> tuple[int, int] | None:
    """Return where in folded `text` its title stands: behind 「職位：」, or on the first line; None for nowhere."""
    labelled = _LABELLED.search(text)
    if labelled and _JOB.search(labelled[1]):
        start, end = labelled.span(1)
        return start, end - (len(labelled[1]) - len(labelled[1].rstrip()))
    for piece in pieces[:_FIRST]:
        words = text[piece.body : piece.end]
        alone = piece.starts_line and text[piece.end : piece.end + 1] in ("\n", "") and not piece.number
        ends_open = words.endswith(("。", "；", ";", "，", "：", ":"))
        if (
            alone
            and not ends_open
            and len(words) <= _LONGEST
            and heading(words) is Heading.NOTHING
            and _JOB.search(words)
        ):
            return piece.body, piece.end
    return None


def claim_of(title: str) -> Claim:
    """Return which side the folded `title` claims; a bare PM or 經理 claims nothing."""
    if _OPERATIONS.search(title):
        return "operations"
    if _PRODUCT.search(title):
        return "product"
    return "other" if _OTHER.search(title) else "unclear"
