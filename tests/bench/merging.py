"""An import whose merging is timed: prints the seconds from columns to people."""

import gc
import sys
import time
from collections.abc import Iterable

from outreach import merge
from outreach.cli import main as command
from outreach.model.columns import Columns
from outreach.model.intake import Doubt, Word


def main() -> None:
    """Run an import with what stands on the command line."""
    whole, taken = merge.merge, [0.0]

    def timed(known: Columns, words: Iterable[Word] = ()) -> tuple[dict[str, str], list[Doubt]]:
        began = time.perf_counter()
        found = whole(known, words)
        taken.append(time.perf_counter() - began)
        return found

    merge.merge = timed
    gc.disable()  # as the program does
    command([*sys.argv[1:], "--json"], standalone_mode=False)
    print(f"\n{sum(taken):.2f}")


if __name__ == "__main__":
    main()
