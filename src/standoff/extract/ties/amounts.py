"""Which figures belong to which tie."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from standoff.extract.ties.drafts import Draft
from standoff.extract.ties.setting import Setting
from standoff.record import Quantity

_BESIDE = ("nsubj", "obj", "obl", "nmod", "advcl", "xcomp", "acl")
"""What may hang beside a figure, or beside what it hangs on: "sales reached $3bn", "$20m on training"."""


def amounts(setting: Setting, drafts: Sequence[Draft]) -> Mapping[int, tuple[Quantity, ...]]:
    """The quantities of each draft, by its place in `drafts`.

    A figure belongs to the first word that binds on its way up the tree; it may also stand above one, as the measure of
    what is given ("some 300 of its soldiers").
    """
    bound: dict[int, list[int]] = {}
    for n, draft in enumerate(drafts):
        for word in {draft.trigger, *draft.things} if draft.figure is None else ():
            bound.setdefault(word, []).append(n)
    found: dict[int, tuple[Quantity, ...]] = {}
    for quantity in setting.quantities:
        own = [n for n, draft in enumerate(drafts) if draft.figure == quantity.span]
        for n in own or _owners(setting, bound, quantity):
            found[n] = (*found.get(n, ()), quantity)
    return found


def _owners(setting: Setting, bound: Mapping[int, Sequence[int]], quantity: Quantity) -> Sequence[int]:
    tree = setting.tree
    words = tree.covered([quantity.span])
    if not words:
        return ()
    found = [n for word in words for n in bound.get(word, ())]
    head, below = tree.head(words), -1
    for above in (head, *tree.ancestors(head)):
        near = [above, *(each for each in tree.children(above, *_BESIDE) if each != below)]
        if owners := [n for word in near for n in bound.get(word, ())]:
            return tuple(dict.fromkeys([*found, *owners]))
        below = above
    return tuple(dict.fromkeys(found))
