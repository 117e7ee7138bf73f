-- Rates that are made up for a demonstration go with the entries that are: money that is real is never compared by them.
alter table exchange_rate add column illustrative boolean not null default false;

create function refuse_removal_of_rates() returns trigger language plpgsql as $$
begin
  if old.illustrative and current_setting('wusul.removes_illustrative', true) = old.operation_id::text then return old; end if;
  raise exception 'What the ledger says is never removed: % is refused.', tg_table_name
    using errcode = 'check_violation', constraint = 'ledger_is_never_changed';
end $$;
drop trigger exchange_rate_stays on exchange_rate;
create trigger exchange_rate_stays before update on exchange_rate for each statement execute function refuse_change_of_ledger();
create trigger exchange_rate_kept before delete on exchange_rate for each row execute function refuse_removal_of_rates();

create function ledger_remove_illustrative_rates(p_operation uuid) returns int language plpgsql as $$
declare
  gone int;
begin
  perform set_config('wusul.removes_illustrative', p_operation::text, true);
  delete from exchange_rate where operation_id = p_operation and illustrative;
  get diagnostics gone = row_count;
  perform set_config('wusul.removes_illustrative', '', true);
  return gone;
end $$;
