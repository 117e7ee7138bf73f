-- A figure of need has versions: what it said before is kept, for its history and for taking an import back.
alter table need add column version int not null default 1;

create table need_before (
  operation_id uuid not null,
  place_id uuid not null,
  cluster_id uuid,
  group_id uuid,
  period text not null,
  version int not null,
  in_need bigint,
  targeted bigint,
  severity smallint,
  source text,
  illustrative boolean not null,
  -- the import that wrote this version, if one did
  import_id uuid,
  -- taken back: it is history, and never holds again
  undone boolean not null default false,
  replaced_at timestamptz not null default now(),
  unique nulls not distinct (operation_id, place_id, cluster_id, group_id, period, version),
  foreign key (operation_id, place_id) references place (operation_id, id),
  foreign key (operation_id, cluster_id) references cluster (operation_id, id),
  foreign key (operation_id, group_id) references population_group (operation_id, id)
);
create index need_before_by_cluster on need_before (operation_id, cluster_id);
create index need_before_by_group on need_before (operation_id, group_id);
create index need_before_by_import on need_before (operation_id, import_id) where import_id is not null;
