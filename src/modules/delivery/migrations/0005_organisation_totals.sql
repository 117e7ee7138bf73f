-- What a page about one organisation reads, kept like the other totals in the transaction that writes lines: its time grows with months,
-- places and clusters, not with lines. A line counts for the organisation that implements, or for the lead where no implementer is named.

-- People reached by each organisation, by the rule of reach_cell. Null is unknown.
create table organisation_cell (
  operation_id uuid not null,
  period text not null,
  leaf_id uuid not null,
  place_id uuid,
  group_id uuid,
  organisation_id uuid not null,
  reached bigint,
  targeted bigint,
  lines int not null,
  lines_unknown int not null,
  illustrative boolean not null,
  unique nulls not distinct (operation_id, organisation_id, period, leaf_id, place_id, group_id)
);
create index organisation_cell_by_cell on organisation_cell (operation_id, period, leaf_id, place_id);

-- What each organisation does.
create table activity_cell (
  operation_id uuid not null,
  period text not null,
  leaf_id uuid not null,
  place_id uuid,
  organisation_id uuid not null,
  activity_id uuid,
  -- what the lines call their activity, in lower case and as the first of them writes it, where they name none of the catalogue's
  activity_detail text,
  written text,
  lines int not null
);
-- No unique key: a detail is free text and may be longer than an index entry. The same holds for the code of a project.
create index activity_cell_by_cell on activity_cell (operation_id, period, leaf_id, place_id);
create index activity_cell_by_organisation on activity_cell (operation_id, organisation_id, period);

-- Whose lines there are, as they name who leads and who implements, and for which project.
create table partner_cell (
  operation_id uuid not null,
  period text not null,
  leaf_id uuid not null,
  place_id uuid,
  lead_organisation_id uuid,
  implementing_organisation_id uuid,
  project_code text,
  lines int not null
);
create index partner_cell_by_cell on partner_cell (operation_id, period, leaf_id, place_id);
create index partner_cell_by_lead on partner_cell (operation_id, lead_organisation_id, period);
create index partner_cell_by_implementer on partner_cell (operation_id, implementing_organisation_id, period);

insert into organisation_cell (operation_id, period, leaf_id, place_id, group_id, organisation_id, reached, targeted, lines, lines_unknown, illustrative)
select operation_id, period, leaf_id, place_id, group_id, organisation_id,
  greatest(max(reached) filter (where site is null), sum(reached) filter (where site is not null))::bigint,
  greatest(max(targeted) filter (where site is null), sum(targeted) filter (where site is not null))::bigint,
  sum(lines)::int, sum(lines_unknown)::int, bool_or(illustrative)
from (select operation_id, period, leaf_id, place_id, group_id, coalesce(implementing_organisation_id, lead_organisation_id) as organisation_id,
    lower(site) as site, max(reached) filter (where status is null or status not in ('planned', 'cancelled')) as reached,
    max(targeted) as targeted, count(*) as lines, count(*) filter (where reached is null) as lines_unknown, bool_or(illustrative) as illustrative
  from activity_report
  where not withdrawn and coalesce(implementing_organisation_id, lead_organisation_id) is not null
  group by 1, 2, 3, 4, 5, 6, 7) per_site
group by 1, 2, 3, 4, 5, 6;

insert into activity_cell (operation_id, period, leaf_id, place_id, organisation_id, activity_id, activity_detail, written, lines)
select operation_id, period, leaf_id, place_id, coalesce(implementing_organisation_id, lead_organisation_id), activity_id,
  case when activity_id is null then lower(activity_detail) end, min(case when activity_id is null then activity_detail end), count(*)::int
from activity_report
where not withdrawn and coalesce(implementing_organisation_id, lead_organisation_id) is not null
  and (activity_id is not null or activity_detail is not null)
group by 1, 2, 3, 4, 5, 6, 7;

insert into partner_cell (operation_id, period, leaf_id, place_id, lead_organisation_id, implementing_organisation_id, project_code, lines)
select operation_id, period, leaf_id, place_id, lead_organisation_id, implementing_organisation_id, project_code, count(*)::int
from activity_report where not withdrawn group by 1, 2, 3, 4, 5, 6, 7;

-- Projects were found by it among the lines.
drop index activity_report_by_project;
