"""Every error that Standoff raises on purpose. To catch them all, catch the root.

    StandoffError
    ├── InputError
    │   ├── UnreadableError
    │   ├── TooLargeError
    │   ├── UnreachableError
    │   ├── NotAllowedError
    │   ├── LanguageError
    │   ├── DuplicateError
    │   ├── InvalidRecordError
    │   └── ReadingError
    ├── UnwritableError
    ├── BundleError
    │   ├── BundleMissingError
    │   ├── BundleDamagedError
    │   └── BundleVersionError
    ├── StoreError
    │   ├── StoreMissingError
    │   ├── StoreFormatError
    │   ├── StoreVersionError
    │   ├── StoreLockedError
    │   ├── StoreReadOnlyError
    │   ├── StoreFullError
    │   └── StoreDamagedError
    ├── QuestionError
    ├── MissingPackageError
    └── WorkerError

A message says what happened, to which value, and what to do about it.
"""

_LONGEST_SHOWN = 60


class StandoffError(Exception):
    """Something that Standoff was asked to do cannot be done. The root of all errors below."""


class InputError(StandoffError):
    """What was given to be read, text or record, cannot be used as it is."""


class UnreadableError(InputError):
    """A file or stream is missing, may not be opened, or is not text."""


class TooLargeError(InputError):
    """The input is larger than the limit that guards memory and time."""


class UnreachableError(InputError):
    """A page did not come: no such host, no answer in time, or an answer that is no page."""


class NotAllowedError(InputError):
    """An address that is not asked: no http(s), a private network, or a path that its robots.txt keeps robots from."""


class LanguageError(InputError):
    """A report is in a language that is not read. It is refused, for a guess would look like a reading."""


class DuplicateError(InputError):
    """Two inputs would have the same id."""


class InvalidRecordError(InputError):
    """JSON that should hold a record breaks the record's form or its laws."""


class ReadingError(InputError):
    """A report on which the reading itself fails: a fault of Standoff. It is left out, so that the others are read."""


class UnwritableError(StandoffError):
    """A file that should be written cannot be."""


class BundleError(StandoffError):
    """The model bundle cannot be used. It is refused whole: a wrong model would give wrong records in silence."""


class BundleMissingError(BundleError):
    """There is no bundle in the folder, or one of its files is missing."""


class BundleDamagedError(BundleError):
    """A file of the bundle is not the one that its card describes, or the card itself cannot be read."""


class BundleVersionError(BundleError):
    """The bundle was made for another version of Standoff or of the runtime."""


class StoreError(StandoffError):
    """A crisis file or database cannot be used. What was stored before stays as it is."""


class StoreMissingError(StoreError):
    """There is no crisis file of that name, or no database answers at that address."""


class StoreFormatError(StoreError):
    """The file or database holds something else than a crisis."""


class StoreVersionError(StoreError):
    """The crisis was made by a newer Standoff, whose tables this one does not know."""


class StoreLockedError(StoreError):
    """Another program writes to the crisis and does not come to an end."""


class StoreReadOnlyError(StoreError):
    """The crisis may be read and not written."""


class StoreFullError(StoreError):
    """There is no room left where the crisis lies."""


class StoreDamagedError(StoreError):
    """The crisis file is not as it was written."""


class QuestionError(StandoffError):
    """A question names what is not in the crisis, or cannot be read."""


class MissingPackageError(StandoffError):
    """Something needs a package that is not installed; the message says which."""


class WorkerError(StandoffError):
    """A process that read reports has ended before its time."""


def shown(value: object) -> str:
    """The value as a message shows it: quoted, on one line, and cut where it is long."""
    text = repr(value)
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"
