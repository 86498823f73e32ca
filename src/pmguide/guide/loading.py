"""
Open the guide: read and check the content once, keep the checked result, read that next time.

The kept copy is keyed by what the content file holds, by the code that checked it and by the interpreter, so it is
never stale; it is written beside its place and renamed into it, so two processes may do so at once; and it carries a
checksum, so that half a file is no file. Where it cannot be written the guide works without.
"""

from __future__ import annotations

import marshal
import os
import sys
import zlib
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .. import __version__
from ..errors import BadContent, BadFile
from .guide import Guide

if TYPE_CHECKING:
    from collections.abc import Callable

    from .index import Index
    from .reading import Problem

_KEPT = 3  # copies: the content in use and two that somebody compares it with


def own_content(name: str = "answers.yaml") -> Path:
    """Return where a file of the guide's own content lies: in the installed package, else at the repository's top."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "data" / name
    return installed if installed.exists() else package.parent.parent / "data" / name


def load(path: Path, kept_in: Path | None, on_index: Callable[[], None] = lambda: None) -> Guide:
    """
    Return the guide that the content file at `path` holds.

    `kept_in` is the directory of checked copies, or None for no copies. `on_index` is called before the index is built,
    which takes a second or two.

    Raises:
        BadFile: the file cannot be read.
        BadContent: it breaks the rules; every problem is listed.

    """
    raw = read_bytes(path)
    sections = checked("guide", raw, kept_in, lambda: _fresh(path, raw))
    return Guide(sections, lambda guide: _index(guide, raw, kept_in, on_index))


def checked(kind: str, raw: bytes, kept_in: Path | None, fresh: Callable[[], dict[str, bytes]]) -> dict[str, bytes]:
    """Return the checked copy, of `kind`, of what `raw` holds: from the directory `kept_in`, else `fresh` and kept."""
    body = _kept_or_made(kind, raw, kept_in, lambda: marshal.dumps(fresh()))
    sections: dict[str, bytes] = marshal.loads(body)  # noqa: S302 - our own file, checked by its sum
    return sections


def _index(guide: Guide, raw: bytes, kept_in: Path | None, on_index: Callable[[], None]) -> Index:
    """Return the index of `guide`, which holds `raw`: the kept copy, else a new one, kept for the next time."""
    from .index import Index, packed

    def built() -> bytes:
        from .indexing import build_index

        on_index()
        return packed(build_index(guide))

    return Index(_kept_or_made("index", raw, kept_in, built))


def _kept_or_made(kind: str, raw: bytes, kept_in: Path | None, make: Callable[[], bytes]) -> bytes:
    """Return the copy, of `kind`, of what was derived from `raw`: the kept one, else a new one, kept if it can be."""
    kept = kept_in / _name(kind, raw) if kept_in else None
    body = _kept(kept) if kept else None
    if body is None:
        body = make()
        if kept:
            _keep(kind, kept, body)
    return body


def _name(kind: str, raw: bytes) -> str:
    """Return the name of a kept copy: what the content file holds, and who read and checked it."""
    content = f"{len(raw):x}-{zlib.crc32(raw):08x}{zlib.adler32(raw):08x}"
    return f"{kind}-{__version__}-{sys.implementation.cache_tag}-{_code():08x}-{content}.bin"


@lru_cache(maxsize=1)
def _code() -> int:
    """Return a number that changes when the code that reads and checks content does: a new version, a checkout."""
    package = Path(__file__).parent.parent
    files = (file for room in ("chinese", "guide", "model") for file in os.scandir(package / room) if file.is_file())
    marks = sorted((file.name, file.stat().st_size, file.stat().st_mtime_ns) for file in files)
    return zlib.crc32(repr(marks).encode())


def read_bytes(path: Path) -> bytes:
    """Return the bytes of the content file at `path`; BadFile when it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as why:
        raise BadFile("讀不到內容檔「{path}」。", _advice(why), path=str(path)) from why


def _advice(why: OSError) -> str:
    if isinstance(why, FileNotFoundError):
        return "請確認檔案在那裡；若設了環境變數 PMGUIDE_ANSWERS，請檢查它的路徑。"
    if isinstance(why, IsADirectoryError):
        return "那是一個目錄；請指定其中的 YAML 檔案。"
    return "請檢查這個檔案的讀取權限。"


def _fresh(path: Path, raw: bytes) -> dict[str, bytes]:
    from ..chinese.folding import folding
    from .checks import check_and_name
    from .reading import read

    reading = read(raw)
    problems, names = check_and_name(reading)
    if problems:
        raise bad_content(path, problems)
    asks = _taken_out(reading.data)
    derived = {f"names of {section}": part for section, part in names.items()}
    entries = {name: _apart(part) for name, part in {"page_notes": [], "same_words": [], **reading.data}.items()}
    whole = {**entries, **derived, "folding": tuple(folding()), "asks": asks}
    return {name: marshal.dumps(part) for name, part in whole.items()}


def _taken_out(data: dict[str, Any]) -> dict[str, dict[str, list[str]]]:
    """Take every `asks` out of the content, which only an index needs; return them by section and id."""
    asks: dict[str, dict[str, list[str]]] = {}
    for section, entries in data.items():
        for entry in entries if isinstance(entries, list) else ():
            for part, name in (
                ((entry, entry["id"]), *_rows(entry)) if isinstance(entry, dict) and "id" in entry else ()
            ):
                if part.get("asks"):
                    asks.setdefault(section, {})[name] = part.pop("asks")
    return asks


def _rows(entry: dict[str, Any]) -> list[tuple[dict[str, Any], str]]:
    return [(row, f"{entry['id']}.{row['id']}") for row in entry.get("rows", ())]


def _apart(section: Any) -> Any:
    """Return a section's entries each marshalled by itself, by id or by place; what is no list of entries as it is."""
    if not isinstance(section, list) or not section or not isinstance(section[0], dict):
        return section if section != [] else {}
    return {entry.get("id", at): marshal.dumps(entry) for at, entry in enumerate(section)}


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


def _kept(path: Path) -> bytes | None:
    """Return what a kept copy holds behind its checksum, None where there is no whole one."""
    try:
        raw = path.read_bytes()
    except OSError:
        return None
    return raw[_SUM:] if raw[:_SUM] == _checksum(raw[_SUM:]) else None


_SUM = 8  # bytes


def _checksum(body: bytes) -> bytes:
    return b"%08x" % zlib.crc32(body)


def _keep(kind: str, path: Path, body: bytes) -> None:
    """Write a copy, and remove the oldest of its kind; a full disk or a read-only home only costs time."""
    import tempfile

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".new-", delete=False) as file:
            new = Path(file.name)
            try:
                file.write(_checksum(body) + body)
                file.close()
                new.replace(path)
            except OSError:
                new.unlink(missing_ok=True)
                raise
        copies = sorted(path.parent.glob(f"{kind}-*.bin"), key=lambda copy: copy.stat().st_mtime_ns, reverse=True)
        for old in copies[_KEPT:]:
            old.unlink(missing_ok=True)
    except OSError:
        return
