"""Mass sends as the sandbox keeps them: jobs, and how many a person got in a month."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit.callbacks import events
from wxkit.service_account._articles import ArticleDraft
from wxkit.service_account.mass_send import MassStatus
from wxkit_sandbox.service_account.article_days import keep_articles
from wxkit_sandbox.service_account.articles import ArticleShelf, msg_data_id, page_of
from wxkit_sandbox.service_account.followers import Follower, Followers
from wxkit_sandbox.service_account.originality import verdict_on
from wxkit_sandbox.world import App

__all__ = ["A_MONTH", "FIRST", "MassBook", "MassJob", "begin", "reachable"]

SILENCE, ANSWER_TAKES = 30 * 60, 60
UNCONFIRMED = {"refuse": "err(40001)", "ignore": "err(40002)"}
FIRST = 3_147_400_000
"""Before the first `msg_id`."""
A_MONTH = 4
"""Mass messages that reach a person in a calendar month."""


@dataclass(slots=True)
class MassJob:
    """A message to many."""

    msg_id: str
    msgtype: str
    content: dict[str, object]
    openids: list[str]
    articles: list[ArticleDraft] = field(default_factory=list[ArticleDraft])
    draft_id: str = ""
    to_all: bool = False
    """To every follower, which an administrator may have to confirm."""
    day: str = ""
    """When it was asked for, e.g. `2026-03-02`."""
    ignores_reprint: bool = False
    """Articles go on when they prove to be reprints."""
    waits: bool = False
    """For the administrator (管理员确认)."""
    status: MassStatus = MassStatus.SENDING
    deleted: set[int] = field(default_factory=set[int])
    """Indexes from 1 of articles that were taken back."""

    @property
    def readable(self) -> bool:
        """Whether readers have it."""
        return self.status == MassStatus.SUCCESS

    @property
    def msg_data_id(self) -> str:
        """What comments and statistics know its articles by."""
        return msg_data_id(self.msg_id)


@dataclass(slots=True)
class MassBook:
    """All mass sends of an account."""

    jobs: dict[str, MassJob] = field(default_factory=dict[str, MassJob])
    by_client_id: dict[str, tuple[str, int]] = field(default_factory=dict[str, tuple[str, int]])
    """msg_id and moment of each clientmsgid."""
    reached: dict[str, int] = field(default_factory=dict[str, int])
    """Messages by openid and month."""
    speed: int = 0

    def sends(self, media_id: str) -> bool:
        """Whether these articles are on their way."""
        return bool(media_id) and any(
            job.draft_id == media_id and job.status == MassStatus.SENDING
            for job in reversed(self.jobs.values())
        )

    def may_reach_everybody(self, day: str) -> bool:
        """Sends to everybody show in the account's history: one a day, four a calendar month."""
        days = [job.day for job in self.jobs.values() if job.to_all and job.status != MassStatus.FAILED]
        return day not in days and sum(one[:7] == day[:7] for one in days) < A_MONTH

    def waits_for_administrator(self) -> bool:
        return any(job.waits for job in self.jobs.values())


def reachable(app: App, follower: Follower) -> bool:
    """Whether another mass message may reach somebody this month."""
    return app.state(MassBook).reached.get(_month(app, follower.openid), 0) < A_MONTH


def _month(app: App, openid: str) -> str:
    return f"{openid}/{app.world.clock.month()}"


def begin(app: App, job: MassJob) -> None:
    """Send it; the result is known a little later."""
    app.state(MassBook).jobs[job.msg_id] = job
    settings, clock = app.world.settings, app.world.clock
    answer = settings.mass_confirmation
    if answer == "off" or not job.to_all:
        clock.call_after(settings.mass_send_takes, _finish, app, job.msg_id)
        return
    job.waits = True
    clock.call_after(SILENCE if answer == "ignore" else ANSWER_TAKES, _answered, app, job.msg_id, answer)


def _answered(app: App, msg_id: str, answer: str) -> None:
    """Timer: the administrator has confirmed or refused, or has said nothing for half an hour."""
    job = app.state(MassBook).jobs[msg_id]
    job.waits = False
    if answer == "confirm":
        app.world.clock.call_after(app.world.settings.mass_send_takes, _finish, app, msg_id)
        return
    _stop(app, job, UNCONFIRMED[answer], events.CopyrightCheck())


def _stop(app: App, job: MassJob, status: str, check: events.CopyrightCheck) -> None:
    """Nobody gets it."""
    job.status = MassStatus.FAILED
    app.emit(
        events.MassSendJobFinish(
            msg_id=job.msg_id,
            status=status,
            total_count=len(job.openids),
            copyright_check_result=check,
        )
    )


def _finish(app: App, msg_id: str) -> None:
    """Timer: everybody has it, unless its articles may not be sent."""
    job = app.state(MassBook).jobs[msg_id]
    found = app.world.settings.mass_originality
    verdict = verdict_on(len(job.articles), found, go_on=job.ignores_reprint)
    if verdict.stops:
        _stop(app, job, verdict.stops, verdict.found)
    else:
        _reach(app, job, verdict.found)


def _reach(app: App, job: MassJob, check: events.CopyrightCheck) -> None:
    """Whoever left, is blocked or had their four this month is filtered out."""
    book, followers = app.state(MassBook), app.state(Followers).by_openid
    chosen = [followers[openid] for openid in job.openids if openid in followers]
    reached = [one for one in chosen if not one.blocked and reachable(app, one)]
    for follower in reached:
        month = _month(app, follower.openid)
        book.reached[month] = book.reached.get(month, 0) + 1
        app.tell(follower.person, "mass", {"msgtype": job.msgtype, **job.content})
    job.status = MassStatus.SUCCESS
    if job.draft_id:
        app.state(ArticleShelf).drafts.pop(job.draft_id, None)
    keep_articles(
        app,
        job.articles,
        code=job.msg_id,
        msg_data_id=job.msg_data_id,
        deleted=job.deleted,
        told=len(reached),
    )
    app.emit(_told(app, job, len(reached), check))


def _told(app: App, job: MassJob, reached: int, check: events.CopyrightCheck) -> events.MassSendJobFinish:
    total = len(job.openids)
    articles = tuple(
        events.ArticleUrl(article_idx=number, article_url=page_of(app, job.msg_id, number))
        for number in range(1, len(job.articles) + 1)
    )
    return events.MassSendJobFinish(
        msg_id=job.msg_id,
        status="send success",
        total_count=total,
        filter_count=reached,
        sent_count=reached,
        error_count=0,
        copyright_check_result=check,
        article_url_result=events.ArticleUrls(
            count=len(articles), result_list=events.ArticleUrlsItems(item=articles)
        ),
    )
