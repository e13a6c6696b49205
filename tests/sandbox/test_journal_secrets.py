"""The journal tells what happened, and no secret."""

from __future__ import annotations

import json
from typing import Any

import pytest

import wxkit
from wxkit.service_account.tags import CreateTag
from wxkit.testing._bench import Bench
from wxkit_sandbox.journal import Entry, without_secrets


def test_entries_are_typed(wechat: Bench) -> None:
    wechat.sa.tags.create(name="vip")
    (entry,) = wechat.journal.calls(CreateTag)
    assert isinstance(entry.parsed, CreateTag)
    assert (entry.parsed.name, entry.tier, entry.errcode) == ("vip", "stateful", 0)
    assert entry.appid == wechat.sa.appid


def test_the_journal_over_the_control_api(either: Bench) -> None:
    tag = either.sa.tags.create(name="vip").tag
    with pytest.raises(wxkit.WeChatError):
        either.sa.tags.delete(id=1)
    created, deleted = either.control.journal.list(since=1).items
    assert (created.call, created.path, created.tier) == ("CreateTag", "/cgi-bin/tags/create", "stateful")
    assert created.request == '{"tag":{"name":"vip"}}'
    assert f'"id":{tag.id}' in created.response
    assert (deleted.call, deleted.errcode) == ("DeleteTag", 45058)


@pytest.mark.parametrize(
    ("only", "calls"),
    [
        ({"call": "CreateTag"}, ["CreateTag"]),
        ({"path": "/cgi-bin/tags/get"}, ["GetTags", "GetTags"]),
        ({"limit": 1}, ["GetStableToken"]),
        ({"since": 3}, ["GetTags"]),
        ({"appid": "wx0000000000000000"}, []),
    ],
)
def test_the_journal_can_be_filtered(wechat: Bench, only: dict[str, Any], calls: list[str]) -> None:
    wechat.sa.tags.create(name="vip")
    wechat.sa.tags.list()
    wechat.sa.tags.list()
    assert [entry.call for entry in wechat.control.journal.list(**only).items] == calls


def test_no_secret_is_shown(either: Bench) -> None:
    token = either.sa.access_token()
    either.sa.tags.list()
    plain = either.sa.with_options()
    plain.request("GET", "/cgi-bin/token", query={"appid": plain.appid, "secret": secret(either)})
    told = repr(either.control.journal.list().items) + repr(list(either.journal))
    assert secret(either) not in told
    assert token not in told
    assert '"access_token":"***"' in told


def secret(bench: Bench) -> str:
    return bench.world.service_account.secret


def test_secrets_are_blanked_at_any_depth() -> None:
    order = {"info": [{"tel_number": "10012345678", "real_tel_number": 100, "phone": [{"type": 1}]}], "id": 1}
    assert without_secrets(order) == {
        "info": [{"tel_number": "***", "real_tel_number": "***", "phone": [{"type": 1}]}],
        "id": 1,
    }


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("encrypt_key", "AbC="),
        ("activate_ticket", "T1"),
        ("private_phone", "10012345678"),
        ("phonenumbers", ["10012345678", "10012345679"]),
        ("mobile_no", "10012345678"),
        ("consignor_contact", "100****5678"),
        ("account_number", "6222000000000000"),
    ],
)
def test_keys_numbers_and_contacts_are_blanked_wherever_they_stand(name: str, value: Any) -> None:
    body = json.dumps({"list": [{name: value, "id": 1}]}).encode()
    entry = Entry(1, 0.0, "", "POST", "/x", None, None, "stateful", 0, "", "", body, body, "application/json")
    for told in (entry.request_body(), entry.response_body()):
        assert json.loads(told) == {"list": [{name: "***", "id": 1}]}
    assert without_secrets(json.loads(body)) == {"list": [{name: "***", "id": 1}]}


def test_a_file_is_not_copied_into_the_journal(wechat: Bench) -> None:
    texts = ("", b"--cut\r\nx", b"\x89PNG", "image/png")
    entry = Entry(1, 0.0, "", "POST", "/x", None, None, "unknown", 0, "", *texts)
    assert entry.request_body() == "<8 bytes of multipart/form-data>"
    assert entry.response_body() == "<4 bytes of image/png>"
