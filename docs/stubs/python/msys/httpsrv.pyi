"""`msys.httpsrv`: registers endpoints."""
# Written by stubs/generate from the Java definition. Do not edit.
from collections.abc import Callable
from typing import Final
import msys

def register(method: str | float | None, endpoint: str | float, handler: str | Callable[[msys.Session], object], context: object = ..., /) -> None:
    """Registers a handler for an endpoint and everything below it.

    - `method`: the HTTP method, matched exactly; nothing for every method
    - `endpoint`: a path that starts with `/`, whose segments may be parameters: `/users/{id}`
    - `handler`: the function that answers, or its name
    - `context`: a value that the handler reads with `service_ctx_get`
    """

def register_auth(method: str | float | None, path: str | float, handler: str | Callable[[msys.Session], object], /) -> None:
    """Registers an auth handler, which is found as handlers are, and runs before them. It returns the user's name, or true for a request without one; anything else refuses the request, with the response that it set, or else a 401 that asks for HTTP Basic.

    - `method`: the HTTP method, matched exactly; nothing for every method
    - `path`: the path, as an endpoint is given
    - `handler`: the function that decides, or its name
    """

def session_find(event: str | float, /) -> msys.Session | None:
    """Returns the suspended session that `request_event_get` named; nothing where it is not suspended. It may be another interpreter's; only the values that it keeps are not to be had then.

    - `event`: what `request_event_get` returned
    """

DONE: Final[int]
"""The constant that says the response is complete."""

ASYNC: Final[int]
"""The constant that says the response follows later."""
