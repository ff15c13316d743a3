"""Stands points around every answer as it leaves, for the tests that kill HQ there."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from wire.points import point


class Answering:
    """The application, with points around what it sends."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        name = f"{scope.get('method', '')} {scope.get('path', '')}"

        async def sending(message: Message) -> None:
            point(f"before answer {name}")
            await send(message)
            point(f"after answer {name}")

        await self._app(scope, receive, sending)
