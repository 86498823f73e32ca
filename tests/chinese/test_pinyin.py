"""How names are read aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pypinyin import Style, lazy_pinyin

from pmguide.chinese.pinyin import readings, syllables

if TYPE_CHECKING:
    from pmguide.guide.guide import Guide


def test_names_are_read_as_pypinyin_reads_them(guide: Guide) -> None:
    """Every name of a term or a duty sounds as pypinyin says, phrases included, though it is not loaded for it."""
    names = [*guide.names("terms"), *guide.names("duties"), "行业", "重复", "女性用户"]

    found = syllables(names, readings())

    wanted = [lazy_pinyin(name, style=Style.NORMAL, v_to_u=False, errors=list) for name in names]  # type: ignore[arg-type]
    assert found == wanted
