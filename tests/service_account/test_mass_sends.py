"""Mass sends: four a month for each person, the result by push, drafts gone when they were sent."""

from __future__ import annotations

from typing import Any

import pytest
from account_steps import follower, pushed, received, refused
from articles_steps import PNG, article, drafted

import wxkit
from wxkit._call import Upload
from wxkit.callbacks import events
from wxkit.service_account.mass_send import MassFilter, MassImages, MassMedia, MassText
from wxkit.service_account.material import VideoDescription
from wxkit.testing._bench import Bench

EVERYBODY = MassFilter(is_to_all=True)
HELLO = MassText(content="春茶到了")
DAY = 86_400


def sent(wechat: Bench, **more: Any) -> str:
    given: dict[str, Any] = {"filter": EVERYBODY, "msgtype": "text", "text": HELLO}
    msg_id = wechat.sa.mass_send.to_all(**(given | more)).msg_id
    wechat.advance(DAY)
    return msg_id


def finished(wechat: Bench) -> events.MassSendJobFinish:
    told = pushed(wechat)[-1]
    assert isinstance(told, events.MassSendJobFinish)
    return told


def test_everybody_gets_it_and_the_result_is_pushed(wechat: Bench) -> None:
    follower(wechat, "mei"), follower(wechat, "lan")
    msg_id = wechat.sa.mass_send.to_all(filter=EVERYBODY, msgtype="text", text=HELLO).msg_id
    assert wechat.sa.mass_send.status(msg_id=msg_id).msg_status == "SENDING"
    wechat.advance(10)
    assert wechat.sa.mass_send.status(msg_id=msg_id).msg_status == "SEND_SUCCESS"
    assert received(wechat, "lan", "mass") == [{"msgtype": "text", "text": {"content": "春茶到了"}}]
    told = finished(wechat)
    assert (told.msg_id, told.status, told.total_count, told.sent_count) == (msg_id, "send success", 2, 2)


def test_only_those_with_the_tag_get_it(wechat: Bench) -> None:
    mei, _ = follower(wechat, "mei"), follower(wechat, "lan")
    tag = wechat.sa.tags.create(name="vip").tag.id
    wechat.sa.tags.tag(openid_list=[mei], tagid=tag)
    sent(wechat, filter=MassFilter(is_to_all=False, tag_id=tag))
    assert len(received(wechat, "mei", "mass")) == 1
    assert received(wechat, "lan", "mass") == []


def test_a_person_gets_four_a_month(wechat: Bench) -> None:
    follower(wechat, "mei")
    for _ in range(4):
        sent(wechat)
    with refused(45028):
        sent(wechat)
    mei, lan = wechat.world.service_account.openid(wechat.world.people["mei"]), follower(wechat, "lan")
    wechat.sa.mass_send.to_openids(touser=[mei, lan], msgtype="text", text=HELLO)
    wechat.advance(10)
    assert (finished(wechat).total_count, finished(wechat).sent_count) == (2, 1)
    wechat.advance(31 * DAY)
    sent(wechat)
    assert [len(received(wechat, name, "mass")) for name in ("mei", "lan")] == [5, 2]


def test_everybody_is_reached_once_a_day_and_four_times_a_month(wechat: Bench) -> None:
    follower(wechat, "mei")
    for day in range(4):
        wechat.sa.mass_send.to_all(filter=EVERYBODY, msgtype="text", text=HELLO)
        with refused(45028):
            wechat.sa.mass_send.to_all(filter=EVERYBODY, msgtype="text", text=HELLO)
        follower(wechat, f"new{day}")
        wechat.advance(DAY)
    with refused(45028):
        wechat.sa.mass_send.to_all(filter=EVERYBODY, msgtype="text", text=HELLO)
    assert len(received(wechat, "mei", "mass")) == 4
    wechat.advance(31 * DAY)
    sent(wechat)
    assert len(received(wechat, "mei", "mass")) == 5


def test_a_sent_draft_is_gone_and_its_articles_have_addresses(wechat: Bench) -> None:
    follower(wechat, "mei")
    draft = drafted(wechat, article(wechat), article(wechat, title="第二篇"))
    reply = wechat.sa.mass_send.to_all(filter=EVERYBODY, msgtype="mpnews", mpnews=MassMedia(media_id=draft))
    assert reply.msg_data_id
    wechat.advance(10)
    urls = finished(wechat).article_url_result
    assert (urls.count, [one.article_idx for one in urls.result_list.item]) == (2, [1, 2])
    with refused(40007):
        wechat.sa.drafts.get(media_id=draft)


def test_articles_are_taken_back_one_by_one_or_by_address(wechat: Bench) -> None:
    follower(wechat, "mei")
    draft = drafted(wechat, article(wechat), article(wechat))
    msg_id = sent(wechat, msgtype="mpnews", text=None, mpnews=MassMedia(media_id=draft))
    address = finished(wechat).article_url_result.result_list.item[0].article_url
    wechat.sa.mass_send.delete(msg_id=msg_id, article_idx=2)
    assert wechat.sa.mass_send.status(msg_id=msg_id).msg_status == "SEND_SUCCESS"
    with refused(40060):
        wechat.sa.mass_send.delete(msg_id=msg_id, article_idx=3)
    wechat.sa.mass_send.delete(url=address)
    assert wechat.sa.mass_send.status(msg_id=msg_id).msg_status == "DELETE"


def test_text_cannot_be_taken_back(wechat: Bench) -> None:
    follower(wechat, "mei")
    msg_id = sent(wechat)
    with refused(40065):
        wechat.sa.mass_send.delete(msg_id=msg_id)


def test_the_same_clientmsgid_is_sent_once(wechat: Bench) -> None:
    follower(wechat, "mei")
    first = wechat.sa.mass_send.to_all(
        filter=EVERYBODY, msgtype="text", text=HELLO, clientmsgid="spring"
    ).msg_id
    again = {
        "filter": {"is_to_all": True},
        "msgtype": "text",
        "text": {"content": "x"},
        "clientmsgid": "spring",
    }
    with refused(45066):
        sent(wechat, clientmsgid="spring")
    wechat.advance(60)
    with pytest.raises(wxkit.WeChatError) as error:
        wechat.sa.request("POST", "/cgi-bin/message/mass/sendall", json=again)
    assert (error.value.errcode, error.value.reply["msg_id"]) == (45065, int(first))
    assert len(received(wechat, "mei", "mass")) == 1


def test_to_a_list_of_openids(wechat: Bench) -> None:
    mei, lan, _ = follower(wechat, "mei"), follower(wechat, "lan"), follower(wechat, "bo")
    picture = wechat.sa.material.upload(type="image", media=PNG).media_id
    wechat.sa.mass_send.to_openids(touser=[mei, lan], msgtype="image", images=MassImages(media_ids=[picture]))
    wechat.advance(10)
    assert [len(received(wechat, name, "mass")) for name in ("mei", "lan", "bo")] == [1, 1, 0]
    with refused(40031):
        wechat.sa.mass_send.to_openids(touser=["x", "y"], msgtype="text", text=HELLO)


def test_a_preview_reaches_one_and_counts_for_nothing(wechat: Bench) -> None:
    mei = follower(wechat, "mei")
    for _ in range(5):
        wechat.sa.mass_send.preview(touser=mei, msgtype="text", text=HELLO)
    wechat.sa.mass_send.preview(towxname="mei", msgtype="text", text=HELLO)
    assert len(received(wechat, "mei", "mass_preview")) == 6
    sent(wechat)
    with refused(40003):
        wechat.sa.mass_send.preview(touser="x", msgtype="text", text=HELLO)
    with refused(40132):
        wechat.sa.mass_send.preview(towxname="x", msgtype="text", text=HELLO)


def test_what_is_wrong_is_told_by_number_and_nobody_gets_anything(wechat: Bench) -> None:
    mei = follower(wechat, "mei")
    mass = wechat.sa.mass_send
    with refused(40007):
        mass.to_all(filter=EVERYBODY, msgtype="mpnews", mpnews=MassMedia(media_id="x"))
    with refused(40007):
        mass.to_all(filter=EVERYBODY, msgtype="voice", voice=MassMedia(media_id="x"))
    with refused(40152):
        mass.to_all(filter=MassFilter(is_to_all=False, tag_id=99), msgtype="text", text=HELLO)
    with refused(45113):
        mass.to_all(filter=EVERYBODY, msgtype="wxcard", wxcard={"card_id": "x"})  # type: ignore[arg-type] # as JSON
    with refused(40130):
        wechat.sa.request(
            "POST",
            "/cgi-bin/message/mass/send",
            json={"touser": [mei], "msgtype": "text", "text": {"content": "x"}},
        )
    with refused(40059):
        mass.status(msg_id="1")
    wechat.advance(10)
    assert received(wechat, "mei", "mass") == []


def test_the_speed_is_kept_and_has_five_levels(wechat: Bench) -> None:
    wechat.sa.mass_send.set_speed(speed=4)
    assert (wechat.sa.mass_send.speed().speed, wechat.sa.mass_send.speed().realspeed) == (4, 10)
    with refused(45083):
        wechat.sa.request("POST", "/cgi-bin/message/mass/speed/set", json={"speed": 5})


def test_a_video_is_made_ready_for_a_mass_send(wechat: Bench) -> None:
    told = VideoDescription(title="茶", introduction="山")
    video = wechat.sa.material.add(type="video", media=Upload(b"x", "a.mp4"), description=told).media_id
    assert wechat.sa.mass_send.upload_video(media_id=video).type == "video"
    with refused(40007):
        wechat.sa.mass_send.upload_video(media_id="x")


def test_what_was_only_published_is_no_mass_message(wechat: Bench) -> None:
    job = wechat.sa.publish.submit(media_id=drafted(wechat))
    wechat.advance(60)
    detail = wechat.sa.publish.status(publish_id=job.publish_id).article_detail
    assert detail is not None
    with refused(40059):
        wechat.sa.mass_send.delete(url=detail.item[0].article_url)
    assert wechat.sa.publish.list().total_count == 1
