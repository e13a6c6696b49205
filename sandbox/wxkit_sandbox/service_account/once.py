"""Messages with a `client_msg_id` (防重入id): the same one to the same person is sent once in ten minutes."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["SentOnce"]

SAME_MESSAGE = 600


@dataclass(slots=True)
class SentOnce:
    """What was sent under which id."""

    sent: dict[tuple[str, str], tuple[str, float]] = field(
        default_factory=dict[tuple[str, str], tuple[str, float]]
    )
    """Message id and Unix time by openid and client_msg_id."""

    def earlier(self, openid: str, client_msg_id: str | None, now: float) -> str | None:
        """The id of the message that was sent already, if it was."""
        message_id, at = self.sent.get((openid, client_msg_id or ""), ("", 0.0))
        return message_id if message_id and now < at + SAME_MESSAGE else None

    def remember(self, openid: str, client_msg_id: str | None, message_id: str, now: float) -> None:
        if client_msg_id:
            self.sent[openid, client_msg_id] = message_id, now
