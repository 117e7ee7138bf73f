-- The import whose sheet taught an entry; null for one that somebody entered. Of a merged entry: the merge, when it was, and what it
-- changed in this room, so that the two can be separated again.
alter table cluster add column import_id uuid, add column merge jsonb check (merge is null or status = 'merged');
alter table population_group add column import_id uuid, add column merge jsonb check (merge is null or status = 'merged');
alter table activity_type add column import_id uuid, add column merge jsonb check (merge is null or status = 'merged');

-- Figures of cells (of need, of people counted, of caseloads) that a merge moved to another entry: what both entries said before with
-- its history, and what the one that stays said right after, so that a cell that nobody touched since goes back as it was.
create table moved_cell (
  operation_id uuid not null,
  merge_id uuid not null,
  -- the merged entry
  entry_id uuid not null,
  kind text not null check (kind in ('need', 'population_figure', 'caseload')),
  -- what the figure is of, but for the entry
  cell text not null,
  before jsonb not null,
  after jsonb not null,
  primary key (operation_id, merge_id, entry_id, kind, cell)
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
