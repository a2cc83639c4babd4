"""Approvals of two people, second factors and the sign-ins of officials."""

import sqlalchemy as sa
from alembic import op

revision = '0003'
down_revision = '0009'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('approvals',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('state', sa.Enum('proposed', 'approved', 'rejected', 'withdrawn', 'spent', 'lapsed', name='approvalstate', native_enum=False, length=40), nullable=False),
    sa.Column('act', sa.Enum('count.open', 'roll.change', 'privacy.unseal', name='act', native_enum=False, length=40), nullable=False),
    sa.Column('noun', sa.String(), nullable=False),
    sa.Column('subject_id', sa.Integer(), nullable=False),
    sa.Column('title', sa.String(), nullable=False),
    sa.Column('dong_id', sa.Integer(), nullable=True),
    sa.Column('proposer_id', sa.Integer(), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('proposed_at', sa.DateTime(), nullable=False),
    sa.Column('approver_id', sa.Integer(), nullable=True),
    sa.Column('answer', sa.String(), nullable=False),
    sa.Column('decided_at', sa.DateTime(), nullable=True),
    sa.Column('expires', sa.DateTime(), nullable=False),
    sa.CheckConstraint("state NOT IN ('approved', 'rejected', 'spent') OR (approver_id IS NOT NULL AND decided_at IS NOT NULL)", name=op.f('ck_approvals_decided_by_both')),
    sa.CheckConstraint('approver_id IS NULL OR approver_id <> proposer_id', name=op.f('ck_approvals_other_hands')),
    sa.ForeignKeyConstraint(['approver_id'], ['accounts.id'], name=op.f('fk_approvals_approver_id')),
    sa.ForeignKeyConstraint(['dong_id'], ['dongs.id'], name=op.f('fk_approvals_dong_id')),
    sa.ForeignKeyConstraint(['proposer_id'], ['accounts.id'], name=op.f('fk_approvals_proposer_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_approvals'))
    )
    with op.batch_alter_table('approvals', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_approvals_noun_subject_id'), ['noun', 'subject_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_approvals_state'), ['state'], unique=False)
        batch_op.create_index('uq_approvals_open', ['act', 'subject_id'], unique=True, sqlite_where=sa.text("state IN ('proposed', 'approved')"), postgresql_where=sa.text("state IN ('proposed', 'approved')"))

    op.create_index('uq_counts_id_counted_by', 'counts', ['id', 'counted_by'], unique=True)
    with op.batch_alter_table('certifications', schema=None) as batch_op:
        batch_op.add_column(sa.Column('counted_by', sa.Integer(), nullable=True))
    op.execute('UPDATE certifications SET counted_by = (SELECT counted_by FROM counts WHERE counts.id = count_id)')
    with op.batch_alter_table('certifications', schema=None) as batch_op:
        batch_op.alter_column('counted_by', existing_type=sa.Integer(), nullable=False)
        batch_op.drop_constraint(batch_op.f('fk_certifications_count_id'), type_='foreignkey')
        batch_op.create_foreign_key(batch_op.f('fk_certifications_count_id'), 'counts', ['count_id', 'counted_by'], ['id', 'counted_by'])
        batch_op.create_check_constraint(batch_op.f('ck_certifications_other_hands'), 'certified_by <> counted_by')

    op.create_table('passkeys',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('account_id', sa.Integer(), nullable=False),
    sa.Column('credential_id', sa.LargeBinary(), nullable=False),
    sa.Column('public_key', sa.LargeBinary(), nullable=False),
    sa.Column('sign_count', sa.Integer(), nullable=False),
    sa.Column('label', sa.String(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('used_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['account_id'], ['accounts.id'], name=op.f('fk_passkeys_account_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_passkeys')),
    sa.UniqueConstraint('credential_id', name=op.f('uq_passkeys_credential_id'))
    )
    with op.batch_alter_table('passkeys', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_passkeys_account_id'), ['account_id'], unique=False)

    op.create_table('password_resets',
    sa.Column('token_hash', sa.String(), nullable=False),
    sa.Column('account_id', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('expires_at', sa.DateTime(), nullable=False),
    sa.Column('used_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['account_id'], ['accounts.id'], name=op.f('fk_password_resets_account_id')),
    sa.PrimaryKeyConstraint('token_hash', name=op.f('pk_password_resets'))
    )
    with op.batch_alter_table('password_resets', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_password_resets_account_id'), ['account_id'], unique=False)

    op.create_table('recovery_codes',
    sa.Column('code_hash', sa.String(), nullable=False),
    sa.Column('account_id', sa.Integer(), nullable=False),
    sa.Column('used_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['account_id'], ['accounts.id'], name=op.f('fk_recovery_codes_account_id')),
    sa.PrimaryKeyConstraint('code_hash', name=op.f('pk_recovery_codes'))
    )
    with op.batch_alter_table('recovery_codes', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_recovery_codes_account_id'), ['account_id'], unique=False)

    op.create_table('totp_keys',
    sa.Column('account_id', sa.Integer(), nullable=False),
    sa.Column('locked', sa.LargeBinary(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('last_step', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['accounts.id'], name=op.f('fk_totp_keys_account_id')),
    sa.PrimaryKeyConstraint('account_id', name=op.f('pk_totp_keys'))
    )
    with op.batch_alter_table('role_grants', schema=None) as batch_op:
        batch_op.add_column(sa.Column('revoked_by', sa.Integer(), nullable=True))
        batch_op.create_foreign_key(batch_op.f('fk_role_grants_revoked_by'), 'accounts', ['revoked_by'], ['id'])

    with op.batch_alter_table('sign_ins', schema=None) as batch_op:
        batch_op.add_column(sa.Column('seen_at', sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column('second_factor_at', sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column('confirmed_at', sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column('device', sa.String(), server_default='', nullable=False))


def downgrade() -> None:
    with op.batch_alter_table('sign_ins', schema=None) as batch_op:
        batch_op.drop_column('device')
        batch_op.drop_column('confirmed_at')
        batch_op.drop_column('second_factor_at')
        batch_op.drop_column('seen_at')

    with op.batch_alter_table('role_grants', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_role_grants_revoked_by'), type_='foreignkey')
        batch_op.drop_column('revoked_by')

    op.drop_table('totp_keys')
    with op.batch_alter_table('recovery_codes', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_recovery_codes_account_id'))

    op.drop_table('recovery_codes')
    with op.batch_alter_table('password_resets', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_password_resets_account_id'))

    op.drop_table('password_resets')
    with op.batch_alter_table('passkeys', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_passkeys_account_id'))

    op.drop_table('passkeys')

    with op.batch_alter_table('certifications', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('ck_certifications_other_hands'), type_='check')
        batch_op.drop_constraint(batch_op.f('fk_certifications_count_id'), type_='foreignkey')
        batch_op.create_foreign_key(batch_op.f('fk_certifications_count_id'), 'counts', ['count_id'], ['id'])
        batch_op.drop_column('counted_by')
    op.drop_index('uq_counts_id_counted_by', table_name='counts')

    with op.batch_alter_table('approvals', schema=None) as batch_op:
        batch_op.drop_index('uq_approvals_open', sqlite_where=sa.text("state IN ('proposed', 'approved')"), postgresql_where=sa.text("state IN ('proposed', 'approved')"))
        batch_op.drop_index(batch_op.f('ix_approvals_state'))
        batch_op.drop_index(batch_op.f('ix_approvals_noun_subject_id'))

    op.drop_table('approvals')
