"""What a question is about: the words left when those that only ask are taken off."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# Folded (Simplified, nothing between the words). The longest first, so that 什么是 is taken off whole.
_BEFORE = (
    "请问|想请问|请教一下|请教|我想知道|想知道|我想问|想问|告诉我|可以解释一下|解释一下|解释|介绍一下|介绍|"
    "说明一下|说说|查一下|查询|查|到底什么是|什么叫做|什么叫作|什么叫|什么是|啥叫|啥是|何谓|所谓的|所谓|"
    "究竟是|到底是|到底|究竟|关于|对于|应该由谁来|应该是谁|应该由谁|应该谁来|应该谁|是由谁来|是由谁|由谁来|"
    "由谁|是谁来|是谁在|是谁|谁应该|谁该|谁要|谁会|谁去|谁来|谁可以|谁能|谁在|谁负责|谁主责|谁主导|谁|负责|"
    "哪个部门负责|哪个部门|哪一边|哪边|怎么样|怎么去|怎么做|怎么|如何做|如何|为什么要|为什么|帮我|找谁|"
    "要找谁|来|去|要|的"
)
_AFTER = (
    "到底是什么意思|到底是什么|具体是什么|是什么意思|是啥意思|的意思是什么|什么意思|啥意思|的意思|意思|"
    "的定义是什么|的定义|定义|是什么东西|是什么样的|是什么|是啥|指的是什么|指什么|是指什么|怎么理解|怎么解释|"
    "怎么说|怎么算|怎么看|怎么用|怎么做|怎么办|如何做|有哪些|有什么用|有用吗|举例|例子|介绍|应该由谁负责|"
    "应该由谁来做|应该由谁做|应该由谁|应该谁来做|应该谁负责|应该谁做|应该找谁|该由谁做|该谁来做|该谁负责|"
    "该谁做|该谁|该找谁|要找谁|找谁|由谁来负责|由谁负责|由谁来做|由谁来|由谁做|由谁|是由谁|归谁管|归谁|"
    "是谁负责|是谁在做|是谁来做|是谁做的|是谁做|是谁的责任|是谁的工作|是谁的职责|是谁的事|是谁的|是谁|"
    "谁来负责|谁来做|谁来管|谁来|谁负责|谁主责|谁主导|谁做主|谁在做|谁做|谁管|谁写|谁定|谁决定|谁说了算|"
    "谁去做|谁去|谁弄|谁搞|谁出|谁处理|算谁的|的人是谁|谁|呢|吗|嘛|吧|啊|呀|啦|了|的|负责"
)
_BEFORE_RE = re.compile(f"(?:{_BEFORE})+")
_AFTER_RE = re.compile(f"(?:{_AFTER})+$")
_ASIDE = re.compile("是谁|由谁|谁来|谁该|谁去|谁|该|来")

_ENGLISH_BEFORE = re.compile(
    r"^(?:(?:please|can you|could you)\s+)*(?:(?:what(?:'s| is| are| does| do)?|explain|define|tell me(?: about)?|"
    r"(?:the )?(?:definition|meaning) of|who(?:'s| is| are| should| does| do| will)?|"
    r"which (?:team|side|role)|how to|how do (?:i|you|we))\s+)+"
    r"(?:(?:responsible for|in charge of|supposed to|the|an|a)\s+)*",
    re.IGNORECASE,
)
_ENGLISH_AFTER = re.compile(r"\s*(?:\bmeans?\b|\bmeaning\b|\bdefinition\b|\bstand(?:s)? for\b|\?)+\s*$", re.IGNORECASE)


def subjects(folded: str) -> Iterator[str]:
    """Yield what folded Chinese may be asking about, without the words that ask: 什么是沉没成本 asks about 沉没成本."""
    seen = {folded, ""}
    front = _BEFORE_RE.match(folded)
    after = folded[front.end() :] if front else folded
    for text in (_AFTER_RE.sub("", folded), after, _AFTER_RE.sub("", after), _ASIDE.sub("", _AFTER_RE.sub("", after))):
        if text not in seen and len(text) > 1:
            seen.add(text)
            yield text


def english_subject(typed: str) -> str:
    """Return an English question without the words that ask: `What is a sunk cost?` asks about `sunk cost`."""
    return _ENGLISH_AFTER.sub("", _ENGLISH_BEFORE.sub("", typed.strip()))
