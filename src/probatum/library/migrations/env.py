"""Alembic's way in: run the numbered migrations on the connection the library hands over."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
with context.begin_transaction():
    context.run_migrations()
