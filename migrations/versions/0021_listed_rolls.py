"""Lists of votes, what is changed of them, and the dong and tens of years on a mark."""

import sqlalchemy as sa
from alembic import op

revision = '0021'
down_revision = '0012'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('roll_changes',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('state', sa.Enum('asked', 'done', 'dropped', name='changestate', native_enum=False, length=40), nullable=False),
    sa.Column('vote_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Enum('add', 'remove', name='changekind', native_enum=False, length=40), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('asked_at', sa.DateTime(), nullable=False),
    sa.Column('person_key', sa.String(), nullable=False),
    sa.Column('sealed', sa.LargeBinary(), nullable=False),
    sa.ForeignKeyConstraint(['vote_id'], ['votes.id'], name=op.f('fk_roll_changes_vote_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_roll_changes'))
    )
    with op.batch_alter_table('roll_changes', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_roll_changes_vote_id'), ['vote_id'], unique=False)

    op.create_table('roll_entries',
    sa.Column('vote_id', sa.Integer(), nullable=False),
    sa.Column('person_key', sa.String(), nullable=False),
    sa.Column('sealed', sa.LargeBinary(), nullable=False),
    sa.ForeignKeyConstraint(['vote_id'], ['votes.id'], name=op.f('fk_roll_entries_vote_id')),
    sa.PrimaryKeyConstraint('vote_id', 'person_key', name=op.f('pk_roll_entries')),
    sqlite_with_rowid=False
    )
    with op.batch_alter_table('roll_marks', schema=None) as batch_op:
        batch_op.add_column(sa.Column('dong_id', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('band', sa.String(), server_default='', nullable=False))



def downgrade() -> None:
    with op.batch_alter_table('roll_marks', schema=None) as batch_op:
        batch_op.drop_column('band')
        batch_op.drop_column('dong_id')

    op.drop_table('roll_entries')
    with op.batch_alter_table('roll_changes', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_roll_changes_vote_id'))

    op.drop_table('roll_changes')
