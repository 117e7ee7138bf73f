-- Figures and lists of an operation or a cluster for a span of months, as they stood when they were taken. Never changed.
create table snapshot (
  operation_id uuid not null references operation (id),
  id uuid not null,
  -- null: of the whole operation
  cluster_id uuid,
  period_from text not null check (period_from ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  period_to text not null check (period_to ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  taken_at timestamptz not null,
  taken_by text not null,
  -- canonical JSON (RFC 8785): what the hash is of, byte for byte
  content text not null,
  hash text not null check (hash = encode(sha256(convert_to(content, 'UTF8')), 'hex')),
  illustrative boolean not null,
  primary key (operation_id, id),
  foreign key (operation_id, cluster_id) references cluster (operation_id, id),
  check (period_from <= period_to)
);
create index snapshot_by_cluster on snapshot (operation_id, cluster_id, period_to);

create function refuse_change_of_snapshot() returns trigger language plpgsql as $$
begin
  raise exception 'A snapshot is never changed.';
end $$;
create trigger snapshot_stays before update on snapshot for each row execute function refuse_change_of_snapshot();

-- One edition of a situation report: a snapshot with what is written beside it.
create table sitrep (
  operation_id uuid not null references operation (id),
  id uuid not null,
  cluster_id uuid,
  period_from text not null,
  period_to text not null,
  edition int not null check (edition > 0),
  state text not null default 'drafted' check (state in ('drafted', 'reviewed', 'published', 'replaced', 'withdrawn')),
  snapshot_id uuid not null,
  -- language → part → text
  texts jsonb not null default '{}',
  -- the published edition that this one corrects, and what was wrong with it
  replaces_id uuid,
  correction text,
  made_by text not null,
  made_at timestamptz not null,
  -- everybody who made it or wrote in it: none of them reviews it
  written_by text[] not null default '{}',
  reviewed_by text,
  reviewed_at timestamptz,
  published_by text,
  published_at timestamptz,
  version int not null default 1,
  primary key (operation_id, id),
  foreign key (operation_id, snapshot_id) references snapshot (operation_id, id),
  foreign key (operation_id, cluster_id) references cluster (operation_id, id),
  foreign key (operation_id, replaces_id) references sitrep (operation_id, id),
  check ((replaces_id is null) = (correction is null)),
  check ((edition = 1) = (replaces_id is null)),
  check ((state in ('published', 'replaced')) = (published_at is not null)),
  check (state not in ('reviewed', 'published', 'replaced') or reviewed_at is not null)
);
create index sitrep_by_period on sitrep (operation_id, period_to desc, period_from);
create index sitrep_by_cluster on sitrep (operation_id, cluster_id);
create index sitrep_by_snapshot on sitrep (operation_id, snapshot_id);
create index sitrep_by_replaced on sitrep (operation_id, replaces_id) where replaces_id is not null;
-- An edition is there once, and one edition at a time is being worked on.
create unique index sitrep_edition on sitrep (operation_id, coalesce(cluster_id, operation_id), period_from, period_to, edition)
  where state <> 'withdrawn';
create unique index sitrep_in_work on sitrep (operation_id, coalesce(cluster_id, operation_id), period_from, period_to)
  where state in ('drafted', 'reviewed');
create unique index sitrep_published on sitrep (operation_id, coalesce(cluster_id, operation_id), period_from, period_to)
  where state = 'published';

create table sitrep_event (
  operation_id uuid not null,
  sitrep_id uuid not null,
  no int not null check (no > 0),
  kind text not null,
  at timestamptz not null,
  actor_id text not null,
  -- why it was sent back or withdrawn; the language that was written in
  note text,
  primary key (operation_id, sitrep_id, no),
  foreign key (operation_id, sitrep_id) references sitrep (operation_id, id)
);
