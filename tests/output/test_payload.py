"""The JSON face: a versioned envelope alone on stdout, and all that the guide answered in it."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from pmguide.chinese.script import Locale, Localiser, to_simplified
from pmguide.guide.answers import list_analogies, list_answers, list_debates, open_analogy, open_answer, open_debate
from pmguide.guide.comparing import compare
from pmguide.guide.duties import list_duties, who
from pmguide.guide.glossary import list_terms, look_up
from pmguide.guide.roles import list_roles, open_role
from pmguide.model.statements import Verbatim
from pmguide.output.payload import payload

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.conftest import Ran

    from pmguide.guide.guide import Guide
    from pmguide.output.pages import View

COMMANDS = (
    ((), "welcome"),
    (("compare",), "comparison"),
    (("glossary",), "glossary"),
    (("glossary", "沉沒成本"), "term"),
    (("role",), "roles"),
    (("role", "產品運營"), "role"),
    (("who",), "duties"),
    (("who", "推廣"), "duty"),
    (("debate",), "debates"),
    (("debate", "推廣歸誰"), "debate"),
    (("analogy",), "analogies"),
    (("answer",), "answers"),
    (("answer", "1"), "answer"),
    (("answer", "Q1"), "question"),
)


@pytest.mark.parametrize(("arguments", "kind"), COMMANDS)
@pytest.mark.parametrize("locale", list(Locale))
def test_the_envelope(run: Callable[..., Ran], arguments: tuple[str, ...], kind: str, locale: Locale) -> None:
    """Stdout is one JSON object: which schema, which kind, for whom, and the data; stderr is empty."""
    ran = run(*arguments, "--json", "--locale", locale.value)
    envelope = json.loads(ran.out)

    assert (ran.code, ran.err, ran.out[-1]) == (0, "", "\n")
    assert list(envelope) == ["schema", "kind", "locale", "data"]
    assert (envelope["schema"], envelope["kind"], envelope["locale"]) == (1, kind, locale.value)


@pytest.mark.parametrize(("arguments", "kind"), COMMANDS)
def test_it_can_be_shown_without_knowing_more(run: Callable[..., Ran], arguments: tuple[str, ...], kind: str) -> None:
    """What was opened has an id, a title and a text, and so has every entry of a list; each names its sources."""
    data = json.loads(run(*arguments, "--json").out)["data"]

    for entry in data.get("entries", [data]):
        assert all(isinstance(entry[name], str) and entry[name] for name in ("id", "title", "text")), kind
        assert entry.get("sources") or kind == "welcome"


def test_json_is_chinese_not_escapes(run: Callable[..., Ran]) -> None:
    """The JSON can be read and searched as it stands."""
    assert "沉沒成本" in run("glossary", "沉沒成本", "--json").out


@pytest.mark.parametrize("arguments", [("glossary", "沒有這個詞"), ("compare", "--dim", "沒有"), ("role", "皇帝")])
def test_a_failure_leaves_stdout_empty(run: Callable[..., Ran], arguments: tuple[str, ...]) -> None:
    """A program that reads stdout never takes a complaint for data."""
    ran = run(*arguments, "--json")

    assert (ran.code, ran.out) == (1, "")
    assert ran.err != ""


def test_format_json_is_json(run: Callable[..., Ran]) -> None:
    """--format json and --json are the same, on a terminal too."""
    assert run("compare", "--format", "json") == run("compare", "--json")


def views_of(guide: Guide) -> Iterator[View]:
    """Yield every list and every entry of the guide."""
    yield from (ask(guide) for ask in (list_terms, list_roles, list_duties, list_debates, list_analogies, list_answers))
    yield from (look_up(guide, term.title) for term in guide.terms)
    yield from (open_role(guide, role.title) for role in guide.roles)
    yield from (who(guide, duty.title) for duty in guide.duties)
    yield from (open_debate(guide, debate.id) for debate in guide.debates)
    yield from (open_analogy(guide, analogy.id) for analogy in guide.analogies)
    yield from (open_answer(guide, answer.id) for answer in guide.answers)
    yield from (open_answer(guide, question.id) for question in guide.questions)
    yield compare(guide, (), (), [("product", "tool"), ("stage", "launch")])


def leaves_of(value: Any) -> Iterator[object]:
    """Yield everything in a view or in JSON that is no container."""
    if isinstance(value, dict):
        value = tuple(value.values())
    if isinstance(value, (tuple, list)):
        for part in value:
            yield from leaves_of(part)
    else:
        yield value


def test_nothing_is_lost(guide: Guide) -> None:
    """Every text, number and truth value of every view stands in its JSON, as often as in the view."""
    write = Localiser(Locale.HANT)
    for view in views_of(guide):
        data = json.loads(payload(view, write))["data"]
        held = Counter(write(leaf) if isinstance(leaf, str) else leaf for leaf in leaves_of(view))
        held[view.kind] -= 1  # stands in the envelope

        assert +held - Counter(leaves_of(data)) == Counter()


def test_simplified_json_is_simplified_throughout(guide: Guide) -> None:
    """A mainland reader's JSON holds no Traditional text, but for what is quoted as it stands."""
    write = Localiser(Locale.HANS)
    for view in views_of(guide):
        texts = [leaf for leaf in leaves_of(json.loads(payload(view, write))) if isinstance(leaf, str)]

        assert [text for text in texts if set(to_simplified(text)) - set(text) - {"着"}] == []


def test_verbatim_text_stays_as_it_is(run: Callable[..., Ran], tmp_path: Path) -> None:
    """The path of a checked file is the reader's: no face converts it."""
    path = str(tmp_path / "產品運營.yaml")
    Path(path).write_text("schema: 1\n", encoding="utf-8")

    as_json = run("check", path, "--locale", "zh-Hans", "--json")
    plain = run("check", path, "--locale", "zh-Hans")

    assert json.loads(as_json.out)["data"]["path"] == Verbatim(path)
    assert plain.out.startswith(f"检查内容文件：{path}\n")
    assert plain.out.count(path) == plain.out.count(".yaml")


def test_control_characters_of_a_file_stay_off_the_terminal(run: Callable[..., Ran], tmp_path: Path) -> None:
    """A field or an id that a content file spells with escape codes is reported with dots in their place."""
    path = tmp_path / "x.yaml"
    path.write_text('schema: 1\n"\\e[31mred\\u202e": 2\nterms:\n  - {id: "x\\e[2J", title: 詞}\n', encoding="utf-8")

    for face in ("terminal", "plain", "markdown", "json"):
        ran = run("check", str(path), "--format", face)

        assert ran.code == 1
        assert not {"\x1b", "\u202e"} & set(ran.out)


def test_what_was_done_to_the_page_is_said(run: Callable[..., Ran], guide: Guide) -> None:
    """The list of answers says of the whole page what was corrected, left out and rewritten, its licence among it."""
    plain = run("answer").out
    notes = json.loads(run("answer", "--json").out)["data"]["notes"]

    assert any("授權" in note.text for note in guide.page_notes)
    assert [note["text"] for note in notes] == [note.text for note in guide.page_notes]
    assert all(f"編者說明：{note.text}" in plain for note in guide.page_notes)
