"""Starts ministack, with what it lacks for deployments, and with activities that keep time."""

import asyncio

import ministack.app

from deployer import ministack_server
from workers import activities


def attentive(inner):
    """Gives up a long poll whose worker is gone, so that it takes no task."""

    async def app(scope, receive, send):
        headers = dict(scope.get("headers", []))
        if not headers.get(b"x-amz-target", b"").endswith(b".GetActivityTask"):
            return await inner(scope, receive, send)
        body, more = b"", True
        while more:
            message = await receive()
            body += message.get("body", b"")
            more = message.get("more_body", False)
        read = {"type": "http.request", "body": body, "more_body": False}

        async def replay():
            return read

        answer = asyncio.ensure_future(inner(scope, replay, send))
        gone = asyncio.ensure_future(receive())
        await asyncio.wait({answer, gone}, return_when=asyncio.FIRST_COMPLETED)
        for each in (answer, gone):
            each.cancel()
        await asyncio.gather(answer, gone, return_exceptions=True)

    return app


activities.install()
ministack.app.app = attentive(ministack.app.app)
ministack_server.main()
