"""The published wechatpy, unmodified: statistics of the service account, counted by hand."""

from __future__ import annotations

from datetime import date

import pytest
from stranger import picture, refused
from wechatpy import WeChatClient

from wxkit.testing._bench import Bench

DAY = 86400
MONDAY, SUNDAY = date(2026, 3, 2), date(2026, 3, 8)
METHODS = (
    "get_user_summary",
    "get_user_cumulate",
    "get_interface_summary",
    "get_interface_summary_hour",
    "get_article_summary",
    "get_article_total",
    "get_user_read",
    "get_user_read_hour",
    "get_user_share",
    "get_user_share_hour",
    "get_upstream_msg",
    "get_upstream_msg_hour",
    "get_upstream_msg_week",
    "get_upstream_msg_month",
    "get_upstream_msg_dist",
    "get_upstream_msg_dist_week",
    "get_upstream_msg_dist_month",
)


after_a_month = pytest.mark.usefixtures("a_month")


@pytest.fixture
def a_month(account: WeChatClient, lan: str, wechat_server: Bench) -> None:
    """Lan and Mei follow. Lan writes twice; both read the article that they got, and Lan shares it."""
    act = wechat_server.act
    wechat_server.control.people.add(id="mei", nickname="Mei")
    act.follow(person="mei", scene="ADD_SCENE_QR_CODE")
    wechat_server.push_to("service_account", function=lambda _: "success")
    for _ in range(2):
        act.send_message(person="lan", content="在吗")
    url = sent_article(account, wechat_server)
    act.read_article(person="lan", url=url)
    act.read_article(person="mei", url=url, place="search")
    act.share_article(person="lan", url=url, to="moments")
    wechat_server.advance(31 * DAY)


def sent_article(account: WeChatClient, bench: Bench) -> str:
    """Its address."""
    cover = account.material.add("image", picture())["media_id"]
    article = {"title": "春茶上市", "content": "<p>到店</p>", "thumb_media_id": cover}
    draft = account.post("draft/add", data={"articles": [article]})["media_id"]
    account.message.send_mass_article(None, draft, is_to_all=True)
    bench.advance(10)
    (address,) = bench.deliveries[-1].push.article_url_result.result_list.item
    return address.article_url


@after_a_month
def test_who_came_and_how_many_follow(account: WeChatClient) -> None:
    rows = account.datacube.get_user_summary(MONDAY, MONDAY)
    assert [(row["user_source"], row["new_user"]) for row in rows] == [(0, 0), (1, 1), (30, 1)]
    assert [row["cumulate_user"] for row in account.datacube.get_user_cumulate(MONDAY, SUNDAY)] == [2] * 7


@after_a_month
def test_what_people_wrote(account: WeChatClient) -> None:
    text = {"user_source": 0, "msg_type": 1, "msg_user": 1, "msg_count": 2}
    assert account.datacube.get_upstream_msg(MONDAY, SUNDAY) == [{"ref_date": "2026-03-02", **text}]
    assert account.datacube.get_upstream_msg_hour(MONDAY, MONDAY) == [
        {"ref_date": "2026-03-02", "ref_hour": 900, **text}
    ]
    assert account.datacube.get_upstream_msg_week(MONDAY, MONDAY) == [{"ref_date": "2026-03-02", **text}]
    first = date(2026, 3, 1)
    assert account.datacube.get_upstream_msg_month(first, first) == [{"ref_date": "2026-03-01", **text}]


@after_a_month
def test_how_many_wrote_how_much(account: WeChatClient) -> None:
    one = {"user_source": 0, "count_interval": 1, "msg_user": 1}
    assert account.datacube.get_upstream_msg_dist(MONDAY, SUNDAY) == [{"ref_date": "2026-03-02", **one}]
    assert account.datacube.get_upstream_msg_dist_week(MONDAY, SUNDAY) == [{"ref_date": "2026-03-02", **one}]
    first = date(2026, 3, 1)
    assert account.datacube.get_upstream_msg_dist_month(first, SUNDAY) == [{"ref_date": "2026-03-01", **one}]


@after_a_month
def test_how_the_server_answered(account: WeChatClient) -> None:
    (day,) = account.datacube.get_interface_summary(MONDAY, SUNDAY)
    assert (day["callback_count"], day["fail_count"]) == (3, 0)
    (hour,) = account.datacube.get_interface_summary_hour(MONDAY, MONDAY)
    assert (hour["ref_hour"], hour["callback_count"]) == (900, 3)


@after_a_month
def test_an_article_s_readers(account: WeChatClient) -> None:
    (day,) = account.datacube.get_article_summary(MONDAY, MONDAY)
    assert (day["title"], day["int_page_read_user"], day["share_count"]) == ("春茶上市", 2, 1)
    (whole,) = account.datacube.get_article_total(MONDAY, MONDAY)
    assert [row["int_page_read_user"] for row in whole["details"]] == [2] * 7
    assert whole["details"][0]["target_user"] == 2


@after_a_month
def test_readers_and_sharers_by_place(account: WeChatClient) -> None:
    by_place = {
        row["user_source"]: row["int_page_read_user"]
        for row in account.datacube.get_user_read(MONDAY, MONDAY)
    }
    assert by_place == {0: 1, 7: 1, 99999999: 2}
    assert [row["ref_hour"] for row in account.datacube.get_user_read_hour(MONDAY, MONDAY)] == [900, 900, 900]
    assert [
        (row["share_scene"], row["share_user"]) for row in account.datacube.get_user_share(MONDAY, SUNDAY)
    ] == [(2, 1)]
    assert [row["ref_hour"] for row in account.datacube.get_user_share_hour(MONDAY, MONDAY)] == [900]


@pytest.mark.parametrize("method", METHODS)
def test_today_is_refused_and_a_quiet_day_is_not(
    account: WeChatClient, method: str, wechat_server: Bench
) -> None:
    ask = getattr(account.datacube, method)
    with refused(61501):
        ask("2026-03-02", "2026-03-02")
    wechat_server.advance(DAY)
    counts = {name: value for row in ask(MONDAY, MONDAY) for name, value in row.items() if name != "ref_date"}
    assert not any(counts.values())
