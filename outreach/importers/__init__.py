"""The importers: modules with a name, `identify` and `extract`. A plain list registers them."""

from pathlib import Path
from typing import Protocol

from outreach.errors import UnknownFormat, UsageError
from outreach.importers import addressbook, linkedin, page, pdf, table, vcard
from outreach.model.intake import Batch, Options


class Importer(Protocol):
    """What each module in this folder provides."""

    name: str

    def identify(self, path: Path) -> bool:
        """Whether the file is ours; reads as little as possible."""

    def extract(self, path: Path, options: Options) -> Batch:
        """Read the records out of it."""


IMPORTERS: tuple[Importer, ...] = (
    linkedin,
    vcard,
    addressbook,
    page,
    pdf,
)  # each claims only its own
FALLBACK: Importer = table  # infers columns, and is asked last


def identify(path: Path, chosen: str = "") -> Importer:
    """The one importer that reads this file.

    Args:
        path: File or folder.
        chosen: Name of the importer, where the user names it.

    Raises:
        UnknownFormat: If none claims it, or two do.
        UsageError: If no importer has the chosen name.
    """
    every = {importer.name: importer for importer in (*IMPORTERS, FALLBACK)}
    if chosen:
        if chosen not in every:
            raise UsageError(f"No format is called {chosen}.", f"There are: {', '.join(every)}.")
        return every[chosen]
    claims = [importer for importer in IMPORTERS if importer.identify(path)]
    if len(claims) > 1:
        both = " and ".join(importer.name for importer in claims)
        raise UnknownFormat(f"{path.name} could be {both}.", "Say which with --as FORMAT.")
    if claims:
        return claims[0]
    if path.is_dir():
        raise UnknownFormat(
            f"{path.name} is a folder without a LinkedIn archive: no Connections.csv in it.",
            "Name the file that you want to import.",
        )
    return FALLBACK
