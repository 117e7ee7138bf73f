create table operation (
  id uuid primary key,
  code text not null unique check (code ~ '^[A-Z0-9][A-Z0-9-]{1,19}$'),
  names jsonb not null,
  -- ISO 3166-1 alpha-2
  country text not null check (country ~ '^[A-Z]{2}$'),
  starts date,
  ends date check (ends is null or starts is null or ends >= starts),
  -- A demonstration may be seen through every role; its illustrative figures are marked everywhere.
  demonstration boolean not null default false,
  -- Months that accept no more reports, YYYY-MM.
  closed_periods text[] not null default '{}',
  -- Sourced facts of the operation as a whole (money channelled, relocation), each with its source key.
  facts jsonb not null default '[]',
  version int not null default 1,
  created_at timestamptz not null default now()
);

create table hub (
  operation_id uuid not null references operation (id),
  id uuid not null,
  names jsonb not null,
  country text not null,
  active boolean not null,
  valid_from text,
  valid_to text,
  source text,
  primary key (operation_id, id)
);
create unique index hub_one_active on hub (operation_id) where active;

create table timeline_event (
  operation_id uuid not null references operation (id),
  id uuid not null,
  -- ISO date, month or year, as precise as the source is
  happened text not null,
  texts jsonb not null,
  source text,
  primary key (operation_id, id)
);

create table source (
  operation_id uuid not null references operation (id),
  key text not null,
  title text not null,
  url text,
  primary key (operation_id, key)
);
