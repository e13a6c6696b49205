"""Special tickets (特殊票券): seats and times of tickets that people hold. They see them on the ticket."""

from __future__ import annotations

from wxkit._call import Call, Ok
from wxkit.service_account.card_tickets import CheckInBoardingPass, UpdateMeetingTicket, UpdateMovieTicket
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.service_account.card_book import HeldCard, check_held, held_card
from wxkit_sandbox.service_account.card_codes import CODE
from wxkit_sandbox.world import App

__all__: list[str] = []


@handles(UpdateMeetingTicket, invalid=CODE)
def update_meeting_ticket(app: App, call: UpdateMeetingTicket) -> Ok:
    """https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Special_ticket.html"""
    card = _ticket(app, "MEETING_TICKET", call.code, call.card_id)
    if call.begin_time is not None and call.end_time is not None and call.end_time < call.begin_time:
        raise Refusal(40079)
    return _write(app, card, call)


@handles(UpdateMovieTicket, invalid=CODE | {"ticket_class": 41011, "show_time": 41011, "duration": 41011})
def update_movie_ticket(app: App, call: UpdateMovieTicket) -> Ok:
    """https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Special_ticket.html"""
    return _write(app, _ticket(app, "MOVIE_TICKET", call.code, call.card_id), call)


@handles(CheckInBoardingPass, invalid=CODE)
def check_in(app: App, call: CheckInBoardingPass) -> Ok:
    """https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Special_ticket.html"""
    card = _ticket(app, "BOARDING_PASS", call.code, call.card_id)
    if call.is_cancel:
        card.ticket = {}
        return Ok()
    return _write(app, card, call)


def _ticket(app: App, kind: str, code: str, card_id: str | None) -> HeldCard:
    """The ticket of that code: 40056 for an unknown one, 40071 for a card of another kind."""
    card = held_card(app, code, card_id)
    if card.template.card_type != kind:
        raise Refusal(40071)
    check_held(app, card)
    return card


def _write(app: App, card: HeldCard, call: Call[Ok]) -> Ok:
    said = call.model_dump(mode="json", by_alias=True, exclude_none=True, exclude={"code", "card_id"})
    card.ticket |= said
    app.tell(card.person, "ticket", {"card_id": card.card_id, "code": card.code, **card.ticket})
    return Ok()
