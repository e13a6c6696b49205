"""User tags: made, given, taken, listed, and refused by number."""

from __future__ import annotations

from typing import Any

import pytest
from account_steps import follower, post, refused, stranger

from wxkit.service_account.tags import TagMembers
from wxkit.testing._bench import Bench

TAG, UNTAG = "/cgi-bin/tags/members/batchtagging", "/cgi-bin/tags/members/batchuntagging"


def tags(wechat: Bench) -> list[tuple[int, str, int]]:
    return [(tag.id, tag.name, tag.count) for tag in wechat.sa.tags.list().tags]


def of(wechat: Bench, openid: str) -> list[int]:
    return wechat.sa.tags.of_user(openid=openid).tagid_list


@pytest.fixture
def vip(wechat: Bench) -> int:
    return wechat.sa.tags.create(name="vip").tag.id


def test_tags_begin_at_a_hundred_and_are_never_numbered_again(wechat: Bench, vip: int) -> None:
    wechat.sa.tags.delete(id=vip)
    assert (vip, wechat.sa.tags.create(name="vip").tag.id) == (100, 101)


def test_members_are_counted_listed_and_taken_off(wechat: Bench, vip: int) -> None:
    lan, ming = follower(wechat, "lan"), follower(wechat, "ming")
    wechat.sa.tags.tag(openid_list=[lan, ming], tagid=vip)
    assert tags(wechat) == [(vip, "vip", 2)]
    page = wechat.sa.tags.members(tagid=vip)
    assert (page.count, page.data and page.data.openid, page.next_openid) == (2, [lan, ming], ming)
    wechat.sa.tags.untag(openid_list=[lan], tagid=vip)
    assert (of(wechat, lan), of(wechat, ming)) == ([], [vip])


def test_a_deleted_tag_is_nobodys(wechat: Bench, vip: int) -> None:
    lan = follower(wechat, "lan")
    wechat.sa.tags.tag(openid_list=[lan], tagid=vip)
    wechat.sa.tags.delete(id=vip)
    assert (of(wechat, lan), tags(wechat)) == ([], [])


@pytest.mark.parametrize(
    ("name", "code"), [("vip", 45157), ("", 45157), ("名" * 31, 45158), (None, 45158), ({}, 45158)]
)
def test_bad_names_are_not_taken(wechat: Bench, vip: int, name: Any, code: int) -> None:
    other = wechat.sa.tags.create(name="other").tag.id
    with refused(code):
        post(wechat, "/cgi-bin/tags/create", tag={"name": name})
    with refused(code):
        post(wechat, "/cgi-bin/tags/update", tag={"id": other, "name": name})
    assert tags(wechat) == [(vip, "vip", 0), (other, "other", 0)]


def test_a_tag_may_keep_its_name(wechat: Bench, vip: int) -> None:
    wechat.sa.tags.update(id=vip, name="vip")
    wechat.sa.tags.update(id=vip, name="名" * 30)
    assert tags(wechat) == [(vip, "名" * 30, 0)]


@pytest.mark.parametrize(("tag_id", "code"), [(0, 45058), (1, 45058), (2, 45058), (4711, 45159)])
def test_tags_of_others_are_not_changed(wechat: Bench, vip: int, tag_id: int, code: int) -> None:
    with refused(code):
        wechat.sa.tags.update(id=tag_id, name="mine")
    with refused(code):
        wechat.sa.tags.delete(id=tag_id)
    assert tags(wechat) == [(vip, "vip", 0)]


def test_an_account_has_a_hundred_tags(wechat: Bench) -> None:
    for number in range(100):
        wechat.sa.tags.create(name=f"t{number}")
    with refused(45056):
        wechat.sa.tags.create(name="more")
    wechat.sa.tags.delete(id=100)
    assert wechat.sa.tags.create(name="more").tag.id == 200


def test_a_person_has_twenty_tags(wechat: Bench) -> None:
    lan, ming = follower(wechat, "lan"), follower(wechat, "ming")
    ids = [wechat.sa.tags.create(name=f"t{number}").tag.id for number in range(21)]
    for tag_id in ids[:20]:
        wechat.sa.tags.tag(openid_list=[lan], tagid=tag_id)
    with refused(45059):
        wechat.sa.tags.tag(openid_list=[ming, lan], tagid=ids[20])
    assert (of(wechat, lan), of(wechat, ming)) == (ids[:20], [])
    wechat.sa.tags.tag(openid_list=[lan], tagid=ids[0])


@pytest.mark.parametrize("path", [TAG, UNTAG])
@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"tagid": 4711}, 45159),
        ({"tagid": None}, 45159),
        ({"openid_list": []}, 40032),
        ({"openid_list": ["o"] * 51}, 40032),
        ({"openid_list": None}, 40032),
        ({"openid_list": ["o-nobody"]}, 49003),
    ],
)
def test_bad_lists_of_members_change_nothing(
    wechat: Bench, vip: int, path: str, changes: dict[str, Any], code: int
) -> None:
    lan = follower(wechat, "lan")
    wechat.sa.tags.tag(openid_list=[lan], tagid=vip)
    with refused(code):
        post(wechat, path, **({"openid_list": [lan], "tagid": vip} | changes))
    assert of(wechat, lan) == [vip]


def test_one_wrong_openid_and_nobody_is_tagged(wechat: Bench, vip: int) -> None:
    lan, person = follower(wechat, "lan"), wechat.world.people["lan"]
    for other, code in (
        (wechat.world.miniprogram.openid(person), 49003),
        (wechat.world.store.openid(person), 49003),
        (stranger(wechat), 40003),
    ):
        with refused(code):
            wechat.sa.tags.tag(openid_list=[lan, other], tagid=vip)
    assert tags(wechat) == [(vip, "vip", 0)]


def test_only_followers_have_tags(wechat: Bench) -> None:
    with refused(49003):
        of(wechat, "o-nobody")
    with refused(40003):
        of(wechat, stranger(wechat))


def test_members_of_an_unknown_tag_are_not_listed(wechat: Bench, vip: int) -> None:
    with refused(45159):
        wechat.sa.tags.members(tagid=4711)
    with refused(40003):
        wechat.sa.tags.members(tagid=vip, next_openid="o-nobody")


@pytest.mark.parametrize("code", [45169, 45171])
def test_codes_of_crowded_calls_come_by_faults(wechat: Bench, vip: int, code: int) -> None:
    lan = follower(wechat, "lan")
    wechat.on(TagMembers).fail(code, times=1)
    with refused(code):
        wechat.sa.tags.tag(openid_list=[lan], tagid=vip)
    assert of(wechat, lan) == []
