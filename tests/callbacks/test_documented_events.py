"""Events that no person causes, as WeChat's pages print them."""

from __future__ import annotations

from typing import Any

import pytest

from wxkit.callbacks import Push, events, parse_push

ENVELOPE = (
    "<ToUserName><![CDATA[gh_123456789abc]]></ToUserName><FromUserName><![CDATA[o1]]></FromUserName>"
    "<CreateTime>1442401156</CreateTime><MsgType><![CDATA[event]]></MsgType>"
)


def read(name: str, fields: str) -> Push:
    return parse_push(f"<xml>{ENVELOPE}<Event><![CDATA[{name}]]></Event>{fields}</xml>".encode())


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("qualification_verify_success", events.QualificationVerifySuccess),
        ("naming_verify_success", events.NamingVerifySuccess),
        ("annual_renew", events.AnnualRenew),
        ("verify_expired", events.VerifyExpired),
    ],
)
def test_a_verification_ends_some_day(name: str, kind: Any) -> None:
    event = read(name, "<ExpiredTime>1442401156</ExpiredTime>")
    assert isinstance(event, kind)
    assert (event.model_dump()["expired_time"], event.create_time) == (1442401156, 1442401156)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("qualification_verify_fail", events.QualificationVerifyFail),
        ("naming_verify_fail", events.NamingVerifyFail),
    ],
)
def test_a_verification_fails_for_a_reason(name: str, kind: Any) -> None:
    event = read(name, "<FailTime>1442401122</FailTime><FailReason><![CDATA[by time]]></FailReason>")
    assert isinstance(event, kind)
    told = event.model_dump()
    assert (told["fail_time"], told["fail_reason"]) == (1442401122, "by time")


def test_an_authorisation_is_taken_back() -> None:
    event = read(
        "user_authorization_revoke",
        "<OpenID><![CDATA[owAqB1nqaOYYWl0Ng484G2z5NIwU]]></OpenID>"
        "<AppID><![CDATA[wx13974bf780d3dc89]]></AppID><RevokeInfo><![CDATA[201]]></RevokeInfo>",
    )
    assert isinstance(event, events.UserAuthorizationRevoke)
    assert (event.open_id, event.app_id, event.revoke_info, event.union_id) == (
        "owAqB1nqaOYYWl0Ng484G2z5NIwU",
        "wx13974bf780d3dc89",
        "201",
        "",
    )


def test_a_guides_code_is_scanned() -> None:
    event = read(
        "guide_qrcode_scan_event",
        "<GuideScanEvent><qrcode_guide_account><![CDATA[guide]]></qrcode_guide_account>"
        "<qrcode_guide_openid><![CDATA[og]]></qrcode_guide_openid><openid><![CDATA[ou]]></openid>"
        "<action>2</action><qrcode_info><![CDATA[desk 4]]></qrcode_info></GuideScanEvent>",
    )
    assert isinstance(event, events.GuideQrcodeScan)
    scan = event.guide_scan_event
    assert (scan.qrcode_guide_account, scan.openid, scan.action, scan.qrcode_info) == (
        "guide",
        "ou",
        2,
        "desk 4",
    )


def test_a_guide_answers_an_invitation() -> None:
    event = read(
        "guide_invite_result_event",
        "<GuideInviteEvent><guide_account><![CDATA[guide]]></guide_account>"
        "<invite_result>1</invite_result></GuideInviteEvent>",
    )
    assert isinstance(event, events.GuideInviteResult)
    invite = event.guide_invite_event
    assert (invite.guide_account, invite.invite_result) == ("guide", 1)


def test_a_place_is_reviewed() -> None:
    event = read(
        "poi_check_notify",
        "<UniqId><![CDATA[123adb]]></UniqId><PoiId><![CDATA[123123]]></PoiId>"
        "<Result><![CDATA[fail]]></Result><Msg><![CDATA[xxxxxx]]></Msg><msg><![CDATA[why]]></msg>",
    )
    assert isinstance(event, events.PoiCheckNotify)
    assert (event.uniq_id, event.poi_id, event.result, event.msg) == ("123adb", "123123", "fail", "why")


@pytest.mark.parametrize(
    ("name", "fields", "told"),
    [
        (
            "update_invoice_status",
            "<Status>INVOICE_REIMBURSE_LOCK</Status><CardId>c1</CardId><Code>12</Code>",
            {"status": "INVOICE_REIMBURSE_LOCK", "card_id": "c1", "code": "12"},
        ),
        (
            "cloud_invoice_invoiceresult_event",
            "<status>SUCC</status><fpqqlsh>r1</fpqqlsh><nsrsbh>n1</nsrsbh>",
            {"status": "SUCC", "fpqqlsh": "r1", "nsrsbh": "n1"},
        ),
        ("create_map_poi_audit_info", "<audit_id>11</audit_id>", {"audit_id": "11"}),
    ],
)
def test_invoices_and_new_places(name: str, fields: str, told: dict[str, str]) -> None:
    event = read(name, fields)
    assert type(event) is not Push
    assert told.items() <= event.model_dump().items()
