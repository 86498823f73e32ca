"""Many statements at a time are read as one is: the same pieces, labels and margins."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmguide.posting import labelling
from pmguide.posting.labelling import Labelled, label
from pmguide.posting.matching import fold
from pmguide.posting.together import label_all

from .samples import OPERATIONS, OTHER, PRODUCT

_SAMPLES = (PRODUCT, OPERATIONS, OTHER, "。", "", "任職要求：\n1、三年以上經驗", "12 3")
_WRITTEN = st.text("負责用户运营产品設計推广prd1 2的，。；\n：任职要求岗位職責工作内容經驗\ud800") | st.text()


def _hold_together(texts: list[str]) -> None:
    texts = list(map(fold, texts))
    alone = [label(text) for text in texts]
    together = label_all(texts)

    assert [[found[:2] for found in its] for its in together] == [[found[:2] for found in its] for its in alone]
    assert _margins(together) == pytest.approx(_margins(alone), abs=1e-9)


def _margins(labelled: list[list[Labelled]]) -> list[float]:
    return [found.margin for its in labelled for found in its]


def test_postings_are_read_as_each_alone() -> None:
    """Whatever stands before or behind a posting says nothing of it, nor does one that is empty."""
    _hold_together([*_SAMPLES, *_SAMPLES[::-1]])
    assert label_all([]) == []


@given(st.lists(st.sampled_from(_SAMPLES) | _WRITTEN, max_size=5))
def test_any_texts_are_read_as_each_alone(texts: list[str]) -> None:
    """Unknown characters, halves of surrogates, no words at all: the same."""
    _hold_together(texts)


def test_a_long_text_is_read_in_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """More statements than are read at a time make no difference; a long text takes that way by itself."""
    text = fold(f"{PRODUCT}\n{OPERATIONS}\n" * 400)
    found = label(text)
    monkeypatch.setattr(labelling, "_LONG", len(text))

    assert len(text) > 100_000
    assert found == label_all([text])[0]
    assert [each[:2] for each in found] == [each[:2] for each in label(text)]
