-- Work contacts. What names a person or reaches them is sealed (kernel/vault.ts): the key is not in this database.
create table contact (
  operation_id uuid not null references operation (id),
  id uuid not null,
  -- the account of the person, where they have one
  person_id text references identity_user (id),
  organisation_id uuid,
  -- who may see it: own organisation and coordination, members of the same clusters, everybody in the operation
  visibility text not null default 'coordination' check (visibility in ('coordination', 'clusters', 'all')),
  sealed bytea,
  wrapped_key bytea,
  -- left the operation
  ended_on date,
  erased_at timestamptz,
  made_by text not null,
  made_at timestamptz not null,
  version int not null default 1,
  primary key (operation_id, id),
  foreign key (operation_id, organisation_id) references organisation (operation_id, id),
  check ((erased_at is null) = (sealed is not null)),
  check ((erased_at is null) = (wrapped_key is not null))
);
-- Whoever comes back begins anew.
create unique index contact_by_person on contact (operation_id, person_id) where person_id is not null and ended_on is null;
create index contact_person on contact (person_id);
create index contact_by_organisation on contact (operation_id, organisation_id);

create table contact_cluster (
  operation_id uuid not null,
  id uuid not null,
  contact_id uuid not null,
  cluster_id uuid not null,
  primary key (operation_id, id),
  foreign key (operation_id, contact_id) references contact (operation_id, id),
  foreign key (operation_id, cluster_id) references cluster (operation_id, id)
);
create index contact_cluster_by_contact on contact_cluster (operation_id, contact_id);
create index contact_cluster_by_cluster on contact_cluster (operation_id, cluster_id);

-- Where a contact checked in, and out again: the operation as a whole when no place is named.
create table contact_stay (
  operation_id uuid not null,
  id uuid not null,
  contact_id uuid not null,
  place_id uuid,
  since date not null,
  -- the day they said they would check out by
  until date check (until >= since),
  left_on date check (left_on >= since),
  primary key (operation_id, id),
  foreign key (operation_id, contact_id) references contact (operation_id, id),
  foreign key (operation_id, place_id) references place (operation_id, id)
);
create index contact_stay_by_contact on contact_stay (operation_id, contact_id);
create index contact_stay_by_place on contact_stay (operation_id, place_id);
-- Nobody is at two places, nor twice in the operation.
create unique index contact_stay_open on contact_stay (operation_id, contact_id, (place_id is null)) where left_on is null;

-- Whom to talk to: of a cluster, an organisation or the operation as a whole, from a day to a day. Ended, never deleted.
create table responsibility (
  operation_id uuid not null references operation (id),
  id uuid not null,
  kind text not null check (kind in ('task-manager', 'deputy', 'information-officer', 'focal-point')),
  cluster_id uuid,
  organisation_id uuid,
  person_id text references identity_user (id),
  contact_id uuid,
  starts date not null,
  -- the last day
  ends date check (ends >= starts),
  given_by text not null,
  given_at timestamptz not null,
  ended_by text,
  version int not null default 1,
  primary key (operation_id, id),
  foreign key (operation_id, cluster_id) references cluster (operation_id, id),
  foreign key (operation_id, organisation_id) references organisation (operation_id, id),
  foreign key (operation_id, contact_id) references contact (operation_id, id),
  check (num_nonnulls(person_id, contact_id) = 1),
  check (num_nonnulls(cluster_id, organisation_id) <= 1)
);
create index responsibility_by_cluster on responsibility (operation_id, cluster_id);
create index responsibility_by_organisation on responsibility (operation_id, organisation_id);
create index responsibility_by_contact on responsibility (operation_id, contact_id);
create index responsibility_by_person on responsibility (person_id);

-- A sheet of contacts that was stored. The file is not kept: it names people. What changed contacts said before stays sealed as it was.
create table contact_import (
  operation_id uuid not null references operation (id),
  id uuid not null,
  actor_id text not null,
  at timestamptz not null,
  made int not null,
  changed int not null,
  undone_at timestamptz,
  primary key (operation_id, id)
);
create table contact_import_row (
  operation_id uuid not null,
  id uuid not null,
  import_id uuid not null,
  contact_id uuid not null,
  -- the version that the import left behind
  version int not null,
  -- null: the import made it
  before_sealed bytea,
  before_key bytea,
  before_organisation_id uuid,
  before_clusters uuid[],
  primary key (operation_id, id),
  foreign key (operation_id, import_id) references contact_import (operation_id, id),
  foreign key (operation_id, contact_id) references contact (operation_id, id),
  foreign key (operation_id, before_organisation_id) references organisation (operation_id, id)
);
create index contact_import_row_by_import on contact_import_row (operation_id, import_id);
create index contact_import_row_by_contact on contact_import_row (operation_id, contact_id);
create index contact_import_row_by_organisation on contact_import_row (operation_id, before_organisation_id);

alter table moved_coordination drop constraint moved_coordination_kind_check;
alter table moved_coordination add constraint moved_coordination_kind_check check (kind in (
  'meeting', 'meeting_attendance', 'action_point', 'document', 'handover', 'contact', 'contact_cluster', 'contact_stay', 'responsibility'));
