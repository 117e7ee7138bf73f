-- One line of who does what, where, when, for whom. References to places, organisations, clusters, groups and activities are
-- checked by the writing command for the whole batch at once: nothing in those tables is ever deleted, so a reference that was
-- right when written stays right, and 100,000 lines do not pay 700,000 single look-ups.
create table activity_report (
  operation_id uuid not null references operation (id),
  id uuid not null,
  -- 128 bits of SHA-256 over the natural key, or over the partner's record id
  line_key uuid not null,
  content_hash uuid not null,
  record_id text,
  period text not null,
  plan text,
  project_code text,
  lead_organisation_id uuid,
  implementing_organisation_id uuid,
  donor_ids uuid[] not null default '{}',
  cluster_id uuid not null,
  subcluster_id uuid,
  leaf_id uuid not null generated always as (coalesce(subcluster_id, cluster_id)) stored,
  objective text,
  indicator_code text,
  activity_id uuid,
  activity_detail text,
  unit text,
  quantity numeric,
  modality text,
  mechanism text,
  -- ISO 4217, and integer minor units of it
  currency text,
  value_minor bigint check (value_minor >= 0),
  place_id uuid,
  site text,
  site_type text,
  latitude double precision,
  longitude double precision,
  status text check (status in ('planned', 'ongoing', 'completed', 'suspended', 'cancelled')),
  starts date,
  ends date,
  group_id uuid,
  households int check (households >= 0),
  targeted bigint check (targeted >= 0),
  reached bigint check (reached >= 0),
  reached_new bigint check (reached_new >= 0),
  breakdown jsonb not null default '{}',
  comments text,
  illustrative boolean not null default false,
  withdrawn boolean not null default false,
  -- the import and command that wrote this version; the row of the file it came from
  import_id uuid,
  import_row int,
  command_id uuid not null,
  version int not null default 1,
  recorded_at timestamptz not null default now(),
  primary key (operation_id, id),
  unique (operation_id, line_key)
);
create index activity_report_by_cell on activity_report (operation_id, period, leaf_id, place_id) where not withdrawn;
create index activity_report_by_place on activity_report (operation_id, place_id, period) where not withdrawn;
create index activity_report_by_implementer on activity_report (operation_id, implementing_organisation_id, period) where not withdrawn;
create index activity_report_by_lead on activity_report (operation_id, lead_organisation_id, period) where not withdrawn;
create index activity_report_by_import on activity_report (operation_id, import_id) where import_id is not null;

-- What a line said before: for its history, and for undoing an import.
create table activity_report_before (
  operation_id uuid not null,
  id uuid not null,
  version int not null,
  content jsonb not null,
  import_id uuid,
  command_id uuid not null,
  replaced_by_import uuid,
  replaced_at timestamptz not null default now(),
  primary key (operation_id, id, version),
  foreign key (operation_id, id) references activity_report (operation_id, id)
);
create index activity_report_before_by_import on activity_report_before (operation_id, replaced_by_import) where replaced_by_import is not null;

-- Totals kept in the transaction that writes lines. People are the highest figure per area and group, never the sum over
-- activities; sites inside an area are different people and add up. Null is unknown.
create table reach_cell (
  operation_id uuid not null,
  period text not null,
  leaf_id uuid not null,
  place_id uuid,
  group_id uuid,
  reached bigint,
  targeted bigint,
  lines int not null,
  lines_unknown int not null,
  illustrative boolean not null,
  unique nulls not distinct (operation_id, period, leaf_id, place_id, group_id)
);

create table presence_cell (
  operation_id uuid not null,
  period text not null,
  leaf_id uuid not null,
  place_id uuid,
  organisation_id uuid not null,
  lines int not null,
  illustrative boolean not null,
  unique nulls not distinct (operation_id, period, leaf_id, place_id, organisation_id)
);
create index presence_cell_by_organisation on presence_cell (operation_id, organisation_id, period);
