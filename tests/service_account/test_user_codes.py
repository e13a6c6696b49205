"""Whom the account may not look up, name or block, by number."""

from __future__ import annotations

from typing import Any

import pytest
from account_steps import follower, post, refused, stranger

from wxkit.service_account.users import UserQuery
from wxkit.testing._bench import Bench


def others(wechat: Bench, name: str) -> list[str]:
    """This person's openids in the merchant's other apps."""
    person = wechat.world.people[name]
    return [wechat.world.miniprogram.openid(person), wechat.world.store.openid(person)]


def test_openids_of_other_apps_are_nobodys(wechat: Bench) -> None:
    lan = follower(wechat, "lan")
    for openid in others(wechat, "lan"):
        with refused(40003):
            wechat.sa.users.get(openid=openid)
        with refused(40003):
            wechat.sa.users.get_many(user_list=[UserQuery(openid=lan), UserQuery(openid=openid)])
        with refused(40003):
            wechat.sa.users.update_remark(openid=openid, remark="x")
        with refused(40003):
            wechat.sa.users.list(next_openid=openid)
        with refused(49003):
            wechat.sa.users.blacklist(begin_openid=openid)
        with refused(49003):
            wechat.sa.users.block(openid_list=[lan, openid])
    assert wechat.sa.users.blacklist().total == 0


def test_nobody_is_blocked_twice_in_vain(wechat: Bench) -> None:
    lan = follower(wechat, "lan")
    for _ in range(2):
        wechat.sa.users.block(openid_list=[lan])
    assert wechat.sa.users.blacklist().total == 1
    with refused(49003):
        wechat.sa.users.unblock(openid_list=[lan, "o-nobody"])
    assert wechat.sa.users.blacklist().total == 1


def test_strangers_are_not_blocked(wechat: Bench) -> None:
    with refused(40003):
        wechat.sa.users.block(openid_list=[stranger(wechat)])
    assert wechat.sa.users.blacklist().total == 0


@pytest.mark.parametrize(
    ("path", "fields", "code"),
    [
        ("/cgi-bin/user/info/updateremark", {"remark": "x"}, 40003),
        ("/cgi-bin/user/info/updateremark", {"openid": "lan", "remark": "x" * 30}, 40092),
        ("/cgi-bin/user/info/updateremark", {"openid": "lan", "remark": "名" * 10}, 40092),
        ("/cgi-bin/user/info/updateremark", {"openid": "lan"}, 40092),
        ("/cgi-bin/user/info/updateremark", {"openid": "lan", "remark": {}}, 40092),
        ("/cgi-bin/user/info/batchget", {}, 40032),
        ("/cgi-bin/user/info/batchget", {"user_list": "lan"}, 40032),
        ("/cgi-bin/tags/members/batchblacklist", {}, 40032),
        ("/cgi-bin/tags/members/batchblacklist", {"openid_list": "lan"}, 40032),
        ("/cgi-bin/tags/members/batchunblacklist", {"openid_list": []}, 40032),
    ],
)
def test_missing_and_wrong_fields(wechat: Bench, path: str, fields: dict[str, Any], code: int) -> None:
    lan = follower(wechat, "lan")
    with refused(code):
        post(wechat, path, **(fields | ({"openid": lan} if fields.get("openid") else {})))
    assert wechat.sa.users.get(openid=lan).remark == ""


def test_a_get_without_an_openid(wechat: Bench) -> None:
    with refused(40003):
        wechat.sa.request("GET", "/cgi-bin/user/info")


def test_an_account_of_another_kind_has_no_followers(wechat: Bench) -> None:
    for client in (wechat.mp, wechat.shop):
        with refused(48001):
            client.request("GET", "/cgi-bin/user/get")
