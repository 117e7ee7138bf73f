-- When organisations report: the rhythm of one cluster, or of all of them.
create table report_calendar (
  operation_id uuid not null references operation (id),
  id uuid not null,
  names jsonb not null,
  frequency text not null check (frequency in ('month', 'quarter', 'half-year')),
  -- null: all clusters
  cluster_id uuid,
  -- days after the end of the period, and days that a reviewer has
  due_days int not null check (due_days between 0 and 120),
  review_days int not null check (review_days between 0 and 120),
  -- first and last month, YYYY-MM
  starts text not null,
  ends text,
  version int not null default 1,
  illustrative boolean not null default false,
  primary key (operation_id, id),
  foreign key (operation_id, cluster_id) references cluster (operation_id, id)
);
create index report_calendar_by_cluster on report_calendar (operation_id, cluster_id);

-- Which organisation is expected to report to which cluster, from one month to another.
create table report_duty (
  operation_id uuid not null,
  id uuid not null,
  calendar_id uuid not null,
  organisation_id uuid not null,
  cluster_id uuid not null,
  starts text,
  ends text,
  reason_ended text,
  version int not null default 1,
  illustrative boolean not null default false,
  primary key (operation_id, id),
  unique (operation_id, calendar_id, organisation_id, cluster_id),
  foreign key (operation_id, calendar_id) references report_calendar (operation_id, id),
  foreign key (operation_id, organisation_id) references organisation (operation_id, id),
  foreign key (operation_id, cluster_id) references cluster (operation_id, id)
);
create index report_duty_by_organisation on report_duty (operation_id, organisation_id);
create index report_duty_by_cluster on report_duty (operation_id, cluster_id);

-- What one organisation owes one cluster for one period. Columns that lists and rates read are kept here.
create table report (
  operation_id uuid not null,
  id uuid not null,
  calendar_id uuid not null,
  organisation_id uuid not null,
  cluster_id uuid not null,
  -- 2005-03, 2005-Q1 or 2005-H1
  period text not null,
  period_start date not null,
  period_end date not null,
  due_on date not null,
  review_days int not null,
  -- while it waits for its reviewer
  review_due_on date,
  state text not null default 'not-yet-due'
    check (state in ('not-yet-due', 'due', 'overdue', 'submitted', 'sent-back', 'accepted', 'reopened', 'waived')),
  state_since timestamptz not null,
  no_activity boolean not null default false,
  -- null: nothing was written
  narrative text,
  constraints text,
  first_submitted_at timestamptz,
  submitted_at timestamptz,
  submitted_by text,
  reviewed_at timestamptz,
  reviewed_by text,
  accepted_at timestamptz,
  accepted_by text,
  submissions int not null default 0,
  line_count int not null default 0,
  open_comments int not null default 0,
  version int not null default 1,
  illustrative boolean not null default false,
  primary key (operation_id, id),
  unique (operation_id, calendar_id, organisation_id, cluster_id, period_start),
  foreign key (operation_id, calendar_id) references report_calendar (operation_id, id),
  foreign key (operation_id, organisation_id) references organisation (operation_id, id),
  foreign key (operation_id, cluster_id) references cluster (operation_id, id),
  check (state <> 'submitted' or (submitted_at is not null and review_due_on is not null)),
  check ((state = 'accepted') = (accepted_at is not null)),
  check (state not in ('submitted', 'accepted', 'sent-back', 'reopened') or first_submitted_at is not null)
);
create index report_in_order on report (operation_id, period_end desc, cluster_id, organisation_id, id);
create index report_by_state on report (operation_id, state, period_end desc, cluster_id, organisation_id, id);
create index report_by_cluster on report (operation_id, cluster_id, period_end desc, organisation_id, id);
create index report_by_organisation on report (operation_id, organisation_id, period_end desc, cluster_id, id);
-- What the clock may move: few of many.
create index report_on_the_clock on report (operation_id, period_end) where state in ('not-yet-due', 'due');

-- What was sent, as it was sent; never changed.
create table report_submission (
  operation_id uuid not null,
  report_id uuid not null,
  no int not null check (no > 0),
  -- cells as they were typed or sent, row by row, with the id of each row
  rows jsonb not null,
  "values" jsonb not null,
  narrative text,
  constraints text,
  no_activity boolean not null,
  at timestamptz not null,
  by text not null,
  file_name text,
  primary key (operation_id, report_id, no),
  foreign key (operation_id, report_id) references report (operation_id, id)
);

-- The working copy: what was typed, the line that follows from it, what was mended and what is wrong.
create table report_row (
  operation_id uuid not null,
  report_id uuid not null,
  id uuid not null,
  position int not null,
  cells jsonb not null,
  -- null: the row has an error
  line jsonb,
  repairs jsonb not null default '[]',
  problems jsonb not null default '[]',
  primary key (operation_id, report_id, id),
  foreign key (operation_id, report_id) references report (operation_id, id)
);

create table report_value (
  operation_id uuid not null,
  report_id uuid not null,
  position int not null,
  plan_indicator_id uuid not null,
  month text not null,
  place_id uuid,
  categories jsonb not null default '{}',
  numerator numeric,
  denominator numeric,
  note text,
  primary key (operation_id, report_id, position),
  foreign key (operation_id, report_id) references report (operation_id, id),
  foreign key (operation_id, plan_indicator_id) references plan_indicator (operation_id, id),
  foreign key (operation_id, place_id) references place (operation_id, id)
);
create index report_value_by_indicator on report_value (operation_id, plan_indicator_id);
create index report_value_by_place on report_value (operation_id, place_id);

-- Lines that an accepted report stands for: those that it brought are taken out again when it is reopened.
create table report_line (
  operation_id uuid not null,
  report_id uuid not null,
  line_key uuid not null,
  brought boolean not null,
  primary key (operation_id, report_id, line_key),
  foreign key (operation_id, report_id) references report (operation_id, id)
);
create index report_line_by_key on report_line (operation_id, line_key);

-- On the report, on one of its rows, or on one cell.
create table report_comment (
  operation_id uuid not null,
  id uuid not null,
  report_id uuid not null,
  row_id uuid,
  field text,
  text text not null,
  by text not null,
  at timestamptz not null,
  resolved_by text,
  resolved_at timestamptz,
  primary key (operation_id, id),
  foreign key (operation_id, report_id) references report (operation_id, id),
  check (field is null or row_id is not null),
  check ((resolved_by is null) = (resolved_at is null))
);
create index report_comment_by_report on report_comment (operation_id, report_id, at);

-- Every step that a report took; `since` is when the state that it left began.
create table report_event (
  operation_id uuid not null,
  report_id uuid not null,
  no int not null check (no > 0),
  step text not null,
  from_state text,
  to_state text not null,
  reason text,
  by text not null,
  at timestamptz not null,
  since timestamptz,
  primary key (operation_id, report_id, no),
  foreign key (operation_id, report_id) references report (operation_id, id)
);
create index report_event_of_reviews on report_event (operation_id, at) where step in ('accept', 'send-back');

-- Photographs, without what cameras write into them about the place and the person.
create table report_file (
  operation_id uuid not null,
  report_id uuid not null,
  id uuid not null,
  name text not null,
  media_type text not null check (media_type in ('image/jpeg', 'image/png', 'image/webp')),
  bytes bytea not null,
  caption text,
  by text not null,
  at timestamptz not null,
  removed_at timestamptz,
  primary key (operation_id, report_id, id),
  foreign key (operation_id, report_id) references report (operation_id, id)
);

-- What a merge moved to another entry, so that it goes back when the two are separated.
create table moved_reports (
  merge_id uuid not null,
  entry_id uuid not null,
  kind text not null,
  report_id uuid not null,
  holder_id uuid not null,
  primary key (merge_id, entry_id, kind, report_id, holder_id)
);
