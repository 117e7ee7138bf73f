-- How projects of an operation come to be approved and carried out: a state machine as data. An operation without one uses the default.
create table project_path (
  operation_id uuid primary key references operation (id),
  path jsonb not null,
  version int not null default 1
);

-- A project as the operation runs it: where it stands on the path, and which version of its sheet holds.
create table project_sheet (
  operation_id uuid not null references operation (id),
  code text not null,
  -- null: nobody said where it stands
  state text,
  version int not null default 1,
  copied_from text,
  primary key (operation_id, code),
  foreign key (operation_id, code) references project (operation_id, code)
);
create index project_sheet_by_state on project_sheet (operation_id, state);

-- Every version of a sheet is kept whole.
create table project_version (
  operation_id uuid not null,
  code text not null,
  no int not null check (no > 0),
  names jsonb not null,
  objective text,
  cluster_id uuid,
  -- lineage of the objective, the same in all versions of its plan
  objective_id uuid,
  -- a year, a month or a day, as precise as it is known
  starts text check (starts ~ '^\d{4}(-\d{2}){0,2}$'),
  ends text check (ends ~ '^\d{4}(-\d{2}){0,2}$'),
  -- where, in words, besides the places that are named
  areas text,
  note text,
  risks jsonb not null default '[]',
  awards jsonb not null default '[]',
  source text,
  -- why it was edited
  reason text,
  saved_by text not null,
  saved_by_kind text not null,
  saved_at timestamptz not null,
  primary key (operation_id, code, no),
  foreign key (operation_id, code) references project_sheet (operation_id, code),
  foreign key (operation_id, cluster_id) references cluster (operation_id, id),
  foreign key (operation_id, objective_id) references objective (operation_id, id)
);
create index project_version_by_cluster on project_version (operation_id, cluster_id);
create index project_version_by_objective on project_version (operation_id, objective_id);

create table project_partner (
  operation_id uuid not null,
  code text not null,
  no int not null,
  position smallint not null,
  -- null: no source says which part it has
  role text check (role in ('lead', 'implementing', 'funding')),
  organisation_id uuid,
  -- as a source names it, where that is not the organisation's own name
  as_written text,
  primary key (operation_id, code, no, position),
  foreign key (operation_id, code, no) references project_version (operation_id, code, no),
  foreign key (operation_id, organisation_id) references organisation (operation_id, id),
  check (organisation_id is not null or as_written is not null)
);
create index project_partner_back on project_partner (operation_id, organisation_id);

create table project_budget (
  operation_id uuid not null,
  code text not null,
  no int not null,
  position smallint not null,
  -- both null: of all donors together
  organisation_id uuid,
  as_written text,
  -- integer minor units; null is unknown
  amount_minor bigint check (amount_minor >= 0),
  currency text check (currency ~ '^[A-Z]{3}$'),
  primary key (operation_id, code, no, position),
  foreign key (operation_id, code, no) references project_version (operation_id, code, no),
  foreign key (operation_id, organisation_id) references organisation (operation_id, id),
  check (amount_minor is null or currency is not null)
);
create index project_budget_back on project_budget (operation_id, organisation_id);

create table project_place (
  operation_id uuid not null,
  code text not null,
  no int not null,
  place_id uuid not null,
  primary key (operation_id, code, no, place_id),
  foreign key (operation_id, code, no) references project_version (operation_id, code, no),
  foreign key (operation_id, place_id) references place (operation_id, id)
);
create index project_place_back on project_place (operation_id, place_id);

create table project_group (
  operation_id uuid not null,
  code text not null,
  no int not null,
  group_id uuid not null,
  primary key (operation_id, code, no, group_id),
  foreign key (operation_id, code, no) references project_version (operation_id, code, no),
  foreign key (operation_id, group_id) references population_group (operation_id, id)
);
create index project_group_back on project_group (operation_id, group_id);

-- Every step on the path: who, when, why, and on which version of the sheet. The state of a project is that of its last event.
create table project_event (
  operation_id uuid not null,
  code text not null,
  position int not null check (position > 0),
  -- null: it was started, or said to stand there
  step text,
  -- the step's names then: a later path may have others
  names jsonb,
  from_state text,
  to_state text not null,
  reason text,
  -- the day it happened, where that is not the day it was recorded
  happened date,
  sheet_no int not null,
  actor_id text not null,
  actor_kind text not null,
  -- role in which it was taken
  role text,
  recorded_at timestamptz not null,
  primary key (operation_id, code, position),
  foreign key (operation_id, code, sheet_no) references project_version (operation_id, code, no)
);

create table project_comment (
  operation_id uuid not null,
  id uuid not null,
  code text not null,
  words text not null,
  actor_id text not null,
  actor_kind text not null,
  written_at timestamptz not null,
  primary key (operation_id, id),
  foreign key (operation_id, code) references project_sheet (operation_id, code)
);
create index project_comment_by_project on project_comment (operation_id, code, written_at);

-- Projects that the plan knew before there were sheets: what is sourced of them, and nothing more.
insert into project_sheet (operation_id, code) select operation_id, code from project;
insert into project_version (operation_id, code, no, names, cluster_id, starts, ends, areas, note, source, saved_by, saved_by_kind, saved_at)
  select operation_id, code, 1, jsonb_build_object('en', left(title, 300)), cluster_id,
    case when starts_as_written ~ '^\d{4}(-\d{2}){0,2}$' then starts_as_written else starts::text end,
    case when ends_as_written ~ '^\d{4}(-\d{2}){0,2}$' then ends_as_written else ends::text end,
    coalesce(details ->> 'areasAsWritten', nullif((select string_agg(area, ', ') from jsonb_array_elements_text(coalesce(details -> 'areas', '[]')) area), '')),
    note, source, 'system', 'system', now()
  from project;
insert into project_partner (operation_id, code, no, position, role, organisation_id, as_written)
  select p.operation_id, p.code, 1, row_number() over (partition by p.operation_id, p.code order by named.role nulls first, named.nth), named.role,
    known.id, case when known.id is null then named.name end
  from project p cross join lateral (
    select name, nth, null::text as role from unnest(p.agencies) with ordinality a (name, nth)
    union all select name, nth, 'funding' from unnest(p.donors) with ordinality d (name, nth)) named
  left join lateral (
    select id from organisation o
    where o.operation_id = p.operation_id and o.status <> 'merged' and (o.acronym = named.name or o.names ->> 'en' = named.name)
    order by o.acronym = named.name desc nulls last, id limit 1) known on true;
insert into project_budget (operation_id, code, no, position, amount_minor, currency)
  select operation_id, code, 1, 1, budget_minor, budget_currency from project where budget_minor is not null and budget_currency is not null;
