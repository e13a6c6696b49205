"""Where the story plays: a sandbox, a merchant's app beside it, and what was seen of both."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, Protocol

from wxkit._errors import WxkitError

if TYPE_CHECKING:
    from wxkit.demo.merchant import Merchant
    from wxkit_sandbox.control.client import Control

__all__ = ["Happening", "Stage", "StoryBroken", "Watch"]


class StoryBroken(WxkitError):
    """A step did not turn out as it should."""


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of the story."""

    kind: Literal["act", "push", "call"]
    who: str
    """The person, the event, or the call."""
    what: str
    fine: bool = True
    """Not a call that was refused."""


class Watch(Protocol):
    """Sees what goes on between the sandbox and the merchant."""

    def news(self) -> list[Happening]:
        """Pushes and calls since the last look."""
        ...

    def wait_for_pushes(self) -> None:
        """Until nothing is under way."""
        ...


@dataclass(slots=True)
class Stage:
    """What the scenes share."""

    control: Control
    merchant: Merchant
    watch: Watch
    openids: dict[str, dict[str, str]]
    """Openids of each person by product."""
    unionids: dict[str, str]
    lines: list[Happening] = field(default_factory=list[Happening])
    noted: dict[str, str] = field(default_factory=dict[str, str])
    """Ids that one scene leaves for another."""

    def tell(self, who: str, what: str) -> None:
        """Note what somebody did, and what came of it: pushes, readings, entries, deliveries."""
        for _ in range(2):  # what the app delivers is pushed, too
            self.watch.wait_for_pushes()
            self.merchant.service.settle()
        self.lines += [Happening("act", who, what), *self.watch.news()]

    def person(self, name: str) -> str:
        """How the ledger names somebody."""
        return f"union/{self.unionids[name]}"

    def expect(self, holds: object, what: str) -> None:
        """The story breaks when this does not hold."""
        if not holds:
            raise StoryBroken(f"expected: {what}")
