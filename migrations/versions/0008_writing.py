"""Writing in full: files, writers together, unit prices, paper, and the words that a search looks through."""

import unicodedata

import sqlalchemy as sa
from alembic import op

revision = '0008'
down_revision = '0002'
branch_labels = None
depends_on = None
NO_END = "\u11a7"
SEARCHED = ("title", "necessity", "location", "content", "effect", "beneficiaries", "group_name", "receipt_no")
SQLITE_INDEX = (
    "CREATE VIRTUAL TABLE proposal_index USING fts5(words, content='proposal_texts', content_rowid='proposal_id', "
    "tokenize='trigram')",
    "CREATE TRIGGER proposal_texts_added AFTER INSERT ON proposal_texts BEGIN "
    "INSERT INTO proposal_index(rowid, words) VALUES (new.proposal_id, new.words); END",
    "CREATE TRIGGER proposal_texts_gone AFTER DELETE ON proposal_texts BEGIN "
    "INSERT INTO proposal_index(proposal_index, rowid, words) VALUES ('delete', old.proposal_id, old.words); END",
    "CREATE TRIGGER proposal_texts_changed AFTER UPDATE ON proposal_texts BEGIN "
    "INSERT INTO proposal_index(proposal_index, rowid, words) VALUES ('delete', old.proposal_id, old.words); "
    "INSERT INTO proposal_index(rowid, words) VALUES (new.proposal_id, new.words); END",
)


def upgrade() -> None:
    op.create_table('unit_prices',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('state', sa.Enum('active', 'retired', name='pricestate', native_enum=False, length=40), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('unit', sa.String(), nullable=False),
    sa.Column('low', sa.BigInteger(), nullable=False),
    sa.Column('high', sa.BigInteger(), nullable=False),
    sa.Column('upkeep', sa.BigInteger(), nullable=False),
    sa.Column('note', sa.String(), nullable=False),
    sa.Column('changed_at', sa.DateTime(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_unit_prices'))
    )
    op.create_table('attachments',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('proposal_id', sa.Integer(), nullable=False),
    sa.Column('key', sa.String(), nullable=False),
    sa.Column('thumbnail', sa.String(), nullable=True),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('mime', sa.String(), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('alt', sa.String(), nullable=False),
    sa.Column('added_at', sa.DateTime(), nullable=False),
    sa.Column('added_by', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['added_by'], ['accounts.id'], name=op.f('fk_attachments_added_by')),
    sa.ForeignKeyConstraint(['proposal_id'], ['proposals.id'], name=op.f('fk_attachments_proposal_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_attachments')),
    sa.UniqueConstraint('key', name=op.f('uq_attachments_key'))
    )
    with op.batch_alter_table('attachments', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_attachments_proposal_id'), ['proposal_id'], unique=False)

    op.create_table('draft_copies',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('proposal_id', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('words', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['proposal_id'], ['proposals.id'], name=op.f('fk_draft_copies_proposal_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_draft_copies'))
    )
    with op.batch_alter_table('draft_copies', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_draft_copies_proposal_id'), ['proposal_id'], unique=False)

    op.create_table('invitations',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('proposal_id', sa.Integer(), nullable=False),
    sa.Column('state', sa.Enum('open', 'accepted', 'declined', 'recalled', name='invitationstate', native_enum=False, length=40), nullable=False),
    sa.Column('token_hash', sa.String(), nullable=False),
    sa.Column('account_id', sa.Integer(), nullable=True),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('sent_at', sa.DateTime(), nullable=False),
    sa.Column('answered_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['account_id'], ['accounts.id'], name=op.f('fk_invitations_account_id')),
    sa.ForeignKeyConstraint(['proposal_id'], ['proposals.id'], name=op.f('fk_invitations_proposal_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_invitations')),
    sa.UniqueConstraint('token_hash', name=op.f('uq_invitations_token_hash'))
    )
    with op.batch_alter_table('invitations', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_invitations_account_id'), ['account_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_invitations_proposal_id'), ['proposal_id'], unique=False)

    op.create_table('paper_entries',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('proposal_id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('contact', sa.String(), nullable=False),
    sa.Column('entered_by', sa.Integer(), nullable=False),
    sa.Column('entered_at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['entered_by'], ['accounts.id'], name=op.f('fk_paper_entries_entered_by')),
    sa.ForeignKeyConstraint(['proposal_id'], ['proposals.id'], name=op.f('fk_paper_entries_proposal_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_paper_entries')),
    sa.UniqueConstraint('proposal_id', name=op.f('uq_paper_entries_proposal_id'))
    )
    op.create_table('proposal_texts',
    sa.Column('proposal_id', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('words', sa.Text(), nullable=False),
    sa.Column('changed_at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['proposal_id'], ['proposals.id'], name=op.f('fk_proposal_texts_proposal_id')),
    sa.PrimaryKeyConstraint('proposal_id', name=op.f('pk_proposal_texts'))
    )
    with op.batch_alter_table('proposal_texts', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_proposal_texts_changed_at'), ['changed_at'], unique=False)

    with op.batch_alter_table('proposals', schema=None) as batch_op:
        batch_op.add_column(sa.Column('effect', sa.String(), server_default='', nullable=False))
        batch_op.add_column(sa.Column('beneficiaries', sa.String(), server_default='', nullable=False))
        batch_op.add_column(sa.Column('period', sa.String(), server_default='', nullable=False))
        batch_op.add_column(sa.Column('category', sa.Enum('safety', 'roads', 'green', 'clean', 'care', 'culture', 'learning', 'other', name='category', native_enum=False, length=40), nullable=True))
        batch_op.add_column(sa.Column('proposer', sa.Enum('person', 'group', 'school', name='proposer', native_enum=False, length=40), server_default='person', nullable=False))
        batch_op.add_column(sa.Column('group_name', sa.String(), server_default='', nullable=False))
        batch_op.add_column(sa.Column('reaches_district', sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(sa.Column('lat', sa.Double(), nullable=True))
        batch_op.add_column(sa.Column('lon', sa.Double(), nullable=True))
        batch_op.add_column(sa.Column('breakdown', sa.JSON(), server_default='[]', nullable=False))
        batch_op.add_column(sa.Column('revision', sa.Integer(), server_default='0', nullable=False))
        batch_op.create_index(batch_op.f('ix_proposals_submitted_at'), ['submitted_at'], unique=False)
    _index()
    _fill()


def _index() -> None:
    """SQLite indexes by itself; PostgreSQL with pg_trgm, and without where nobody lets us create it: then slower."""
    bind = op.get_bind()
    if bind.dialect.name == "sqlite":
        for statement in SQLITE_INDEX:
            op.execute(statement)
        return
    try:
        with bind.begin_nested():
            op.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
            op.execute("CREATE INDEX ix_proposal_texts_words_trgm ON proposal_texts USING gin (words gin_trgm_ops)")
    except sa.exc.DBAPIError:
        print("pg_trgm could not be created: the search works without it, but slower.")


def _fill() -> None:
    """The words of what is there already, spelled as the house spells them."""
    bind = op.get_bind()
    columns = ", ".join(SEARCHED)
    rows = bind.execute(sa.text(f"SELECT id, COALESCE(submitted_at, created_at) AS at, {columns} FROM proposals")).mappings()
    texts = sa.table("proposal_texts", sa.column("proposal_id"), sa.column("words"), sa.column("changed_at"))
    for row in rows.all():
        words = _spelled("\n".join(row[name] or "" for name in SEARCHED))
        bind.execute(texts.insert().values(proposal_id=row["id"], words=words, changed_at=row["at"]))


def _spelled(text: str) -> str:
    plain = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    return "".join(_letters(sign) for sign in plain)


def _letters(sign: str) -> str:
    if not 0xAC00 <= ord(sign) <= 0xD7A3:
        return sign
    letters = unicodedata.normalize("NFD", sign)
    return letters if len(letters) == 3 else letters + NO_END


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for trigger in ("added", "gone", "changed"):
            op.execute(f"DROP TRIGGER proposal_texts_{trigger}")
        op.execute("DROP TABLE proposal_index")
    with op.batch_alter_table('proposals', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_proposals_submitted_at'))
        batch_op.drop_column('revision')
        batch_op.drop_column('breakdown')
        batch_op.drop_column('lon')
        batch_op.drop_column('lat')
        batch_op.drop_column('reaches_district')
        batch_op.drop_column('group_name')
        batch_op.drop_column('proposer')
        batch_op.drop_column('category')
        batch_op.drop_column('period')
        batch_op.drop_column('beneficiaries')
        batch_op.drop_column('effect')

    with op.batch_alter_table('proposal_texts', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_proposal_texts_changed_at'))

    op.drop_table('proposal_texts')
    op.drop_table('paper_entries')
    with op.batch_alter_table('invitations', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_invitations_proposal_id'))
        batch_op.drop_index(batch_op.f('ix_invitations_account_id'))

    op.drop_table('invitations')
    with op.batch_alter_table('draft_copies', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_draft_copies_proposal_id'))

    op.drop_table('draft_copies')
    with op.batch_alter_table('attachments', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_attachments_proposal_id'))

    op.drop_table('attachments')
    op.drop_table('unit_prices')
