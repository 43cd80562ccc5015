"""Domains: the part that a school registered, and whether only schools may register there."""

from collections.abc import Iterator

# Labels under which a country registers names for others.
_SHARED = frozenset("ac edu com org net gov gob co nom sch k12 school gen or ne go mil".split())
# Domains that say nothing of a country.
_ANYWHERE = frozenset({"com", "org", "net", "eu", "info", "edu", "school", "academy"})


def registrable(domain: str) -> str:
    """The part of a domain that its owner registered: `umich.edu`, `ox.ac.uk`."""
    labels = domain.split(".")
    country = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SHARED
    return ".".join(labels[-3 if country else -2 :])


def is_shared(domain: str) -> bool:
    """Whether it is no one's own: `ac.in`, `edu.mx`."""
    labels = domain.split(".")
    return len(labels) < 2 or (len(labels) == 2 and labels[0] in _SHARED and len(labels[1]) == 2)


def above(domain: str) -> Iterator[str]:
    """The domain, and those above it, down to two labels."""
    labels = domain.split(".")
    for start in range(max(1, len(labels) - 1)):
        yield ".".join(labels[start:])


def is_academic(domain: str) -> bool:
    """Whether only schools may register there: `.edu`, `.edu.xx`, `.ac.xx`."""
    labels = domain.split(".")
    return labels[-1] == "edu" or (len(labels) > 2 and labels[-2] in ("edu", "ac"))


def same(claims: list[str]) -> str:
    """The one school behind several domains with the same name; empty if they may be several.

    One country's domains are one school, unless two are `.edu`: American colleges share names.
    """
    countries = {top for one in claims if (top := one.rsplit(".", 1)[1]) not in _ANYWHERE}
    american = sum(one.endswith(".edu") for one in claims)
    if len(countries) > 1 or american > 1 or (american and countries):
        return ""
    return min(claims, key=lambda one: (not is_academic(one), len(one), one))
