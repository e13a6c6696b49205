"""From which addresses tokens are fetched: the IP whitelist (IP白名单), and the administrator's word.

https://developers.weixin.qq.com/doc/service/api/base/api_getaccesstoken
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.world import App

__all__ = ["Addresses", "check_address"]

ANSWER_TAKES, SILENCE = 60, 30 * 60
HOUR, DAY = 3600, 86400
NOT_LISTED, WAITING, ASKED, REFUSED_TWICE, REFUSED = 40164, 89501, 89503, 89506, 89507


@dataclass(slots=True)
class Address:
    """What the administrator knows of one address."""

    asked: bool = False
    confirmed: bool = False
    refused_at: float = float("-inf")
    barred_until: float = float("-inf")
    barred_by: int = REFUSED
    """The code until then."""


@dataclass(slots=True)
class Addresses:
    """All addresses from which tokens were asked for while the administrator has to confirm them."""

    known: dict[str, Address] = field(default_factory=dict[str, Address])


def check_address(app: App | None, headers: Mapping[str, str]) -> None:
    """Refuse an address that is not on the whitelist, when there is one, or that nobody has confirmed."""
    if app is None:
        return
    settings = app.world.settings
    address = headers.get("x-forwarded-for", "127.0.0.1").partition(",")[0].strip()
    if settings.ip_whitelist and address not in settings.ip_whitelist:
        raise Refusal(NOT_LISTED, f"invalid ip {address} ipv6 ::ffff:{address}, not in whitelist")
    if settings.ip_confirmation != "off":
        _check_confirmed(app, address)


def _check_confirmed(app: App, address: str) -> None:
    """The administrator's word; whoever comes for the first time has that person asked."""
    found = app.state(Addresses).known.setdefault(address, Address())
    if found.confirmed:
        return
    if app.world.clock.now() < found.barred_until:
        raise Refusal(found.barred_by)
    if found.asked:
        raise Refusal(WAITING)
    found.asked = True
    answer = app.world.settings.ip_confirmation
    app.world.clock.call_after(
        SILENCE if answer == "ignore" else ANSWER_TAKES, _answered, app, address, answer
    )
    raise Refusal(ASKED)


def _answered(app: App, address: str, answer: str) -> None:
    """Timer: the administrator has confirmed or refused the address, or has said nothing for half an hour."""
    found, now = app.state(Addresses).known[address], app.world.clock.now()
    found.asked = False
    found.confirmed = answer == "confirm"
    if answer == "refuse":
        again = now - found.refused_at < DAY
        found.refused_at = now
        found.barred_until = now + (DAY if again else HOUR)
        found.barred_by = REFUSED_TWICE if again else REFUSED
