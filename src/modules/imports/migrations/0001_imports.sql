-- A received file and what became of it. The file itself is kept whole, so every figure traces back to a row of it.
create table import (
  operation_id uuid not null references operation (id),
  id uuid not null,
  -- what the file is read as: activities, needs …
  feed text not null,
  status text not null default 'received' check (status in ('received', 'committed', 'undone')),
  file_id uuid not null references stored_file (id),
  file_name text not null,
  sheet text,
  -- period, learning, as asked for
  options jsonb not null default '{}',
  -- rows read, new, changed, unchanged, rejected, repaired
  counts jsonb,
  problems jsonb not null default '[]',
  actor_id text not null,
  received_at timestamptz not null default now(),
  committed_at timestamptz,
  undone_at timestamptz,
  version int not null default 1,
  primary key (operation_id, id)
);
create index import_by_time on import (operation_id, received_at desc);
create index import_by_file on import (file_id);
