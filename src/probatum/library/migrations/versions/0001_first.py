"""Raw files, records with their earlier versions and identifiers, quarantine, studies, search."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create every table."""
    op.create_table(
        "raw",
        sa.Column("sha256", sa.String(64), primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("bytes", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "records",
        sa.Column("key", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("document", sa.Text, nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("raw_sha256", sa.String(64), nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("year", sa.Integer),
        sa.Column("first_day", sa.String(10)),
        sa.Column("last_day", sa.String(10)),
    )
    op.create_index("records_year", "records", ["year"])
    op.create_index("records_last_day", "records", ["last_day"])
    op.create_table(
        "earlier_records",
        sa.Column("key", sa.Integer, primary_key=True),
        sa.Column("record_key", sa.Integer, nullable=False, index=True),
        sa.Column("document", sa.Text, nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("raw_sha256", sa.String(64), nullable=False),
    )
    op.create_table(
        "record_ids",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("record_key", sa.Integer, sa.ForeignKey("records.key"), primary_key=True, index=True),
    )
    op.create_table(
        "quarantine",
        sa.Column("raw_sha256", sa.String(64), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("identifier", sa.Text),
        sa.Column("problem", sa.Text, nullable=False),
        sa.Column("field", sa.Text),
        sa.Column("value", sa.Text),
        sa.Column("remedy", sa.Text),
        sa.Column("raw", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "studies",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("document", sa.Text, nullable=False),
        sa.Column("record_hash", sa.String(64), nullable=False),
        sa.Column("extractor", sa.Text, nullable=False),
    )
    op.create_table(
        "meta",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )
    _create_search()


def _create_search() -> None:
    """Full text: FTS5 in SQLite; elsewhere a table that LIKE reads."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("CREATE VIRTUAL TABLE record_search USING fts5(text, tokenize='ascii')")
        return
    op.create_table(
        "record_search",
        sa.Column("record_key", sa.Integer, primary_key=True),
        sa.Column("text", sa.Text, nullable=False),
    )
