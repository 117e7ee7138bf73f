-- What is counted and how it adds up: an entry taken from the library, or the operation's own.
create table indicator (
  operation_id uuid not null references operation (id),
  id uuid not null,
  code text not null,
  names jsonb not null,
  definitions jsonb not null default '{}',
  unit text not null check (
    unit in ('people', 'households', 'facilities', 'kits', 'items', 'sessions', 'money', 'ratio', 'percentage')
  ),
  -- ISO 4217; values of money are integer minor units of it
  currency text check (currency ~ '^[A-Z]{3}$'),
  -- what a ratio is shown per: per 1 of the denominator, per 100, per 10,000
  per numeric not null default 1 check (per > 0),
  over_time text not null check (over_time in ('sum', 'highest', 'average', 'last')),
  over_places text not null check (over_places in ('sum', 'highest', 'average', 'last')),
  -- how the indicators that roll up into it are combined, place by place
  over_parts text not null default 'sum' check (over_parts in ('sum', 'highest', 'average', 'last')),
  lower_is_better boolean not null default false,
  -- the cluster that keeps the definition; null: the operation as a whole
  cluster_id uuid,
  library_code text,
  source text,
  illustrative boolean not null default false,
  -- the day from which it is no longer taken into the plan
  ended date,
  version int not null default 1,
  primary key (operation_id, id),
  unique (operation_id, code),
  foreign key (operation_id, cluster_id) references cluster (operation_id, id),
  check ((unit = 'money') = (currency is not null)),
  -- a ratio keeps numerator and denominator: the mean of ratios is no ratio of anything
  check (unit not in ('ratio', 'percentage') or 'average' not in (over_time, over_places, over_parts))
);
create index indicator_by_cluster on indicator (operation_id, cluster_id);

-- An indicator used by a cluster, under an objective of its plan where there is one.
create table plan_indicator (
  operation_id uuid not null references operation (id),
  id uuid not null,
  indicator_id uuid not null,
  cluster_id uuid not null,
  objective_id uuid,
  -- the planned indicator that it rolls up into
  parent_id uuid,
  -- in the unit of the indicator (money in minor units, a ratio as it is shown); null is unknown
  baseline numeric,
  target numeric,
  in_need numeric check (in_need >= 0),
  -- months in which figures are expected, YYYY-MM
  starts text check (starts ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  ends text check (ends ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  -- last month that takes figures, once it is ended
  ended text check (ended ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  sort smallint not null default 100,
  illustrative boolean not null default false,
  version int not null default 1,
  primary key (operation_id, id),
  foreign key (operation_id, indicator_id) references indicator (operation_id, id),
  foreign key (operation_id, cluster_id) references cluster (operation_id, id),
  foreign key (operation_id, objective_id) references objective (operation_id, id),
  foreign key (operation_id, parent_id) references plan_indicator (operation_id, id),
  check (parent_id <> id),
  check (ends is null or starts is null or ends >= starts)
);
-- One definition is planned once by a cluster for an objective: the writing command sees to it. Clusters that are merged may bring the
-- same one each, with figures of its own, until somebody ends one of them.
create index plan_indicator_by_indicator on plan_indicator (operation_id, indicator_id);
create index plan_indicator_by_cluster on plan_indicator (operation_id, cluster_id);
create index plan_indicator_by_parent on plan_indicator (operation_id, parent_id);
create index plan_indicator_by_objective on plan_indicator (operation_id, objective_id);

-- A dimension that figures are broken down by (sex, age, disability …) and its categories; codes of both in lower case.
create table disaggregation (
  operation_id uuid not null references operation (id),
  id uuid not null,
  code text not null check (code ~ '^[a-z][a-z0-9-]{0,39}$'),
  names jsonb not null,
  -- [{"code": "f", "names": {…}, "ended": "2005-06" or absent}], in their order
  categories jsonb not null,
  version int not null default 1,
  primary key (operation_id, id),
  unique (operation_id, code)
);

-- Which planned indicator is broken down by what, from and to which month. Ending one loses nothing that was said.
create table plan_indicator_disaggregation (
  operation_id uuid not null,
  plan_indicator_id uuid not null,
  disaggregation_id uuid not null,
  starts text check (starts ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  ended text check (ended ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  primary key (operation_id, plan_indicator_id, disaggregation_id),
  foreign key (operation_id, plan_indicator_id) references plan_indicator (operation_id, id),
  foreign key (operation_id, disaggregation_id) references disaggregation (operation_id, id)
);
create index plan_indicator_disaggregation_back on plan_indicator_disaggregation (operation_id, disaggregation_id);

-- Baseline, target and people in need of an area, or of a part (women, children) of it. A place of zeros stands for the whole
-- operation, so that it can be compared for equality.
create table indicator_target (
  operation_id uuid not null,
  plan_indicator_id uuid not null,
  place_id uuid not null,
  -- categories in the order of their dimensions, `age=children,sex=f`; '' is the total
  key text not null default '',
  baseline numeric,
  target numeric,
  in_need numeric check (in_need >= 0),
  source text,
  illustrative boolean not null default false,
  primary key (operation_id, plan_indicator_id, place_id, key),
  foreign key (operation_id, plan_indicator_id) references plan_indicator (operation_id, id)
);

-- What somebody said: one figure of a planned indicator for a month, place, organisation and part. Rows are never edited: a later
-- statement stands beside the earlier one, and `current` marks the one that counts. A source that takes its word back leaves its
-- rows `withdrawn`, and what was said before them counts again. References are checked by the writing command for the whole batch,
-- as for report lines. Zeros for place or organisation: not stated.
create table indicator_value (
  operation_id uuid not null references operation (id),
  id uuid not null default gen_random_uuid(),
  plan_indicator_id uuid not null,
  period text not null check (period ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  month int not null generated always as (substr(period, 1, 4)::int * 12 + substr(period, 6, 2)::int) stored,
  place_id uuid not null,
  organisation_id uuid not null,
  key text not null default '',
  -- the figure, or the upper part of a ratio; null is unknown, and not zero
  numerator numeric check (numerator >= 0 and numerator < 1e15),
  denominator numeric check (denominator >= 0 and denominator < 1e15),
  note text,
  -- summed up by us from the parts that were said
  derived boolean not null default false,
  source_kind text not null check (source_kind in ('report', 'import', 'manual')),
  source_id uuid not null,
  source_row int,
  illustrative boolean not null default false,
  current boolean not null default true,
  withdrawn boolean not null default false,
  command_id uuid not null,
  -- of the statement, not of its transaction: the order in which things were said
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (operation_id, id),
  check (not (current and withdrawn))
);
-- Figures are made anew from this index alone, in its order.
create unique index indicator_value_current on indicator_value
  (operation_id, plan_indicator_id, place_id, key, organisation_id, month) include (numerator, denominator, illustrative) where current;
create index indicator_value_by_month on indicator_value (operation_id, plan_indicator_id, month) where current;
create index indicator_value_by_source on indicator_value (operation_id, source_id) where not withdrawn;
create index indicator_value_by_coordinate on indicator_value (operation_id, plan_indicator_id, place_id, month)
  where not current and not withdrawn;

-- Figures kept in the transaction that writes values; `rules.ts` says how they are made. To date: months first, by the rule over
-- time for each organisation in each place; then places, by the rule over places. A mean keeps its sum and its weight.
-- A place for itself, without what lies inside it.
create table indicator_place_cell (
  operation_id uuid not null,
  plan_indicator_id uuid not null,
  place_id uuid not null,
  key text not null,
  numerator numeric,
  denominator numeric,
  -- organisations in places whose figure is known: what a mean is divided by
  weight int not null,
  -- places whose figure is known
  places int not null,
  -- values that were said, and values that were said to be unknown
  said int not null,
  unknown int not null,
  -- the latest month with a known value, as years * 12 + month
  latest int,
  illustrative boolean not null,
  primary key (operation_id, plan_indicator_id, place_id, key)
);

-- An area with all that lies inside it, to date and by month; zeros for the whole operation. A place that nothing lies inside has
-- its place cell alone, and its months are its values.
create table indicator_cell (
  operation_id uuid not null,
  plan_indicator_id uuid not null,
  place_id uuid not null,
  key text not null,
  numerator numeric,
  denominator numeric,
  weight int not null,
  places int not null,
  said int not null,
  unknown int not null,
  latest int,
  illustrative boolean not null,
  -- by month, in step with each other
  months int[] not null,
  month_numerators numeric[] not null,
  month_denominators numeric[] not null,
  month_weights int[] not null,
  month_said int[] not null,
  month_unknown int[] not null,
  primary key (operation_id, plan_indicator_id, place_id, key)
);

-- What a merge of two places, organisations or clusters moved, for the way back when they are separated: values, definitions and planned
-- indicators by their ids, and targets whole.
create table indicator_moved (
  operation_id uuid not null,
  merge_id uuid not null,
  -- the entry that was merged
  entry_id uuid not null,
  what text not null check (what in ('value', 'target', 'definition', 'planned')),
  row_id uuid,
  -- a target as it was, and whether the other place had one of its own, which stayed
  target jsonb,
  aside boolean not null default false
);
create index indicator_moved_by_merge on indicator_moved (operation_id, merge_id, entry_id);
