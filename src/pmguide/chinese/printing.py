"""What may be shown at all: a text from elsewhere may hold characters that a terminal obeys."""

from __future__ import annotations

import re
import unicodedata

# What json leaves as it is and a terminal would obey: C1 controls, marks of direction.
_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_NO_TEXT = re.compile("[\ud800-\udfff]")  # bytes that were no text; many a parser refuses half a surrogate

FORMULA = ("=", "+", "-", "@")  # how a text begins that a spreadsheet would calculate
# What a spreadsheet takes for a number, a percentage or a date of its own making: 35%, 3/5, 1-2, 1e5.
_NUMBER = r"[\d\s.,:/%+\-eE]*\d[\d\s.,:/%+\-eE]*"


def harmless(text: str) -> str:
    """Return `text` safe to print: control and formatting characters and lone surrogates become ·."""
    if text.isprintable():  # so is nearly all of it, and a long posting has a million characters
        return text
    return "".join(
        "·" if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp") else character
        for character in text
    )


def cell(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula, a number or a date: in quotation marks if need be."""
    return f"「{text}」" if text.startswith(FORMULA) or re.fullmatch(_NUMBER, text) else text


def whole(text: str) -> str:
    """Return `text` with halves of surrogates put out, as JSON has it."""
    return _NO_TEXT.sub("\ufffd", text)


def escaped(text: str) -> str:
    """Return JSON, as json.dumps writes it with ensure_ascii=False, with what a terminal would obey escaped as well."""
    return _UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", whole(text))
