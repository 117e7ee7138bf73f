-- A link by which a person who cannot sign in any more sets a new password. Of its secret only the SHA-256 is kept.
create table recovery_link (
  id uuid primary key,
  secret_hash text not null unique,
  person_id text not null references identity_user (id),
  -- also takes away the second step and the passkeys: the phone was lost or stolen
  removes_second_step boolean not null,
  made_by text not null,
  made_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  withdrawn_at timestamptz
);
create index recovery_link_by_person on recovery_link (person_id);
