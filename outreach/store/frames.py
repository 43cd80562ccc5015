"""Frames out of the store: the only pandas here."""

import sqlite3

from pandas import DataFrame

from outreach.model import PEOPLE, STUDIES


def read_people(connection: sqlite3.Connection) -> DataFrame:
    """model.PEOPLE, one row a person, in order of id."""
    rows = connection.execute(f"SELECT {','.join(PEOPLE)} FROM people ORDER BY id").fetchall()
    return DataFrame(rows, columns=list(PEOPLE), dtype=object)


def read_studies(connection: sqlite3.Connection) -> DataFrame:
    """model.STUDIES."""
    rows = connection.execute(f"SELECT {','.join(STUDIES)} FROM studies").fetchall()
    return DataFrame(rows, columns=list(STUDIES), dtype=object)
