"""Where the program begins: until a command runs, Ctrl-C ends it at once and without a word.

The command line takes a moment to import, and an interrupt in an import is a traceback. So this module imports nothing
slow, and what the interpreter has loaded by itself first.
"""

import os

#: What shells say of a program that Ctrl-C has ended.
STOPPED = 130

try:
    import signal
except KeyboardInterrupt:
    os._exit(STOPPED)


def main() -> None:
    """Run the command line."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _leave)
    from sitectl.cli import main as command_line

    command_line()


def let_commands_stop() -> None:
    """Make Ctrl-C a KeyboardInterrupt from here on, so that a command can say how far it came."""
    if signal.getsignal(signal.SIGINT) is _leave:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _leave(*_: object) -> None:
    os._exit(STOPPED)
