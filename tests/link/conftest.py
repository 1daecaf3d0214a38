import pytest

from standoff.knowledge import World, load_world
from standoff.link import Weights, load_weights


@pytest.fixture(scope="session")
def world() -> World:
    return load_world()


@pytest.fixture(scope="session")
def weights() -> Weights:
    return load_weights()
