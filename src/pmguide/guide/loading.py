"""
Open the guide: read and check the content once, keep the checked result, read that next time.

The kept copy is keyed by what the content file holds and by the package's version, so it is never stale; it is
written beside its place and renamed into it, so two processes may do so at once; and it carries a checksum, so that
half a file is no file. Where it cannot be written the guide works without.
"""

from __future__ import annotations

import json
import zlib
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from .. import __version__
from ..chinese.script import Locale, Localiser
from ..errors import BadContent
from .records import build

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..model.answers import Agreement, Analogy, Answer, Debate, Question
    from ..model.content import Front, Situation
    from ..model.duties import Duty
    from ..model.roles import Comparison, Condition, Role
    from ..model.statements import Edit, Work
    from ..model.terms import Category, Term

    from .reading import Problem

R = TypeVar("R")

_KEPT = 3  # copies: the content in use and two that somebody compares it with


def own_content() -> Path:
    """Return where the guide's own content lies: beside the package when installed, else at the top of the repository."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "data" / "answers.yaml"
    return installed if installed.exists() else package.parent.parent / "data" / "answers.yaml"


class Guide:
    """
    The content, read section by section as it is asked for, and so are the classes of its entries.

    `sections` holds each section of data/answers.yaml as JSON text, and `names` and `folding` besides (see `naming`).
    """

    def __init__(self, sections: Mapping[str, bytes]) -> None:
        self._sections = sections

    def _read(self, section: str) -> Any:  # noqa: ANN401 - plain data
        return json.loads(self._sections[section])

    def _records(self, section: str, kind: type[R]) -> tuple[R, ...]:
        return tuple(build(kind, entry) for entry in self._read(section))

    @cached_property
    def front(self) -> Front:
        """What the guide says of itself."""
        from ..model.content import Front

        return build(Front, self._read("guide"))

    @cached_property
    def works(self) -> dict[str, Work]:
        """The public references, by id."""
        from ..model.statements import Work

        return {work.id: work for work in self._records("works", Work)}

    @cached_property
    def situations(self) -> tuple[Situation, ...]:
        """The kinds of reader."""
        from ..model.content import Situation

        return self._records("situations", Situation)

    @cached_property
    def categories(self) -> tuple[Category, ...]:
        """The shelves of the glossary."""
        from ..model.terms import Category

        return self._records("categories", Category)

    @cached_property
    def areas(self) -> tuple[Category, ...]:
        """The fields of work that duties belong to."""
        from ..model.terms import Category

        return self._records("areas", Category)

    @cached_property
    def conditions(self) -> tuple[Condition, ...]:
        """The circumstances that change who does what."""
        from ..model.roles import Condition

        return self._records("conditions", Condition)

    @cached_property
    def roles(self) -> tuple[Role, ...]:
        """The jobs."""
        from ..model.roles import Role

        return self._records("roles", Role)

    @cached_property
    def comparisons(self) -> tuple[Comparison, ...]:
        """Pairs of jobs side by side, the default pair first."""
        from ..model.roles import Comparison

        return self._records("comparisons", Comparison)

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """The glossary."""
        from ..model.terms import Term

        return self._records("terms", Term)

    @cached_property
    def analogies(self) -> tuple[Analogy, ...]:
        """The pictures the answers use."""
        from ..model.answers import Analogy

        return self._records("analogies", Analogy)

    @cached_property
    def agreements(self) -> tuple[Agreement, ...]:
        """What several answers say independently."""
        from ..model.answers import Agreement

        return self._records("agreements", Agreement)

    @cached_property
    def debates(self) -> tuple[Debate, ...]:
        """The points on which the answers differ."""
        from ..model.answers import Debate

        return self._records("debates", Debate)

    @cached_property
    def duties(self) -> tuple[Duty, ...]:
        """Pieces of work and their owners."""
        from ..model.duties import Duty

        return self._records("duties", Duty)

    @cached_property
    def answers(self) -> tuple[Answer, ...]:
        """The fourteen answers."""
        from ..model.answers import Answer

        return self._records("answers", Answer)

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """The questions that the page recommends, with answers of our own."""
        from ..model.answers import Question

        return self._records("questions", Question)

    @cached_property
    def page_notes(self) -> tuple[Edit, ...]:
        """What was left out of the page as a whole."""
        from ..model.statements import Edit

        return self._records("page_notes", Edit)

    @cached_property
    def names(self) -> dict[str, dict[str, str]]:
        """For each section folded name → id."""
        names: dict[str, dict[str, str]] = self._read("names")
        return names

    @cached_property
    def folding(self) -> dict[int, str]:
        """Traditional to Simplified by character, as `str.translate` takes it."""
        old, new = self._read("folding")
        return dict(zip(map(ord, old), new))  # noqa: B905 - made together

    def localiser(self, locale: Locale) -> Localiser:
        """Return what writes the guide out for `locale`."""
        if locale is Locale.HANT:
            return Localiser(locale)
        from ..model.statements import RegionWord

        return Localiser(locale, self._records("region_words", RegionWord), self._read("guards"))


def load(path: Path, kept_in: Path | None) -> Guide:
    """
    Return the guide that the content file at `path` holds.

    `kept_in` is the directory of checked copies, or None for no copies.

    Raises:
        BadFile: the file cannot be read.
        BadContent: it breaks the rules; every problem is listed.
    """
    from .reading import read_bytes

    raw = read_bytes(path)
    kept = kept_in / f"guide-{__version__}-{len(raw):x}-{zlib.crc32(raw):08x}{zlib.adler32(raw):08x}.jsonl" if kept_in else None
    sections = _kept(kept) if kept else None
    if sections is None:
        sections = _fresh(path, raw)
        if kept:
            _keep(kept, sections)
    return Guide(sections)


def _fresh(path: Path, raw: bytes) -> dict[str, bytes]:
    from ..chinese.folding import folding_table
    from .checks import check
    from ..model.content import Content
    from .naming import names_of
    from .reading import read

    reading = read(raw)
    problems = check(reading)
    if problems:
        raise bad_content(path, problems)
    table = folding_table()
    names, _ = names_of(build(Content, reading.data), table)
    data = {"page_notes": [], **reading.data, "names": names, "folding": ["".join(map(chr, table)), "".join(table.values())]}
    return {name: json.dumps(part, ensure_ascii=False, separators=(",", ":")).encode() for name, part in data.items()}


def bad_content(path: Path, problems: list[Problem]) -> BadContent:
    """Return the error that lists `problems`, one a line: file, line, entry and field, what is wrong."""
    return BadContent(
        "內容檔「{path}」有 {count} 個問題：",
        "改好之後執行 pmguide check {path} 再檢查一次。",
        problems=tuple(problem_line(path, problem) for problem in problems),
        path=str(path),
        count=str(len(problems)),
    )


def problem_line(path: Path, problem: Problem) -> str:
    """Return `file:line: entry.field: what is wrong`, as compilers put it, so that editors can jump there."""
    where = "／".join(part for part in (problem.entry, problem.field) if part)
    return f"{path}:{problem.line}: {where + '：' if where else ''}{problem.text}"


def _kept(path: Path) -> dict[str, bytes] | None:
    """Return the sections of a kept copy, None where there is no whole one."""
    try:
        head, _, body = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    if head != _checksum(body):
        return None
    lines = (line.partition(b"\t") for line in body.splitlines())
    return {name.decode(): part for name, _, part in lines}


def _checksum(body: bytes) -> bytes:
    return b"%08x" % zlib.crc32(body)


def _keep(path: Path, sections: Mapping[str, bytes]) -> None:
    """Write a checked copy, and remove the oldest; a full disk or a read-only home only costs time."""
    import tempfile

    body = b"".join(b"%s\t%s\n" % (name.encode(), part) for name, part in sections.items())
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".new-", delete=False) as file:
            new = Path(file.name)
            try:
                file.write(_checksum(body) + b"\n" + body)
                file.close()
                new.replace(path)
            except OSError:
                new.unlink(missing_ok=True)
                raise
        copies = sorted(path.parent.glob("guide-*.jsonl"), key=lambda copy: copy.stat().st_mtime_ns, reverse=True)
        for old in copies[_KEPT:]:
            old.unlink(missing_ok=True)
    except OSError:
        return
