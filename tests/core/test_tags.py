"""User tags, as the service account's clients see them."""

from __future__ import annotations

import pytest

import wxkit
from wxkit.testing._bench import Bench


def follower(wechat: Bench, name: str) -> str:
    person = wechat.world.people.add(name, person_id=name)
    wechat.act.follow(person=name)
    return wechat.world.service_account.openid(person)


def test_a_tag_that_was_created_is_listed(wechat: Bench) -> None:
    tag = wechat.sa.tags.create(name="vip").tag
    assert [(t.id, t.name, t.count) for t in wechat.sa.tags.list().tags] == [(tag.id, "vip", 0)]


def test_tagged_followers_are_counted_and_found(wechat: Bench) -> None:
    lan = follower(wechat, "lan")
    tag = wechat.sa.tags.create(name="vip").tag
    wechat.sa.tags.tag(openid_list=[lan], tagid=tag.id)
    assert list(wechat.sa.tags.iter_members(tagid=tag.id)) == [lan]
    assert wechat.sa.tags.of_user(openid=lan).tagid_list == [tag.id]
    wechat.sa.tags.untag(openid_list=[lan], tagid=tag.id)
    assert wechat.sa.tags.members(tagid=tag.id).count == 0


@pytest.mark.parametrize(("name", "code"), [("vip", 45157), ("", 45157)])
def test_a_name_that_is_taken_or_empty_is_refused(wechat: Bench, name: str, code: int) -> None:
    wechat.sa.tags.create(name="vip")
    with pytest.raises(wxkit.WeChatError) as refused:
        wechat.sa.tags.create(name=name)
    assert refused.value.errcode == code
    assert len(wechat.sa.tags.list().tags) == 1
