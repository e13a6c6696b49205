"""The page of web login: who is sent back with a code, and what is wrong with a link."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from account_steps import follower, person, refused

from wxkit.service_account.oauth import Scope
from wxkit.testing._bench import Bench
from wxkit_sandbox.acts.webpages import WebpageOpened
from wxkit_sandbox.service_account.oauth import Logins

BACK = "https://shop.test/in?next=1#/home"


def link(wechat: Bench, *, scope: Scope = "snsapi_base", state: str = "S1", popup: bool = False) -> str:
    return wechat.sa.oauth.authorize_url(redirect_uri=BACK, scope=scope, state=state, force_popup=popup)


def changed(wechat: Bench, old: str, new: str) -> WebpageOpened:
    """What happens to a link that somebody has spoiled."""
    url = link(wechat)
    assert old in url
    return wechat.act.open_webpage(person="lan", url=url.replace(old, new))


def fields(landing: WebpageOpened) -> dict[str, list[str]]:
    assert (landing.code, landing.text) == (0, "")
    return parse_qs(urlsplit(landing.url).query, keep_blank_values=True)


def test_the_openid_is_given_without_a_question(wechat: Bench) -> None:
    lan = person(wechat, "lan")
    landing = wechat.act.open_webpage(person="lan", url=link(wechat), consent=False)
    code = fields(landing)["code"][0]
    assert landing.url == f"https://shop.test/in?next=1&code={code}&state=S1#/home"
    assert wechat.sa.oauth.exchange(code=code).openid == lan


def test_the_profile_is_given_to_those_who_are_asked(wechat: Bench) -> None:
    lan = person(wechat, "lan")
    url = link(wechat, scope="snsapi_userinfo")
    code = fields(wechat.act.open_webpage(person="lan", url=url))["code"][0]
    token = wechat.sa.oauth.exchange(code=code)
    assert wechat.sa.oauth.profile(access_token=token.access_token, openid=lan).nickname == "lan"


def test_who_refuses_is_sent_back_without_a_code(wechat: Bench) -> None:
    person(wechat, "lan")
    url = link(wechat, scope="snsapi_userinfo")
    assert wechat.act.open_webpage(person="lan", url=url, consent=False).url == (
        "https://shop.test/in?next=1&state=S1#/home"
    )
    assert wechat.world.service_account.state(Logins).codes == {}


@pytest.mark.parametrize(
    ("follows", "from_chat", "popup", "asked"),
    [
        (True, True, False, False),
        (True, True, True, True),
        (True, False, False, True),
        (False, True, False, True),
    ],
)
def test_followers_from_the_chat_are_not_asked(
    wechat: Bench, follows: bool, from_chat: bool, popup: bool, asked: bool
) -> None:
    (follower if follows else person)(wechat, "lan")
    url = link(wechat, scope="snsapi_userinfo", popup=popup)
    landing = wechat.act.open_webpage(person="lan", url=url, consent=False, from_chat=from_chat)
    assert ("code" in fields(landing)) is not asked


def test_a_snapshot_has_an_identity_of_its_own(wechat: Bench) -> None:
    lan = person(wechat, "lan")
    url = link(wechat).replace("#", "&forceSnapShot=true#")
    for landing in (
        wechat.act.open_webpage(person="lan", url=link(wechat), snapshot=True),
        wechat.act.open_webpage(person="lan", url=url),
    ):
        token = wechat.sa.oauth.exchange(code=fields(landing)["code"][0])
        assert token.is_snapshotuser == 1
        assert token.openid != lan


@pytest.mark.parametrize(
    ("old", "new", "code", "text"),
    [
        (
            "redirect_uri=https%3A%2F%2Fshop.test%2Fin%3Fnext%3D1%23%2Fhome",
            "redirect_uri=",
            10011,
            "不能为空",
        ),
        ("scope=snsapi_base", "scope=", 10010, "scope不能为空"),
        ("scope=snsapi_base", "scope=snsapi_login", 10005, "scope的权限"),
        ("https%3A%2F%2F", "ftp%3A%2F%2F", 10003, "域名"),
        ("response_type=code", "response_type=token", 40066, "无法访问"),
        ("response_type=code&scope=snsapi_base", "scope=snsapi_base&response_type=code", 40066, "无法访问"),
    ],
)
def test_what_is_wrong_is_said(wechat: Bench, old: str, new: str, code: int, text: str) -> None:
    person(wechat, "lan")
    landing = changed(wechat, old, new)
    assert (landing.url, landing.code) == ("", code)
    assert text in landing.text
    assert wechat.world.service_account.state(Logins).codes == {}


def test_the_appid_is_a_service_accounts(wechat: Bench) -> None:
    person(wechat, "lan")
    ours = wechat.sa.appid
    assert changed(wechat, ours, "").code == 10012
    assert changed(wechat, ours, "wx0000000000000000").code == 40013
    assert changed(wechat, ours, wechat.mp.appid).code == 10016


def test_the_domain_is_the_one_that_was_set_up(wechat: Bench) -> None:
    person(wechat, "lan")
    wechat.world.settings.oauth_domains = ("www.shop.test", "pay.shop.test:8080")
    for host, code in (("www.shop.test", 0), ("PAY.shop.test:8080", 0), ("pay.shop.test", 10003)):
        url = wechat.sa.oauth.authorize_url(redirect_uri=f"http://{host}/in")
        assert wechat.act.open_webpage(person="lan", url=url).code == code
    assert wechat.act.open_webpage(person="lan", url=link(wechat)).code == 10003


def test_an_account_without_the_right_may_not_ask_for_profiles(wechat: Bench) -> None:
    person(wechat, "lan")
    wechat.world.service_account.denied.add("/sns/userinfo")
    assert wechat.act.open_webpage(person="lan", url=link(wechat, scope="snsapi_userinfo")).code == 10005
    assert wechat.act.open_webpage(person="lan", url=link(wechat)).code == 0


def test_the_code_of_the_page_dies_after_five_minutes(wechat: Bench) -> None:
    person(wechat, "lan")
    code = fields(wechat.act.open_webpage(person="lan", url=link(wechat)))["code"][0]
    wechat.advance(300)
    with refused(42003):
        wechat.sa.oauth.exchange(code=code)


def test_other_pages_are_none_of_wechats(wechat: Bench) -> None:
    person(wechat, "lan")
    with pytest.raises(Exception, match="is no page of WeChat's own"):
        wechat.act.open_webpage(person="lan", url="https://shop.test/in")
