"""The published wechatpy, unmodified: followers, tags and the blacklist of the service account."""

from __future__ import annotations

from stranger import refused
from wechatpy import WeChatClient

from wxkit.testing._bench import Bench

STRANGER = "o" * 28


def test_followers_are_found_one_by_one_and_page_by_page(account: WeChatClient, lan: str, mei: str) -> None:
    assert account.user.get(lan)["subscribe"] == 1
    assert account.user.get_followers()["data"]["openid"] == [lan, mei]
    assert account.user.get_followers(lan)["data"]["openid"] == [mei]
    assert list(account.user.iter_followers()) == [lan, mei]
    assert [told["openid"] for told in account.user.get_batch([lan, mei])] == [lan, mei]


def test_nobody_is_found_by_an_unknown_openid(account: WeChatClient, lan: str) -> None:
    with refused(40003):
        account.user.get(STRANGER)
    with refused(40003):
        account.user.get_batch([lan, STRANGER])
    with refused(40003):
        account.user.get_followers(STRANGER)


def test_a_remark_is_read_back_and_not_too_long(account: WeChatClient, lan: str) -> None:
    account.user.update_remark(lan, "爱喝茶")
    with refused(40092):
        account.user.update_remark(lan, "茶" * 31)
    assert account.user.get(lan)["remark"] == "爱喝茶"


def test_who_leaves_is_no_follower_any_more(account: WeChatClient, lan: str, wechat_server: Bench) -> None:
    wechat_server.act.unfollow(person="lan")
    assert account.user.get(lan) == {"subscribe": 0, "openid": lan}
    assert list(account.user.iter_followers()) == []
    with refused(43004):
        account.user.update_remark(lan, "爱喝茶")


def test_a_tag_is_made_renamed_and_deleted(account: WeChatClient) -> None:
    tag = account.tag.create("vip")
    account.tag.update(tag["id"], "常客")
    assert account.tag.get() == [{"id": tag["id"], "name": "常客", "count": 0}]
    account.tag.delete(tag["id"])
    assert account.tag.get() == []


def test_a_tag_is_given_read_and_taken(account: WeChatClient, lan: str, mei: str) -> None:
    tag = account.tag.create("vip")["id"]
    account.tag.tag_user(tag, [lan, mei])
    assert account.tag.get_tag_users(tag)["data"]["openid"] == [lan, mei]
    assert account.tag.get_tag_users(tag, lan)["data"]["openid"] == [mei]
    account.tag.untag_user(tag, mei)
    assert list(account.tag.iter_tag_users(tag)) == [lan]
    assert (account.tag.get_user_tag(lan), account.tag.get_user_tag(mei)) == ([tag], [])


def test_wrong_tags_are_refused_by_number(account: WeChatClient, lan: str) -> None:
    tag = account.tag.create("vip")["id"]
    with refused(45157):
        account.tag.create("vip")
    with refused(45158):
        account.tag.create("茶" * 31)
    with refused(45058):
        account.tag.update(2, "常客")
    with refused(45159):
        account.tag.get_tag_users(tag + 1)
    with refused(49003):
        account.tag.tag_user(tag, STRANGER)
    with refused(49003):
        account.tag.get_user_tag(STRANGER)


def test_the_blacklist_is_filled_read_and_emptied(account: WeChatClient, lan: str, mei: str) -> None:
    account.tag.batch_black_list([lan, mei])
    assert account.tag.get_black_list()["data"]["openid"] == [lan, mei]
    assert account.tag.get_black_list(lan)["data"]["openid"] == [mei]
    with refused(49003):
        account.tag.batch_black_list([STRANGER])
    with refused(40032):
        account.tag.batch_unblack_list([lan] * 21)
    account.tag.batch_unblack_list([lan])
    assert account.tag.get_black_list()["total"] == 1


def test_openids_of_an_older_account_are_changed(
    account: WeChatClient, lan: str, wechat_server: Bench
) -> None:
    moved = wechat_server.act.move_account(person="lan")
    asked = [moved.openids["lan"], STRANGER]
    changed, unknown = account.user.change_openid(moved.original_id, asked)
    assert (changed["new_openid"], changed["err_msg"]) == (lan, "ok")
    assert unknown["err_msg"] == "ori_openid error"
    with refused(63178):
        account.user.change_openid("gh_000000000000", asked)
