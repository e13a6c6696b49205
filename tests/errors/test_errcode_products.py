"""One number, several meanings: the product decides."""

from __future__ import annotations

from wxkit._errcodes import explain
from wxkit._errors import AuthError, InvalidArgument, PermissionDenied, Unreachable, WeChatError


def test_the_meaning_of_the_product_comes_first() -> None:
    assert [entry.product for entry in explain(61010, "miniprogram")] == ["miniprogram", ""]
    assert explain(61010, "miniprogram")[0].kind is Unreachable


def test_the_shared_meaning_comes_before_that_of_another_product() -> None:
    assert [entry.product for entry in explain(40013, "store")] == ["", "miniprogram"]
    assert explain(40013, "store")[0].kind is AuthError


def test_three_meanings_of_grant_type() -> None:
    assert explain(40002)[0].kind is InvalidArgument
    assert explain(40002, "miniprogram")[0].kind is PermissionDenied
    assert "freepublish" in explain(40002, "service_account")[0].text


def test_a_code_of_one_product_is_explained_to_the_others() -> None:
    assert explain(46003, "miniprogram") == explain(46003, "service_account")


def test_a_row_of_its_own_wins_over_the_row_of_a_range() -> None:
    assert "model_id" in explain(9800003)[0].text
    assert "licence" in explain(9800004)[0].text


def test_success_and_unknown_codes_have_no_meaning() -> None:
    assert explain(0) == ()
    assert explain(123456) == ()


def test_a_code_listed_without_its_cause_is_a_plain_error() -> None:
    assert explain(61011)[0].kind is WeChatError
