from __future__ import annotations

import pytest

from standoff.knowledge import World, load_world


@pytest.fixture(scope="session")
def world() -> World:
    return load_world()
