-- Answers of commands by their id, so that giving a command twice gives the same answer and changes nothing.
create table command_receipt (
  command_id uuid primary key,
  command text not null,
  actor_id text not null,
  input_hash text not null,
  answer jsonb,
  given_at timestamptz not null default now()
);

-- The journal is one chain per operation; its head is locked last in each transaction, so that the lock is short.
create table journal_head (
  operation_id uuid primary key,
  seq bigint not null,
  hash text not null
);

create table journal (
  operation_id uuid not null,
  seq bigint not null,
  command_id uuid not null,
  command text not null,
  actor_id text not null,
  actor_kind text not null,
  device_at timestamptz,
  server_at timestamptz not null,
  input jsonb not null,
  touched jsonb not null,
  previous_hash text not null,
  hash text not null,
  primary key (operation_id, seq)
);
create index journal_by_command on journal (command_id);
create index journal_by_touched on journal using gin (touched jsonb_path_ops);


-- Files as received, kept whole: the raw side of every import.
create table stored_file (
  id uuid primary key,
  name text not null,
  media_type text not null,
  bytes bytea not null,
  sha256 text not null,
  stored_at timestamptz not null default now()
);
alter table stored_file alter column bytes set storage external;

create table installation_setting (
  key text primary key,
  value jsonb not null
);
