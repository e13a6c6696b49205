"""How often the service account may call what, in a day and in a minute."""

from __future__ import annotations

import pytest
from account_steps import follower, refused
from articles_steps import cover

from wxkit.service_account.mass_send import MassFilter, MassText, NewsArticle
from wxkit.testing._bench import Bench
from wxkit_sandbox.quotas import RATES, Quotas

DAY = 86_400


@pytest.mark.parametrize(
    ("path", "limit"),
    [
        ("/cgi-bin/menu/create", 1000),
        ("/cgi-bin/menu/trymatch", 20_000),
        ("/cgi-bin/user/get", 500),
        ("/cgi-bin/user/info", 5_000_000),
        ("/cgi-bin/user/info/updateremark", 10_000),
        ("/cgi-bin/qrcode/create", 100_000),
        ("/cgi-bin/media/upload", 100_000),
        ("/cgi-bin/media/uploadnews", 10),
        ("/cgi-bin/message/mass/sendall", 100),
        ("/cgi-bin/message/mass/delete", 10),
        ("/cgi-bin/message/template/send", 100_000),
        ("/cgi-bin/draft/get", 500),
        ("/cgi-bin/draft/add", 1000),
        ("/cgi-bin/freepublish/submit", 100),
        ("/cgi-bin/freepublish/delete", 10),
        ("/cgi-bin/ticket/getticket", 1_000_000),
    ],
)
def test_a_new_account_has_these_limits(wechat: Bench, path: str, limit: int) -> None:
    assert wechat.sa.quota.get(cgi_path=path).quota.daily_limit == limit


def test_the_eleventh_pack_of_a_day_is_45009(wechat: Bench) -> None:
    article = NewsArticle(title="t", content="c", thumb_media_id=cover(wechat))
    for _ in range(10):
        wechat.sa.mass_send.upload_news(articles=[article])
    with refused(45009):
        wechat.sa.mass_send.upload_news(articles=[article])
    wechat.advance(DAY)
    assert wechat.sa.mass_send.upload_news(articles=[article]).media_id


def test_sixty_mass_sends_a_minute(wechat: Bench) -> None:
    lan, ming = follower(wechat, "lan"), follower(wechat, "ming")
    hello = MassText(content="hi")
    for _ in range(60):
        wechat.sa.mass_send.to_openids(touser=[lan, ming], msgtype="text", text=hello)
    with refused(45011):
        wechat.sa.mass_send.to_all(filter=MassFilter(is_to_all=True), msgtype="text", text=hello)


def test_logins_have_a_limit_a_minute_and_none_a_day(wechat: Bench) -> None:
    assert Quotas().limit("/sns/oauth2/access_token") > RATES["/sns/oauth2/access_token"].calls * 1440
    wechat.on("/sns/oauth2/access_token").fail(45011, times=1)
    with refused(45011):
        wechat.sa.oauth.exchange(code="C")
