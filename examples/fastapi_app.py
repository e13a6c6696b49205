"""A service account's callback in FastAPI, at /wechat/ (mind the slash). Run: uvicorn fastapi_app:app

Settings come from the environment: WECHAT_TOKEN, WECHAT_APPID and WECHAT_AES_KEY.
"""

from __future__ import annotations

import os

from fastapi import FastAPI

from wxkit.callbacks import AsyncDispatcher, Receiver, Reply, TextReply, asgi_app, events, messages

table = AsyncDispatcher()


@table.on(events.Subscribe)
async def welcome(event: events.Subscribe) -> Reply:
    return TextReply(f"Welcome! You came by {event.scene or 'search'}.")


@table.on(messages.Text)
async def echo(message: messages.Text) -> Reply:
    return TextReply(message.content)


receiver = Receiver(
    os.environ["WECHAT_TOKEN"],
    appid=os.environ["WECHAT_APPID"],
    aes_key=os.environ.get("WECHAT_AES_KEY"),
)
app = FastAPI()
app.mount("/wechat", asgi_app(receiver, table))
