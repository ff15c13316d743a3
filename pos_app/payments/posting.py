"""One POST to a provider. No answer is an answer too: the money may have moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import requests

from wire.points import point

if TYPE_CHECKING:
    from collections.abc import Mapping

CONNECT, ANSWER = 5.0, 12.0
"""Seconds to wait for a connection, and for the answer after the request went out."""
MOST = 256 * 1024


class NoAnswer(Exception):
    """Nothing came back that can be believed; the text says what happened."""


def post(
    url: str, body: bytes, kind: str, certificate: tuple[str, str] | None = None, trust: str | None = None
) -> bytes:
    """Send and return the answer's bytes, whatever its status. Raises `NoAnswer`.

    `kind` is the content type, `certificate` the client's certificate and key files, `trust` a file of authorities.
    """
    headers: Mapping[str, str] = {"Content-Type": kind, "Connection": "close"}
    point(f"before payment {url.rpartition('/')[2]}")
    try:
        answer = requests.post(
            url,
            data=body,
            headers=headers,
            timeout=(CONNECT, ANSWER),
            cert=certificate,
            verify=trust or True,
            allow_redirects=False,
        )
    except requests.RequestException as error:
        raise NoAnswer(type(error).__name__) from error
    point(f"after payment {url.rpartition('/')[2]}")
    if len(answer.content) > MOST:
        raise NoAnswer("an answer that is too long")
    return answer.content
