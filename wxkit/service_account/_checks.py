"""Rules of request fields that a type alone cannot say."""

from __future__ import annotations

from pydantic import AfterValidator, ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

__all__ = ["max_bytes", "problem"]


def max_bytes(limit: int) -> AfterValidator:
    """At most so many bytes of UTF-8: WeChat counts bytes, and a Han character has three."""

    def check(text: str) -> str:
        if len(text.encode()) > limit:
            raise PydanticCustomError("too_many_bytes", "at most {limit} bytes of UTF-8", {"limit": limit})
        return text

    return AfterValidator(check)


def problem(message: str, *field: str) -> ValidationError:
    """What a rule over several fields raises, so that the error names the field which is at fault."""
    error = PydanticCustomError("rule", "{message}", {"message": message})
    return ValidationError.from_exception_data("rule", [InitErrorDetails(type=error, loc=field, input=None)])
