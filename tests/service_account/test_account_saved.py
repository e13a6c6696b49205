"""A saved world keeps logins, consents, notices and uploads of the service account."""

from __future__ import annotations

from pathlib import Path

from account_steps import follower, received, refused
from articles_steps import article, drafted

from wxkit.service_account.mass_send import MassFilter, MassText, NewsArticle
from wxkit.service_account.subscribe import OneTimeContent, OneTimeData, SubscribeValue
from wxkit.service_account.templates import TemplateValue
from wxkit.testing._bench import Bench
from wxkit_sandbox import load_world, save_world
from wxkit_sandbox.service_account.one_time import one_time_template
from wxkit_sandbox.store.catalogue import stock_shelves

POINTS = {"number1": SubscribeValue(value="100"), "thing3": SubscribeValue(value="购物奖励")}
NEWS = OneTimeData(content=OneTimeContent(value="新茶到了"))
BACK = "https://shop.test/in"


def again(wechat: Bench, tmp_path: Path) -> Bench:
    """The same world, from its file."""
    save_world(wechat.world, tmp_path / "account.wxworld")
    return Bench(load_world(tmp_path / "account.wxworld"))


def test_logins_go_on(wechat: Bench, tmp_path: Path) -> None:
    lan = follower(wechat, "lan")
    code = wechat.act.authorize(person="lan", scope="snsapi_userinfo").code
    other = wechat.act.authorize(person="lan").code
    token = wechat.sa.oauth.exchange(code=code)
    wechat.act.hold_phone(person="lan")
    loaded = again(wechat, tmp_path)
    assert loaded.sa.oauth.exchange(code=other).openid == lan
    with refused(40163):
        loaded.sa.oauth.exchange(code=code)
    loaded.act.change_profile(person="lan", nickname="兰花")
    assert loaded.sa.oauth.profile(access_token=token.access_token, openid=lan).nickname == "兰花"


def test_consents_are_kept(wechat: Bench, tmp_path: Path) -> None:
    lan = follower(wechat, "lan")
    notice = wechat.sa.subscribe.add_template(tid="3086", kidList=[1, 3]).priTmplId
    wechat.act.subscribe(person="lan", appid=wechat.sa.appid, accept=[notice])
    wechat.sa.subscribe.send(touser=lan, template_id=notice, data=POINTS, client_msg_id="n1")
    once = one_time_template(wechat.world.service_account)
    url = wechat.sa.subscribe.one_time_url(template_id=once, scene=7, redirect_url=BACK)
    wechat.act.open_webpage(person="lan", url=url)
    loaded = again(wechat, tmp_path)
    loaded.sa.subscribe.send(touser=lan, template_id=notice, data=POINTS, client_msg_id="n1")
    with refused(43101):
        loaded.sa.subscribe.send(touser=lan, template_id=notice, data=POINTS)
    loaded.sa.subscribe.send_one_time(touser=lan, template_id=once, scene="7", title="新茶", data=NEWS)
    assert (
        len(received(loaded, "lan", "subscribe")) == len(received(loaded, "lan", "one_time_subscribe")) == 1
    )


def test_what_was_held_back_is_listed(wechat: Bench, tmp_path: Path) -> None:
    lan = follower(wechat, "lan")
    template = wechat.sa.templates.add(template_id_short="40001", keyword_name_list=["商品名称"]).template_id
    wechat.world.settings.template_messages = "held_back"
    wechat.sa.templates.send(
        touser=lan, template_id=template, data={"thing2": TemplateValue(value="茶")}, client_msg_id="m1"
    )
    told = again(wechat, tmp_path).sa.templates.blocked(tmpl_msg_id=template).msginfo
    assert isinstance(told, list)
    assert [one.openid for one in told] == [lan]


def test_uploads_and_product_cards_are_kept(wechat: Bench, tmp_path: Path) -> None:
    follower(wechat, "lan")
    voice = wechat.act.upload_from_page(person="lan").server_id
    tea = stock_shelves(wechat.world.store)[0].product_id
    card = wechat.sa.store_link.product_card(product_id=tea, article_type="news", card_type=0)
    cover = article(wechat).thumb_media_id or ""
    pack = wechat.sa.mass_send.upload_news(
        articles=[NewsArticle(title="t", content="c", thumb_media_id=cover)]
    ).media_id
    loaded = again(wechat, tmp_path)
    assert loaded.sa.material.jssdk_voice(media_id=voice).content_type == "voice/speex"
    drafted(loaded, article(loaded, content=card.DOM))
    loaded.sa.mass_send.preview(towxname="lan", msgtype="mpnews", mpnews={"media_id": pack})


def test_an_administrator_still_answers(wechat: Bench, tmp_path: Path) -> None:
    follower(wechat, "lan")
    wechat.world.settings.mass_confirmation = "ignore"
    msg_id = wechat.sa.mass_send.to_all(
        filter=MassFilter(is_to_all=True), msgtype="text", text=MassText(content="茶")
    ).msg_id
    loaded = again(wechat, tmp_path)
    with refused(89504):
        loaded.sa.mass_send.to_all(
            filter=MassFilter(is_to_all=True), msgtype="text", text=MassText(content="茶")
        )
    loaded.advance(1800)
    assert loaded.sa.mass_send.status(msg_id=msg_id).msg_status == "SEND_FAIL"
