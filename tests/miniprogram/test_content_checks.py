"""Checks of texts and media: what the settings call risky is, the verdict on media is pushed."""

from __future__ import annotations

from typing import Any

import pytest
from mp_refusals import refuses

from wxkit._call import Upload
from wxkit.callbacks.events import MediaCheck
from wxkit.miniprogram.security import ContentLabel, Suggestion, TextCheck
from wxkit.testing._bench import Bench
from wxkit_sandbox.miniprogram.security import MediaChecks
from wxkit_sandbox.quotas import Quotas
from wxkit_sandbox.settings import RISKY

URL = "https://shop.example/tea.png"


@pytest.fixture
def here(wechat: Bench, lan: str) -> str:
    """Lan's openid; she is in the mini-program."""
    wechat.act.open(person="lan")
    return lan


def check(wechat: Bench, openid: str, content: str, **more: Any) -> TextCheck:
    return wechat.mp.security.check_text(content=content, openid=openid, scene=2, **more)


def verdicts(wechat: Bench) -> list[MediaCheck]:
    return [entry.push for entry in wechat.world.pusher.log if isinstance(entry.push, MediaCheck)]


def post(wechat: Bench, path: str, body: dict[str, Any]) -> None:
    wechat.mp.request("POST", path, query={"access_token": wechat.mp.access_token()}, json=body)


def test_an_innocent_text_passes(wechat: Bench, here: str) -> None:
    found = check(wechat, here, "春天来了")
    assert (found.result.suggest, found.result.label) == (Suggestion.PASS, ContentLabel.NORMAL)
    [detail] = found.detail
    assert (detail.strategy, detail.errcode, detail.suggest) == ("content_model", 0, Suggestion.PASS)
    assert found.trace_id != check(wechat, here, "春天来了").trace_id


@pytest.mark.parametrize("text", RISKY)
def test_the_published_texts_are_risky(wechat: Bench, here: str, text: str) -> None:
    found = check(wechat, here, f"看：{text}")
    assert (found.result.suggest, found.result.label) == (Suggestion.RISKY, ContentLabel.CRIME)


def test_the_settings_say_what_is_risky(wechat: Bench, here: str) -> None:
    wechat.world.settings.risky_content = {"加微信": 10001}
    wechat.world.settings.doubtful_content = {"便宜": 20008}
    risky, doubtful = check(wechat, here, "加微信，便宜"), check(wechat, here, "便宜")
    assert (risky.result.suggest, risky.result.label) == (Suggestion.RISKY, ContentLabel.ADVERTISEMENT)
    assert (doubtful.result.suggest, doubtful.result.label) == (Suggestion.REVIEW, ContentLabel.FRAUD)


def test_names_and_titles_are_read_too(wechat: Bench, here: str) -> None:
    wechat.world.settings.risky_content = {"骗子": 20003}
    for field in ("title", "nickname", "signature"):
        assert check(wechat, here, "好", **{field: "大骗子"}).result.label is ContentLabel.ABUSE


def test_one_s_own_words_are_found(wechat: Bench, here: str) -> None:
    wechat.world.settings.forbidden_words = ("别家茶馆",)
    found = check(wechat, here, "还是别家茶馆好")
    assert (found.result.suggest, found.result.label) == (Suggestion.RISKY, ContentLabel.OTHER)
    model, word = found.detail
    assert (model.suggest, word.strategy, word.keyword) == (Suggestion.PASS, "keyword", "别家茶馆")


def test_the_verdict_on_media_is_pushed(wechat: Bench, here: str) -> None:
    wechat.world.settings.risky_content = {"nude": 20002}
    trace_id = wechat.mp.security.check_media(
        media_url="https://a/nude.png", media_type=2, openid=here, scene=1
    ).trace_id
    wechat.world.advance(59)
    assert not verdicts(wechat)
    wechat.world.advance(1)
    [push] = verdicts(wechat)
    assert (push.appid, push.trace_id, push.version, push.errcode) == (wechat.mp.appid, trace_id, 2, 0)
    assert (push.result.suggest, push.result.label) == ("risky", "20002")
    assert [(item.strategy, item.suggest, item.prob) for item in push.detail] == [
        ("content_model", "risky", 90)
    ]


def test_media_that_cannot_be_fetched(wechat: Bench, here: str) -> None:
    wechat.world.settings.unreachable_media = ("intranet",)
    wechat.mp.security.check_media(media_url="https://intranet/a.mp3", media_type=1, openid=here, scene=1)
    wechat.world.advance(60)
    [push] = verdicts(wechat)
    assert (push.errcode, push.result.suggest, push.detail) == (-1008, "", ())


def test_the_same_media_is_not_checked_twice_at_a_time(wechat: Bench, here: str) -> None:
    asked: dict[str, Any] = {"media_url": URL, "media_type": 2, "openid": here, "scene": 1}
    wechat.mp.security.check_media(**asked)
    with refuses(87020):
        wechat.mp.security.check_media(**asked)
    wechat.world.advance(60)
    assert len(verdicts(wechat)) == 1
    wechat.mp.security.check_media(**asked)


def test_pictures_are_checked_at_once(wechat: Bench) -> None:
    wechat.mp.security.check_image(media=Upload(b"a cup of tea"))
    with refuses(87014):
        wechat.mp.security.check_image(media=Upload(RISKY[0].encode()))
    with refuses(40006):
        wechat.mp.security.check_image(media=Upload(bytes((1 << 20) + 1)))


def test_who_wrote_it_must_have_been_here(wechat: Bench, lan: str) -> None:
    other = wechat.world.service_account.openid(wechat.world.people["lan"])
    for code, openid in ((40003, "nobody"), (43104, other), (61010, lan)):
        with refuses(code):
            check(wechat, openid, "好")
        with refuses(code):
            wechat.mp.security.check_media(media_url=URL, media_type=2, openid=openid, scene=1)
    assert not wechat.world.miniprogram.state(MediaChecks).running


def test_two_hours_after_a_visit_it_is_61010(wechat: Bench, here: str) -> None:
    wechat.world.advance(7200)
    check(wechat, here, "好")
    wechat.world.advance(1)
    with refuses(61010):
        check(wechat, here, "好")


def test_opening_the_customer_service_is_a_visit(wechat: Bench, lan: str) -> None:
    wechat.act.enter_customer_service(person="lan")
    assert check(wechat, lan, "好") is not None


@pytest.mark.parametrize(
    ("code", "spoilt"),
    [
        (40129, {"scene": 5}),
        (47001, {"content": "字" * 2501}),
        (47001, {"version": 3}),
        (40003, {"openid": None}),
    ],
)
def test_bad_fields_of_texts(wechat: Bench, here: str, code: int, spoilt: dict[str, Any]) -> None:
    body = {"content": "好", "version": 2, "scene": 1, "openid": here}
    with refuses(code):
        post(wechat, "/wxa/msg_sec_check", body | spoilt)


def test_bad_fields_of_media(wechat: Bench, here: str) -> None:
    body = {"media_url": URL, "media_type": 2, "version": 2, "scene": 1, "openid": here}
    for code, spoilt in ((40004, {"media_type": 3}), (40129, {"scene": 0}), (47001, {"version": 1})):
        with refuses(code):
            post(wechat, "/wxa/media_check_async", body | spoilt)
    wechat.world.advance(60)
    assert not verdicts(wechat)


def test_the_limit_a_minute_is_44991(wechat: Bench, here: str) -> None:
    for number in range(2000):
        wechat.mp.security.check_media(media_url=f"{URL}?{number}", media_type=2, openid=here, scene=1)
    with refuses(44991):
        wechat.mp.security.check_media(media_url=URL, media_type=2, openid=here, scene=1)
    wechat.world.advance(60)
    wechat.mp.security.check_media(media_url=URL, media_type=2, openid=here, scene=1)


@pytest.mark.parametrize("path", ["/wxa/msg_sec_check", "/wxa/media_check_async"])
def test_the_limit_a_day_is_45009(wechat: Bench, here: str, path: str) -> None:
    wechat.world.miniprogram.state(Quotas).limits[path] = 0
    common = {"version": 2, "openid": here, "scene": 2}
    with refuses(45009):
        post(wechat, path, common | {"content": "好", "media_url": URL, "media_type": 2})
    wechat.world.advance(60)
    assert not verdicts(wechat)
