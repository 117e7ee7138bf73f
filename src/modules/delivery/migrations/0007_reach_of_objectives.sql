-- People reached by what lines call their objective, kept as `reach_cell` is. The words are cut: partners write whole sentences into the
-- column, and a key has a limit. Whose objective it is, the plan's codes and names say when it is read.
create table objective_cell (
  operation_id uuid not null,
  period text not null,
  leaf_id uuid not null,
  place_id uuid,
  objective text not null,
  plan text,
  group_id uuid,
  reached bigint,
  lines int not null,
  lines_unknown int not null,
  illustrative boolean not null,
  unique nulls not distinct (operation_id, period, leaf_id, place_id, objective, plan, group_id)
);

insert into objective_cell (operation_id, period, leaf_id, place_id, objective, plan, group_id, reached, lines, lines_unknown, illustrative)
select operation_id, period, leaf_id, place_id, objective, plan, group_id,
  greatest(max(reached) filter (where site is null), sum(reached) filter (where site is not null))::bigint,
  sum(lines)::int, sum(lines_unknown)::int, bool_or(illustrative)
from (select operation_id, period, leaf_id, place_id, left(lower(btrim(objective)), 120) as objective,
    nullif(left(lower(btrim(plan)), 120), '') as plan, group_id, lower(site) as site,
    max(reached) filter (where status is null or status not in ('planned', 'cancelled')) as reached,
    count(*) as lines, count(*) filter (where reached is null) as lines_unknown, bool_or(illustrative) as illustrative
  from activity_report where not withdrawn and btrim(objective) <> '' group by 1, 2, 3, 4, 5, 6, 7, 8) per_site
group by operation_id, period, leaf_id, place_id, objective, plan, group_id;
