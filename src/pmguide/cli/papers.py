"""The quiz without its terminal: sheets, grades, how it goes, progress out and in."""

import os
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import BadContent, BadFile, BadUsage
from ..output.show import Asked, how_to_show
from ..practice.store import borrowed, open_progress, read_progress
from .home import put
from .room import Room, bounds_of, day_of, now_ms
from .sitting import Asking, chosen, own_up

if TYPE_CHECKING:
    from ..chinese.script import Locale
    from ..practice.sheets import Graded

_STANDARD = "-"  # input or output, for the name of a file
_LONGEST_FILE = 200_000_000  # bytes; a million answers take half of that


def sheet(asking: Asking, asked: Asked) -> None:
    """Print a blank sheet of the items a session would ask."""
    from ..output.pages.quiz import no_item
    from ..practice.sheets import blank

    how = how_to_show(os.environ, sys.stdout, asked)
    with closing(Room(borrowed)) as room:
        write = room.guide.localiser(how.locale)
        own_up(asking, room, write)
        labels = chosen(asking._replace(seed=asking.seed or 0), room)
        view = blank((room.bank.one(label.id) for label in labels), asking.seed or 0)
        if not labels:
            view = view._replace(text=no_item(asking.only))
        put(view, how, write)


def grade(asking: Asking, asked: Asked, path: Path) -> None:
    """Grade a filled-in sheet, keep its answers unless told not to, and print the result."""
    from ..output.complaint import remark
    from ..output.pages.quiz import SET_ASIDE
    from ..practice.answering import grade_of
    from ..practice.sheets import grade as graded
    from ..practice.sheets import parse_sheet

    how = how_to_show(os.environ, sys.stdout, asked)
    filled = parse_sheet(_text_of(path))
    seed = filled.seed_of(asking.seed)

    def checked(room: Room) -> "Graded":
        return graded(filled, seed, room.known(), room.bank.one)

    with closing(Room(borrowed if asking.no_save else open_progress, asking.start_over, checked)) as room:
        view = checked(room)
        if room.set_aside:
            remark(SET_ASIDE, room.guide.localiser(how.locale), name=room.set_aside.name)
        grades = {verdict.id: grade_of(verdict.right, hinted=False) for verdict in view.results}
        if room.saves and not room.answer_once(f"sheet-{filled.mark(seed)}", grades):
            view = view._replace(text=f"{view.text}這份答案卷今天已經記過，這次只評分，不再記一次。")
        put(view, how, room.guide.localiser(how.locale))


def stats(asked: Asked) -> None:
    """Print how practice goes."""
    from ..practice.statistics import Log, standings

    how = how_to_show(os.environ, sys.stdout, asked)
    with closing(Room(read_progress)) as room:
        progress = room.progress
        now = now_ms() // 1000
        flagged = len({flag.item for flag in progress.flags()})
        log = Log(progress.records(), lambda day: progress.answered(*bounds_of(day)), flagged)
        view = standings(room.bank.labels, room.bank.topics, log, now, day_of(now))
        put(view, how, room.guide.localiser(how.locale))


def export(asked: Asked, to: str, out: Path | None) -> None:
    """Write progress or questions in the form `to`. Raises BadUsage or BadFile."""
    if to not in {"json", "csv", "anki"}:
        raise BadUsage("--to 沒有「{word}」這個樣子。", "可用的是 json、csv、anki。", word=to)
    how = how_to_show(os.environ, sys.stdout, asked)
    with closing(Room(borrowed if to == "anki" else read_progress)) as room:
        text = _exported(to, room, how.locale)
    if out is None or str(out) == _STANDARD:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8"))  # bytes: the line ends and the mark of UTF-8 count
        return
    try:
        out.write_bytes(text.encode("utf-8"))
    except OSError as why:
        raise BadFile("寫不進「{path}」。", "請檢查路徑與權限。", path=str(out)) from why


def _exported(to: str, room: Room, locale: "Locale") -> str:
    if to == "json":
        from ..practice.transfer import dump

        return dump(room.progress.everything())
    from ..output.cards import Progressed, anki, table

    write = room.guide.localiser(locale)
    items = [room.bank.one(label.id) for label in room.bank.labels]
    if to == "anki":
        return anki(items, write)
    records, notes = room.progress.records(), room.notes()
    past = {item: (one.answered, one.right, day_of(one.memory.due).isoformat()) for item, one in records.items()}
    history = {
        item: Progressed(*past.get(item, (0, 0, "")), notes.get(item, "")) for item in past.keys() | notes.keys()
    }
    return table(items, room.bank.topics, history, write)


def take_in(asked: Asked, path: Path) -> None:
    """Merge the progress that a JSON file holds into ours. Raises BadContent or BadFile; nothing was changed then."""
    from ..practice.transfer import imported, parse

    how = how_to_show(os.environ, sys.stdout, asked)
    whole = parse(_text_of(path))
    with closing(Room()) as room:
        whole = whole.renamed(room.bank.renamed())
        before = room.progress.records()
        room.progress.merge(whole)
        newer = sum(one != before.get(item) for item, one in room.progress.records().items())
        put(imported(whole, newer), how, room.guide.localiser(how.locale))


def _text_of(path: Path) -> str:
    """Return the text of a file, of standard input where it is called -. Raises BadFile or BadContent."""
    standard = str(path) == _STANDARD
    if standard and sys.stdin is None:
        raise BadFile("沒有標準輸入可讀。", "請改給檔案，或用管線送進來。")
    try:
        raw = sys.stdin.buffer.read(_LONGEST_FILE) if standard else path.read_bytes()[:_LONGEST_FILE]
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as why:
        raise BadContent("「{path}」不是 UTF-8 的文字檔。", "請另存成 UTF-8 再試。", path=str(path)) from why
    except OSError as why:
        raise BadFile("讀不到「{path}」。", "請確認檔案在那裡，而且可以讀。", path=str(path)) from why
