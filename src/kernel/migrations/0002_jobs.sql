-- Work that is to be done later, written in the transaction that asks for it: it is there when that was committed, and only then.
create table job (
  id uuid primary key,
  kind text not null,
  -- given by whoever asks: asked for again under the same key it is not done twice
  key text not null,
  payload jsonb not null,
  -- when it is due; written forward before each attempt, so that an attempt that was killed is made again
  run_at timestamptz not null,
  attempts int not null default 0,
  last_error text,
  asked_at timestamptz not null,
  done_at timestamptz,
  given_up_at timestamptz,
  unique (kind, key),
  check (done_at is null or given_up_at is null)
);
create index job_due on job (run_at) where done_at is null and given_up_at is null;
create index job_ended on job (coalesce(done_at, given_up_at)) where done_at is not null or given_up_at is not null;
