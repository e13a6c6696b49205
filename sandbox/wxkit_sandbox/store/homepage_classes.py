"""The shop's own classes (店铺商品分类): two levels, set as a whole, and the products in them."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit._call import Ok
from wxkit.store.homepage_classes import (
    AddClassProducts,
    ClassProducts,
    ClassProductsReply,
    ClassTree,
    ClassTreeInput,
    ClassTreeReply,
    ClassTreeSet,
    ClassTreeSetReply,
    ClassVerdict,
    DeleteClassProducts,
    GetClassProducts,
    GetClassTree,
    SetClassTree,
    VersionedTree,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.numerals import is_number
from wxkit_sandbox.store.pages import page_of
from wxkit_sandbox.store.shelf import own_of
from wxkit_sandbox.world import App

__all__: list[str] = []

BAD = 40097
ACCEPTED = 0
Class = tuple[int, int]
"""Ids of both levels; the second 0 for a class of the first."""


@dataclass(slots=True)
class Classes:
    """The classes, the number that changing them asks for, and what lies in them."""

    tree: ClassTree = field(default_factory=ClassTree)
    version: int = 1
    products: dict[Class, list[str]] = field(default_factory=dict[Class, list[str]])

    def has(self, which: Class) -> bool:
        """There is such a class."""
        return which in _classes(self.tree)


def _classes(tree: ClassTree | ClassTreeInput) -> list[Class]:
    """All of both levels."""
    found: list[Class] = []
    for first in tree.level_1:
        found += [(first.id, 0), *((first.id, second.id) for second in first.level_2)]
    return found


@handles(GetClassTree)
def get_tree(app: App, call: GetClassTree) -> ClassTreeReply:
    """https://developers.weixin.qq.com/doc/store/shop/API/homepage/classification/getclassificationtree.html"""
    classes = app.state(Classes)
    found = VersionedTree(tree=classes.tree, version=classes.version)
    return ClassTreeReply(resp=found, tree=classes.tree, version=classes.version)


@handles(SetClassTree)
def set_tree(app: App, call: SetClassTree) -> ClassTreeSetReply:
    """https://developers.weixin.qq.com/doc/store/shop/API/homepage/classification/setclassificationtree.html"""
    classes, wanted = app.state(Classes), _classes(call.tree)
    emptied = [_named(text) for text in call.classification_id_deleted or ()]
    ids = [second or first for first, second in wanted]
    if call.version != classes.version or len(set(ids)) < len(ids) or 0 in ids:
        raise Refusal(BAD)
    now, created = app.world.clock.time(), classes.tree.create_time
    classes.tree = ClassTree.model_validate(call.tree.model_dump())
    classes.tree.create_time, classes.tree.update_time = created or now, now
    classes.version += 1
    for which in emptied:
        classes.products.pop(which, None)
    verdicts = [ClassVerdict(level_id=one, result_code=ACCEPTED) for one in ids]
    return ClassTreeSetReply(resp=ClassTreeSet(version=classes.version, audit_results=verdicts))


def _named(text: str) -> Class:
    """`1`, or `1.2` for class 2 of class 1."""
    first, _, second = text.partition(".")
    if not is_number(first) or not is_number(second or "0"):
        raise Refusal(BAD)
    return int(first), int(second or 0)


@handles(GetClassProducts)
def get_products(app: App, call: GetClassProducts) -> ClassProductsReply:
    """https://developers.weixin.qq.com/doc/store/shop/API/homepage/classification/getclassificationproductlist.html"""
    which = _class(app, call)
    ids = app.state(Classes).products.get(which, [])
    page = page_of(ids, call.page_size, call.page_context, which, mismatch=BAD)
    found = ClassProducts(product_ids=page.ids, total_count=len(ids), page_context=page.next_key)
    return ClassProductsReply(resp=found)


def _class(app: App, call: GetClassProducts | AddClassProducts | DeleteClassProducts) -> Class:
    which = (call.level_1_id, call.level_2_id)
    if not app.state(Classes).has(which):
        raise Refusal(BAD)
    return which


@handles(AddClassProducts)
def add_products(app: App, call: AddClassProducts) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/homepage/classification/addclassificationproduct.html"""
    which = _class(app, call)
    for product_id in call.product_ids:
        own_of(app, product_id)
    known = app.state(Classes).products.setdefault(which, [])
    known += [one for one in dict.fromkeys(call.product_ids) if one not in known]
    return Ok()


@handles(DeleteClassProducts)
def delete_products(app: App, call: DeleteClassProducts) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/homepage/classification/delclassificationproduct.html"""
    which, products = _class(app, call), app.state(Classes).products
    products[which] = [one for one in products.get(which, ()) if one not in call.product_ids]
    return Ok()
