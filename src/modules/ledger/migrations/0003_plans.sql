-- A posting looks up few rows by their keys, whatever is guessed of the size of what it is given: no table is read through for it, and no
-- time goes into planning it anew. It tells which balances are there, so that whoever writes need not ask again.
create or replace function ledger_open(p_operation uuid, p_accounts jsonb, p_held uuid[], p_months text[], p_days jsonb) returns jsonb
language plpgsql set plan_cache_mode = force_generic_plan
set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off as $$
begin
  perform pg_advisory_xact_lock_shared(hashtextextended('ledger ' || p_operation, 0));
  insert into ledger_account (operation_id, id, holder_id, kind, currency)
    select p_operation, a.id, a.holder_id, a.kind, a.currency
    from jsonb_to_recordset(p_accounts) a (id uuid, holder_id uuid, kind text, currency text)
    where not exists (select from ledger_account k where k.operation_id = p_operation and k.id = a.id)
    order by a.id on conflict do nothing;
  perform from ledger_account where operation_id = p_operation and id = any(p_held) order by id for no key update;
  return jsonb_build_object(
    'balances', (select coalesce(jsonb_agg(jsonb_build_array(account_id, root_id, amount_minor::text)), '[]') from ledger_balance
      where operation_id = p_operation and account_id = any(p_held)),
    'closed', (select coalesce(jsonb_agg(month), '[]') from closed_period where operation_id = p_operation and month = any(p_months)),
    'base', (select base_currency from ledger_setting where operation_id = p_operation),
    'rates', (select coalesce(jsonb_agg(jsonb_build_array(d.currency, d.day, r.units_per_base::text, r.day, r.source)), '[]')
      from jsonb_to_recordset(p_days) d (currency text, day date) cross join lateral (
        select units_per_base, day, source from exchange_rate
        where operation_id = p_operation and currency = d.currency and day <= d.day order by day desc, no desc limit 1) r));
end $$;

drop function ledger_write(uuid, jsonb, jsonb, jsonb, jsonb, jsonb, jsonb);
-- Writes entries with their legs and brings balances, totals and first days along. @returns the number of each entry by its id.
create function ledger_write(p_operation uuid, p_given jsonb)
returns jsonb language plpgsql set plan_cache_mode = force_generic_plan
set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off as $$
declare
  numbers jsonb;
begin
  with written as (insert into ledger_entry (operation_id, id, kind, happened, posted_at, currency, amount_minor, leg_count, rate, rate_day, rate_source, base_minor,
      reverses, reversed_reason, words, source, agreement_id, counterpart_id, cluster_id, place_id, group_id, project_code, activity_id,
      budget_line_id, command_id, import_id, illustrative)
    select p_operation, e.id, e.kind, e.happened, (p_given ->> 'posted_at')::timestamptz, e.currency, e.amount_minor, e.leg_count, e.rate, e.rate_day,
      e.rate_source, e.base_minor, e.reverses, e.reversed_reason, e.words, e.source, e.agreement_id, e.counterpart_id, e.cluster_id, e.place_id,
      e.group_id, e.project_code, e.activity_id, e.budget_line_id, (p_given ->> 'command_id')::uuid, e.import_id, e.illustrative
    from jsonb_to_recordset(p_given -> 'entries') e (nth int, id uuid, kind text, happened date, currency text, amount_minor bigint, leg_count int, rate numeric,
      rate_day date, rate_source text, base_minor bigint, reverses uuid, reversed_reason text, words text, source text, agreement_id uuid,
      counterpart_id uuid, cluster_id uuid, place_id uuid, group_id uuid, project_code text, activity_id uuid, budget_line_id uuid,
      import_id uuid, illustrative boolean)
    order by e.nth returning id, no)
    select jsonb_object_agg(id, no::text) into numbers from written;
  insert into ledger_leg (operation_id, entry_id, no, account_id, root_id, amount_minor, base_minor)
    select p_operation, l.entry_id, l.no, l.account_id, l.root_id, l.amount_minor, l.base_minor
    from jsonb_to_recordset(p_given -> 'legs') l (entry_id uuid, no int, account_id uuid, root_id uuid, amount_minor bigint, base_minor bigint);
  -- A row that is there is changed by an update: an insert that meets it would try its constraint on the difference alone.
  if p_given ? 'changes' then
    update ledger_balance b set amount_minor = b.amount_minor + d.amount_minor
      from jsonb_to_recordset(p_given -> 'changes') d (account_id uuid, root_key uuid, amount_minor bigint)
      where b.operation_id = p_operation and b.account_id = d.account_id and b.root_key = d.root_key;
  end if;
  -- Rows of the world, which nobody holds, and those that whoever holds the account found missing.
  if p_given ? 'additions' then
    insert into ledger_balance as b (operation_id, account_id, root_id, amount_minor, may_be_negative, may_be_positive)
      select p_operation, d.account_id, d.root_id, d.amount_minor, d.may_be_negative, d.may_be_positive
      from jsonb_to_recordset(p_given -> 'additions') d (account_id uuid, root_id uuid, root_key uuid, amount_minor bigint,
        may_be_negative boolean, may_be_positive boolean)
      order by d.account_id, d.root_key
      on conflict (operation_id, account_id, root_key) do update set amount_minor = b.amount_minor + excluded.amount_minor;
  end if;
  insert into ledger_cell as c (operation_id, month, kind, agreement_id, root_id, cluster_id, place_id, group_id, project_code, activity_id, currency,
      amount_minor, base_minor, without_base, entries)
    select p_operation, d.month, d.kind, d.agreement_id, d.root_id, d.cluster_id, d.place_id, d.group_id, d.project_code, d.activity_id, d.currency,
      d.amount_minor, d.base_minor, d.without_base, d.entries
    from jsonb_to_recordset(p_given -> 'cells') d (month text, kind text, agreement_id uuid, root_id uuid, cluster_id uuid, place_id uuid, group_id uuid,
      project_code text, activity_id uuid, currency text, amount_minor bigint, base_minor bigint, without_base int, entries int)
    order by d.agreement_id, d.kind, d.month, d.root_id, d.cluster_id, d.place_id, d.group_id, d.project_code, d.activity_id, d.currency
    on conflict (operation_id, agreement_id, kind, month, root_id, cluster_id, place_id, group_id, project_code, activity_id, currency) do update set
      amount_minor = c.amount_minor + excluded.amount_minor, base_minor = c.base_minor + excluded.base_minor,
      without_base = c.without_base + excluded.without_base, entries = c.entries + excluded.entries;
  insert into ledger_first as f (operation_id, agreement_id, root_id, kind, first_on, last_on)
    select p_operation, d.agreement_id, d.root_id, d.kind, d.first_on, d.last_on
    from jsonb_to_recordset(p_given -> 'firsts') d (agreement_id uuid, root_id uuid, kind text, first_on date, last_on date)
    order by d.agreement_id, d.kind, d.root_id
    on conflict (operation_id, agreement_id, kind, root_id) do update set
      first_on = least(f.first_on, excluded.first_on), last_on = greatest(f.last_on, excluded.last_on)
      where excluded.first_on < f.first_on or excluded.last_on > f.last_on;
  return numbers;
end $$;
