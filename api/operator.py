"""The operator of the service, who is known by a token."""

from __future__ import annotations

import hmac
from typing import Annotated

from fastapi import Header

from api.errors import ForbiddenError, UnauthorizedError

Authorization = Annotated[str | None, Header(description="Bearer and the operator's token")]
_SEND = "send the header Authorization: Bearer and the token of RENKEI_TOKEN"


def is_operator(token: str, authorization: str | None) -> bool:
    """Whether the header ``Authorization`` has the operator's token."""
    given = (authorization or "").removeprefix("Bearer ")
    return bool(token) and hmac.compare_digest(given.encode(), token.encode())


def check_may_look(token: str, authorization: str | None) -> None:
    """Raise :class:`UnauthorizedError` unless it is the operator, where there is a token."""
    if token and not is_operator(token, authorization):
        raise UnauthorizedError("only the operator may see what others ask", suggestion=_SEND)


def check_may_keep(token: str, authorization: str | None) -> None:
    """Raise unless it is the operator: :class:`ForbiddenError` if the service has none."""
    if not token:
        raise ForbiddenError(
            "this service keeps no documents: it has no operator",
            suggestion="start it with RENKEI_TOKEN set, and send that token",
        )
    if not is_operator(token, authorization):
        raise UnauthorizedError("only the operator may keep documents", suggestion=_SEND)
