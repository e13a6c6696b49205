"""`/_sandbox/apps`: the merchant's apps with their credentials, and where their pushes go."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from wxkit._call import Call, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint
from wxkit_sandbox.control.listed import Listed
from wxkit_sandbox.control.steering import app_named, steers, steers_all
from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.push import url_answers
from wxkit_sandbox.service_account.one_time import one_time_template
from wxkit_sandbox.sinks import UrlSink
from wxkit_sandbox.world import App, Directory, World

__all__ = ["AppShown", "Apps", "AsyncApps", "GetApps", "PushSet", "PushTo"]


class AppShown(Output):
    """One app of a simulated merchant. Its credentials guard nothing, so they are shown."""

    kind: Literal["store", "miniprogram", "service_account"] = "store"
    appid: str = ""
    secret: str = Field(default="", repr=False)
    token: str = Field(default="", repr=False)
    """Token (令牌) of the push settings."""
    encoding_aes_key: str = Field(default="", repr=False)
    """EncodingAESKey (消息加解密密钥), 43 characters."""
    original_id: str = ""
    """`gh_…`, the ToUserName of pushes."""
    name: str = ""
    push_mode: Literal["plaintext", "compatible", "secure"] = "secure"
    push_format: Literal["xml", "json"] = "xml"
    callback_url: str = ""
    """Where pushes go; empty when nobody listens, or when it is no URL."""
    one_time_template: str = ""
    """The service account's template of one-time subscriptions (一次性订阅消息), as its console shows it."""
    world: str = ""
    """Name of the world that the app belongs to."""


class PushSet(AppShown, Reply):
    """The app with its new push settings."""


class GetApps(Call[Listed[AppShown]], get="/_sandbox/apps", auth="none"):
    """All apps of the server, or those of one world."""

    world: str | None = None


class PushTo(Call[PushSet], post="/_sandbox/apps/push", auth="none"):
    """Set up message push (消息推送) of an app, as its console does.

    The URL is asked to echo a text first, and refused when it does not: see
    https://developers.weixin.qq.com/doc/service/guide/dev/push
    """

    appid: str
    """The appid, or the kind: `store`, `miniprogram`, `service_account`."""
    url: str | None = Field(default=None, pattern=r"^(https?://\S+)?$")
    """Callback URL; empty to stop pushing; left out to keep it."""
    mode: Literal["plaintext", "compatible", "secure"] | None = None
    format: Literal["xml", "json"] | None = None
    verify: bool = True
    """Whether the URL has to echo first."""


@steers_all(GetApps)
def get_apps(directory: Directory, call: GetApps) -> Listed[AppShown]:
    """In the order in which the worlds were made."""
    if call.world is not None and call.world not in directory.worlds:
        raise Refusal(400, f"there is no world {call.world!r}")
    worlds = [world for world in directory.worlds.values() if call.world in (None, world.name)]
    return Listed[AppShown](items=[_shown(app) for world in worlds for app in world.apps.values()])


@steers(PushTo, locked=False)
def push_to(world: World, call: PushTo) -> PushSet:
    """Nothing is changed when the URL does not answer as it must."""
    app = app_named(world, call.appid)
    sink = UrlSink(call.url) if call.url else None
    if sink is not None and call.verify and not url_answers(app, sink):
        raise Refusal(400, f"{call.url} did not answer the check of {app.kind} with its echostr")
    with world.directory.lock:
        if call.url is not None:
            app.sink = sink
        app.push_mode, app.push_format = call.mode or app.push_mode, call.format or app.push_format
    return PushSet(**_shown(app).model_dump())


def _shown(app: App) -> AppShown:
    return AppShown(
        kind=app.kind,
        appid=app.appid,
        secret=app.secret,
        token=app.token,
        encoding_aes_key=app.encoding_aes_key,
        original_id=app.original_id,
        name=app.name,
        push_mode=app.push_mode,
        push_format=app.push_format,
        callback_url=app.sink.url if isinstance(app.sink, UrlSink) else "",
        one_time_template=one_time_template(app) if app.kind == "service_account" else "",
        world=app.world.name,
    )


class AppCalls:
    """The apps of a world."""

    list = endpoint(GetApps)
    push_to = endpoint(PushTo)


class Apps(AppCalls, Sync):
    """The apps of a world."""


class AsyncApps(AppCalls, Async):
    """The apps of a world."""
