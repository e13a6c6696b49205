"""The shop's own classes (店铺商品分类): two levels on its home page, and the products in them.

They have nothing to do with WeChat's categories (类目), which is the group `categories`.
"""

from __future__ import annotations

from typing import Any, Literal, TypeVar

from pydantic import Field

from wxkit._call import Call, Input, Ok, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit._numbers import NumberId

__all__ = [
    "AddClassProducts",
    "AsyncHomepageClasses",
    "ClassProducts",
    "ClassProductsReply",
    "ClassTree",
    "ClassTreeInput",
    "ClassTreeReply",
    "ClassTreeSet",
    "ClassTreeSetReply",
    "ClassVerdict",
    "DeleteClassProducts",
    "GetClassProducts",
    "GetClassTree",
    "HomepageClasses",
    "Level1",
    "Level1Input",
    "Level2",
    "Level2Input",
    "SetClassTree",
    "VersionedTree",
]

C = TypeVar("C", bound=Call[Any])
R_co = TypeVar("R_co", bound=Reply, covariant=True)


class Level2(Output):
    """A class of the second level."""

    id: int = 0
    name: str = ""
    is_displayed: bool = False
    img_url: str | None = None


class Level1(Level2):
    """A class of the first level."""

    level_2: list[Level2] = []


class ClassTree(Output):
    """The classes."""

    level_1: list[Level1] = []
    name: str | None = None
    create_time: int | None = None
    update_time: int | None = None
    tree_id: int | None = None


class VersionedTree(Output):
    """The classes, and the number that changing them asks for."""

    tree: ClassTree = Field(default_factory=ClassTree)
    version: int = 0


class ClassTreeReply(Reply):
    """The classes; the page's table shows them at the root, its example inside `resp`."""

    resp: VersionedTree | None = None
    tree: ClassTree | None = None
    version: int | None = None


class GetClassTree(Call[ClassTreeReply], post="/channels/ec/store/classification/tree/get", repeatable=True):
    """The classes of the home page (获取在店铺主页展示的商品分类), without their products.

    https://developers.weixin.qq.com/doc/store/shop/API/homepage/classification/getclassificationtree.html
    """


class Level2Input(Input):
    """A class of the second level."""

    id: int
    """Unique in the tree."""
    name: str = Field(max_length=20)
    """Looked at by the platform."""
    is_displayed: Literal[0, 1]


class Level1Input(Level2Input):
    """A class of the first level; hidden, it hides all below."""

    level_2: list[Level2Input] = Field(default_factory=list[Level2Input], max_length=20)


class ClassTreeInput(Input):
    """The classes, 20 a level at most."""

    level_1: list[Level1Input] = Field(max_length=20)


class ClassVerdict(Output):
    """What the platform said of a name."""

    level_id: int = 0
    result_code: int = 0


class ClassTreeSet(Output):
    """The classes were set."""

    version: int = 0
    audit_results: list[ClassVerdict] = []


class ClassTreeSetReply(Reply):
    """The classes were set."""

    resp: ClassTreeSet = Field(default_factory=ClassTreeSet)


class SetClassTree(Call[ClassTreeSetReply], post="/channels/ec/store/classification/tree/set", within="req"):
    """Set the classes of the home page (设置展示在店铺主页的商品分类). Products stay in their classes.

    https://developers.weixin.qq.com/doc/store/shop/API/homepage/classification/setclassificationtree.html
    """

    tree: ClassTreeInput
    version: int
    """The latest one that WeChat told."""
    classification_id_deleted: list[str] | None = None
    """Classes to empty: `1`, or `1.2` for class 2 of class 1."""


class _OneClass(Call[R_co]):
    """Names a class."""

    level_1_id: int
    level_2_id: int = 0
    """0: the class of the first level itself."""


class ClassProducts(Output):
    """A page of products."""

    product_ids: list[NumberId] = []
    total_count: int = 0
    page_context: str = ""
    """Empty on the last page."""


class ClassProductsReply(Reply):
    """A page of products."""

    resp: ClassProducts = Field(default_factory=ClassProducts)


class GetClassProducts(
    _OneClass[ClassProductsReply],
    post="/channels/ec/store/classification/tree/product/get",
    repeatable=True,
    within="req",
):
    """Products of a class (获取分类关联的商品ID列表).

    https://developers.weixin.qq.com/doc/store/shop/API/homepage/classification/getclassificationproductlist.html
    """

    page_size: int = Field(default=10, ge=1)
    page_context: str | None = None


class AddClassProducts(
    _OneClass[Ok],
    post="/channels/ec/store/classification/tree/product/add",
    repeatable=True,
    within="req",
):
    """Put products into a class (添加分类关联的商品).

    https://developers.weixin.qq.com/doc/store/shop/API/homepage/classification/addclassificationproduct.html
    """

    product_ids: list[NumberId]


class DeleteClassProducts(
    _OneClass[Ok],
    post="/channels/ec/store/classification/tree/product/del",
    repeatable=True,
    within="req",
):
    """Take products out of a class (删除分类关联的商品).

    https://developers.weixin.qq.com/doc/store/shop/API/homepage/classification/delclassificationproduct.html
    """

    product_ids: list[NumberId]


def _next_page(call: C, reply: Any) -> C | None:
    """The cursor lies inside `resp` here."""
    context: str = reply.resp.page_context
    return call.model_copy(update={"page_context": context}) if context else None


class HomepageClassCalls:
    """The shop's own classes."""

    get = endpoint(GetClassTree)
    set = endpoint(SetClassTree)
    products = endpoint(GetClassProducts)
    iter_products = paged(GetClassProducts, lambda page: page.resp.product_ids, _next_page)
    add_products = endpoint(AddClassProducts)
    delete_products = endpoint(DeleteClassProducts)


class HomepageClasses(HomepageClassCalls, Sync):
    """The shop's own classes (店铺商品分类)."""


class AsyncHomepageClasses(HomepageClassCalls, Async):
    """The shop's own classes (店铺商品分类)."""
