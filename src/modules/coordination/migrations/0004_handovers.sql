-- A cluster handed over from one task manager to another, and how much was open then.
create table handover (
  operation_id uuid not null references operation (id),
  id uuid not null,
  cluster_id uuid not null,
  from_person text not null references identity_user (id),
  to_person text not null references identity_user (id),
  note text,
  meetings int not null,
  action_points int not null,
  -- of the open action points, those that were the first one's own and are the other one's from here on
  moved int not null,
  by text not null,
  at timestamptz not null,
  primary key (operation_id, id),
  foreign key (operation_id, cluster_id) references cluster (operation_id, id),
  check (from_person <> to_person)
);
create index handover_by_cluster on handover (operation_id, cluster_id, at);
create index handover_by_from on handover (from_person);
create index handover_by_to on handover (to_person);

alter table moved_coordination drop constraint moved_coordination_kind_check;
alter table moved_coordination add constraint moved_coordination_kind_check
  check (kind in ('meeting', 'meeting_attendance', 'action_point', 'document', 'handover'));
