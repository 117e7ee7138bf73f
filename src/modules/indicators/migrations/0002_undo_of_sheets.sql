-- What a sheet changed besides values, so that it can be taken back whole: rows as they were before it (null: there was none) and as it
-- left them, without their version. Only a row that is still as the sheet left it is put back.
create table indicator_import_change (
  operation_id uuid not null,
  import_id uuid not null,
  what text not null check (what in ('definition', 'planned', 'target', 'breakdown')),
  row_key jsonb not null,
  before jsonb,
  after jsonb not null,
  primary key (operation_id, import_id, what, row_key)
);

-- Puts one row back as it was before a sheet, or takes it out where there was none. False, and nothing done, when something else needs it as
-- it is: a figure of another source, another row, a report of another room.
create function put_back_indicator_row(op uuid, kind text, k jsonb, was jsonb) returns boolean language plpgsql as $$
begin
  case kind
  when 'target' then
    delete from indicator_target where operation_id = op and plan_indicator_id = (k ->> 'plan_indicator_id')::uuid
      and place_id = (k ->> 'place_id')::uuid and key = k ->> 'key';
    if was is not null then
      insert into indicator_target select * from jsonb_populate_record(null::indicator_target, was);
    end if;
  when 'breakdown' then
    if exists (select 1 from indicator_value v join disaggregation d on d.operation_id = op and d.id = (k ->> 'disaggregation_id')::uuid
      where v.operation_id = op and v.plan_indicator_id = (k ->> 'plan_indicator_id')::uuid and v.current and v.key ~ ('(^|,)' || d.code || '='))
    then return false; end if;
    delete from plan_indicator_disaggregation where operation_id = op and plan_indicator_id = (k ->> 'plan_indicator_id')::uuid
      and disaggregation_id = (k ->> 'disaggregation_id')::uuid;
    if was is not null then
      insert into plan_indicator_disaggregation select * from jsonb_populate_record(null::plan_indicator_disaggregation, was);
    end if;
  when 'planned' then
    if was is null then
      if exists (select 1 from indicator_value where operation_id = op and plan_indicator_id = (k ->> 'id')::uuid and not withdrawn)
      then return false; end if;
      delete from plan_indicator where operation_id = op and id = (k ->> 'id')::uuid;
      delete from indicator_value where operation_id = op and plan_indicator_id = (k ->> 'id')::uuid;
    else
      update plan_indicator p set indicator_id = b.indicator_id, cluster_id = b.cluster_id, objective_id = b.objective_id, parent_id = b.parent_id,
        baseline = b.baseline, target = b.target, in_need = b.in_need, starts = b.starts, ends = b.ends, ended = b.ended, sort = b.sort,
        illustrative = b.illustrative, version = p.version + 1
      from jsonb_populate_record(null::plan_indicator, was) b where p.operation_id = op and p.id = (k ->> 'id')::uuid;
    end if;
  when 'definition' then
    if was is null then
      delete from indicator where operation_id = op and id = (k ->> 'id')::uuid;
    else
      if exists (select 1 from indicator i, jsonb_populate_record(null::indicator, was) b
        where i.operation_id = op and i.id = (k ->> 'id')::uuid and (i.unit, i.currency) is distinct from (b.unit, b.currency)
          and exists (select 1 from plan_indicator p join indicator_value v on v.operation_id = op and v.plan_indicator_id = p.id and v.current
            where p.operation_id = op and p.indicator_id = i.id))
      then return false; end if;
      update indicator i set code = b.code, names = b.names, definitions = b.definitions, unit = b.unit, currency = b.currency, per = b.per,
        over_time = b.over_time, over_places = b.over_places, over_parts = b.over_parts, lower_is_better = b.lower_is_better,
        cluster_id = b.cluster_id, library_code = b.library_code, source = b.source, illustrative = b.illustrative, ended = b.ended,
        version = i.version + 1
      from jsonb_populate_record(null::indicator, was) b where i.operation_id = op and i.id = (k ->> 'id')::uuid;
    end if;
  end case;
  return true;
exception when foreign_key_violation or unique_violation then
  return false;
end $$;
