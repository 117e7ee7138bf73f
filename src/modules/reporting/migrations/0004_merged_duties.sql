-- The merge of its organisation or cluster into one that has the same duty: it asks for nothing until the two are separated.
alter table report_duty add column merge_id uuid;
update report_duty d set merge_id = coalesce((o.merge ->> 'id')::uuid, o.id) from organisation o
  where o.operation_id = d.operation_id and o.id = d.organisation_id and o.status = 'merged';
update report_duty d set merge_id = coalesce((c.merge ->> 'id')::uuid, c.id) from cluster c
  where c.operation_id = d.operation_id and c.id = d.cluster_id and c.status = 'merged' and d.merge_id is null;
