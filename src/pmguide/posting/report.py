"""Read one posting: what the job is, which lines say so, what the title claims, what is not said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..model.statements import Verbatim
from .gaps import gaps_in
from .headings import Heading, heading
from .labelling import label
from .markup import bare, shown
from .matching import fold
from .mix import Mix, mix_of
from .terms import terms_in
from .titles import claim_of, title_in
from .views import Reason, Report, Statement, Title

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .labelling import Labelled
    from .markup import Places
    from .mix import Leaning
    from .reasons import Why

# The least a label must be ahead to be called sure: below it fewer than half are right (docs/posting-model.md).
LEAST_MARGIN = 0.3
_LEAST_BEST = 0.15  # a posting whose best statement is not even that far ahead says nothing
_CHINESE = bytes(range(0x34, 0xA0))  # U+3400 to U+9FFF, by the first of two bytes
_CELLS = re.compile(r"[^ |]+")
_WIDEST = 120  # characters of a line that heads columns, the spaces between them included
_KANA = re.compile(r"[\u3040-\u30ff]+")
_SAMPLE = 4000  # characters; enough to tell the language
_LEAST_LETTERS = 12  # of a posting that can be read at all
_LEAST_CHINESE = 0.05  # of the letters; an English word has as many as a Chinese sentence
_MOST_KANA = 0.15
# Of a text without a heading that postings have, by whether it has a list; news, essays and minutes speak of such work
# too, in fewer words (docs/posting-model.md).
_LEAST_LISTED, _LEAST_TOLD = 0.35, 0.55
# What only advertisements say: with one of these a text needs no heading.
_HIRING = r"招聘|[诚急]聘|[诚急]征|[诚急]招|[月底]薪|薪[水资]|周休|[双单]休|投递|(?:职称|职位|岗位|职务)(?:名称)?[:：]"

_SUMMARIES: dict[Leaning, str] = {
    "product": "職責多半是弄清楚要做什麼，再把它做出來。",
    "operations": "職責多半是把用戶帶來、留住，把內容和活動做起來。",
    "mixed": "產品和運營的工作都占了不小的份量。",
    "neither": "職責多半不屬於產品，也不屬於運營。",
    "insufficient": "",
}
_HELP = "如果其實有職責，在職責前加一行「工作內容：」再讀一次。"
_UNDIVIDED = "多半是兩邊都會做的工作，分不出偏哪一邊。"
_MOST_SHARED = 0.5  # of the duty text; from there on a mixed posting is not made of two kinds
_SIDES = {"product": "產品", "operations": "運營", "other": "別的工作"}


def read_posting(
    original: str,
    name: str,
    *,
    title: str | None = None,
    terms: Mapping[str, tuple[str, str]] | None = None,
    why: bool = False,
) -> Report:
    """
    Return what the posting `original` says of the job.

    `name` is the file's; `title` is the title where it stands apart; `terms` are the glossary's folded names, each with
    its id and title; with `why` the words that decided are shown. Offsets count characters of `original`.
    """
    plain, places = bare(original)
    text = fold(plain)
    labelled = label(text)
    duties, doubt = duties_in(text, labelled)
    mix = mix_of((found.label, found.piece.end - found.piece.start) for found in duties)
    verdict = mix.verdict
    return Report(
        Verbatim(name),
        _title(plain, text, labelled, title, mix),
        verdict,
        doubt or (_UNDIVIDED if verdict == "mixed" and mix.shared > _MOST_SHARED else _SUMMARIES[verdict]),
        mix,
        _statements(original, plain, places, duties, _reasons(text, plain, labelled) if why else {}),
        len(labelled) - len(duties),
        gaps_in(text, verdict) if duties else (),
        terms_in(text, plain, [found.piece for found in labelled], terms) if terms else (),
    )


def duties_in(text: str, labelled: list[Labelled]) -> tuple[list[Labelled], str]:
    """Return the duties among the statements of folded `text`; none, and the reason, where it cannot be read."""
    duties = [found for found in labelled if found.label != "none"]
    doubt = _unreadable(text[:_SAMPLE]) or _doubt(text, labelled, duties)
    return ([], doubt) if doubt else (duties, "")


def _unreadable(text: str) -> str:
    """Return why a folded text cannot be read at all; nothing where it can."""
    letters = sum(map(str.isalpha, text))
    if letters < _LEAST_LETTERS:
        return "內容太短，讀不出職責。"
    if sum(map(len, _KANA.findall(text))) > _MOST_KANA * letters:
        return "正文多半是日文，這裡只讀得懂中文。"
    if _chinese(text) < _LEAST_CHINESE * letters:
        return "正文幾乎沒有中文，這裡只讀得懂中文。"
    return ""


def _doubt(text: str, labelled: list[Labelled], duties: list[Labelled]) -> str:
    """Return why nothing can be said of what was read; nothing where something can."""
    if any(map(_in_columns, text.split("\n"))):
        return "職責和要求並排成兩欄，分不清哪一條屬於哪一欄；請把兩欄分開，先貼職責、再貼要求。"
    if not duties:
        return f"沒有讀到職責；可能只列了要求和福利，也可能根本不是在招人。{_HELP}"
    if not any(found.margin >= _LEAST_BEST for found in duties):
        return "讀到的每一條都不確定，看不出要做什麼。"
    listed = any(each.piece.body > each.piece.start for each in labelled)
    least = (_LEAST_LISTED if listed else _LEAST_TOLD) * _size(labelled)
    headed = any(heading(text[each.piece.body : each.piece.end]) for each in labelled)
    if _size(duties) < least and not headed and not re.search(_HIRING, text):
        return f"沒有職責或要求的標題，像職責的也只是一部分，看起來不是在招人。{_HELP}"
    return ""


def _in_columns(line: str) -> bool:
    """Return whether a line heads duties and something else side by side, and holds nothing besides."""
    cells = _CELLS.findall(line) if len(line) <= _WIDEST else []
    return len(cells) > 1 and {heading(cell) for cell in cells} == {Heading.DUTIES, Heading.OTHER}


def _size(found: list[Labelled]) -> int:
    """Return the characters of several statements."""
    return sum(each.piece.end - each.piece.body for each in found)


def _chinese(text: str) -> int:
    """Return how many characters of `text` are Chinese; counted in C, since every posting of a batch is asked."""
    first_bytes = text.encode("utf-16-be", "surrogatepass")[::2]
    return len(first_bytes) - len(first_bytes.translate(None, _CHINESE))


def _reasons(text: str, plain: str, labelled: list[Labelled]) -> dict[int, Why]:
    """Return what decided about each statement, by where it begins."""
    from .reasons import reasons  # here, not above: few ask for it

    pieces = [found.piece for found in labelled]
    return dict(zip((piece.start for piece in pieces), reasons(text, plain, pieces), strict=True))


def _statements(
    original: str, plain: str, places: Places, duties: list[Labelled], whys: Mapping[int, Why]
) -> tuple[Statement, ...]:
    """Return the duties as they stand in `original`, quoted from `plain`, the text without its markup."""
    found = []
    line, counted = 1, 0
    for piece, its_label, margin in duties:
        start, end = places(piece.start, piece.end)
        line += _breaks(original, counted, start)
        counted = start
        said = Verbatim(shown(plain, piece.start, piece.end))
        statement = Statement(start, end, line, its_label, round(margin, 3), margin >= LEAST_MARGIN, said)
        if piece.start in whys:
            why = whys[piece.start]
            words = (Reason(each.words, each.weight, *places(each.start, each.end)) for each in why.words)
            statement = statement._replace(why=tuple(words), circumstance=why.circumstance, rival=why.rival)
        found.append(statement)
    return tuple(found)


def _breaks(text: str, start: int, end: int) -> int:
    """Return how many lines end between two places of `text`: with a line feed, a carriage return or both."""
    both = text.count("\r\n", start, end)
    return text.count("\n", start, end) + text.count("\r", start, end) - both


def _title(plain: str, text: str, labelled: list[Labelled], given: str | None, mix: Mix) -> Title | None:
    """Return what the title claims against what the duties say."""
    place = None if given else title_in(text, [found.piece for found in labelled])
    if given is None and place is None:
        return None
    words = given if given is not None else shown(plain, *place) if place else ""
    claim = claim_of(fold(words))
    verdict = mix.verdict
    if verdict == "insufficient":
        said = "職責讀不出來，沒辦法和職稱對照。"
    elif claim == "unclear":
        said = "職稱看不出是哪一邊，以職責為準。"
    elif claim == verdict or (claim, verdict) == ("other", "neither"):
        said = f"職稱說的是{_SIDES[claim]}，職責也是。"
    elif verdict == "mixed":
        said = f"職稱說的是{_SIDES[claim]}，職責卻兩邊都有。"
    else:
        said = f"職稱說的是{_SIDES[claim]}，職責卻多半是{_SIDES.get(verdict, '別的工作')}。"
    return Title(Verbatim(words), place is not None, claim, said)
