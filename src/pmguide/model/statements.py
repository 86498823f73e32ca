"""What every part of the content is made of: statements with their sources, and the works they cite."""

from __future__ import annotations

from typing import Literal, NamedTuple

StatementKind = Literal["", "rule-of-thumb", "opinion", "example", "analogy", "joke"]


class Wording(str):
    """Words that are themselves the point (a title on a posting, a Taiwan term): script converts, vocabulary never."""

    __slots__ = ()


class Verbatim(str):
    """A reader's or a file's own text, an id, an address: shown as it stands, in whatever script."""

    __slots__ = ()


class Statement(NamedTuple):
    """One thing said, and who says it."""

    text: str  #: 一句話，一個意思
    sources: tuple[str, ...]  #: 依據：A1.3（回答 1 的第 3 點）、A7（整則），或 works 裡的 id
    kind: StatementKind = ""  #: 不是單純事實時的標示


class Note(NamedTuple):
    """A statement with a short label of its own."""

    title: str  #: 標籤，八個字以內
    text: str  #: 內文
    sources: tuple[str, ...]  #: 依據
    kind: StatementKind = ""  #: 不是單純事實時的標示


class Work(NamedTuple):
    """A public reference for what the fourteen answers do not say."""

    id: str  #: 作者-年份，或標準的編號
    author: Wording  #: 作者
    title: Wording  #: 書名、篇名
    year: int  #: 西元年
