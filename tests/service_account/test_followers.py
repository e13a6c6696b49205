"""Followers, as the service account's clients see them."""

from __future__ import annotations

import pytest
from account_steps import follower, post, refused, stranger

from wxkit.service_account.qrcode import QrAction, QrScene
from wxkit.service_account.users import SubscribeScene, UserQuery
from wxkit.testing._bench import Bench


def test_a_follower_is_told_with_time_and_scene(wechat: Bench) -> None:
    lan = follower(wechat, "lan")
    user = wechat.sa.users.get(openid=lan)
    assert (user.subscribe, user.openid, user.language) == (1, lan, "zh_CN")
    assert user.subscribe_time == wechat.world.clock.time()
    assert user.subscribe_scene is SubscribeScene.SEARCH
    assert user.unionid == wechat.world.people["lan"].unionid
    assert "nickname" not in user.model_dump()


def test_the_language_is_the_one_asked_for(wechat: Bench) -> None:
    assert wechat.sa.users.get(openid=follower(wechat, "lan"), lang="en").language == "en"


def test_of_a_stranger_only_the_openid_is_told(wechat: Bench) -> None:
    openid = stranger(wechat)
    user = wechat.sa.users.get(openid=openid)
    assert user.model_dump(exclude_unset=True) == {"subscribe": 0, "openid": openid}


def test_an_account_bound_to_no_platform_tells_no_unionid(wechat: Bench) -> None:
    lan = follower(wechat, "lan")
    wechat.world.service_account.bound = False
    assert "unionid" not in wechat.sa.users.get(openid=lan).model_dump(exclude_unset=True)


def test_a_made_up_openid_is_refused(wechat: Bench) -> None:
    with refused(40003):
        wechat.sa.users.get(openid="o-nobody")


def test_several_are_told_in_the_order_asked_for(wechat: Bench) -> None:
    lan, ming = follower(wechat, "lan"), follower(wechat, "ming")
    users = wechat.sa.users.get_many(user_list=[UserQuery(openid=ming, lang="en"), UserQuery(openid=lan)])
    assert [(u.openid, u.language) for u in users.user_info_list] == [(ming, "en"), (lan, "zh_CN")]


@pytest.mark.parametrize(
    ("user_list", "code"),
    [([], 40032), ([{"openid": "o"}] * 101, 40032), ([{"openid": "o-nobody"}], 40003), ([{}], 40003)],
)
def test_bad_lists_of_people_are_refused(wechat: Bench, user_list: list[object], code: int) -> None:
    with refused(code):
        post(wechat, "/cgi-bin/user/info/batchget", user_list=user_list)


def test_all_followers_are_listed_in_the_order_in_which_they_came(wechat: Bench) -> None:
    openids = [follower(wechat, name) for name in ("lan", "ming", "hua")]
    assert list(wechat.sa.users.iter_list()) == openids
    page = wechat.sa.users.list(next_openid=openids[0])
    assert page.data is not None
    assert (page.total, page.count, page.data.openid) == (3, 2, openids[1:])
    assert page.next_openid == openids[2]


def test_an_account_without_followers_lists_no_data(wechat: Bench) -> None:
    page = wechat.sa.users.list()
    assert page.model_dump(exclude_unset=True) == {"total": 0, "count": 0, "next_openid": ""}


def test_listing_after_a_made_up_openid_is_refused(wechat: Bench) -> None:
    with refused(40003):
        wechat.sa.users.list(next_openid="o-nobody")


def test_a_remark_is_told(wechat: Bench) -> None:
    lan = follower(wechat, "lan")
    wechat.sa.users.update_remark(openid=lan, remark="金牌会员")
    assert wechat.sa.users.get(openid=lan).remark == "金牌会员"


def test_a_remark_of_thirty_bytes_changes_nothing(wechat: Bench) -> None:
    lan = follower(wechat, "lan")
    wechat.sa.users.update_remark(openid=lan, remark="兰")
    with refused(40092):
        post(wechat, "/cgi-bin/user/info/updateremark", openid=lan, remark="十个汉字是三十个字节哦")
    assert wechat.sa.users.get(openid=lan).remark == "兰"


def test_only_followers_have_remarks(wechat: Bench) -> None:
    with refused(43004):
        wechat.sa.users.update_remark(openid=stranger(wechat), remark="x")
    with refused(40003):
        wechat.sa.users.update_remark(openid="o-nobody", remark="x")


def test_the_blacklist_hides_followers(wechat: Bench) -> None:
    lan, ming = follower(wechat, "lan"), follower(wechat, "ming")
    wechat.sa.users.block(openid_list=[lan])
    assert list(wechat.sa.users.iter_blacklist()) == [lan]
    assert list(wechat.sa.users.iter_list()) == [ming]
    wechat.sa.users.unblock(openid_list=[lan])
    assert wechat.sa.users.blacklist().count == 0
    assert list(wechat.sa.users.iter_list()) == [lan, ming]


def test_one_unknown_openid_blocks_nobody(wechat: Bench) -> None:
    lan = follower(wechat, "lan")
    with refused(49003):
        wechat.sa.users.block(openid_list=[lan, "o-nobody"])
    assert wechat.sa.users.blacklist().total == 0


@pytest.mark.parametrize("path", ["batchblacklist", "batchunblacklist"])
@pytest.mark.parametrize("count", [0, 21])
def test_the_blacklist_takes_one_to_twenty(wechat: Bench, path: str, count: int) -> None:
    with refused(40032):
        post(wechat, f"/cgi-bin/tags/members/{path}", openid_list=["o"] * count)


def test_what_the_blacklisted_do_is_not_pushed(wechat: Bench) -> None:
    lan = follower(wechat, "lan")
    wechat.sa.users.block(openid_list=[lan])
    door = QrAction(scene=QrScene(scene_str="door"))
    ticket = wechat.sa.qrcode.create(action_name="QR_STR_SCENE", action_info=door).ticket
    before = len(wechat.world.pusher.log)
    wechat.act.send_message(person="lan", content="hello?")
    wechat.act.scan(person="lan", ticket=ticket)
    assert len(wechat.world.pusher.log) == before
