-- A strategic plan: levels that it names itself, a tree of objectives in versions, and caseloads. A version in force is never edited:
-- a revision copies it, and the lineage says which objective of one version is which of another.
alter table plan
  add column version int not null default 1,
  add column illustrative boolean not null default false;

create table plan_level (
  operation_id uuid not null,
  plan_id uuid not null,
  position smallint not null check (position between 1 and 9),
  names jsonb not null,
  primary key (operation_id, plan_id, position),
  foreign key (operation_id, plan_id) references plan (operation_id, id)
);

create table plan_version (
  operation_id uuid not null,
  plan_id uuid not null,
  no smallint not null check (no > 0),
  status text not null default 'draft' check (status in ('draft', 'in-force', 'superseded')),
  in_force_from date,
  note text,
  version int not null default 1,
  primary key (operation_id, plan_id, no),
  foreign key (operation_id, plan_id) references plan (operation_id, id),
  check ((status = 'draft') = (in_force_from is null))
);
create unique index plan_version_in_force on plan_version (operation_id, plan_id) where status = 'in-force';
create unique index plan_version_draft on plan_version (operation_id, plan_id) where status = 'draft';

create table objective (
  operation_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  version_no smallint not null,
  -- the same through all versions of the plan
  lineage_id uuid not null,
  parent_id uuid,
  level smallint not null,
  code text not null,
  names jsonb not null,
  cluster_id uuid,
  sort smallint not null default 100,
  -- why it is ended; an ended one stays in its version and is not copied into the next
  ended text,
  source text,
  illustrative boolean not null default false,
  version int not null default 1,
  primary key (operation_id, id),
  foreign key (operation_id, plan_id, version_no) references plan_version (operation_id, plan_id, no),
  foreign key (operation_id, plan_id, level) references plan_level (operation_id, plan_id, position),
  foreign key (operation_id, parent_id) references objective (operation_id, id),
  foreign key (operation_id, cluster_id) references cluster (operation_id, id)
);
create unique index objective_code on objective (operation_id, plan_id, version_no, code) where ended is null;
create unique index objective_lineage on objective (operation_id, plan_id, version_no, lineage_id);
create index objective_by_level on objective (operation_id, plan_id, level);
create index objective_by_parent on objective (operation_id, parent_id);
create index objective_by_cluster on objective (operation_id, cluster_id);

-- People of an objective by area and group; a null figure is unknown. No place: of the operation as a whole.
create table caseload (
  operation_id uuid not null,
  objective_id uuid not null,
  place_id uuid,
  group_id uuid,
  in_need bigint check (in_need >= 0),
  targeted bigint check (targeted >= 0),
  source text,
  unique nulls not distinct (operation_id, objective_id, place_id, group_id),
  foreign key (operation_id, objective_id) references objective (operation_id, id),
  foreign key (operation_id, place_id) references place (operation_id, id),
  foreign key (operation_id, group_id) references population_group (operation_id, id)
);
create index caseload_by_place on caseload (operation_id, place_id);
create index caseload_by_group on caseload (operation_id, group_id);
