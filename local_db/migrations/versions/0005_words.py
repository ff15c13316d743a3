"""Words on members' cards are found without a walk along the journal."""

from alembic import op

revision = "0005"
down_revision = "0004"

STATEMENT = (
    "CREATE INDEX journal_words ON journal (n) WHERE kind IN ('card.replaced', 'member.frozen', 'member.unfrozen')"
)


def upgrade() -> None:
    op.execute(STATEMENT)
