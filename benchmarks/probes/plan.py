"""What a probe is asked to do, as one argument on its command line."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Plan:
    """Texts to read, the bundle to read them with (None: the package's own), and how."""

    files: tuple[Path, ...]
    bundle: Path | None
    threads: int
    rounds: int

    def to_argument(self) -> str:
        """The plan as JSON."""
        files = [str(file) for file in self.files]
        bundle = str(self.bundle) if self.bundle else None
        return json.dumps({"files": files, "bundle": bundle, "threads": self.threads, "rounds": self.rounds})

    @classmethod
    def from_argument(cls, argument: str) -> Plan:
        """The plan in JSON that `to_argument` made."""
        read = json.loads(argument)
        bundle = Path(read["bundle"]) if read["bundle"] else None
        return cls(tuple(map(Path, read["files"])), bundle, read["threads"], read["rounds"])
