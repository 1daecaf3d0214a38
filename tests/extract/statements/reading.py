"""A document's scene, as the pipeline sets it."""

from standoff.extract.actors import cast, load_lexicon
from standoff.extract.sayers import sayers
from standoff.extract.statements import Scene, load_act_weights, load_trust
from standoff.extract.times import time_near, times
from standoff.extract.tree import Tree
from standoff.knowledge import load_speech, load_world
from standoff.language import Document


def scene_of(document: Document) -> Scene:
    world, tree, placed = load_world(), Tree(document), times(document)
    who = cast(document, world, load_lexicon())
    can_say = sayers(tree, who, world)
    return Scene(
        tree,
        who,
        load_speech(),
        can_say,
        lambda word: time_near(document, placed, word),
        load_act_weights(),
        load_trust(),
        placed,
    )
