"""News as a feed of their own: an Atom file (RFC 4287) that any reader of feeds can follow."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from standoff.errors import UnwritableError
from standoff.store import News

MOST = 100
"""News in the file, the newest."""
_ATOM = "http://www.w3.org/2005/Atom"
_START = b"<?xml"
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_atom(path: Path, feed: str, name: str, news: Sequence[News], moment: str) -> None:
    """Writes the news, the newest first, where the file does not hold them; a reader never finds half of it.

    `feed` is the feed's id, and `moment` the time of a feed without news. A file that is no feed is left alone. Raises
    UnwritableError.
    """
    content = atom(feed, name, news, moment)
    try:
        there = path.read_bytes() if path.exists() else b""
        if there and not there.startswith(_START):
            raise UnwritableError(f"{path} is there and is no Atom file. Name another file for the feed.")
        if there == content or (there and not news):
            return
        beside = path.with_name(f".{path.name}.{os.getpid()}")
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as error:
        raise UnwritableError(f"{path} cannot be written: {error.strerror}. Name another file for the feed.") from error


def atom(feed: str, name: str, news: Sequence[News], moment: str) -> bytes:
    """The feed, all text in it escaped."""
    root = ET.Element("feed", {"xmlns": _ATOM})
    _put(root, "id", feed)
    _put(root, "title", f"{name}: new disputes and statements")
    _put(root, "updated", news[0].at if news else moment)
    _put(_put(root, "author"), "name", "Standoff")
    for each in news:
        _entry(root, each)
    ET.indent(root)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def _entry(root: ET.Element, news: News) -> None:
    entry = _put(root, "entry")
    _put(entry, "id", news.id)
    _put(entry, "title", str(news.value["title"]))
    _put(entry, "updated", news.at)
    _put(entry, "category", term=news.kind)
    for voice in voices(news):
        if voice["url"]:
            _put(entry, "link", rel="alternate" if entry.find("link") is None else "related", href=str(voice["url"]))
    _put(entry, "content", "\n\n".join((*map(line, voices(news)), sure(news))), type="text")


def _put(parent: ET.Element, tag: str, text: str | None = None, **attributes: str) -> ET.Element:
    clean = {name: _NO_XML.sub("·", value) for name, value in attributes.items()}
    made = ET.SubElement(parent, tag, clean)
    made.text = None if text is None else _NO_XML.sub("·", text)
    return made


def voices(news: News) -> list[Mapping[str, Any]]:
    """The statements that the news are made of: of a dispute the contest, which is new more often, and the claim."""
    return [news.value[each] for each in ("statement", "contest", "claim") if each in news.value]


def line(voice: Mapping[str, Any]) -> str:
    """A statement on one line."""
    where = ", ".join(each for each in (voice["outlet"] or voice["report"], voice["published"]) if each)
    return f"{voice['who']} ({voice['act']}; {where}): {voice['words']}"


def sure(news: News) -> str:
    """How sure the reading is, in words."""
    return f"Confidence of the reading: {news.value['confidence']:.2f}. No verdict on what is true."
