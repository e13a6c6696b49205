"""`/_sandbox/clock`: what time it is in a world, and letting it pass."""

from __future__ import annotations

from pydantic import Field

from wxkit._call import Call, Reply
from wxkit._endpoint import Async, Sync, endpoint
from wxkit_sandbox.clock import ClockMode
from wxkit_sandbox.control.steering import steers
from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.world import World

__all__ = ["Advance", "AsyncClock", "Clock", "ClockRead", "GetClock", "SetClock"]


class ClockRead(Reply):
    """The time of a world."""

    mode: ClockMode = "frozen"
    """`frozen` stands still, `offset` runs from where it was set, `real` is the machine's."""
    now: float = 0.0
    """Unix seconds."""
    next_due: float | None = None
    """When the next thing falls due, if anything is planned."""
    ran: int = 0
    """How many timers ran during this call."""


class GetClock(Call[ClockRead], get="/_sandbox/clock", auth="none"):
    """What time it is."""


class SetClock(Call[ClockRead], post="/_sandbox/clock", auth="none"):
    """Change how time passes, or what time it is. Time does not run backwards."""

    mode: ClockMode | None = None
    now: float | None = Field(default=None, ge=0, allow_inf_nan=False)
    """Unix seconds; everything that is due until then happens."""


class Advance(Call[ClockRead], post="/_sandbox/clock/advance", auth="none"):
    """Let time pass. Everything that falls due happens in order, each followed by its pushes."""

    seconds: float = Field(ge=0, le=10 * 366 * 86400, allow_inf_nan=False)


@steers(GetClock)
def get_clock(world: World, call: GetClock) -> ClockRead:
    """Tells the time."""
    return _read(world)


@steers(SetClock, locked=False)
def set_clock(world: World, call: SetClock) -> ClockRead:
    """The mode first, then the time."""
    mode = call.mode or world.clock.mode
    if call.now is not None and mode == "real":
        raise Refusal(400, "a real clock cannot be set; use mode offset")
    if call.now is not None and call.now < world.clock.now():
        raise Refusal(400, "time does not run backwards; reset the world instead")
    with world.directory.lock:
        world.clock.change_mode(mode)
    return _read(world, world.tick() if call.now is None else world.run_until(call.now))


@steers(Advance, locked=False)
def advance(world: World, call: Advance) -> ClockRead:
    """The lock is free between two timers, so that the merchant's server can ask meanwhile."""
    if world.clock.mode == "real":
        raise Refusal(400, "a real clock cannot be advanced; set mode frozen or offset first")
    return _read(world, world.advance(call.seconds))


def _read(world: World, ran: int = 0) -> ClockRead:
    clock = world.clock
    return ClockRead(mode=clock.mode, now=clock.now(), next_due=clock.next_due(), ran=ran)


class ClockCalls:
    """The time of a world."""

    get = endpoint(GetClock)
    set = endpoint(SetClock)
    advance = endpoint(Advance)


class Clock(ClockCalls, Sync):
    """The time of a world."""


class AsyncClock(ClockCalls, Async):
    """The time of a world."""
