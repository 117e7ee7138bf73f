-- Which projects are reported on where, without reading the lines that name none. The code itself is no part of the key: partners write
-- whole sentences into that column, and a key has a limit.
create index activity_report_by_project on activity_report (operation_id, period, leaf_id, place_id)
  where project_code is not null and not withdrawn;
