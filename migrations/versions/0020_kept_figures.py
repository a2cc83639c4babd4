"""Papers handed out, kept past the roll; keys of people told apart."""

import sqlalchemy as sa
from alembic import op

revision = '0020'
down_revision = '0011'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('polling_places', sa.Column('issued', sa.Integer(), nullable=True))
    op.add_column('namesakes', sa.Column('keys', sa.JSON(), server_default='[]', nullable=False))


def downgrade() -> None:
    op.drop_column('namesakes', 'keys')
    op.drop_column('polling_places', 'issued')
