create table plan (
  operation_id uuid not null references operation (id),
  id uuid not null,
  code text not null,
  names jsonb not null,
  starts date,
  ends date,
  source text,
  primary key (operation_id, id),
  unique (operation_id, code)
);

create table cluster (
  operation_id uuid not null references operation (id),
  id uuid not null,
  code text not null,
  names jsonb not null,
  aliases text[] not null default '{}',
  -- the cluster an area of responsibility belongs to
  parent_id uuid,
  sort smallint not null default 100,
  valid_from date,
  valid_to date,
  -- how its head is called, and who heads it where that is sourced
  lead text,
  deputy text,
  lead_source text,
  note text,
  status text not null default 'reviewed' check (status in ('reviewed', 'unreviewed', 'merged')),
  merged_into uuid,
  source text,
  version int not null default 1,
  primary key (operation_id, id),
  foreign key (operation_id, parent_id) references cluster (operation_id, id),
  foreign key (operation_id, merged_into) references cluster (operation_id, id),
  check ((status = 'merged') = (merged_into is not null))
);
create unique index cluster_code on cluster (operation_id, code) where status <> 'merged';
create index cluster_by_parent on cluster (operation_id, parent_id);
create index cluster_by_merge on cluster (operation_id, merged_into) where merged_into is not null;

create table cluster_predecessor (
  operation_id uuid not null,
  cluster_id uuid not null,
  predecessor_id uuid not null,
  confidence text,
  primary key (operation_id, cluster_id, predecessor_id),
  foreign key (operation_id, cluster_id) references cluster (operation_id, id),
  foreign key (operation_id, predecessor_id) references cluster (operation_id, id)
);
create index cluster_predecessor_back on cluster_predecessor (operation_id, predecessor_id);

create table cluster_member (
  operation_id uuid not null,
  cluster_id uuid not null,
  organisation_id uuid not null,
  source text,
  primary key (operation_id, cluster_id, organisation_id),
  foreign key (operation_id, cluster_id) references cluster (operation_id, id),
  foreign key (operation_id, organisation_id) references organisation (operation_id, id)
);
create index cluster_member_back on cluster_member (operation_id, organisation_id);

create table population_group (
  operation_id uuid not null references operation (id),
  id uuid not null,
  code text not null,
  names jsonb not null,
  aliases text[] not null default '{}',
  sort smallint not null default 100,
  status text not null default 'reviewed' check (status in ('reviewed', 'unreviewed', 'merged')),
  merged_into uuid,
  version int not null default 1,
  primary key (operation_id, id),
  foreign key (operation_id, merged_into) references population_group (operation_id, id),
  check ((status = 'merged') = (merged_into is not null))
);
create unique index population_group_code on population_group (operation_id, code) where status <> 'merged';
create index population_group_by_merge on population_group (operation_id, merged_into) where merged_into is not null;

create table activity_type (
  operation_id uuid not null references operation (id),
  id uuid not null,
  cluster_id uuid not null,
  code text,
  names jsonb not null,
  aliases text[] not null default '{}',
  unit text check (unit in ('people', 'households', 'items', 'facilities', 'sessions', 'money')),
  audience text check (audience in ('children', 'adults')),
  recurrent boolean not null default false,
  indicator_codes text[] not null default '{}',
  retired boolean not null default false,
  illustrative boolean not null default false,
  status text not null default 'reviewed' check (status in ('reviewed', 'unreviewed', 'merged')),
  merged_into uuid,
  version int not null default 1,
  primary key (operation_id, id),
  foreign key (operation_id, cluster_id) references cluster (operation_id, id),
  foreign key (operation_id, merged_into) references activity_type (operation_id, id),
  check ((status = 'merged') = (merged_into is not null))
);
create index activity_type_by_cluster on activity_type (operation_id, cluster_id);
create index activity_type_by_merge on activity_type (operation_id, merged_into) where merged_into is not null;

create table project (
  operation_id uuid not null references operation (id),
  id uuid not null,
  code text not null,
  title text not null,
  cluster_id uuid,
  -- integer minor units; null is unknown
  budget_minor bigint check (budget_minor >= 0),
  budget_currency text check (budget_currency ~ '^[A-Z]{3}$'),
  starts date,
  ends date,
  agencies text[] not null default '{}',
  donors text[] not null default '{}',
  note text,
  source text,
  version int not null default 1,
  primary key (operation_id, id),
  unique (operation_id, code),
  foreign key (operation_id, cluster_id) references cluster (operation_id, id)
);
create index project_by_cluster on project (operation_id, cluster_id);

-- People in need and targeted by place, cluster, group and period; a null figure is unknown. No cluster: of the place as a whole.
create table need (
  operation_id uuid not null references operation (id),
  place_id uuid not null,
  cluster_id uuid,
  group_id uuid,
  -- month from which the figure holds, YYYY-MM
  period text not null check (period ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  in_need bigint check (in_need >= 0),
  targeted bigint check (targeted >= 0),
  severity smallint check (severity between 1 and 5),
  source text,
  illustrative boolean not null default false,
  import_id uuid,
  unique nulls not distinct (operation_id, place_id, cluster_id, group_id, period),
  foreign key (operation_id, place_id) references place (operation_id, id),
  foreign key (operation_id, cluster_id) references cluster (operation_id, id),
  foreign key (operation_id, group_id) references population_group (operation_id, id)
);
create index need_by_cluster on need (operation_id, cluster_id);
create index need_by_group on need (operation_id, group_id);
create index need_by_import on need (operation_id, import_id) where import_id is not null;

-- People displaced, returned or living in a place as a source counted them; never recomputed over the source's own count.
create table population_figure (
  operation_id uuid not null references operation (id),
  place_id uuid not null,
  site text not null default '',
  group_id uuid,
  period text not null check (period ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  people bigint check (people >= 0),
  households bigint check (households >= 0),
  latitude double precision,
  longitude double precision,
  source text,
  illustrative boolean not null default false,
  import_id uuid,
  unique nulls not distinct (operation_id, place_id, site, group_id, period),
  foreign key (operation_id, place_id) references place (operation_id, id),
  foreign key (operation_id, group_id) references population_group (operation_id, id)
);
create index population_figure_by_group on population_figure (operation_id, group_id);
create index population_figure_by_import on population_figure (operation_id, import_id) where import_id is not null;
