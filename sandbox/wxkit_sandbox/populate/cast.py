"""Who people are: what they like, what they can afford, how much they buy, and whom they know."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

__all__ = ["CATEGORIES", "MEANS", "Cast", "Character", "assemble"]

CATEGORIES = ("tea", "food", "flowers", "ceramics", "home", "jewellery")
Means = Literal["modest", "middle", "rich"]
MEANS: tuple[Means, ...] = ("modest", "middle", "rich")
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
_GIVEN = "梅兰竹菊雪云霞月华芳静敏丽娟伟强磊军洋勇杰涛斌超明刚平辉鹏宁"
PROMOTERS = 0.02
"""Share of people who promote."""


@dataclass(frozen=True, slots=True)
class Character:
    """One person's ways."""

    id: str
    nickname: str
    appetite: float
    """How much they buy, compared with others."""
    generosity: float
    """How gladly they give, compared with others."""
    means: Means
    loves: str
    """The category they buy most."""
    picky: float
    """How often they want something back, compared with others."""
    friends: tuple[int, ...]
    """Whom they know, by number."""
    reach: float
    """How many follow their links; 0 for those who do not promote."""


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody, and how to pick one of them."""

    people: Sequence[Character]
    _buyers: Sequence[float]
    _givers: Sequence[float]

    def buyer(self, chance: random.Random) -> Character:
        """Somebody who buys for themselves."""
        return chance.choices(self.people, cum_weights=self._buyers)[0]

    def giver(self, chance: random.Random) -> Character:
        """Somebody who buys a gift."""
        return chance.choices(self.people, cum_weights=self._givers)[0]

    def friend(self, one: Character, chance: random.Random) -> Character:
        return self.people[chance.choice(one.friends)]

    @property
    def promoters(self) -> list[Character]:
        """Those who will promote sooner or later."""
        return [one for one in self.people if one.reach]


def assemble(count: int, chance: random.Random) -> Cast:
    """So many people, each of their own kind; two at least, so that somebody can be given something."""
    people = [_character(number, max(2, count), chance) for number in range(max(2, count))]
    buyers = list(accumulate(one.appetite for one in people))
    givers = list(accumulate(one.appetite * one.generosity for one in people))
    return Cast(people, buyers, givers)


def _character(number: int, count: int, chance: random.Random) -> Character:
    promotes = number == 0 or chance.random() < PROMOTERS
    return Character(
        id=f"p{number + 1}",
        nickname=chance.choice(_SURNAMES) + "".join(chance.sample(_GIVEN, chance.choice((1, 2)))),
        appetite=chance.lognormvariate(0, 1.1),
        generosity=chance.lognormvariate(0, 0.6),
        means=chance.choices(MEANS, (5, 4, 1))[0],
        loves=chance.choices(CATEGORIES, (6, 6, 3, 3, 4, 1))[0],
        picky=chance.lognormvariate(0, 0.8),
        friends=_friends(number, count, chance),
        reach=chance.lognormvariate(0, 1.0) if promotes else 0.0,
    )


def _friends(number: int, count: int, chance: random.Random) -> tuple[int, ...]:
    """Neighbours, and somebody from far away."""
    near = {(number + step) % count for step in (-2, -1, 1, 2)}
    far = {chance.randrange(count) for _ in range(chance.randint(1, 3))}
    return tuple(sorted((near | far) - {number}))
