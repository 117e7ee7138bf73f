-- People reached by the project that lines name, kept as `reach_cell` is: what money is traced to. A code is what a sheet writes, and is
-- cut as the words of an objective are: a key has a limit.
create table project_cell (
  operation_id uuid not null,
  period text not null,
  leaf_id uuid not null,
  place_id uuid,
  group_id uuid,
  project text not null,
  reached bigint,
  targeted bigint,
  lines int not null,
  lines_unknown int not null,
  illustrative boolean not null,
  unique nulls not distinct (operation_id, project, period, leaf_id, place_id, group_id)
);
create index project_cell_by_cell on project_cell (operation_id, period, leaf_id, place_id);

insert into project_cell (operation_id, period, leaf_id, place_id, group_id, project, reached, targeted, lines, lines_unknown, illustrative)
select operation_id, period, leaf_id, place_id, group_id, project,
  greatest(max(reached) filter (where site is null), sum(reached) filter (where site is not null))::bigint,
  greatest(max(targeted) filter (where site is null), sum(targeted) filter (where site is not null))::bigint,
  sum(lines)::int, sum(lines_unknown)::int, bool_or(illustrative)
from (select operation_id, period, leaf_id, place_id, group_id, left(btrim(project_code), 120) as project, lower(site) as site,
    max(reached) filter (where status is null or status not in ('planned', 'cancelled')) as reached, max(targeted) as targeted,
    count(*) as lines, count(*) filter (where reached is null) as lines_unknown, bool_or(illustrative) as illustrative
  from activity_report where not withdrawn and btrim(project_code) <> '' group by 1, 2, 3, 4, 5, 6, 7) per_site
group by 1, 2, 3, 4, 5, 6;
