"""Put all cores to work on many postings, in order, without ever holding many of them."""

from __future__ import annotations

import os
import signal
from collections import deque
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from ..errors import BadFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Given = TypeVar("Given")
Made = TypeVar("Made")

_FEW = 4  # pieces of work for which starting other processes takes longer than it saves
_WAITING = 3  # pieces of work handed out beforehand to each worker: enough that none is ever idle


def on_all_cores(do: Callable[[Given], Made], work: Iterable[Given]) -> Iterator[Made]:
    """
    Yield what `do` makes of each piece of `work`, in order; few pieces are done here.

    Raises BadFile where the system ended a worker.
    """
    pieces = iter(work)
    beginning = list(islice(pieces, _FEW + 1))
    cores = _cores()
    if len(beginning) <= _FEW or cores == 1:
        yield from map(do, beginning)
        yield from map(do, pieces)
        return
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    from .arrays import arrays

    arrays()  # once, before there are workers, who then share it
    pool = ProcessPoolExecutor(cores, initializer=_begin)
    try:
        waiting = deque(pool.submit(do, piece) for piece in beginning)
        for piece in pieces:
            waiting.append(pool.submit(do, piece))
            if len(waiting) > _WAITING * cores:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
        pool.shutdown()  # waited for: a pool that is still closing when Python ends complains on stderr
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # a second one would leave the workers waiting for ever
        raise
    except BrokenProcessPool as why:
        raise BadFile("有一個工作行程被系統結束了，可能是記憶體不足。", "加上 --resume 接著讀。") from why
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _begin() -> None:
    """Leave Ctrl-C to the parent, which keeps what is done, and do not outlive it."""
    from threading import Thread

    from .arrays import arrays

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_leave_with_parent, daemon=True).start()
    arrays()


def _leave_with_parent() -> None:
    """Wait for the parent's end; a parent that was killed cannot end its workers."""
    from multiprocessing import parent_process

    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)
