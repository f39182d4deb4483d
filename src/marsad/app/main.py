"""The command line. Each command is a few lines here and a function of its own behind it."""

from __future__ import annotations

import os
import sys

from marsad.app.console import FAILED, STOPPED, USAGE, error_line, say
from marsad.model.errors import MarsadError

for _variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_variable, "1")


def main(arguments: list[str] | None = None) -> None:
    """Runs one command and exits with its code. Errors are one line; ``--debug`` shows more."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    debug = "--debug" in words
    words = [word for word in words if word != "--debug"]
    sys.exit(run(words, debug=debug))


def run(words: list[str], *, debug: bool = False) -> int:
    """The exit code of one command."""
    from marsad.app.commands import run_command

    try:
        return run_command(words)
    except MarsadError as error:
        if debug:
            raise
        say(error_line(error))
        return USAGE if error.code == "E-USAGE" else FAILED
    except KeyboardInterrupt:
        say("marsad: stopped; what was reported as done is kept, run the same command to go on")
        return STOPPED
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115
        return FAILED
    except Exception as error:
        if debug:
            raise
        what = " ".join(f"{type(error).__name__}: {error}".split())
        say(f"marsad: E-INTERNAL: {what}; run again with --debug and report what it prints")
        return FAILED


if __name__ == "__main__":
    main()
