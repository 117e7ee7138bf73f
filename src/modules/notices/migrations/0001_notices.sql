-- What a person is told, once under each key.
create table notice (
  operation_id uuid not null references operation (id),
  id uuid not null,
  person_id text not null references identity_user (id),
  key text not null,
  kind text not null,
  -- subject and body in each language, as the room that tells it wrote them
  texts jsonb not null,
  -- path on this site
  link text not null check (link like '/%'),
  due date,
  made_at timestamptz not null,
  read_at timestamptz,
  primary key (operation_id, id),
  unique (operation_id, person_id, key)
);
create index notice_by_person on notice (person_id, made_at desc, id);
create index notice_unread on notice (person_id, operation_id) where read_at is null;

-- Mails that wait or went out. Neither the address nor the words are kept: both follow from the person, the kind and the link when it is sent.
create table outbox (
  id uuid primary key,
  person_id text not null references identity_user (id),
  operation_id uuid references operation (id),
  -- the kind of the notice, or `digest`
  kind text not null,
  link text not null,
  -- of a digest: how many notices it stands for
  notices int,
  key text not null,
  state text not null default 'queued' check (state in ('queued', 'sent', 'failed', 'given-up')),
  attempts int not null default 0,
  last_error text,
  queued_at timestamptz not null,
  again_at timestamptz,
  sent_at timestamptz,
  unique (person_id, key),
  check ((state = 'sent') = (sent_at is not null)),
  check (state <> 'failed' or again_at is not null)
);
create index outbox_by_state on outbox (state, queued_at desc);
create index outbox_by_operation on outbox (operation_id);

-- How a person wants mails of a kind; without a row they come at once.
create table notice_preference (
  person_id text not null references identity_user (id),
  kind text not null,
  mail text not null check (mail in ('at-once', 'weekly', 'never')),
  primary key (person_id, kind)
);

create table calendar_entry (
  operation_id uuid not null references operation (id),
  id uuid not null,
  key text not null,
  texts jsonb not null,
  link text not null check (link like '/%'),
  -- an instant, or a whole day
  starts_at timestamptz,
  ends_at timestamptz check (ends_at > starts_at),
  on_day date,
  cancelled boolean not null default false,
  -- rises with each change (RFC 5545, 3.8.7.4)
  sequence int not null default 0,
  changed_at timestamptz not null,
  primary key (operation_id, id),
  unique (operation_id, key),
  check ((starts_at is null) <> (on_day is null))
);

-- Whose calendar shows an entry: one person's, or everybody's who holds a role, in a cluster or for an organisation.
create table calendar_audience (
  operation_id uuid not null,
  entry_id uuid not null,
  id uuid not null,
  person_id text references identity_user (id),
  role text,
  cluster_id uuid,
  organisation_id uuid,
  primary key (operation_id, id),
  foreign key (operation_id, entry_id) references calendar_entry (operation_id, id),
  foreign key (operation_id, cluster_id) references cluster (operation_id, id),
  foreign key (operation_id, organisation_id) references organisation (operation_id, id),
  check (coalesce(person_id, role, cluster_id::text, organisation_id::text) is not null)
);
create index calendar_audience_by_entry on calendar_audience (operation_id, entry_id);
create index calendar_audience_by_person on calendar_audience (person_id);
create index calendar_audience_by_cluster on calendar_audience (operation_id, cluster_id);
create index calendar_audience_by_organisation on calendar_audience (operation_id, organisation_id);

-- The secret address of a person's calendar; of the secret only the SHA-256 is kept.
create table calendar_feed (
  id uuid primary key,
  person_id text not null references identity_user (id),
  secret_hash text not null unique,
  made_at timestamptz not null,
  revoked_at timestamptz
);
create unique index calendar_feed_of_person on calendar_feed (person_id) where revoked_at is null;

-- Audiences that a merge moved to another cluster or organisation, so that they go back when the two are separated.
create table moved_audience (
  merge_id uuid not null,
  -- the merged entry
  entry_id uuid not null,
  holder_id uuid not null,
  primary key (merge_id, entry_id, holder_id)
);
