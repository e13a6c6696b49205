"""Files that people hand to a page of the merchant's through the JS-SDK."""

from __future__ import annotations

from typing import Literal

from wxkit._call import Reply
from wxkit._endpoint import endpoint
from wxkit_sandbox.acts._base import Act, acting, the_app, the_person
from wxkit_sandbox.service_account.media import SPEEX, received, temporary
from wxkit_sandbox.world import World

__all__ = ["PageMediaActs", "UploadFromPage", "UploadedFromPage"]


class UploadedFromPage(Reply):
    """The page has it."""

    server_id: str = ""
    """`serverId`: the media_id with which the merchant's server fetches it within three days."""


class UploadFromPage(Act[UploadedFromPage], post="/_sandbox/act/upload_from_page", auth="none"):
    """Record a voice or choose a picture on a page, which uploads it (wx.uploadVoice, wx.uploadImage)."""

    type: Literal["voice", "image"] = "voice"


@acting(UploadFromPage)
def upload_from_page(world: World, act: UploadFromPage) -> UploadedFromPage:
    """https://developers.weixin.qq.com/doc/service/guide/h5/jssdk.html"""
    app = the_app(world, act, "service_account")
    app.openid(the_person(world, act))
    media_id = received(app, act.type)
    if act.type == "voice":
        temporary(app, media_id).speex = SPEEX
    return UploadedFromPage(server_id=media_id)


class PageMediaActs:
    """Handing files to pages."""

    upload_from_page = endpoint(UploadFromPage)
