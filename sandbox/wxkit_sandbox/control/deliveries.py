"""`/_sandbox/deliveries`: pushes and what became of them; `/_sandbox/disturbance`: how they are treated."""

from __future__ import annotations

from itertools import islice
from typing import Any, Literal

from pydantic import Field, ValidationError

from wxkit._call import Call, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint
from wxkit.callbacks import Push
from wxkit.callbacks._parse import kind_of
from wxkit_sandbox.control.listed import Listed
from wxkit_sandbox.control.steering import app_named, steers
from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.journal import without_secrets
from wxkit_sandbox.push import Delivery
from wxkit_sandbox.world import World

__all__ = [
    "AsyncDeliveries",
    "AttemptShown",
    "Deliveries",
    "DeliveryShown",
    "Disturb",
    "DisturbanceShown",
    "GetDeliveries",
    "GetDisturbance",
    "Resend",
    "Resent",
    "SendPush",
]

State = Literal["queued", "delivered", "retrying", "failed", "dropped", "unheard"]


class AttemptShown(Output):
    """One try to deliver a push."""

    at: float = 0.0
    """Unix seconds on the world's clock."""
    status: int = 0
    """HTTP status, 0 when there was no answer."""
    outcome: str = ""


class DeliveryShown(Output):
    """One push."""

    id: int = 0
    event: str = ""
    """Name of the event, or type of the message."""
    kind: str = ""
    """`store`, `miniprogram` or `service_account`."""
    appid: str = ""
    state: State = "queued"
    """`unheard`: the app has no callback URL, so nothing is sent. `dropped`: lost by a disturbance."""
    attempts: list[AttemptShown] = Field(default_factory=list[AttemptShown])
    content: dict[str, Any] = Field(default_factory=dict[str, Any], repr=False)
    """The push as JSON in clear, secrets blanked."""


class Resent(DeliveryShown, Reply):
    """The push after one more attempt."""


class GetDeliveries(Call[Listed[DeliveryShown]], get="/_sandbox/deliveries", auth="none"):
    """Pushes of the world, oldest first."""

    event: str | None = None
    appid: str | None = None
    state: State | None = None
    since: int = 0
    """Pushes after this `id` only."""
    limit: int = Field(default=50_000, ge=1)


class Resend(Call[Resent], post="/_sandbox/deliveries/resend", auth="none"):
    """Send a push once more, whatever became of it: the merchant's server sees a duplicate."""

    id: int


class SendPush(Call[Resent], post="/_sandbox/deliveries/send", auth="none"):
    """Send a push that nothing in the world causes, such as one that came after this sandbox."""

    app: str
    """`store`, `miniprogram`, `service_account`, or an appid."""
    event: str | None = None
    """Name of the event; none: a message of the type `msg_type`."""
    msg_type: str = "event"
    fields: dict[str, Any] = {}
    """What it says besides the envelope, under the names on the wire."""
    person: str | None = None
    """Id of the person from whom it comes; nobody: WeChat itself."""


class DisturbanceShown(Reply):
    """How the network mistreats pushes."""

    duplicate: float = 0.0
    drop: float = 0.0
    shuffle: bool = False


class GetDisturbance(Call[DisturbanceShown], get="/_sandbox/disturbance", auth="none"):
    """How the network mistreats pushes now."""


class Disturb(Call[DisturbanceShown], post="/_sandbox/disturbance", auth="none"):
    """Mistreat pushes from now on. Without arguments everything is well again."""

    duplicate: float = Field(default=0.0, ge=0, le=1)
    """Share of pushes that arrive twice, from 0 to 1."""
    drop: float = Field(default=0.0, ge=0, le=1)
    """Share of pushes that never arrive, and are not tried again."""
    shuffle: bool = False
    """Pushes that wait together arrive in any order."""


@steers(GetDeliveries)
def get_deliveries(world: World, call: GetDeliveries) -> Listed[DeliveryShown]:
    """The first `limit` pushes that fit."""
    fitting = (delivery for delivery in world.pusher.log if _fits(delivery, call))
    return Listed[DeliveryShown](
        items=[DeliveryShown(**_shown(delivery)) for delivery in islice(fitting, call.limit)]
    )


@steers(Resend, locked=False)
def resend(world: World, call: Resend) -> Resent:
    """The attempt is over when this answers."""
    for delivery in list(world.pusher.log):
        if delivery.id == call.id:
            world.pusher.resend(delivery)
            return Resent(**_shown(delivery))
    raise Refusal(400, f"there is no push {call.id}")


@steers(SendPush)
def send_push(world: World, call: SendPush) -> Resent:
    """The push is under way when this answers; nothing in the world has changed."""
    app = app_named(world, call.app)
    if call.person is not None and call.person not in world.people:
        raise Refusal(400, f"there is no person {call.person!r} in this world")
    app.emit(_written(call), world.people[call.person] if call.person else None)
    return Resent(**_shown(world.pusher.log[-1]))


def _written(call: SendPush) -> Push:
    fields = {"MsgType": call.msg_type, **call.fields}
    if call.event is not None:
        fields["Event"] = call.event
    try:
        return kind_of(fields).model_validate(fields, by_alias=True, by_name=False)
    except ValidationError as error:
        wrong = ", ".join(".".join(map(str, problem["loc"])) for problem in error.errors())
        raise Refusal(400, f"fields of the push do not fit their types: {wrong}") from None


@steers(GetDisturbance)
def get_disturbance(world: World, call: GetDisturbance) -> DisturbanceShown:
    """Shares and switches."""
    now = world.pusher.disturbance
    return DisturbanceShown(duplicate=now.duplicate, drop=now.drop, shuffle=now.shuffle)


@steers(Disturb)
def disturb(world: World, call: Disturb) -> DisturbanceShown:
    """Which pushes are struck depends on the world's seed only."""
    now = world.pusher.disturbance
    now.duplicate, now.drop, now.shuffle = call.duplicate, call.drop, call.shuffle
    return DisturbanceShown(duplicate=now.duplicate, drop=now.drop, shuffle=now.shuffle)


def _fits(delivery: Delivery, call: GetDeliveries) -> bool:
    return (
        delivery.id > call.since
        and call.event in (None, delivery.event)
        and call.appid in (None, delivery.app.appid)
        and call.state in (None, delivery.state)
    )


def _shown(delivery: Delivery) -> dict[str, Any]:
    return {
        "id": delivery.id,
        "event": delivery.event,
        "kind": delivery.app.kind,
        "appid": delivery.app.appid,
        "state": delivery.state,
        "attempts": [
            AttemptShown(at=attempt.at, status=attempt.status, outcome=attempt.outcome)
            for attempt in delivery.attempts
        ],
        "content": without_secrets(delivery.push.to_wire("json")),
    }


class DeliveryCalls:
    """Pushes and what became of them."""

    list = endpoint(GetDeliveries)
    resend = endpoint(Resend)
    send = endpoint(SendPush)
    disturbance = endpoint(GetDisturbance)
    disturb = endpoint(Disturb)


class Deliveries(DeliveryCalls, Sync):
    """Pushes and what became of them."""


class AsyncDeliveries(DeliveryCalls, Async):
    """Pushes and what became of them."""
