"""A rid leads to the request behind it: seven days long, for the same account."""

from __future__ import annotations

import re

import pytest

import wxkit
from wxkit.testing._bench import Bench
from wxkit_sandbox.world import World


def rid_of_a_refusal(wechat: Bench) -> str:
    """What the service account was told when it made a tag without a name."""
    with pytest.raises(wxkit.WeChatError) as refused:
        wechat.sa.tags.create(name="")
    found = re.search(r"rid: (\S+)", refused.value.errmsg)
    assert found is not None
    return found.group(1)


def code_for(wechat: Bench, rid: str) -> int:
    with pytest.raises(wxkit.WeChatError) as refused:
        wechat.sa.quota.rid(rid=rid)
    return refused.value.errcode


def test_the_request_is_shown(wechat: Bench) -> None:
    rid = rid_of_a_refusal(wechat)
    request = wechat.sa.quota.rid(rid=rid).request
    assert request.invoke_time == wechat.world.clock.time()
    assert "/cgi-bin/tags/create?access_token=***" in request.request_url
    assert request.request_body == '{"tag":{"name":""}}'
    assert '"errcode": 45157' in request.response_body


def test_a_rid_begins_with_the_time(wechat: Bench) -> None:
    assert int(rid_of_a_refusal(wechat).split("-")[0], 16) == wechat.world.clock.time()


def test_it_is_kept_for_seven_days(wechat: Bench) -> None:
    rid = rid_of_a_refusal(wechat)
    wechat.world.advance(7 * 86400)
    assert wechat.sa.quota.rid(rid=rid).request.request_url
    wechat.world.advance(1)
    assert code_for(wechat, rid) == 76004


def test_other_accounts_do_not_see_it(wechat: Bench) -> None:
    rid = rid_of_a_refusal(wechat)
    with pytest.raises(wxkit.WeChatError) as refused:
        wechat.mp.quota.rid(rid=rid)
    assert refused.value.errcode == 76003


def test_nor_do_other_merchants(wechat: Bench) -> None:
    World("other", directory=wechat.world.directory)
    other = next(world for world in wechat.world.directory.worlds.values() if world is not wechat.world)
    app = other.service_account
    stranger = wxkit.ServiceAccount(app.appid, app.secret, transport=wechat.transport, clock=other.clock)
    with pytest.raises(wxkit.WeChatError) as refused:
        stranger.quota.rid(rid=rid_of_a_refusal(wechat))
    assert refused.value.errcode == 76003


@pytest.mark.parametrize(("rid", "code"), [("", 76002), ("nonsense", 76002), ("0" * 8, 76002)])
def test_a_malformed_rid(wechat: Bench, rid: str, code: int) -> None:
    assert code_for(wechat, rid) == code


def test_an_unknown_rid(wechat: Bench) -> None:
    assert code_for(wechat, "67f3bc42-00000000-00000000") == 76001


def test_a_login_is_not_shown(wechat: Bench) -> None:
    with pytest.raises(wxkit.WeChatError) as refused:
        wechat.mp.login.code2session(js_code="made-up")
    rid = refused.value.errmsg.rpartition(" ")[2]
    with pytest.raises(wxkit.WeChatError) as unseen:
        wechat.mp.quota.rid(rid=rid)
    assert unseen.value.errcode == 76001
