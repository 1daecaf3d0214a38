"""The commands: `standoff --help` lists them."""

import io
import sys


def main() -> None:
    """Runs the command line and leaves with its exit status: 0 all read, 1 some rejected, 2 wrong use."""
    from standoff.cli.app import make_app  # noqa: PLC0415  # `import standoff.cli` stays quick

    for stream in (sys.stdout, sys.stderr):
        # Reports hold characters that a terminal's own encoding may lack; a lost character must not end the run.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    make_app()()
