"""A frozen AppSecret (冻结AppSecret) gives no more tokens; those that were issued go on working."""

from __future__ import annotations

import pytest
from raw_requests import Ask

import wxkit
from wxkit.testing._bench import Bench


@pytest.fixture(autouse=True)
def lan(wechat: Bench) -> None:
    """The merchant, who is in the console."""
    wechat.world.people.add("兰兰", person_id="lan")


def codes(wechat: Bench, ask: Ask) -> list[int]:
    app = wechat.world.service_account
    credentials = {"grant_type": "client_credential", "appid": app.appid, "secret": app.secret}
    answers = (
        ask("GET", "/cgi-bin/token", query=credentials),
        ask("POST", "/cgi-bin/stable_token", credentials),
    )
    return [answer.get("errcode", 0) for answer in answers]


def test_a_frozen_secret_gives_no_tokens(wechat: Bench, ask: Ask) -> None:
    wechat.sa.tags.list()
    wechat.act.freeze_secret(person="lan", appid=wechat.sa.appid)
    assert codes(wechat, ask) == [40243, 40243]
    wechat.sa.tags.list()
    wechat.act.unfreeze_secret(person="lan", appid=wechat.sa.appid)
    assert codes(wechat, ask) == [0, 0]


def test_a_client_says_what_to_do(wechat: Bench) -> None:
    wechat.act.freeze_secret(person="lan", appid=wechat.mp.appid)
    with pytest.raises(wxkit.AuthError) as refused:
        wechat.mp.qrcode.get_unlimited(scene="a")
    assert (refused.value.errcode, refused.value.hint) == (40243, "Unfreeze the AppSecret in the console.")


def test_a_secret_is_frozen_once(wechat: Bench) -> None:
    with pytest.raises(wxkit.WxkitError, match="not frozen"):
        wechat.act.unfreeze_secret(person="lan")
    wechat.act.freeze_secret(person="lan")
    with pytest.raises(wxkit.WxkitError, match="frozen already"):
        wechat.act.freeze_secret(person="lan")
    assert wechat.world.store.secret_frozen
