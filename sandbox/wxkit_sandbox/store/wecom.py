"""WeCom (企业微信): the ids of companies and their members, as the shop knows them."""

from __future__ import annotations

from wxkit.store.wecom import GetWecomId, WecomId, WecomIdReply
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.world import App

__all__: list[str] = []

BAD = 40097


@handles(GetWecomId)
def get_wecom_id(app: App, call: GetWecomId) -> WecomIdReply:
    """https://developers.weixin.qq.com/doc/store/shop/API/wecom/getwecomid.html"""
    if not call.corp_id or not call.user_id:
        raise Refusal(BAD)
    ids = app.world.ids
    known = WecomId(
        wecom_corp_id="wp" + ids.derived(30, "wecom-corp", call.corp_id),
        wecom_user_id="wo" + ids.derived(30, "wecom-user", call.corp_id, call.user_id),
    )
    return WecomIdReply(data=known)
