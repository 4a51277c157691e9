"""The library: raw bytes, records, studies and quarantine in SQLite or PostgreSQL.

The only room that opens a database. `Library.open()` makes and migrates it; what `add` reports as
stored survives a kill at any moment (SQLite: write-ahead log, every commit synced).
"""

from probatum.library.location import default_location
from probatum.library.report import AddReport, Progress
from probatum.library.store import KeptStudy, Library
from probatum.library.versions import record_hash

__all__ = ["AddReport", "KeptStudy", "Library", "Progress", "default_location", "record_hash"]
