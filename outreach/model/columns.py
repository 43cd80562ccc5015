"""Many rows as columns, and how each distinct value of one is looked at once."""

from collections.abc import Callable, Iterable
from typing import Any

# Name → values, all of one length.
Columns = dict[str, list[Any]]


def mapped(values: Iterable[Any], look: Callable[[Any], Any]) -> list[Any]:
    """Apply `look` to each distinct value once."""
    return list(map(_Looks(look).__getitem__, values))


class _Looks(dict[Any, Any]):
    """Value → what was seen in it, looked at when first asked for."""

    def __init__(self, look: Callable[[Any], Any]) -> None:
        super().__init__()
        self.look = look

    def __missing__(self, value: Any) -> Any:  # noqa: ANN401 - whatever the column holds
        found = self[value] = self.look(value)
        return found
