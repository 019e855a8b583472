"""Work shared out over processes, with results in the order of the work."""

from __future__ import annotations

import gc
import os
import pickle
import sys
from itertools import islice
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

Item = TypeVar("Item")
Result = TypeVar("Result")

#: From this many items on, starting a second process pays.
WORTH_TWO_PROCESSES = 1500
#: So many items are done before the fork, so that what they need in common is made once and inherited.
_BEFORE_FORK = 64
_CHUNK, _SMALL_CHUNK = 128, 32
#: Their tickets, of so many bytes each, fit into a pipe.
_MOST_CHUNKS, _TICKET = 1024, 2
#: More would take longer to start, and more memory, than they could save on a site of 10,000 pages.
_MOST_PROCESSES = 4


def map_together(
    function: Callable[[Item], Result], items: Sequence[Item], processes: int | None = None
) -> list[Result]:
    """Return a function's result for each item, in order; this process works too, and gets the others' results at once.

    Uses up to `processes` processes (default: as many as help); the results do not depend on their number.
    """
    if processes is None:
        processes = _worth_it(items)
    if processes < 2 or not hasattr(os, "fork"):
        return [function(item) for item in items]
    chunk = max(_SMALL_CHUNK, -(-len(items) // _MOST_CHUNKS))
    starts = range(0, len(items), chunk)
    tickets = _Tickets(len(starts))

    def work() -> Iterator[tuple[int, list[Result]]]:
        for number in tickets:
            yield number, [function(item) for item in items[starts[number] : starts[number] + chunk]]

    children = [_start_child(work) for _ in range(processes - 1)]
    found = dict(work())
    for descriptor, child in children:
        with open(descriptor, "rb") as pipe:  # noqa: PTH123 - there is no path to it
            data = pipe.read()
        if os.waitpid(child, 0)[1] == 0:
            for number, packed in pickle.loads(data):  # noqa: S301 - our own child
                found[number] = pickle.loads(packed)  # noqa: S301
    # What a child took and did not finish is done here, so that its failure is seen with its own traceback.
    return [
        result
        for number, start in enumerate(starts)
        for result in found.get(number) or [function(item) for item in items[start : start + chunk]]
    ]


class _Tickets:
    """The numbers of the chunks, each of which one process takes as soon as it has nothing else to do."""

    def __init__(self, count: int) -> None:
        self._reader, writer = os.pipe()
        with open(writer, "wb") as pipe:  # noqa: PTH123
            pipe.write(b"".join(number.to_bytes(_TICKET, "big") for number in range(count)))

    def __iter__(self) -> Iterator[int]:
        while ticket := os.read(self._reader, _TICKET):
            yield int.from_bytes(ticket, "big")
        os.close(self._reader)


def _start_child(work: Callable[[], Iterator[tuple[int, list[Result]]]]) -> tuple[int, int]:
    """Start a copy of this process that works; return where its answer can be read, and its number."""
    reader, writer = os.pipe()
    child = os.fork()
    if child:
        os.close(writer)
        return reader, child
    status = 1
    try:
        os.close(reader)
        # Packed one by one, packing is a part of the work that is shared out, and not what others wait for at its end.
        packed = [(number, pickle.dumps(results, pickle.HIGHEST_PROTOCOL)) for number, results in work()]
        with open(writer, "wb") as pipe:  # noqa: PTH123
            pickle.dump(packed, pipe, pickle.HIGHEST_PROTOCOL)
        status = 0
    finally:
        os._exit(status)


class _Job(Generic[Item, Result]):
    """The function and its items, inherited by the forked processes instead of sent through a pipe."""

    def __init__(self, function: Callable[[Item], Result], items: Sequence[Item]) -> None:
        self._function = function
        self._items = items

    def chunk(self, start: int) -> list[Result]:
        """Return the results of one slice of the items."""
        return [self._function(item) for item in self._items[start : start + _CHUNK]]


_job: _Job[object, object] | None = None


def map_in_order(
    function: Callable[[Item], Result], items: Sequence[Item], processes: int | None = None
) -> Iterator[Result]:
    """Yield a function's result for each item, in order.

    Uses up to `processes` processes (default: as many as help); the results do not depend on their number. The
    function must not raise. Where other processes do the work, this one lets go of the function, and so of all that
    it knows, as soon as they have it: what they find needs the memory.
    """
    if processes is None:
        processes = _worth_it(items)
    if processes < 2 or sys.platform == "win32":
        yield from map(function, items)
        return
    yield from map(function, islice(items, _BEFORE_FORK))
    rest = _forked(_Job(function, items), range(_BEFORE_FORK, len(items), _CHUNK), processes)
    del function
    yield from rest


def _worth_it(items: Sequence[object]) -> int:
    return min(_MOST_PROCESSES, _processors()) if len(items) >= WORTH_TWO_PROCESSES else 1


def _processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def _forked(job: _Job[Item, Result], starts: range, processes: int) -> Iterator[Result]:
    from multiprocessing import get_context

    global _job  # noqa: PLW0603 - what is forked can only be inherited through the module
    _job = job  # type: ignore[assignment]  # the two type variables are told apart again below
    del job
    gc.collect()
    gc.freeze()
    try:
        with get_context("fork").Pool(processes, _leave_interrupts_to_parent) as pool:
            _job = None
            gc.unfreeze()
            gc.collect()
            for results in pool.imap(_run_chunk, starts):
                yield from results  # type: ignore[misc]  # the chunk is one of the job's own
    finally:
        _job = None
        gc.unfreeze()


def _leave_interrupts_to_parent() -> None:
    """Let Ctrl-C end a worker by its parent, which the terminal interrupts too, and without a word of its own."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _run_chunk(start: int) -> list[object]:
    assert _job is not None  # noqa: S101 - set before the fork
    gc.disable()  # looking for cycles once at the end of a chunk is cheaper than all along
    try:
        return _job.chunk(start)
    finally:
        gc.collect(0)
