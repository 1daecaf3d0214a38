"""Linking as the commands see it: whatever puts the new reports of a crisis beside those that are there."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from standoff.cli.loading import model_name

if TYPE_CHECKING:
    from standoff.store import Store

Link = Callable[["Store", Path | None, int], Iterator[int]]
"""Links with the model of a bundle (None: the one in the package) in so many processes, and gives how many reports more
are linked."""


def link_new(store: "Store", bundle: Path | None, workers: int = 1) -> Iterator[int]:
    """Links the reports that are not linked yet; where there are none, no model is loaded.

    Raises StoreError, and BundleError where the bundle cannot be used.
    """
    with store.reading() as session:
        if not session.reports.unlinked():
            return
    from standoff.crisis.linking import link  # noqa: PLC0415  # loads what is not needed where nothing is new
    from standoff.crisis.mind import MeaningMind  # noqa: PLC0415  # the same
    from standoff.knowledge import load_world  # noqa: PLC0415  # the same
    from standoff.language.bundle import packaged  # noqa: PLC0415  # the same
    from standoff.language.meaning import MeaningModel  # noqa: PLC0415  # the same
    from standoff.link import Linker, load_weights  # noqa: PLC0415  # the same

    mind = MeaningMind(MeaningModel(bundle or packaged(), 1))
    linker = Linker(load_world(), load_weights(), mind)
    yield from link(store, linker, model_name(bundle), workers)
