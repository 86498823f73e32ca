"""What heads a part of a posting is recognised, and so is a heading glued to what follows it."""

from __future__ import annotations

import pytest

from pmguide.posting.headings import Heading, ends_with_heading, heading

DUTIES = (
    "岗位职责|工作职责描述|主要职责|职务说明|核心任务|工作内容|职位描述|岗位说明|工作项目|职位概述|岗位介绍|工作内容及职责"
    "|你将负责|你要做的事|你会做什么|responsibility|jobdescription|whatyouwilldo|职责范围|职责概述|工作职掌|主要职掌|你每天会|你的日常工作"
)
OTHERS = (
    "任职要求|职位需求|应聘条件|任职资格|加分项|加分项目|加分|要求|希望你|期待你是|我们希望你有|需要你能|希望您具备|你需要|你需具|你需备"
    "|擅长工具|福利|薪资待遇|福利制度|员工福利待遇|我们提供|我们能提供的|工作地点|上班地址|面试时间|上班时段|联系方式|公司简介|团队介绍"
    "|项目背景|关于我们|关于公司|关于团队|我们是谁|岗位亮点|qualifications|requirement|jobrequirements"
    "|skills|benefits|aboutus|nicetohave"
)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        *((words, Heading.DUTIES) for words in DUTIES.split("|")),
        *((words, Heading.OTHER) for words in OTHERS.split("|")),
    ],
)
def test_heading(words: str, kind: Heading) -> None:
    """Each is known as what it heads, and found where text is glued to it."""
    glued = f"很好。【{words}】1、"

    assert heading(words) is kind
    assert 0 <= ends_with_heading(glued, glued.index("1")) <= glued.index(words) + len(words) // 2


def test_no_heading() -> None:
    """Other words are none."""
    assert heading("负责产品的日常运营") is Heading.NOTHING
    assert ends_with_heading("负责产品的日常运营1、", len("负责产品的日常运营")) == -1
