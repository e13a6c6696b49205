"""What a hook answered, looked at before anybody believes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeAlias, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from wxkit.policy._asking import Asked
from wxkit.policy.decisions import Attribution, Decision, Offer, Verdict

__all__ = ["checked", "items"]

T = TypeVar("T")
Test: TypeAlias = Callable[[Any], bool]

LARGEST = 2**53
"""Below this, JSON readers keep whole numbers exactly."""


def items(answer: Any) -> Iterable[Any]:
    """Many answers, or one."""
    return cast("Iterable[Any]", answer) if isinstance(answer, (tuple, list)) else (answer,)


def checked(one: Asked, answer: Any, kind: type[T] | tuple[type[T], ...]) -> T:
    """The answer, when it is what the hook promises; an int is no tuple and a bool no int."""
    if not isinstance(answer, kind) or isinstance(answer, bool):
        wanted = " or ".join(each.__name__ for each in (kind if isinstance(kind, tuple) else (kind,)))
        raise one.failed(f"answered {type(answer).__name__} {answer!r:.80}, not {wanted}")
    if isinstance(answer, (int, str)) and not PLAIN[type(answer)](answer):
        raise one.failed(f"answered {answer!r:.80}, which no ledger can keep")
    if isinstance(answer, (Decision, Verdict, Attribution, Offer)):
        for name, hint in _wrong(answer):
            found = f"{type(answer).__name__} with {name} {getattr(answer, name)!r:.80}"
            raise one.failed(f"answered {found}, not {_spelt(hint)}")
    return answer


def _wrong(value: Any) -> Iterator[tuple[str, Any]]:
    """Fields whose values cannot be, with their annotations."""
    tests = _tests(value.__class__)
    return ((name, hint) for name, test, hint in tests if not test(getattr(value, name)))


@cache
def _tests(kind: type) -> tuple[tuple[str, Test, Any], ...]:
    hints = get_type_hints(kind)
    return tuple((field.name, _test(hints[field.name]), hints[field.name]) for field in fields(kind))


def _test(hint: Any) -> Test:
    """Whether a value is what an annotation of the decisions says."""
    origin, args = get_origin(hint), get_args(hint)
    if origin is Literal:
        return args.__contains__
    if origin in (Union, UnionType):
        return _union_test(args)
    if origin is tuple:
        return _tuple_test(args)
    if hint in PLAIN:
        return PLAIN[hint]
    return lambda value: isinstance(value, hint) and not any(_wrong(value))


def _is_whole(value: Any) -> bool:
    """A whole number that every database and every JSON reader keeps exactly."""
    return type(value) is int and -LARGEST < value < LARGEST


def _is_text(value: Any) -> bool:
    """A text that can be written: no NUL, no half of a character."""
    if type(value) is not str or "\0" in value:
        return False
    return value.isascii() or not any("\ud800" <= one <= "\udfff" for one in value)


PLAIN: dict[Any, Test] = {
    int: _is_whole,
    str: _is_text,
    bool: lambda value: value is True or value is False,
    NoneType: lambda value: value is None,
}


def _union_test(args: tuple[Any, ...]) -> Test:
    tests = tuple(_test(one) for one in args if one is not NoneType)
    if len(tests) == 1:
        (only,) = tests
        return lambda value: value is None or only(value)
    return lambda value: any(test(value) for test in tests) or (NoneType in args and value is None)


def _tuple_test(args: tuple[Any, ...]) -> Test:
    if args[1:] == (...,):
        each = _test(args[0])
        return lambda value: (
            value == () or (isinstance(value, tuple) and all(map(each, cast("Sequence[Any]", value))))
        )
    tests = tuple(map(_test, args))
    return lambda value: isinstance(value, tuple) and _fit(tests, cast("Sequence[Any]", value))


def _fit(tests: Sequence[Test], values: Sequence[Any]) -> bool:
    return len(tests) == len(values) and all(test(one) for test, one in zip(tests, values, strict=True))


def _spelt(hint: Any) -> str:
    """An annotation for people: `int or None`, `'none' or 'settle'`, `tuple[Cap, ...]`."""
    if get_origin(hint) in (Union, UnionType):
        return " or ".join(map(_spelt, get_args(hint)))
    if get_origin(hint) is Literal:
        return " or ".join(map(repr, get_args(hint)))
    if get_origin(hint) is tuple:
        return f"tuple[{', '.join('...' if one is ... else _spelt(one) for one in get_args(hint))}]"
    return "None" if hint is NoneType else "whole number" if hint is int else str(hint.__name__)
