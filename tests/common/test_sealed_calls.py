"""Signed and encrypted calls (API安全): opened, answered sealed, refused by number."""

from __future__ import annotations

import base64
import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_public_key

import wxkit
from wxkit._wire import Incoming, Response
from wxkit.crypto import ApiSecurity
from wxkit.testing._bench import Bench
from wxkit_sandbox import load_world, save_world
from wxkit_sandbox.common.sealing import ApiKeys
from wxkit_sandbox.miniprogram.templates import TemplateBook

OWN = generate_private_key(65537, 2048)
PUBLIC = OWN.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
KEY, OTHER_KEY = (base64.b64encode(letter * 32).decode() for letter in (b"k", b"o"))
PATH = "/wxaapi/newtmpl/addtemplate"
URL = f"https://api.weixin.qq.com{PATH}"
FIELDS = {"tid": "3086", "kidList": [1, 3]}


@pytest.fixture
def security(wechat: Bench) -> ApiSecurity:
    """The mini-program's end, after both have each other's keys."""
    wechat.world.people.add("兰兰", person_id="lan")
    given = wechat.act.secure_api(person="lan", appid=wechat.mp.appid, key_sn="7", key=KEY, public_key=PUBLIC)
    platform = load_pem_public_key(given.public_key.encode())
    assert isinstance(platform, RSAPublicKey)
    return ends(wechat, KEY, {given.serial: platform})


def ends(wechat: Bench, key: str, platform: dict[str, RSAPublicKey]) -> ApiSecurity:
    return ApiSecurity(wechat.mp.appid, key_sn="7", key=key, private_key=OWN, public_keys=platform)


def send(
    wechat: Bench, security: ApiSecurity, *, headers: dict[str, str] | None = None, body: bytes | None = None
) -> Response:
    """Send a sealed call, with other headers (empty: left out) or another body if they are given."""
    call = security.seal(URL, FIELDS, timestamp=wechat.world.clock.time())
    sent = {name.lower(): text for name, text in (call.headers | (headers or {})).items() if text}
    query = f"access_token={wechat.mp.access_token()}"
    return wechat.gateway.handle(Incoming("POST", PATH, query, body or call.body, sent))


def refusal(wechat: Bench, response: Response) -> int:
    """The code of a refusal, which left no template behind."""
    assert not wechat.world.miniprogram.state(TemplateBook).by_id
    return int(json.loads(response.content)["errcode"])


def test_a_sealed_call_is_answered_sealed(wechat: Bench, security: ApiSecurity) -> None:
    response = send(wechat, security)
    assert set(json.loads(response.content)) == {"iv", "data", "authtag"}
    answer = security.open(URL, response.headers, response.content, now=wechat.world.clock.now())
    assert answer["priTmplId"] in wechat.world.miniprogram.state(TemplateBook).by_id


def test_a_refusal_inside_is_sealed_too(wechat: Bench, security: ApiSecurity) -> None:
    send(wechat, security)
    response = send(wechat, security)
    answer = security.open(URL, response.headers, response.content, now=wechat.world.clock.now())
    assert answer["errcode"] == 200022


def test_the_journal_has_what_was_meant(wechat: Bench, security: ApiSecurity) -> None:
    send(wechat, security)
    assert json.loads(wechat.journal.calls(PATH)[-1].request_body()) == FIELDS


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        ({"Wechatmp-Serial": "another"}, 40230),
        ({"Wechatmp-TimeStamp": ""}, 40231),
        ({"Wechatmp-Signature": ""}, 40232),
        ({"Wechatmp-Appid": ""}, 40233),
        ({"Wechatmp-Signature": "AAAA"}, 40234),
        ({"Wechatmp-Appid": "wx0000000000000000"}, 40236),
        ({"Wechatmp-TimeStamp": "1700000000"}, 40240),
    ],
)
def test_headers_that_do_not_fit(
    wechat: Bench, security: ApiSecurity, headers: dict[str, str], code: int
) -> None:
    assert refusal(wechat, send(wechat, security, headers=headers)) == code


def test_another_app_s_appid_is_40237(wechat: Bench, security: ApiSecurity) -> None:
    response = send(wechat, security, headers={"Wechatmp-Appid": wechat.shop.appid})
    assert refusal(wechat, response) == 40237


def test_another_body_does_not_fit_its_signature(wechat: Bench, security: ApiSecurity) -> None:
    assert refusal(wechat, send(wechat, security, body=b"{}")) == 40234


def test_another_symmetric_key_is_40235(wechat: Bench, security: ApiSecurity) -> None:
    assert refusal(wechat, send(wechat, ends(wechat, OTHER_KEY, {}))) == 40235


@pytest.mark.parametrize(("given", "code"), [({"public_key": PUBLIC}, 40238), ({"key": KEY}, 40239)])
def test_a_key_that_is_not_set_up(
    wechat: Bench, security: ApiSecurity, given: dict[str, str], code: int
) -> None:
    setting = {"key": "", "public_key": ""} | given
    wechat.act.secure_api(
        person="lan", appid=wechat.mp.appid, key_sn="7", key=setting["key"], public_key=setting["public_key"]
    )
    assert refusal(wechat, send(wechat, security)) == code


@pytest.mark.parametrize(("key", "public_key"), [("a", ""), ("AAAA", ""), ("", "-----BEGIN"), ("", "key")])
def test_only_keys_that_can_be_read_are_set_up(wechat: Bench, key: str, public_key: str) -> None:
    wechat.world.people.add("兰兰", person_id="lan")
    with pytest.raises(wxkit.WxkitError, match="key"):
        wechat.act.secure_api(person="lan", key_sn="7", key=key, public_key=public_key)
    assert not wechat.world.store.state(ApiKeys).on


def test_once_on_nothing_goes_unsealed_but_what_cannot_be_sealed(
    wechat: Bench, security: ApiSecurity
) -> None:
    query = f"access_token={wechat.mp.access_token()}"
    plain = Incoming("POST", PATH, query, json.dumps(FIELDS).encode(), {})
    assert refusal(wechat, wechat.gateway.handle(plain)) == 40233
    assert wechat.mp.links.generate_scheme().openlink
    wechat.act.secure_api(person="lan", appid=wechat.mp.appid, on=False)
    assert wechat.mp.subscribe.add_template(tid="3086", kidList=[1, 3]).priTmplId


def test_the_keys_are_in_a_saved_world(wechat: Bench, security: ApiSecurity, tmp_path: Path) -> None:
    save_world(wechat.world, tmp_path / "world.wxworld")
    keys = load_world(tmp_path / "world.wxworld").miniprogram.state(ApiKeys)
    assert keys == wechat.world.miniprogram.state(ApiKeys)
    assert keys.on
