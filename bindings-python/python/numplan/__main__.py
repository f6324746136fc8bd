"""`python -m numplan`, and the command `numplan` of the package."""

from __future__ import annotations

import sys
from signal import SIG_DFL, SIGINT, signal

from numplan._native import command


def main() -> int:
    """Run the command with the arguments of the process."""
    # The command runs in native code, where Python's own handler would only act after its end.
    signal(SIGINT, SIG_DFL)
    return command(sys.argv)


if __name__ == "__main__":
    sys.exit(main())
