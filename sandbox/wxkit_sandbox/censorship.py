"""What WeChat's checks of content (内容安全) say, as the world's settings tell it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from wxkit_sandbox.world import World

__all__ = ["Judgement", "judged"]

NORMAL = 100


class Judgement(NamedTuple):
    """A verdict on some content."""

    suggest: str
    """`pass`, `review` or `risky`."""
    label: int
    prob: int
    """How sure the model is, 0 to 100."""


def judged(world: World, *contents: str) -> Judgement:
    """The worst that can be said about these texts or addresses."""
    settings = world.settings
    for suggest, fragments, prob in (
        ("risky", settings.risky_content, 90),
        ("review", settings.doubtful_content, 60),
    ):
        for fragment, label in fragments.items():
            if any(fragment in content for content in contents):
                return Judgement(suggest, label, prob)
    return Judgement("pass", NORMAL, 90)
