"""Where the program begins and ends.

Until a command runs, Ctrl-C ends it at once and without a word: the command line takes a moment to import, and an
interrupt in an import is a traceback. So this module imports nothing slow, and what the interpreter has loaded by
itself first.
"""

import os

#: What shells say of a program that Ctrl-C has ended.
STOPPED = 130
_FAILED = 2

try:
    import atexit
    import signal
    import sys
    from contextlib import suppress
except KeyboardInterrupt:
    os._exit(STOPPED)


def main() -> None:
    """Run the command line, and end the process."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _leave)
    from sitectl.cli import main as command_line

    try:
        try:
            command_line()
        except SystemExit as end:
            _end(end)
    except OSError as error:  # those of files have been told; this one is of what is printed
        _tell(f"sitectl: the output cannot be written ({(error.strerror or str(error)).lower()})")
        os._exit(_FAILED)


def let_commands_stop() -> None:
    """Make Ctrl-C a KeyboardInterrupt from here on, so that a command can say how far it came."""
    if signal.getsignal(signal.SIGINT) is _leave:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _end(end: SystemExit) -> None:
    """End the process as an exit says, once all that was printed is written.

    An interpreter that ends by itself first takes apart, piece by piece, what it holds. After a large site that takes
    a tenth of the whole time, and the system takes all of it back at once anyway.
    """
    if not (end.code is None or isinstance(end.code, int)):
        raise end
    atexit._run_exitfuncs()  # what is registered is still called, and in its order
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:  # it was closed before the program began
            stream.flush()
    os._exit(end.code or 0)


def _tell(message: str) -> None:
    if sys.stderr is not None:
        with suppress(OSError):  # there is nowhere left to say it
            sys.stderr.write(f"{message}\n")
            sys.stderr.flush()


def _leave(*_: object) -> None:
    os._exit(STOPPED)
