"""The program: `outreach`, or `python -m outreach`."""

import atexit
import gc

from outreach.cli import main


def start() -> None:
    """Run one command. It is over before cycles of garbage could matter, so none are looked for.

    Rows by the ten thousand hold no cycles, and looking for some would take a quarter of the time.
    """
    gc.disable()
    atexit.register(gc.freeze)  # nor are they looked for at the end
    main()


if __name__ == "__main__":
    start()
