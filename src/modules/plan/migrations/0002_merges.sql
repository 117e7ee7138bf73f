-- The import whose sheet taught an entry; null for one that somebody entered. Of a merged entry: the merge, when it was, and what it
-- changed in this room, so that the two can be separated again.
alter table cluster add column import_id uuid, add column merge jsonb check (merge is null or status = 'merged');
alter table population_group add column import_id uuid, add column merge jsonb check (merge is null or status = 'merged');
alter table activity_type add column import_id uuid, add column merge jsonb check (merge is null or status = 'merged');

-- A figure keeps its id when the place, cluster or group it is of is merged into another.
alter table need add column id uuid not null default gen_random_uuid();
create unique index need_by_id on need (operation_id, id);
alter table population_figure add column id uuid not null default gen_random_uuid();
create unique index population_figure_by_id on population_figure (operation_id, id);

-- Figures that a merge moved to another entry; one that found a figure there stands aside until the two are separated again.
create table moved_figure (
  operation_id uuid not null,
  merge_id uuid not null,
  entry_id uuid not null,
  kind text not null check (kind in ('need', 'population_figure')),
  figure_id uuid not null,
  before jsonb not null,
  aside boolean not null,
  primary key (operation_id, merge_id, entry_id, figure_id)
);

-- Memberships of clusters that moved with a merged organisation.
create table moved_member (
  operation_id uuid not null,
  merge_id uuid not null,
  entry_id uuid not null,
  cluster_id uuid not null,
  source text,
  -- the other organisation was a member already
  aside boolean not null,
  primary key (operation_id, merge_id, entry_id, cluster_id)
);
