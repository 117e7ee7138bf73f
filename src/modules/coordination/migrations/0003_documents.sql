-- The library of a cluster, or of the operation as a whole. A document has versions; none of them is ever changed.
create table document (
  operation_id uuid not null references operation (id),
  id uuid not null,
  cluster_id uuid,
  title text not null,
  -- why it is not valid any more; it stays in the library
  ended text,
  version int not null default 1,
  primary key (operation_id, id),
  foreign key (operation_id, cluster_id) references cluster (operation_id, id)
);
create index document_by_cluster on document (operation_id, cluster_id);

create table document_version (
  operation_id uuid not null,
  document_id uuid not null,
  no int not null check (no > 0),
  file_id uuid not null references stored_file (id),
  file_name text not null,
  bytes int not null,
  -- what is new in it
  note text,
  added_by text not null,
  added_at timestamptz not null,
  primary key (operation_id, document_id, no),
  foreign key (operation_id, document_id) references document (operation_id, id)
);
create index document_version_by_file on document_version (file_id);

alter table moved_coordination drop constraint moved_coordination_kind_check;
alter table moved_coordination add constraint moved_coordination_kind_check
  check (kind in ('meeting', 'meeting_attendance', 'action_point', 'document'));
