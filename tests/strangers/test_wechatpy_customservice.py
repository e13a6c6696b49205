"""The published wechatpy, unmodified: the customer service's accounts, sessions and records."""

from __future__ import annotations

import pytest
from merchant import listening
from stranger import file_named, refused
from wechatpy import WeChatClient
from wechatpy.replies import TransferCustomerServiceReply

from wxkit.testing._bench import Bench

ANNA = "anna@shop"


@pytest.fixture
def anna(account: WeChatClient, wechat_server: Bench) -> str:
    """Anna's account: she is bound to it, and online."""
    wechat_server.control.people.add(id="anna", nickname="Anna")
    account.customservice.add_account(ANNA, "小安", "secret")
    invited = {"kf_account": ANNA, "invite_wx": "anna"}
    account.post("https://api.weixin.qq.com/customservice/kfaccount/inviteworker", data=invited)
    wechat_server.act.kf_answer_invitation(person="anna")
    wechat_server.act.kf_go_online(person="anna", accepts=1)
    return ANNA


def test_an_account_is_made_renamed_listed_and_deleted(account: WeChatClient) -> None:
    account.customservice.add_account(ANNA, "小安", "secret")
    account.customservice.update_account(ANNA, "安安", "secret")
    account.customservice.upload_headimg(ANNA, file_named("anna.jpg"))
    (listed,) = account.customservice.get_accounts()
    assert (listed["kf_account"], listed["kf_nick"]) == (ANNA, "安安")
    assert listed["kf_headimgurl"].startswith("http")
    account.customservice.delete_account(ANNA)
    assert account.customservice.get_accounts() == []


def test_wrong_accounts_are_refused_by_number(account: WeChatClient) -> None:
    with refused(65404):
        account.customservice.add_account("anna", "小安", "secret")
    with refused(65403):
        account.customservice.add_account(ANNA, "安" * 17, "secret")
    with refused(65401):
        account.customservice.update_account(ANNA, "安安", "secret")
    with refused(65401):
        account.customservice.delete_account(ANNA)
    account.customservice.add_account(ANNA, "小安", "secret")
    with refused(65406):
        account.customservice.add_account(ANNA, "小安", "secret")
    with refused(40005):
        account.customservice.upload_headimg(ANNA, file_named("anna.mp3"))


def test_a_session_is_opened_read_and_closed(account: WeChatClient, anna: str, lan: str) -> None:
    (online,) = account.customservice.get_online_accounts()
    assert (online["kf_account"], online["accepted_case"]) == (anna, 0)
    account.customservice.create_session(lan, anna, "您好")
    assert account.customservice.get_session(lan)["kf_account"] == anna
    assert [one["openid"] for one in account.customservice.get_session_list(anna)] == [lan]
    account.customservice.close_session(lan, anna)
    assert account.customservice.get_session(lan)["kf_account"] == ""
    assert account.customservice.get_session_list(anna) == []


def test_wrong_sessions_are_refused_by_number(account: WeChatClient, anna: str, lan: str, mei: str) -> None:
    with refused(65401):
        account.customservice.create_session(lan, "nobody@shop")
    with refused(40003):
        account.customservice.create_session("o" * 28, anna)
    account.customservice.create_session(lan, anna)
    with refused(65413):
        account.customservice.close_session(mei, anna)


def test_who_is_handed_over_waits_is_answered_and_recorded(
    account: WeChatClient, anna: str, lan: str, mei: str, wechat_server: Bench
) -> None:
    app, now = wechat_server.world.service_account, wechat_server.world.clock.time()
    with listening(wechat_server, app, "secure") as merchant:
        merchant.answer = lambda message: TransferCustomerServiceReply(message=message)
        wechat_server.act.send_message(person="lan", content="在吗")
        wechat_server.act.send_message(person="mei", content="有人吗")
        waiting = account.customservice.get_wait_case()
        assert (waiting["count"], waiting["waitcaselist"][0]["openid"]) == (1, mei)
        assert type(merchant.heard[1]).__name__ == "KfCreateSessionEvent"
        assert merchant.heard[1].account == anna
    account.message.send_text(lan, "在的", account=anna)
    records = account.customservice.get_records(now - 3600, now + 1)
    said = [(one["openid"], one["text"]) for one in records["recordlist"]]
    assert said == [(lan, "在吗"), (mei, "有人吗"), (lan, "在的")]


def test_records_of_more_than_a_day_are_refused(account: WeChatClient, wechat_server: Bench) -> None:
    now = wechat_server.world.clock.time()
    with refused(65417):
        account.customservice.get_records(now - 86_401, now)
