"""People × goal → matches with reasons.

    score    every person against the seeker, as columns, in their final order
    explain  one row of that as a match: six reasons, each with its points, sentence and facts
    gates    who may not or cannot be written to, and why

`factors` holds what each factor gives and where that comes from.
"""

from outreach.rank.explain import explain
from outreach.rank.factors import PRIORS, WEIGHTS
from outreach.rank.score import ASKED, LATELY, gates, schools_known, score

__all__ = ["ASKED", "LATELY", "PRIORS", "WEIGHTS", "explain", "gates", "schools_known", "score"]
