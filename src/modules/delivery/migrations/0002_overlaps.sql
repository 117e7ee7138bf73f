-- Overlaps are a total like the others: kept in the transaction that writes lines, so that a page reads cells and never lines.
create table overlap_cell (
  operation_id uuid not null,
  period text not null,
  leaf_id uuid not null,
  place_id uuid not null,
  group_id uuid,
  activity_id uuid,
  -- what the lines call their activity, in lower case, where they name none of the catalogue's
  activity_detail text,
  -- who reported it, the highest figure first
  organisation_ids uuid[] not null,
  -- people of the highest report, and of all reports together; null is unknown
  highest bigint,
  total bigint,
  twice bigint generated always as (total - highest) stored
);
-- No unique key: a detail is free text and may be longer than an index entry. Whoever writes lines replaces all overlaps of a
-- place and month at once, one writer of an operation at a time.
create index overlap_cell_by_cell on overlap_cell (operation_id, period, leaf_id, place_id);
create index overlap_cell_by_people on overlap_cell (operation_id, period, twice desc nulls last);

insert into overlap_cell (operation_id, period, leaf_id, place_id, group_id, activity_id, activity_detail, organisation_ids, highest, total)
select operation_id, period, leaf_id, place_id, group_id, activity_id, detail,
  array_agg(organisation_id order by reached desc nulls last, organisation_id), max(reached), sum(reached)::bigint
from (select operation_id, period, leaf_id, place_id, group_id, activity_id, case when activity_id is null then lower(activity_detail) end as detail,
    coalesce(implementing_organisation_id, lead_organisation_id) as organisation_id, max(reached) as reached
  from activity_report
  where not withdrawn and place_id is not null and coalesce(implementing_organisation_id, lead_organisation_id) is not null
    and (status is null or status not in ('planned', 'cancelled'))
    and (activity_id is not null or activity_detail is not null or reached is not null)
  group by 1, 2, 3, 4, 5, 6, 7, 8) reported
group by operation_id, period, leaf_id, place_id, group_id, activity_id, detail having count(*) > 1;

-- Which months show illustrative figures, without reading all cells.
create index reach_cell_illustrative on reach_cell (operation_id, period) where illustrative;
