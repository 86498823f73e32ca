"""Turn a file's bytes into text: UTF-8, UTF-16, GB18030 or Big5, whichever they are."""

from __future__ import annotations

import codecs
import re

from ..errors import BadContent

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What begins a file that is no text whatever else it holds; BM begins BMW as well, but no text has its reserved zeros.
_PICTURE = re.compile(
    rb"\x89PNG|\xff\xd8\xff|GIF8[79]a|RIFF.{4}(?:WEBP|AVI |WAVE)|BM.{4}\x00{4}|II\*\x00|MM\x00\*", re.DOTALL
)
_ARCHIVE = re.compile(rb"PK\x03\x04|\x1f\x8b|7z\xbc\xaf|Rar!\x1a|\xd0\xcf\x11\xe0|\{\\rtf")
_SAMPLE = 20_000  # bytes; enough to tell one encoding from another

# Characters that almost every Chinese text holds, in either script: the right reading of the bytes has many of them.
_COMMON = frozenset(
    "的是一不在有人了和業业務务產产品運运營营工作負责責职職要求經经驗验資资公司能用戶户及與与對对，。、；：（）"
    "為为具備备以上進进行管理項项目發发數数據据分析團团隊队溝沟通市場场策劃划內内容上線线優优化熟悉"
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_MOST_CONTROLS, _ALWAYS_ALLOWED = 0.01, 10  # of the characters of a text; a short one copied from a terminal has a few
_LEAST_FAMILIAR = 0.02  # of what is not ASCII; a Chinese text has ten times as many everyday characters
_JUDGED = 10  # characters; fewer say nothing
# What texts are made of; a character whose last byte is zero does not count: the other byte order makes it ASCII.
_PLAIN = r"[\t\n\r -~\u2010-\u2027\u2460-\u25ff\u3001-\u303f\u4e00-\u9fff\uff01-\uff5e]"
_LEAST_PLAIN = 0.7  # of the characters of UTF-16; in the wrong order a third is
_LEAST_AHEAD = 0.2  # of one byte order before the other
_MOST_ZEROS = 0.1  # of the bytes of UTF-8; a program may have left some in it


def decode(raw: bytes, name: str) -> str:
    """
    Return the text that `raw` holds; `name` is the file's, for the complaint.

    Raises:
        BadContent: a picture, an archive, or bytes that are text in none of the encodings, or in two.

    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            text = _strictly(raw, encoding)
            return _refused(name) if text is None else text
    if _PICTURE.match(raw):
        raise BadContent(
            "「{name}」是圖片，不是文字。", "請把職缺的文字複製出來存成文字檔案，或用 pmguide jd - 貼上。", name=name
        )
    if _ARCHIVE.match(raw):
        raise BadContent("「{name}」是壓縮檔或舊式文件，讀不了。", "請另存成 .txt、.docx 或 .pdf。", name=name)
    unmarked = utf16_without_mark(raw, name)
    text = _strictly(raw, unmarked or "utf-8")
    if text is None and not unmarked:
        text = _legacy(raw)
    sample = (text or "")[:_SAMPLE]
    if text is None or len(_CONTROL.findall(sample)) > max(_ALWAYS_ALLOWED, _MOST_CONTROLS * len(sample)):
        return _refused(name)
    return text


def no_text(raw: bytes) -> bool:
    """Return whether bytes begin a file that holds no text: a picture, an archive."""
    return bool(_PICTURE.match(raw) or _ARCHIVE.match(raw))


def _refused(name: str) -> str:
    raise BadContent(
        "「{name}」不是看得懂的文字檔案。", "支援 UTF-8、UTF-16、GB18030 和 Big5；請另存成 UTF-8 再試。", name=name
    )


def _strictly(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return None


def utf16_without_mark(raw: bytes, name: str) -> str | None:
    """
    Return which UTF-16 `raw` begins as that carries no mark, None where it is something else.

    It is the byte order in which the characters are those of a text. Raises BadContent where both may be meant.
    """
    sample = raw[: min(len(raw) // 2 * 2, _SAMPLE)]
    if not sample or (_strictly(raw, "utf-8") is not None and raw.count(0) <= _MOST_ZEROS * len(raw)):
        return None
    likely = {encoding: _likeness(sample.decode(encoding, "replace")) for encoding in ("utf-16-le", "utf-16-be")}
    best, other = sorted(likely, key=lambda encoding: -likely[encoding])
    if likely[best] < _LEAST_PLAIN or likely[best] - likely[other] >= _LEAST_AHEAD:
        return best if likely[best] >= _LEAST_PLAIN else None
    if 0 not in sample:
        return None
    raise BadContent("「{name}」像是 UTF-16，但看不出位元組的順序。", "請另存成 UTF-8 再試。", name=name)


def _likeness(text: str) -> float:
    """Return how much `text` looks like one, 0..2: the share of plain characters, and of everyday ones besides."""
    ascii_share = sum(map(str.isascii, text)) / len(text)
    familiarity = _familiarity(text)
    if ascii_share < 1 / 2 and familiarity < _LEAST_FAMILIAR:
        return 0.0
    plain = sum(ord(character) % 256 > 0 for character in re.findall(_PLAIN, text)) / len(text)
    return plain + familiarity * (1 - ascii_share)


def _legacy(raw: bytes) -> str | None:
    """Return GB18030 or Big5: the one in which the text looks more like Chinese; None where neither looks like it."""
    readings = [text for encoding in ("gb18030", "big5hkscs") if (text := _strictly(raw, encoding)) is not None]
    best = max(readings, key=lambda text: _familiarity(text[:_SAMPLE]), default="")
    strange = len(best) >= _JUDGED and _familiarity(best[:_SAMPLE]) < _LEAST_FAMILIAR
    return best if best and not strange else None


def _familiarity(text: str) -> float:
    """Return the share of everyday characters among those that are not ASCII, 0..1."""
    others = [character for character in text if character > "\x7f"]
    return sum(character in _COMMON for character in others) / len(others) if others else 0.0
