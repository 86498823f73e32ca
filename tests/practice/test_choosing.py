"""What a session asks: due first, then new; weak areas, filters, chance by seed."""

from __future__ import annotations

from random import Random

from pmguide.model.quiz import Label
from pmguide.practice.choosing import History, Record, Share, Wish, choose, weakness
from pmguide.practice.scheduling import DAY_S, Memory

NOW = 1_790_000_000
LABELS = tuple(
    Label(f"item-{at:02}", "term", "data" if at % 2 else "launch", 1 + at % 3, f"glossary {at}", ()) for at in range(30)
)


def chance(seed: int) -> Random:
    """Return the chance that a seed gives."""
    return Random(seed)  # noqa: S311 - a session's order is no secret


def record(due_days: float, last_right: bool = True) -> Record:
    """Return a record whose item is due in so many days."""
    due = NOW + int(due_days * DAY_S)
    return Record(Memory(5, 5, due, min(due, NOW) - DAY_S), 2, 1 + last_right, last_right)


def ids(history: History, wish: Wish, seed: int = 1) -> list[str]:
    """Return the ids that a session asks."""
    return [label.id for label in choose(LABELS, history, wish, NOW, chance(seed))]


def test_the_longest_overdue_comes_first() -> None:
    """What is due stands before what is new, the longest overdue before all; what is not due is left alone."""
    records = {"item-03": record(-1), "item-04": record(-9), "item-05": record(9)}
    asked = ids(History(records), Wish(30))

    assert asked[:2] == ["item-04", "item-03"]
    assert "item-05" not in asked
    assert len(asked) == 29


def test_a_seed_gives_the_same_session() -> None:
    """The same seed gives the same items in the same order, another seed others."""
    assert ids(History({}), Wish(10), 7) == ids(History({}), Wish(10), 7)
    assert ids(History({}), Wish(10), 7) != ids(History({}), Wish(10), 8)


def test_filters() -> None:
    """Topic, level, wrong, flagged and due leave only what they say."""
    records = {"item-03": record(9, last_right=False), "item-04": record(-1)}

    assert {label.topic for label in choose(LABELS, History({}), Wish(9, topic="data"), NOW, chance(1))} == {"data"}
    assert {label.level for label in choose(LABELS, History({}), Wish(9, level=3), NOW, chance(1))} == {3}
    assert ids(History(records), Wish(9, "wrong")) == ["item-03"]
    assert ids(History(records), Wish(9, "due")) == ["item-04"]
    assert ids(History(records, ["item-09", "item-03"]), Wish(9, "flagged")) == ["item-03", "item-09"]


def test_before_an_interview_everything_comes_again() -> None:
    """What was last answered before the plan began is asked again, due or not."""
    records = {label.id: record(50) for label in LABELS}

    assert ids(History(records), Wish(5)) == []
    assert len(ids(History(records), Wish(9, share=Share(NOW, NOW + DAY_S, 5, 3)))) == 5


def test_repeats_come_after_all_that_was_not_seen() -> None:
    """With a plan, what was answered since it began and is due stands last, as many as the share says."""
    since = NOW - 3 * DAY_S
    records = {"item-01": record(-9), "item-02": record(-1), "item-03": record(0.1), "item-04": record(-0.5)}
    asked = ids(History(records), Wish(99, share=Share(since, NOW + DAY_S, 27, 2)))

    assert asked[0] == "item-01"
    assert asked[27:] == ["item-02", "item-04"]
    assert not {*asked[1:27]} & records.keys()


def test_items_of_one_page_are_kept_apart() -> None:
    """Two items that lead to the same page are not asked in one session while there are others."""
    twins = tuple(label._replace(read="glossary same") for label in LABELS[:5]) + LABELS[5:]
    asked = choose(twins, History({}), Wish(26), NOW, chance(1))

    assert sum(label.read == "glossary same" for label in asked) == 1


def test_due_items_of_one_page_still_come_before_new_ones() -> None:
    """A due item that leads to the page of another due one goes behind what is due, never behind what is new."""
    alike = tuple(label._replace(read="glossary one") if label.id < "item-03" else label for label in LABELS)
    records = {f"item-{at:02}": record(at - 9) for at in (0, 1, 3)}
    asked = [label.id for label in choose(alike, History(records), Wish(30), NOW, chance(1))]

    assert asked[:3] == ["item-00", "item-03", "item-01"]
    assert asked[-1] == "item-02"


def test_weak_areas_come_sooner() -> None:
    """Where more went wrong, new items are drawn more often."""
    records = {
        "item-01": Record(Memory(5, 5, NOW + DAY_S, NOW), 20, 0, False),
        "item-02": Record(Memory(5, 5, NOW + DAY_S, NOW), 20, 20, True),
    }
    first = [choose(LABELS, History(records), Wish(1), NOW, chance(seed))[0].topic for seed in range(300)]

    assert weakness(LABELS, records)["data"] > weakness(LABELS, records)["launch"]
    assert first.count("data") > 190


def test_newcomers_meet_easy_items_first() -> None:
    """In the first sessions the easy level is drawn most often."""
    first = [choose(LABELS, History({}), Wish(1), NOW, chance(seed))[0].level for seed in range(300)]

    assert first.count(1) > first.count(3) * 2
