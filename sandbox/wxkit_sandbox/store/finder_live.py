"""The shop's own Channels account (视频号): its live rooms and how they went."""

from __future__ import annotations

from wxkit.store.finder_live import (
    FinderAttr,
    FinderAttrFound,
    FinderLiveFigures,
    FinderLiveNotice,
    FinderLiveNotices,
    FinderLivePage,
    FinderLiveRoom,
    FinderLiveRooms,
    GetFinderAttr,
    GetFinderLiveData,
    GetFinderLiveNotices,
    GetFinderLives,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store.agency import head_img
from wxkit_sandbox.store.lives import Lives, Room, running, shop_finder_id
from wxkit_sandbox.store.pages import page_of
from wxkit_sandbox.world import App

__all__ = ["the_channel"]

NOT_ALLOWED = 48001
BAD_BODY = 40097
A_PAGE = 20
COMING = 0


def the_channel(app: App) -> str:
    """The account for which the Store's token stands; 48001 when the shop has none."""
    if not app.world.settings.shop_channel:
        raise Refusal(NOT_ALLOWED)
    return shop_finder_id(app)


@handles(GetFinderAttr)
def get_account(app: App, call: GetFinderAttr) -> FinderAttrFound:
    """https://developers.weixin.qq.com/doc/channels/API/live/get_finder_attr_by_appid.html"""
    finder_id, lives = the_channel(app), app.state(Lives)
    rooms = [lives.rooms[id_] for id_ in lives.by_finder.get(finder_id, ())]
    fans = {person_id for room in rooms for person_id in room.follows}
    return FinderAttrFound(finder_attr=FinderAttr(uniq_id=finder_id, nickname=app.name, fans_count=len(fans)))


@handles(GetFinderLives)
def get_lives(app: App, call: GetFinderLives) -> FinderLiveRooms:
    """https://developers.weixin.qq.com/doc/channels/API/live/getfinderliverecordlist.html"""
    finder_id = the_channel(app)
    shown = [
        FinderLiveRoom(
            export_id=room.content.export_id,
            description=room.description,
            cover_url=f"https://mmecimage.cn/p/{app.appid}/live",
            nickname=app.name,
            head_url=head_img(finder_id),
        )
        for room in running(app, finder_id)
    ]
    return FinderLiveRooms(live_list=shown)


@handles(GetFinderLiveNotices)
def get_notices(app: App, call: GetFinderLiveNotices) -> FinderLiveNotices:
    """https://developers.weixin.qq.com/doc/channels/API/live/getfinderlivenoticerecordlist.html"""
    finder_id, lives = the_channel(app), app.state(Lives)
    announced = [lives.notices[id_] for id_ in lives.notices_of.get(finder_id, ())]
    shown = [
        FinderLiveNotice(
            notice_id=notice.notice_id,
            status=COMING,
            status_wording="预约中",
            start_time=notice.start_time,
            description=notice.description,
            nickname=app.name,
            head_url=head_img(finder_id),
        )
        for notice in announced
        if not notice.room
    ]
    return FinderLiveNotices(live_notice_list=shown)


@handles(GetFinderLiveData)
def get_data(app: App, call: GetFinderLiveData) -> FinderLivePage:
    """https://developers.weixin.qq.com/doc/channels/API/live/get_finder_live_data_list.html"""
    rooms = app.state(Lives).rooms
    found = [
        id_
        for id_ in app.state(Lives).by_finder.get(the_channel(app), ())
        if (call.start_time or 0) <= rooms[id_].start <= (call.end_time or rooms[id_].start)
    ]
    query = call.model_dump_json(exclude={"last_buffer"})
    page = page_of(found, A_PAGE, call.last_buffer, query, mismatch=BAD_BODY)
    return FinderLivePage(
        item=[_figures(app, rooms[id_]) for id_ in page.ids],
        continue_flag=bool(page.next_key),
        last_buffer=page.next_key,
    )


def _figures(app: App, room: Room) -> FinderLiveFigures:
    now = app.world.clock.time()
    watched = room.seconds + sum(now - since for since in room.inside.values())
    return FinderLiveFigures(
        export_id=room.content.export_id,
        live_start_time=room.start,
        live_duration_in_seconds=(room.end or now) - room.start,
        total_audience_count=len(room.came),
        total_cheer_count=room.likes,
        forward_count=room.forwards,
        total_comment_count=room.comments,
        audiences_avg_seconds=watched // len(room.came) if room.came else 0,
        max_online_count=room.most,
        new_follow_count=len(room.follows),
        new_follow_count_biz=0,
    )
