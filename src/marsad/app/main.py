"""The command line. Each command is a few lines here and a function of its own behind it."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from io import TextIOWrapper

from marsad.app.console import FAILED, STOPPED, USAGE, error_line, say
from marsad.model.errors import MarsadError

for _variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_variable, "1")


def main(arguments: list[str] | None = None) -> None:
    """Runs one command and exits with its code. Errors are one line; ``--debug`` shows more."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    debug = "--debug" in words
    words = [word for word in words if word != "--debug"]
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # stopped is stopped, as by Ctrl-C
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # UTF-8 whatever the locale; odd names do not break
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(run(words, debug=debug))


def run(words: list[str], *, debug: bool = False) -> int:
    """The exit code of one command."""
    from marsad.app.commands import run_command

    try:
        code = run_command(words)
        sys.stdout.flush()
        return code
    except MarsadError as error:
        if debug:
            raise
        say(error_line(error))
        return USAGE if error.code == "E-USAGE" else FAILED
    except KeyboardInterrupt:
        say("marsad: stopped; what was reported as done is kept, run the same command to go on")
        return STOPPED
    except BrokenPipeError:
        with suppress(OSError, ValueError):  # what is not written yet goes nowhere
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except Exception as error:
        if debug:
            raise
        what = " ".join(f"{type(error).__name__}: {error}".split())
        say(f"marsad: E-INTERNAL: {what}; run again with --debug and report what it prints")
        return FAILED


if __name__ == "__main__":
    main()
