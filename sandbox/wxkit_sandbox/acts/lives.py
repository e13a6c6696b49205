"""Going live, watching, and publishing videos and articles that sell."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from wxkit._call import Reply
from wxkit._endpoint import endpoint
from wxkit_sandbox.acts._base import Act, Acted, acting, impossible, the_app, the_person
from wxkit_sandbox.acts.orders import spread_by
from wxkit_sandbox.acts.talents import talent_of
from wxkit_sandbox.people import Person
from wxkit_sandbox.store import lives
from wxkit_sandbox.store.agency import promoter_by_person
from wxkit_sandbox.store.attribution import click
from wxkit_sandbox.store.contents import Article, Contents, Video
from wxkit_sandbox.store.links import Content, Spread
from wxkit_sandbox.store.lives import Lives, Notice, Room
from wxkit_sandbox.store.promoter_content import talent_biz_appid
from wxkit_sandbox.store.shelf import on_sale
from wxkit_sandbox.world import App, World

__all__ = [
    "AnnounceLive",
    "EndLive",
    "GoLive",
    "LeaveLive",
    "LiveActs",
    "LiveAnnounced",
    "LiveBegun",
    "PostVideo",
    "PublishArticle",
    "Published",
    "ReactToLive",
    "ReserveLive",
    "ShowProduct",
    "WatchLive",
]


class LiveAnnounced(Reply):
    """The live room is announced."""

    notice_id: str = ""


class AnnounceLive(Act[LiveAnnounced], post="/_sandbox/act/announce_live", auth="none"):
    """A talent, or somebody for the shop's Channels account, announces a live room (直播预约)."""

    for_shop: bool = False
    """On the shop's own Channels account (视频号) instead of the person's."""
    description: str = "直播"
    starts_in: int = Field(default=3600, ge=0)
    """Seconds."""


class ReserveLive(Act[Acted], post="/_sandbox/act/reserve_live", auth="none"):
    """Want to be told when an announced live room begins (预约直播)."""

    notice_id: str = ""
    link: str = ""
    """A promoter's link or QR code of it, instead of its id."""


class LiveBegun(Reply):
    """The live room is open."""

    export_id: str = ""
    """The `live_id` of `buy`."""


class GoLive(Act[LiveBegun], post="/_sandbox/act/go_live", auth="none"):
    """Open a live room (开播)."""

    for_shop: bool = False
    """On the shop's own Channels account (视频号) instead of the person's."""
    description: str = "直播"
    products: list[str] = []
    """What is sold in it from the beginning."""
    notice_id: str = ""
    """The announced live room that it is."""


class ShowProduct(Act[Acted], post="/_sandbox/act/show_product", auth="none"):
    """Whoever broadcasts puts another product on sale in the live room (上架讲解)."""

    export_id: str
    product_id: str


class EndLive(Act[Acted], post="/_sandbox/act/end_live", auth="none"):
    """Close the live room (下播)."""

    export_id: str


class WatchLive(Act[Acted], post="/_sandbox/act/watch_live", auth="none"):
    """Come into a live room (看直播)."""

    export_id: str = ""
    link: str = ""
    """A promoter's link or QR code of it, instead of its id."""


class LeaveLive(Act[Acted], post="/_sandbox/act/leave_live", auth="none"):
    """Leave a live room."""

    export_id: str


class ReactToLive(Act[Acted], post="/_sandbox/act/react_to_live", auth="none"):
    """Do something in a live room that one watches."""

    export_id: str
    what: Literal["like", "comment", "forward", "follow"] = "like"


class Published(Reply):
    """It can be seen."""

    export_id: str = ""
    """Of the video; the address of the article."""


class PostVideo(Act[Published], post="/_sandbox/act/post_video", auth="none"):
    """Post a video that sells a product (短视频)."""

    product_id: str
    for_shop: bool = False
    """On the shop's own Channels account (视频号) instead of the person's."""
    description: str = "短视频"


class PublishArticle(Act[Published], post="/_sandbox/act/publish_article", auth="none"):
    """Publish an article that sells products (公众号文章)."""

    products: list[str]
    for_shop: bool = False
    """In the shop's service account instead of the talent's official account."""
    title: str = "好物推荐"


def _channel(app: App, person: Person, *, for_shop: bool) -> tuple[str, str]:
    """The Channels account, and the talent's appid; empty for the shop's."""
    if not for_shop:
        talent = talent_of(app, person)
        return talent.finder_id, talent.talent_appid
    if not app.world.settings.shop_channel:
        raise impossible("the shop has no Channels account")
    return lives.shop_finder_id(app), ""


def _check_products(app: App, products: list[str]) -> None:
    for product_id in products:
        if on_sale(app, product_id) is None:
            raise impossible(f"product {product_id} is not on sale")


def _room(app: App, export_id: str) -> Room:
    room = app.state(Lives).rooms.get(export_id)
    if room is None or room.end:
        raise impossible(f"no live room {export_id!r} goes on")
    return room


def _notice(app: App, notice_id: str) -> Notice:
    notice = app.state(Lives).notices.get(notice_id)
    if notice is None or notice.room:
        raise impossible(f"no live room is announced as {notice_id!r}")
    return notice


@acting(AnnounceLive)
def announce_live(world: World, act: AnnounceLive) -> LiveAnnounced:
    """https://developers.weixin.qq.com/doc/channels/API/live/getfinderlivenoticerecordlist.html"""
    app, person = the_app(world, act, "store"), the_person(world, act)
    finder_id, talent_appid = _channel(app, person, for_shop=act.for_shop)
    start = world.clock.time() + act.starts_in
    notice = lives.announce(app, finder_id, talent_appid, act.description, start)
    return LiveAnnounced(notice_id=notice.notice_id)


@acting(ReserveLive)
def reserve_live(world: World, act: ReserveLive) -> Acted:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/content/live/get_live_notice_reservation_info.html"""
    app, person = the_app(world, act, "store"), the_person(world, act)
    spread = spread_by(app, act.link)
    content = spread.content if spread else None
    notice = _notice(app, content.export_id if content else act.notice_id)
    promoter = promoter_by_person(app, spread.person) if spread else None
    notice.reserved.setdefault(person.id, promoter.sharer_appid if promoter else "")
    return Acted()


@acting(GoLive)
def go_live(world: World, act: GoLive) -> LiveBegun:
    """https://developers.weixin.qq.com/doc/channels/API/live/getfinderliverecordlist.html"""
    app, person = the_app(world, act, "store"), the_person(world, act)
    finder_id, talent_appid = _channel(app, person, for_shop=act.for_shop)
    _check_products(app, act.products)
    if lives.running(app, finder_id):
        raise impossible("there is a live room already: end it first")
    notice = _notice(app, act.notice_id) if act.notice_id else None
    if notice is not None and notice.content.finder_id != finder_id:
        raise impossible(f"{act.notice_id!r} is another account's")
    room = lives.begin(app, finder_id, talent_appid, act.description, act.products, notice)
    return LiveBegun(export_id=room.content.export_id)


@acting(ShowProduct)
def show_product(world: World, act: ShowProduct) -> Acted:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/content/live/get_live_commission_product_list.html"""
    app, person = the_app(world, act, "store"), the_person(world, act)
    room = _room(app, act.export_id)
    _check_products(app, [act.product_id])
    _check_anchor(app, room, person)
    app.state(Contents).products[act.export_id][act.product_id] = None
    return Acted()


def _check_anchor(app: App, room: Room, person: Person) -> None:
    """A talent's live room is the talent's; for the shop anybody may broadcast."""
    if room.content.talent_appid and talent_of(app, person).finder_id != room.content.finder_id:
        raise impossible(f"{person.id} does not broadcast in this live room")


@acting(EndLive)
def end_live(world: World, act: EndLive) -> Acted:
    """https://developers.weixin.qq.com/doc/channels/API/live/get_finder_live_data_list.html"""
    app, person = the_app(world, act, "store"), the_person(world, act)
    room = _room(app, act.export_id)
    _check_anchor(app, room, person)
    lives.end(app, room)
    return Acted()


@acting(WatchLive)
def watch_live(world: World, act: WatchLive) -> Acted:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/content/live/get_live_record_list.html"""
    app, person = the_app(world, act, "store"), the_person(world, act)
    spread = spread_by(app, act.link)
    room = _room(app, _led_to(app, spread) if spread else act.export_id)
    if spread is not None:
        click(app, person, spread)
    lives.come_in(app, room, person)
    return Acted()


def _led_to(app: App, spread: Spread) -> str:
    """The live room that a link leads to, its announcement's too."""
    content = spread.content
    if content is None:
        return ""
    notice = app.state(Lives).notices.get(content.export_id)
    return notice.room if notice else content.export_id


def _watched(app: App, export_id: str, person: Person) -> Room:
    room = _room(app, export_id)
    if person.id not in room.inside:
        raise impossible(f"{person.id} does not watch this live room")
    return room


@acting(LeaveLive)
def leave_live(world: World, act: LeaveLive) -> Acted:
    """https://developers.weixin.qq.com/doc/channels/API/live/get_finder_live_data_list.html"""
    app, person = the_app(world, act, "store"), the_person(world, act)
    lives.go_out(app, _watched(app, act.export_id, person), person.id)
    return Acted()


@acting(ReactToLive)
def react_to_live(world: World, act: ReactToLive) -> Acted:
    """https://developers.weixin.qq.com/doc/channels/API/live/get_finder_live_data_list.html"""
    app, person = the_app(world, act, "store"), the_person(world, act)
    room = _watched(app, act.export_id, person)
    if act.what == "like":
        room.likes += 1
    elif act.what == "comment":
        room.comments += 1
    elif act.what == "forward":
        room.forwards += 1
    else:
        room.follows.add(person.id)
    return Acted()


@acting(PostVideo)
def post_video(world: World, act: PostVideo) -> Published:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/content/video/get_feed_list.html"""
    app, person = the_app(world, act, "store"), the_person(world, act)
    finder_id, talent_appid = _channel(app, person, for_shop=act.for_shop)
    _check_products(app, [act.product_id])
    export_id = "export/" + world.ids.derived(40, "video", str(world.ids.count("video")))
    video = Video(Content("video", export_id, finder_id, talent_appid), act.description, act.product_id)
    app.state(Contents).add(video, [act.product_id])
    return Published(export_id=export_id)


@acting(PublishArticle)
def publish_article(world: World, act: PublishArticle) -> Published:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/content/article/get_talent_biz_article_list.html"""
    app, person = the_app(world, act, "store"), the_person(world, act)
    _check_products(app, act.products)
    talent_appid = "" if act.for_shop else talent_of(app, person).talent_appid
    shop_account = world.service_account.original_id
    account = shop_account if act.for_shop else talent_biz_appid(app, talent_appid)
    url = "https://mp.weixin.qq.com/s/" + world.ids.derived(22, "article", str(world.ids.count("article")))
    content = Content("article", url, account, talent_appid)
    app.state(Contents).add(Article(content, act.title, url, world.clock.time()), act.products)
    return Published(export_id=url)


class LiveActs:
    """Going live, watching, publishing."""

    announce_live = endpoint(AnnounceLive)
    reserve_live = endpoint(ReserveLive)
    go_live = endpoint(GoLive)
    show_product = endpoint(ShowProduct)
    end_live = endpoint(EndLive)
    watch_live = endpoint(WatchLive)
    leave_live = endpoint(LeaveLive)
    react_to_live = endpoint(ReactToLive)
    post_video = endpoint(PostVideo)
    publish_article = endpoint(PublishArticle)
