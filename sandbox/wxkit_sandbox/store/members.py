"""Who is a member of the shop (小店会员), with which grade and how many points."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from wxkit.callbacks import events
from wxkit.store.vip import ScoreSource
from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.people import Person
from wxkit_sandbox.store.coupon_book import welcome
from wxkit_sandbox.world import App

__all__ = [
    "Flow",
    "Member",
    "Members",
    "close_membership",
    "gain_experience",
    "join_members",
    "member_of",
    "move_score",
    "set_grade",
]

NOT_A_MEMBER = 10100003
HIGHEST = 10


@dataclass(frozen=True, slots=True)
class Flow:
    """A movement of points."""

    score: int
    source: ScoreSource
    remark: str


@dataclass(slots=True)
class Member:
    """One member."""

    person: Person
    openid: str
    join_time: int
    grade: int = 1
    experience_value: int = 0
    score: int = 0
    flows: list[Flow] = field(default_factory=list[Flow])


@dataclass(slots=True)
class Members:
    """All members by openid, in the order in which they joined."""

    by_openid: dict[str, Member] = field(default_factory=dict[str, Member])
    requests: set[str] = field(default_factory=set[str])
    """Ids of the changes that were carried out."""


def member_of(app: App, openid: str) -> Member:
    """The member with this openid; 10100003 when nobody is."""
    member = app.state(Members).by_openid.get(openid)
    if member is None:
        raise Refusal(NOT_A_MEMBER)
    return member


def join_members(app: App, person: Person) -> Member:
    """Make somebody a member: event `channels_ec_vip_join`, and the coupons that newcomers get."""
    now = app.world.clock.time()
    member = Member(person, app.openid(person), now)
    app.state(Members).by_openid[member.openid] = member
    app.emit(events.VipJoin(user_info=events.VipUser(join_time=now)), person)
    welcome(app, person)
    return member


def close_membership(app: App, member: Member) -> None:
    """Somebody is a member no more, and the points are gone: event `channels_ec_vip_close`."""
    del app.state(Members).by_openid[member.openid]
    closed = events.VipUser(close_time=app.world.clock.time())
    app.emit(events.VipClose(user_info=closed), member.person)


def gain_experience(app: App, member: Member, by: int) -> None:
    """Add experience; a grade that is reached is given: event `channels_ec_vip_grade_info_update`."""
    member.experience_value += by
    reached = 1 + bisect_right(app.world.settings.member_grades, member.experience_value)
    set_grade(app, member, max(member.grade, min(reached, HIGHEST)))


def set_grade(app: App, member: Member, grade: int) -> None:
    """Give somebody a grade, and tell it with the experience."""
    member.grade = grade
    info = events.VipUser(grade=grade, experience_value=member.experience_value)
    app.emit(events.VipGradeInfoUpdate(user_info=info), member.person)


def move_score(app: App, member: Member, by: int, source: ScoreSource, remark: str) -> None:
    """Add points, or take them: event `channels_ec_vip_score_update`."""
    member.score += by
    member.flows.append(Flow(by, source, remark))
    info = events.VipUser(score=member.score, delta_score=by, flow_type=source)
    app.emit(events.VipScoreUpdate(user_info=info), member.person)
