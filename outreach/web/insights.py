"""Insights: what came of it, with charts."""

from flask import Blueprint

from outreach.insights import share, within
from outreach.journey import learn
from outreach.web.desk import desk, page

blueprint = Blueprint("insights", __name__, url_prefix="/insights")


@blueprint.get("")
def show() -> str:
    """What was learnt so far."""
    found = learn.learn(desk().home)
    charts = learn.charts(found)
    return page("insights.html", title="Insights", found=found, charts=charts, share=share,
                within=within)  # fmt: skip
