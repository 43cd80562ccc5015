"""The review page: routes by page, and the guard. Each route calls a function of the journey.

`application` makes it, `serve` runs it on this machine. Nothing is loaded from elsewhere, and it
works without its script, which only adds keys, hints and a look at a text as it is typed.
"""

import logging
import socket
from collections.abc import Callable

import waitress
from flask import Flask, Request, Response, redirect, request, url_for
from jinja2 import StrictUndefined
from werkzeug.exceptions import HTTPException

from outreach.config import Home, shipped
from outreach.errors import NoProfile, OutreachError, StoreError
from outreach.pages import typed
from outreach.web import doubts, drafts, insights, mail, people, start, today
from outreach.web.desk import Desk, desk, page
from outreach.web.guard import Guard

_LARGEST = 200 * 1024 * 1024  # bytes of the files of one import


def application(home: Home, guard: Guard) -> Flask:
    """The page of a home."""
    folder = shipped("templates") / "web"
    app = Flask("outreach", template_folder=str(folder / "page"),
                static_folder=str(folder / "static"))  # fmt: skip
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.config["MAX_CONTENT_LENGTH"] = _LARGEST
    app.config["MAX_FORM_MEMORY_SIZE"] = _LARGEST
    app.extensions["outreach"] = Desk(home, guard)
    for part in (today, people, drafts, doubts, insights, start, mail):
        app.register_blueprint(part.blueprint)
    app.before_request(_admitted)
    app.after_request(guard.dressed)
    app.register_error_handler(OutreachError, _told)
    app.register_error_handler(HTTPException, _missed)
    app.jinja_env.globals["nonce"] = guard.nonce
    app.jinja_env.filters["typed"] = typed
    return app


def _admitted() -> Response | tuple[Response, int] | None:
    """Let in who may come; by the one-time address give the cookie."""
    guard = desk().guard
    if not _is_elsewhere(request, guard) and guard.is_first(request):
        answer = redirect(url_for("today.show"), 303)
        answer.set_cookie(guard.cookie, guard.session, httponly=True, samesite="Strict")
        return answer  # type: ignore[return-value]  # werkzeug's own response
    if refused := guard.refusal(request):
        status, why = refused
        return Response(f"{why}\n", status, mimetype="text/plain"), status
    return None


def _is_elsewhere(asked: Request, guard: Guard) -> bool:
    refused = guard.refusal(asked)
    return refused is not None and refused[0] == 421


def _told(error: OutreachError) -> tuple[str, int]:
    """An error of ours as a page: a sentence and what to do next."""
    if isinstance(error, NoProfile):
        return start.welcome(), 200
    status = 503 if isinstance(error, StoreError) else 409
    return page("error.html", title="Not done", error=str(error), hint=error.hint), status


def _missed(error: HTTPException) -> tuple[str, int]:
    """A page that is not there, a file that is too large."""
    code = error.code or 500
    told = {404: "There is no such page.", 413: "The files are too large: 200 MB at most."}
    said = told.get(code, error.description or error.name)
    return page(
        "error.html", title="Not done", error=said, hint="Go back, or start at People."
    ), code


def serve(home: Home, port: int, ready: Callable[[str], None]) -> None:
    """Serve the page on this machine until it is interrupted.

    Args:
        home: The user's folder.
        port: Where; 0 for any that is free.
        ready: Called with the one-time address once it can be opened.

    Raises:
        OutreachError: If the port is taken.
    """
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(("127.0.0.1", port))
        except (OSError, OverflowError) as error:
            why = f"Port {port} cannot be used: {error}."
            raise OutreachError(why, "outreach review, without --port") from error
        guard = Guard(listener.getsockname()[1])
        logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # four threads are enough
        server = waitress.create_server(application(home, guard), sockets=[listener], threads=4,
                                        ident=None)  # fmt: skip
        ready(guard.address)
        server.run()


__all__ = ["application", "serve"]
