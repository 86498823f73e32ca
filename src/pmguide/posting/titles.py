"""Find the title of a posting, and say which side it claims."""

from __future__ import annotations

import re
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from .headings import Heading, ends_with_heading, heading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .cutting import Piece
    from .views import Claim

# Patterns that few postings need are strings: `re` compiles them when they are first used, and keeps them.
_LABELLED = re.compile(
    r"(?:(?:职位|岗位|职务|职缺)名称|招聘(?:岗位|职位)|应聘岗位|职称|职务|职位|岗位|title)"
    r"(?: *[:|] *| {2,}|(?<=称) )((?:(?!  )[^\n|]){2,40})"
)
_ANOTHERS = tuple("报级属升标")  # whom one reports to, the one above, what one may become: 汇报职位 and the like
_JOB = (
    r"产品(?:经理|策划|运营|专员|助理|总监|负责人|企划|管理师|专家|实习)|运营|营运|经理|专员|总监|主管|工程师|策划|企划|助理|专家|实习生|编辑|小编|设计师"
    r"|负责人|管理师|product\s*(?:manager|owner)|(?<![a-z0-9])p[md](?![a-z])"
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
# A title before a heading on the same line: nothing but a job and where or for what it is; a sentence is none. The
# company may stand behind it.
_NAMED = (
    rf"([^。;!?、,:]*?(?:{_JOB})(?:\s*[(（\[【][^)）\]】]{{1,20}}[)）\]】]){{0,3}}(?:\s*[-–—/·|][^。;!?、,:]*)?)"
    r"(?:\s+[^\s。;!?、,:]*公司)?"
)
# What only sentences have, once such words of titles are left out as have the same characters. These are no patterns: a
# title must be looked for in every posting, and most have none.
_SAYING = (
    "的|是|在|找|将|由|被|把|请|我们|你|您|需|对接|负责|参与|协助|协同|配合|支持|辅助|关于|作为|身为|成为|担任|从事|加入|这|该|此"
    "|本岗位|本职位|本职务|本职缺|本人|直属|汇报|欢迎|日常|大家|。|;|?|:"
)
_NO_SAYING = "在线|在地|在职|在校|自由|申请|需求|负责人|协同办公|技术支持|辅助驾驶"
_JOINING = ("与", "和", "及", "或")  # what no title begins with
_HIRING = (
    r"(?:[我本](?:司|公司))?(?:现|诚|急|高薪)*(?:招聘(?!专员|主管|经理|总监|助理|顾问|实习)|招(?![商聘募生投标工])|聘(?!用[^户]|任)"
    r"|征(?![信管收文集求]))(?:[^\s。;!?,:]{0,6}\s*:)?\s*"
)
_ANNOUNCED = rf"{_HIRING}([^\s。;!?、,:]+?)(?:[一二两三若数0-9]+[名位人])?(?=[\s。;!,]|$)"
_EARLY = 6  # characters by which that must have been said
_LABEL = r"(?:[【\[][^】\]\n]{1,20}[】\]]\s*)+(?=[^\s【\[])"  # 【誠徵】 or the like, before a title
_COLUMN = r"\s{2,}|\s(?=\S*公司)"
_BEHIND = " \n:【["
_BRACKETS = {"【": "】", "[": "]"}
_LONGEST = 60  # characters, without what stands in brackets
_LOOKED_AT = 8  # statements of a line
_FIRST = 4  # lines of a posting that may be its title, if those before name the company, the place and the like


def title_in(text: str, pieces: list[Piece]) -> tuple[int, int] | None:
    """
    Return where in folded `text` its title stands; None for nowhere.

    It stands behind 「職位：」, alone on one of the first lines, or there right before the heading of the duties.
    """
    place = _labelled(text, pieces)
    if place:
        return place
    for number, (at, end) in enumerate(islice(_lines(text, pieces), _FIRST)):
        start = pieces[at].body
        place = None if pieces[at].number else _on_line(text, pieces[at : at + _LOOKED_AT], start, end)
        if place or not _may_precede(text[start:end], number):
            return place
    return None


def _labelled(text: str, pieces: list[Piece]) -> tuple[int, int] | None:
    """Return the place of a job's name behind 「職位：」 or in the cell beside it, up to the next heading."""
    labelled = _LABELLED.search(text)
    if not labelled or text[: labelled.start()].endswith(_ANOTHERS) or not re.search(_JOB, labelled[1]):
        return None
    start, end = labelled.span(1)
    within = (piece for piece in pieces if start < piece.start < end)
    end = next((piece.start for piece in within if heading(text[piece.start : piece.end])), end)
    words = text[start:end].rstrip()
    return None if _is_sentence(re.sub(_ASIDE, " ", words)) else (start, start + len(words))


def _lines(text: str, pieces: list[Piece]) -> Iterator[tuple[int, int]]:
    """Yield for each line that has statements the number of its first one and where it ends."""
    end = -1
    for at, piece in enumerate(pieces):
        if piece.start > end:
            end = text.find("\n", piece.body)
            end = end if end >= 0 else len(text)
            yield at, end


def _may_precede(words: str, before: int) -> bool:
    """Return whether a title may come after a line: never a heading, nor a sentence where lines stand `before` it."""
    if heading(words):
        return False
    return not before or (len(words) <= _LONGEST and not _is_sentence(words.replace(":", " ")))


def _on_line(text: str, pieces: list[Piece], start: int, end: int) -> tuple[int, int] | None:
    """Return the place of a title between the two ends of a line, which `pieces` begin."""
    label = re.match(_LABEL, text[start:end]) if text[start] in _BRACKETS else None
    behind = [piece for piece in pieces if label and piece.start >= start + label.end()]
    if behind and not heading(text[behind[0].start : behind[0].end]):
        pieces, start = behind, behind[0].body
    glued = _heading_on_line(text, pieces)
    return _before(text, start, *glued) if glued else _alone(text, start, end)


def _alone(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the place of a job's name that has its line for itself, or the first words of it: 「誠徵…，」."""
    if not re.search(_JOB, text[start:end]):
        return None
    opening = text[start : start + _EARLY]
    announced = re.match(_ANNOUNCED, text[start:end]) if any(sign in opening for sign in "招聘征") else None
    if announced and _ends_with_job(announced[1]) and not _is_sentence(announced[1]):
        return start + announced.start(1), start + announced.end(1)
    column = re.search(_COLUMN, text[start:end].rstrip())
    start, end = _bare(text, start, start + column.start() if column else end)
    words = re.sub(_ASIDE, " ", text[start:end])
    titled = len(words) <= _LONGEST and not heading(words) and re.search(_JOB, words)
    return (start, end) if titled and not _is_sentence(words) else None


def _is_sentence(words: str) -> bool:
    """Return whether folded `words` say something, as no title does."""
    for word in _NO_SAYING.split("|"):
        words = words.replace(word, "")
    after_comma = any(not before[-1:].isascii() for before in words.split(",")[:-1])
    if after_comma or words.startswith(_JOINING) or "!" in words[:-1]:
        return True
    return any(word in words for word in _SAYING.split("|"))


def _ends_with_job(words: str) -> bool:
    """Return whether the last of `words` are a job's name."""
    return any(job.end() == len(words) for job in re.finditer(_JOB, words))


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
    return (start, start + named.end(1)) if named and not _is_sentence(named[1]) else None


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
