"""Count what many postings turned out to be."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from ..model.statements import Verbatim
from .ids import Ids

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .rows import Columns, Row

_MOST_PROBLEMS = 10_000  # kept, in two or three megabytes; a file of which more cannot be read has one fault for all
CLAIMS = ("product", "operations", "other", "unclear")
VERDICTS = ("product", "operations", "mixed", "neither", "insufficient")


class Result(NamedTuple):
    """What is counted of a posting that was read, or could not be."""

    row: Row
    claims: str
    verdict: str


class Group(NamedTuple):
    """How many postings of one kind turned out to be what."""

    name: str  #: 職稱說的是哪一邊，或 --group-by 那一欄的值
    postings: int  #: 份數
    product: int  #: 偏產品
    operations: int  #: 偏運營
    mixed: int  #: 兩者混合
    neither: int  #: 都不是
    insufficient: int  #: 資料不足


class Problem(NamedTuple):
    """A row that could not be read."""

    row: int  #: 第幾份；資料夾裡的檔案沒有，是 0
    id: Verbatim  #: 編號；資料夾裡的檔案是檔名
    text: str  #: 為什麼讀不了


class Summary(NamedTuple):
    """What a batch turned out to be."""

    out: Verbatim  #: 結果檔案
    postings: int  #: 讀了幾份，連先前已讀的
    resumed: int  #: 其中先前已讀、這次不必再讀的
    failed: int  #: 讀不了的
    titled_product: int  #: 職稱說是產品的
    titled_product_operations: int  #: 其中職責偏運營的
    titles: tuple[Group, ...]  #: 依職稱說的是哪一邊
    groups: tuple[Group, ...]  #: 依 --group-by
    problems: tuple[Problem, ...]  #: 讀不了的，依先後，最多 10,000 份
    group_by: Verbatim  #: --group-by 的欄位；沒有就是空的
    repeated_ids: int  #: 編號（--id-column）前面已經用過的份數
    repeated_id: Verbatim  #: 其中第一個編號；沒有就是空的

    @property
    def kind(self) -> str:
        """The kind of view."""
        return "postings-summary"


class Counts:
    """Counts results as they come; where a column holds the ids, those that come twice as well."""

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self.read = self.resumed = 0
        self.by_title: Counter[tuple[str, str]] = Counter()
        self.by_group: Counter[tuple[str, str]] = Counter()
        self.problems: list[Problem] = []
        self.failed = 0
        self.ids = Ids()

    def add_problem(self, row: Row) -> bool:
        """Count a row if it cannot be read; return whether that is so."""
        if not row.problem:
            return False
        self.failed += 1
        if len(self.problems) < _MOST_PROBLEMS:
            self.problems.append(Problem(row.number, Verbatim(row.id), row.problem))
        return True

    def add_done(self, result: Result) -> None:
        """Count the result of a posting that an earlier run read."""
        self.resumed += 1
        self.add(result)

    def add(self, result: Result) -> None:
        """Count one result."""
        row = result.row
        if self.add_problem(row):
            return
        self.read += 1
        if self.columns.id is not None:
            self.ids.add(row.id)
        self.by_title[result.claims, result.verdict] += 1
        if row.group is not None:
            self.by_group[row.group, result.verdict] += 1

    def summary(self, out: str) -> Summary:
        """Return the counts."""
        titled = sum(count for (claims, _), count in self.by_title.items() if claims == "product")
        return Summary(
            Verbatim(out),
            self.read,
            self.resumed,
            self.failed,
            titled,
            self.by_title["product", "operations"],
            _groups(self.by_title, CLAIMS),
            tuple(sorted(_groups(self.by_group, {name for name, _ in self.by_group}), key=_most_first)),
            tuple(self.problems),
            Verbatim(self.columns.group or ""),
            self.ids.repeated,
            Verbatim(self.ids.example),
        )


def _groups(counts: Counter[tuple[str, str]], names: Iterable[str]) -> tuple[Group, ...]:
    groups = (Group(Verbatim(name), 0, *(counts[name, verdict] for verdict in VERDICTS)) for name in names)
    return tuple(group._replace(postings=sum(group[2:])) for group in groups if any(group[2:]))


def _most_first(group: Group) -> tuple[int, str]:
    return -group.postings, group.name
