"""Special tickets (特殊票券): seats and times of tickets that people received."""

from __future__ import annotations

from pydantic import Field

from wxkit._call import Call, Ok
from wxkit._endpoint import Async, Sync, endpoint

__all__ = [
    "AsyncCardTickets",
    "CardTickets",
    "CheckInBoardingPass",
    "UpdateMeetingTicket",
    "UpdateMovieTicket",
]


class UpdateMeetingTicket(Call[Ok], post="/card/meetingticket/updateuser", repeatable=True):
    """Put seat and entrance on a ticket for a meeting or a show (更新会议门票).

    Errors: 40056 (no such code).
    https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Special_ticket.html
    """

    code: str
    card_id: str | None = None
    """Needed for codes of the merchant's own."""
    begin_time: int | None = None
    """Unix seconds."""
    end_time: int | None = None
    """Unix seconds."""
    zone: str | None = None
    entrance: str | None = None
    seat_number: str | None = None


class UpdateMovieTicket(Call[Ok], post="/card/movieticket/updateuser", repeatable=True):
    """Put film, hall and seats on a film ticket (更新电影票).

    Errors: 40056 (no such code).
    https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Special_ticket.html
    """

    code: str
    card_id: str | None = None
    """Needed for codes of the merchant's own."""
    ticket_class: str
    """E.g. 2D or 3D."""
    show_time: int
    """Unix seconds."""
    duration: int
    """Minutes."""
    screening_room: str | None = None
    seat_number: list[str] | None = None


class CheckInBoardingPass(Call[Ok], post="/card/boardingpass/checkin", repeatable=True):
    """Put passenger and seat on a boarding pass (更新飞机票信息), or take the check-in back.

    Errors: 40056 (no such code).
    https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Special_ticket.html
    """

    code: str
    card_id: str | None = None
    """Needed for codes of the merchant's own."""
    passenger_name: str | None = None
    class_: str | None = Field(default=None, validation_alias="class", serialization_alias="class")
    """Cabin, e.g. 头等舱."""
    seat: str | None = None
    etkt_bnr: str | None = None
    """Number of the electronic ticket."""
    qrcode_data: str | None = None
    """What the QR code for the gate says."""
    is_cancel: bool | None = None
    """Takes the check-in back."""


class CardTicketCalls:
    """Special tickets."""

    update_meeting = endpoint(UpdateMeetingTicket)
    update_movie = endpoint(UpdateMovieTicket)
    check_in = endpoint(CheckInBoardingPass)


class CardTickets(CardTicketCalls, Sync):
    """Special tickets (特殊票券)."""


class AsyncCardTickets(CardTicketCalls, Async):
    """Special tickets (特殊票券)."""
