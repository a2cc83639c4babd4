"""Personal data: contacts sealed, the access log and its guards, what is left of rolls, the ledger of destruction."""

from datetime import date

import sqlalchemy as sa
from alembic import op

from ganggu_participation import keys

revision = '0004'
down_revision = '0006'
branch_labels = None
depends_on = None

GUARDS = {
    "sqlite": (
        "CREATE TRIGGER access_entries_stay BEFORE UPDATE ON access_entries "
        "BEGIN SELECT RAISE(ABORT, 'the access log is append-only'); END",
        "CREATE TRIGGER access_entries_last BEFORE DELETE ON access_entries "
        "WHEN OLD.at >= (SELECT datetime(max(at), '-730 days') FROM access_entries) "
        "BEGIN SELECT RAISE(ABORT, 'the access log is kept for 730 days'); END",
    ),
    "postgresql": (
        "CREATE FUNCTION access_entries_guard() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "IF TG_OP = 'DELETE' AND OLD.at < (SELECT max(at) FROM access_entries) - interval '730 days' "
        "THEN RETURN OLD; END IF; "
        "RAISE EXCEPTION 'the access log is append-only and kept for 730 days'; END $$",
        "CREATE TRIGGER access_entries_guarded BEFORE UPDATE OR DELETE ON access_entries "
        "FOR EACH ROW EXECUTE FUNCTION access_entries_guard()",
    ),
}
accounts = sa.table("accounts", sa.column("id"), sa.column("email"), sa.column("email_hash"), sa.column("birth_date"))


def _seal() -> None:
    """Addresses that stand open in the table are sealed with the newest data key."""
    bind = op.get_bind()
    for number, email in bind.execute(sa.select(accounts.c.id, accounts.c.email)).all():
        sealed = {"email": keys.seal("email", email), "email_hash": keys.look_up("email", email.strip().lower())}
        bind.execute(sa.update(accounts).where(accounts.c.id == number).values(**sealed))


def _unseal() -> None:
    """Closed accounts have no address: they get one that nobody can have."""
    bind = op.get_bind()
    for number, email in bind.execute(sa.select(accounts.c.id, accounts.c.email)).all():
        opened = keys.unseal("email", email) if email else f"closed-{number}"
        bind.execute(sa.update(accounts).where(accounts.c.id == number).values(email=opened))
    nobody = sa.update(accounts).where(accounts.c.birth_date.is_(None))
    bind.execute(nobody.values(birth_date=sa.literal(date(1900, 1, 1), sa.Date())))


def upgrade() -> None:
    op.create_table('access_entries',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('actor', sa.String(), nullable=False),
    sa.Column('roles', sa.String(), nullable=False),
    sa.Column('address', sa.String(), nullable=False),
    sa.Column('act', sa.Enum('read', 'unmask', 'enter', 'change', 'delete', 'print', 'download', name='access', native_enum=False, length=40), nullable=False),
    sa.Column('whose', sa.String(), nullable=False),
    sa.Column('people', sa.Integer(), nullable=False),
    sa.Column('items', sa.String(), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('previous', sa.String(), nullable=False),
    sa.Column('digest', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_access_entries')),
    sa.UniqueConstraint('previous', name=op.f('uq_access_entries_previous'))
    )
    with op.batch_alter_table('access_entries', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_access_entries_act'), ['act'], unique=False)
        batch_op.create_index(batch_op.f('ix_access_entries_actor'), ['actor'], unique=False)
        batch_op.create_index(batch_op.f('ix_access_entries_at'), ['at'], unique=False)
    for guard in GUARDS[op.get_bind().dialect.name]:
        op.execute(guard)

    op.create_table('destructions',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('state', sa.Enum('done', name='destructionstate', native_enum=False, length=40), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('rule', sa.String(), nullable=False),
    sa.Column('what', sa.String(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_destructions'))
    )
    op.create_table('rates',
    sa.Column('what', sa.String(), nullable=False),
    sa.Column('who', sa.String(), nullable=False),
    sa.Column('since', sa.DateTime(), nullable=False),
    sa.Column('times', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('what', 'who', name=op.f('pk_rates'))
    )
    with op.batch_alter_table('rates', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_rates_since'), ['since'], unique=False)

    op.create_table('access_reviews',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('state', sa.Enum('signed', name='reviewstate', native_enum=False, length=40), nullable=False),
    sa.Column('month', sa.String(), nullable=False),
    sa.Column('entries', sa.Integer(), nullable=False),
    sa.Column('downloads', sa.Integer(), nullable=False),
    sa.Column('remark', sa.String(), nullable=False),
    sa.Column('reviewed_by', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['reviewed_by'], ['accounts.id'], name=op.f('fk_access_reviews_reviewed_by')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_access_reviews')),
    sa.UniqueConstraint('month', name=op.f('uq_access_reviews_month'))
    )
    op.create_table('roll_sums',
    sa.Column('vote_id', sa.Integer(), nullable=False),
    sa.Column('channel', sa.Enum('online', 'kiosk', 'paper', 'provisional', name='channel', native_enum=False, length=40), nullable=False),
    sa.Column('level', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('people', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['vote_id'], ['votes.id'], name=op.f('fk_roll_sums_vote_id')),
    sa.PrimaryKeyConstraint('vote_id', 'channel', 'level', name=op.f('pk_roll_sums'))
    )
    with op.batch_alter_table('accounts', schema=None) as batch_op:
        batch_op.add_column(sa.Column('email_hash', sa.String(), nullable=True))
        batch_op.add_column(sa.Column('last_sign_in_at', sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column('warned_at', sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column('closed_at', sa.DateTime(), nullable=True))
        batch_op.alter_column('email',
               existing_type=sa.VARCHAR(),
               nullable=True)
        batch_op.alter_column('birth_date',
               existing_type=sa.DATE(),
               nullable=True)
        batch_op.drop_constraint(batch_op.f('uq_accounts_email'), type_='unique')
        batch_op.create_unique_constraint(batch_op.f('uq_accounts_email_hash'), ['email_hash'])
    _seal()

    with op.batch_alter_table('consents', schema=None) as batch_op:
        batch_op.add_column(sa.Column('withdrawn_at', sa.DateTime(), nullable=True))



def downgrade() -> None:
    _unseal()
    with op.batch_alter_table('consents', schema=None) as batch_op:
        batch_op.drop_column('withdrawn_at')

    with op.batch_alter_table('accounts', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('uq_accounts_email_hash'), type_='unique')
        batch_op.create_unique_constraint(batch_op.f('uq_accounts_email'), ['email'])
        batch_op.alter_column('birth_date',
               existing_type=sa.DATE(),
               nullable=False)
        batch_op.alter_column('email',
               existing_type=sa.VARCHAR(),
               nullable=False)
        batch_op.drop_column('closed_at')
        batch_op.drop_column('warned_at')
        batch_op.drop_column('last_sign_in_at')
        batch_op.drop_column('email_hash')

    op.drop_table('roll_sums')
    op.drop_table('access_reviews')
    with op.batch_alter_table('rates', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_rates_since'))

    op.drop_table('rates')
    op.drop_table('destructions')
    with op.batch_alter_table('access_entries', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_access_entries_at'))
        batch_op.drop_index(batch_op.f('ix_access_entries_actor'))
        batch_op.drop_index(batch_op.f('ix_access_entries_act'))

    op.drop_table('access_entries')
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION access_entries_guard()")
