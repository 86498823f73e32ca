"""Find the title of a posting, and say which side it claims."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from .headings import Heading, ends_with_heading, heading

if TYPE_CHECKING:
    from .cutting import Piece
    from .views import Claim

# Patterns that few postings need are strings: `re` compiles them when they are first used, and keeps them.
_LABELLED = re.compile(
    r"(?:职位名称|岗位名称|职务名称|招聘岗位|招聘职位|应聘岗位|职缺名称|职称|职务|职位|岗位|title)\s*[:：]\s*([^\n]{2,40})"
)
_JOB = (
    r"产品(?:经理|策划|运营|专员|助理|总监|负责人|企划|管理师|专家|实习)|运营|营运|经理|专员|总监|主管|工程师|策划|企划|助理|专家|实习生|编辑|设计师"
    r"|负责人|管理师|product\s*(?:manager|owner)|\bpm\b|\bpd\b"
)
# Product managers, whatever they manage: 增长产品经理, 产品经理(运营方向).
_MANAGER = (
    r"产品(?:经理|总监|负责人|主管|管理师|专家|专员|助理|企划|策划|实习)|product\s*(?:manager|owner)"
    r"|(?<![a-z])pd(?![a-z])"
)
# Engineers and designers, whatever they do it for: 运营开发工程师.
_MAKER = (
    r"工程师|架构师|(?<!产品)设计师|(?:运营|营运|增长)(?:平台|系统|后台)?(?:开发|研发|测试|运维)|engineer"
    r"|(?<![a-z])qa(?![a-z])"
)
_OPERATIONS = r"运营(?!商(?![品务家户]))|营运|社群|新媒体|增长|内容经营|operations"
_WITH_PRODUCTS = (
    "法务|会计|财务|人事|人力|行政|销售|业务|商务|客服|客户经理|技术支[持援]|售前|售后|采购|测试|运维|品质|品管|品保"
    "|质量|质检|包装"
)
# Nor is 产品 a word in 生产|品管 and 房产|品牌; in 产品客服 it is what the job has to do with.
_PRODUCT = (
    rf"(?<!生(?=产品[质保控检]))(?<!生(?=产品管(?!理)))产品(?!牌|运营|营销|行销|销售|市场)(?!.*(?:{_WITH_PRODUCTS}))"
    r"|(?:系统|数值|关卡|玩法)(?:策划|企划)|product\s*designer"
)
_OTHER = rf"{_WITH_PRODUCTS}|开发|设计师|项目经理|专案|企业公关|算法|护士|司机|project\s*manager"
_CLAIMS: tuple[tuple[Claim, str], ...] = (  # the first that is found decides
    ("product", _MANAGER),
    ("other", _MAKER),
    ("operations", _OPERATIONS),
    ("product", _PRODUCT),
    ("other", _OTHER),
)
_ASIDE = r"[(（\[【][^)）\]】]*[)）\]】]"
# A title before a heading on the same line: nothing but a job and where or for what it is; a sentence is none.
_NAMED = (
    rf"([^，。；！？、,;!?:：]*?(?:{_JOB}))"
    r"(?:\s*[(（\[【][^)）\]】]{1,20}[)）\]】]){0,3}(?:\s*[-–—/·|][^，。；！？、,;!?:：]*)?"
)
_SENTENCE = (
    r"的|是|与|和|及|或|在(?!线)|找|将|由|被|把|请|我们|[你您]|需要|对接|负责(?!人)|参与|协助|协同|配合|支持|辅助|关于|作为|身为|成为|担任"
    r"|从事|加入|这|该|本(?:岗位|职位|人)|直属|汇报|欢迎"
)
_HIRING = r"(?:现|诚|急|高薪)*(?:招聘|诚聘|急聘|诚招|急招|聘)\s*"
_BEHIND = " \n:：【["
_BRACKETS = {"【": "】", "[": "]"}
_LONGEST = 40  # characters
_FIRST = 2  # statements of a posting that may be its title


def title_in(text: str, pieces: list[Piece]) -> tuple[int, int] | None:
    """
    Return where in folded `text` its title stands; None for nowhere.

    It stands behind 「職位：」, alone on one of the first lines, or there right before the heading of the duties.
    """
    labelled = _LABELLED.search(text)
    if labelled and re.search(_JOB, labelled[1]):
        start, end = labelled.span(1)
        within = (piece for piece in pieces if start < piece.start < end)
        end = next((piece.start for piece in within if heading(text[piece.start : piece.end])), end)
        return start, start + len(text[start:end].rstrip())
    for at, piece in enumerate(pieces[:_FIRST]):
        if (piece.starts_line or _behind_label(text, pieces, at)) and not piece.number:
            glued = _heading_on_line(text, pieces[at:])
            place = _before(text, piece.body, *glued) if glued else _alone(text, piece)
            if place:
                return place
    return None


def _behind_label(text: str, pieces: list[Piece], at: int) -> bool:
    """Return whether only 【誠徵】 or the like stands before a statement on its line, and the rest is no sentence."""
    label, piece = pieces[at - 1], pieces[at]
    if not at or text[label.end - 1] not in _BRACKETS.values() or heading(text[label.start : label.end]):
        return False
    return not re.search(_SENTENCE, text[piece.body : piece.end])


def _alone(text: str, piece: Piece) -> tuple[int, int] | None:
    """Return the place of a statement that names a job and has its line for itself."""
    words = text[piece.body : piece.end]
    ends_line = text[piece.end : piece.end + 1] in ("\n", "")
    ends_open = words.endswith(("。", "；", ";", "，", "：", ":"))
    if not ends_line or ends_open or len(words) > _LONGEST or heading(words) or not re.search(_JOB, words):
        return None
    return _bare(text, piece.body, piece.end)


def _heading_on_line(text: str, pieces: list[Piece]) -> tuple[int, int] | None:
    """Return where on the line that `pieces` begin a heading stands, not far behind other words."""
    for before, piece in pairwise(pieces):
        if "\n" in text[before.end : piece.start] or piece.start - pieces[0].body > _LONGEST:
            break
        if heading(text[piece.start : piece.end]):
            return piece.start, piece.end
    first = pieces[0]
    start = ends_with_heading(text, first.end) if first.end - first.body <= _LONGEST else -1
    return (start, first.end) if start > first.body else None


def _before(text: str, start: int, at: int, end: int) -> tuple[int, int] | None:
    """Return the place of a job's name between `start` and a heading of duties that stands from `at` to `end`."""
    if heading(text[at:end]) is not Heading.DUTIES:
        return None
    start, end = _bare(text, start, at)
    hiring = re.match(_HIRING, text[start:end])
    start += hiring.end() if hiring else 0
    named = re.fullmatch(_NAMED, text[start:end])
    return (start, end) if named and not re.search(_SENTENCE, named[1]) else None


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a place without the colon behind its words and the brackets around them."""
    words = text[start:end].rstrip(_BEHIND)
    if words[:1] in _BRACKETS and words.endswith(_BRACKETS[words[0]]):
        return start + 1, start + len(words) - 1
    return start, start + len(words)


def claim_of(title: str) -> Claim:
    """
    Return which side the folded `title` claims; a bare PM or 經理 claims nothing.

    What stands in brackets is asked only where the rest says nothing: 产品(业务方向), but PM(产品).
    """
    sides = (side for words in (re.sub(_ASIDE, " ", title), title) for side, said in _CLAIMS if re.search(said, words))
    return next(sides, "unclear")
