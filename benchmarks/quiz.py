"""
Time the quiz: the first question on screen, one answer kept, the statistics of a long history.

usage: python benchmarks/quiz.py [--runs 15]

The first question is timed on a terminal, from the start of the program to its prompt, in turn with the rich floor of
startup.py. Targets: first question, 10,000 answers in the history ≤ 1.5 × rich; an answer < 20 ms; statistics of
100,000 answers < 1 s.
"""

from __future__ import annotations

import argparse
import os
import pty
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from startup import Floors, environment, on_terminal  # type: ignore[import-not-found]  # beside this file at run time

from pmguide.practice.kept import Everything, Review
from pmguide.practice.scheduling import Grade
from pmguide.practice.store import Progress, open_progress

_DAY_MS = 86_400_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--runs", type=int, default=15)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PMGUIDE_HOME"] = folder
        progress = open_progress(Path(folder) / "data" / "progress.db")
        fill(progress, 10_000)
        first_question(Path(folder), runs)
        answers(progress)
        fill(progress, 90_000)
        stats(runs)


def fill(progress: Progress, number: int) -> None:
    """Add so many answers, spread over the items of the quiz and the last two years."""
    ids = [line.strip() for line in Path("data/quiz-ids.txt").read_text("utf-8").split()]
    draw = random.Random(number)  # noqa: S311 - a made-up history
    now = time.time_ns() // 1_000_000
    many = (Review(draw.choice(ids), now - draw.randrange(730 * _DAY_MS), draw.randrange(1, 4)) for _ in range(number))
    for item in ids[: len(ids) // 2]:
        progress.record(item, Grade.GOOD, now - draw.randrange(30 * _DAY_MS))
    progress.merge(Everything(reviews=tuple(many)))


def first_question(folder: Path, runs: int) -> None:
    quiz = [sys.executable, "-m", "pmguide", "quiz"]
    floor = Floors(folder, [sys.executable, "-m", "pmguide"]).rich()
    for command in (until_prompt(quiz), on_terminal(floor)):
        del command  # once for the bytecode and the checked copies
    pairs = [(until_prompt(quiz), on_terminal(floor)) for _ in range(runs)]
    ratio = statistics.median(a / b for a, b in pairs)
    a, b = (statistics.median(times) * 1000 for times in zip(*pairs, strict=True))
    print(f"first question, 10,000 answers / rich floor (≤ 1.5)  {a:7.1f} ms / {b:7.1f} ms   ×{ratio:.2f}")


def until_prompt(command: list[str]) -> float:
    """Return the seconds until a quiz on a terminal asks for an answer."""
    master, slave = pty.openpty()
    start = time.perf_counter()
    child = subprocess.Popen(command, stdin=slave, stdout=slave, env={**environment(), "COLUMNS": "100"})
    os.close(slave)
    said = b""
    while "答案（".encode() not in said:
        said += os.read(master, 65536)
    took = time.perf_counter() - start
    child.kill()
    child.wait()
    os.close(master)
    return took


def answers(progress: Progress) -> None:
    progress.record("warm-up", Grade.GOOD, 0)
    times = []
    for at in range(100):
        start = time.perf_counter()
        progress.record(f"item-{at % 20}", Grade.GOOD, time.time_ns() // 1_000_000)
        times.append((time.perf_counter() - start) * 1000)
    print(f"one answer kept (< 20)  median {statistics.median(times):.1f} ms, slowest of 100 {max(times):.1f} ms")


def stats(runs: int) -> None:
    command = [sys.executable, "-m", "pmguide", "quiz", "stats", "--json"]
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        subprocess.run(command, capture_output=True, check=True, env=environment())
        times.append((time.perf_counter() - start) * 1000)
    print(f"quiz stats of 100,000 answers, whole run (< 1000)  {statistics.median(times):.0f} ms")


if __name__ == "__main__":
    main()
