-- Meetings of a cluster, or of the operation as a whole when no cluster is named; what was decided there and what is to be done.
create table meeting (
  operation_id uuid not null references operation (id),
  id uuid not null,
  cluster_id uuid,
  title text not null,
  state text not null default 'called' check (state in ('called', 'held', 'minutes-agreed', 'cancelled')),
  starts_at timestamptz not null,
  ends_at timestamptz check (ends_at > starts_at),
  -- IANA name of the time zone of the place it is held in: the hour that people there read
  time_zone text not null,
  place text,
  link text,
  agenda text[] not null default '{}',
  minutes text,
  decisions text[] not null default '{}',
  -- why it was cancelled
  cancelled text,
  called_by text not null,
  called_at timestamptz not null,
  held_by text,
  held_at timestamptz,
  agreed_by text,
  agreed_at timestamptz,
  version int not null default 1,
  primary key (operation_id, id),
  foreign key (operation_id, cluster_id) references cluster (operation_id, id),
  check ((state = 'cancelled') = (cancelled is not null)),
  check ((state in ('held', 'minutes-agreed')) = (held_at is not null)),
  check ((state = 'minutes-agreed') = (agreed_at is not null)),
  check (state <> 'minutes-agreed' or minutes is not null)
);
create index meeting_by_cluster on meeting (operation_id, cluster_id, starts_at);

-- Who was there: an organisation, a person with an account, or a person for an organisation.
create table meeting_attendance (
  operation_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  organisation_id uuid,
  person_id text references identity_user (id),
  primary key (operation_id, id),
  foreign key (operation_id, meeting_id) references meeting (operation_id, id),
  foreign key (operation_id, organisation_id) references organisation (operation_id, id),
  check (organisation_id is not null or person_id is not null)
);
create index meeting_attendance_by_meeting on meeting_attendance (operation_id, meeting_id);
create index meeting_attendance_by_organisation on meeting_attendance (operation_id, organisation_id);
create index meeting_attendance_by_person on meeting_attendance (person_id);

create table action_point (
  operation_id uuid not null references operation (id),
  id uuid not null,
  cluster_id uuid,
  -- the meeting that agreed on it; null: agreed on between meetings
  meeting_id uuid,
  what text not null,
  organisation_id uuid not null,
  person_id text references identity_user (id),
  due date not null,
  state text not null default 'open' check (state in ('open', 'done', 'dropped')),
  closed_at timestamptz,
  version int not null default 1,
  primary key (operation_id, id),
  foreign key (operation_id, cluster_id) references cluster (operation_id, id),
  foreign key (operation_id, meeting_id) references meeting (operation_id, id),
  foreign key (operation_id, organisation_id) references organisation (operation_id, id),
  check ((state = 'open') = (closed_at is null))
);
create index action_point_by_cluster on action_point (operation_id, cluster_id, state, due);
create index action_point_by_organisation on action_point (operation_id, organisation_id, state, due);
create index action_point_by_meeting on action_point (operation_id, meeting_id);
create index action_point_by_person on action_point (person_id);

-- What happened to an action point, in the order it happened; `came-back` is one meeting after the other that found it open.
create table action_point_event (
  operation_id uuid not null,
  action_point_id uuid not null,
  no int not null check (no > 0),
  kind text not null check (kind in ('raised', 'came-back', 'changed', 'done', 'dropped', 'reopened')),
  at timestamptz not null,
  actor_id text not null,
  meeting_id uuid,
  -- what was done, why it was dropped or opened again
  note text,
  -- the deadline and the organisation that the point has from here on
  due date not null,
  organisation_id uuid not null,
  primary key (operation_id, action_point_id, no),
  foreign key (operation_id, action_point_id) references action_point (operation_id, id),
  foreign key (operation_id, meeting_id) references meeting (operation_id, id),
  foreign key (operation_id, organisation_id) references organisation (operation_id, id)
);
create unique index action_point_event_back on action_point_event (operation_id, meeting_id, action_point_id) where kind = 'came-back';
create index action_point_event_by_organisation on action_point_event (operation_id, organisation_id);

-- What a merge of clusters or organisations moved to another one, so that it goes back when the two are separated.
create table moved_coordination (
  merge_id uuid not null,
  -- the merged entry
  entry_id uuid not null,
  kind text not null check (kind in ('meeting', 'meeting_attendance', 'action_point')),
  holder_id uuid not null,
  primary key (merge_id, entry_id, kind, holder_id)
);
