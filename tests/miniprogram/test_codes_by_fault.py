"""Codes for which WeChat tells no situation: faults give them, and the client raises the error by meaning."""

from __future__ import annotations

from typing import Any

import pytest

import wxkit
from wxkit._call import Call
from wxkit.miniprogram.links import GenerateScheme
from wxkit.miniprogram.messages import SendMessage, TextContent
from wxkit.miniprogram.order_shipping import IsTradeManaged, OrderKey, Parcel, Payer, UploadShipping
from wxkit.miniprogram.security import GetUserRiskRank
from wxkit.miniprogram.subscribe import (
    AddTemplate,
    DeleteTemplate,
    GetCategories,
    GetPublicTemplateKeywords,
    GetPublicTemplateTitles,
    GetTemplates,
    SendSubscribeMessage,
    SetServiceCard,
    SubscribeValue,
)
from wxkit.miniprogram.updatable_messages import UpdateChatToolMessage
from wxkit.miniprogram.user_info import GetPluginOpenpid
from wxkit.testing._bench import Bench

ADD = AddTemplate(tid="3086", kidList=[1, 3])
CARD = SetServiceCard(openid="o", notify_type=1001, notify_code="c", content_json="{}")
DELETE = DeleteTemplate(priTmplId="t")
MANAGED = IsTradeManaged(appid="wx0")
MESSAGE = SendMessage(touser="o", msgtype="text", text=TextContent(content="好"))
PLUGIN = GetPluginOpenpid(code="c")
RISK = GetUserRiskRank(appid="wx0", openid="o", scene=0, client_ip="127.0.0.1")
SEND = SendSubscribeMessage(touser="o", template_id="t", data={"thing1": SubscribeValue(value="茶")})
TOOL = UpdateChatToolMessage(activity_id="a", target_state=1, template_id="t", version_type=0)
SHIP = UploadShipping(
    order_key=OrderKey(order_number_type=2, transaction_id="1"),
    logistics_type=3,
    delivery_mode=1,
    shipping_list=[Parcel(item_desc="茶杯")],
    upload_time="2026-01-01T00:00:00+08:00",
    payer=Payer(openid="o"),
)
CODES: list[tuple[Call[Any], int, type[wxkit.WeChatError]]] = [
    (PLUGIN, 1000, wxkit.Busy),
    (PLUGIN, 1003, wxkit.WeChatError),
    (SEND, 43108, wxkit.Conflict),
    (ADD, 404, wxkit.WeChatError),
    (ADD, 40400, wxkit.InvalidArgument),
    (ADD, 200001, wxkit.InvalidArgument),
    (ADD, 200100, wxkit.PermissionDenied),
    (DELETE, 20001, wxkit.Busy),
    (DELETE, 20002, wxkit.InvalidArgument),
    (DELETE, 200001, wxkit.InvalidArgument),
    (DELETE, 200002, wxkit.InvalidArgument),
    (GetCategories(), 20001, wxkit.Busy),
    (GetCategories(), 200100, wxkit.PermissionDenied),
    (GetPublicTemplateKeywords(tid="3086"), 20001, wxkit.Busy),
    (GetPublicTemplateKeywords(tid="3086"), 200002, wxkit.InvalidArgument),
    (GetPublicTemplateTitles(ids="307", start=0, limit=1), 200001, wxkit.InvalidArgument),
    (GetTemplates(), 200100, wxkit.PermissionDenied),
    (CARD, 85431, wxkit.Busy),
    (CARD, 85449, wxkit.Busy),
    (GenerateScheme(), 85406, wxkit.QuotaExceeded),
    (MESSAGE, 40002, wxkit.PermissionDenied),
    (TOOL, 40013, wxkit.InvalidArgument),
    (RISK, 61080, wxkit.Busy),
    (RISK, 61081, wxkit.QuotaExceeded),
    (MANAGED, 44990, wxkit.QuotaExceeded),
    (SHIP, 10060012, wxkit.Busy),
    (SHIP, 10060019, wxkit.Busy),
]


@pytest.mark.parametrize(("call", "code", "error"), CODES)
def test_a_fault_gives_what_wechat_alone_can_cause(
    wechat: Bench, call: Call[Any], code: int, error: type[wxkit.WeChatError]
) -> None:
    wechat.on(type(call)).fail(code)
    with pytest.raises(wxkit.WeChatError) as refused:
        wechat.mp.call(call)
    assert (type(refused.value), refused.value.errcode) == (error, code)
    assert {entry.tier for entry in wechat.journal.calls(call.__route__.path)} == {"fault"}
