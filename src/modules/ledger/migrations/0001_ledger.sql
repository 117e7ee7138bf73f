-- What the ledger of an operation is kept by.
create table ledger_setting (
  operation_id uuid primary key references operation (id),
  -- the currency that amounts are compared in
  base_currency text not null check (base_currency ~ '^[A-Z]{3}$')
);

-- How many units of a currency one unit of the base currency bought. A later number of the same day replaces the one before it.
create table exchange_rate (
  operation_id uuid not null references operation (id),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  day date not null,
  no int not null check (no > 0),
  units_per_base numeric not null check (units_per_base > 0),
  source text not null,
  import_id uuid,
  recorded_at timestamptz not null,
  primary key (operation_id, currency, day, no),
  foreign key (operation_id, import_id) references import (operation_id, id)
);

-- Months that take no more entries.
create table closed_period (
  operation_id uuid not null references operation (id),
  month text not null check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  closed_at timestamptz not null,
  closed_by text not null,
  primary key (operation_id, month)
);

-- An account: what lies with a holder (a fund or an agreement of the rooms above; null is the world), of one kind, in one currency.
create table ledger_account (
  operation_id uuid not null references operation (id),
  -- follows from what the account is, so that whoever needs it first makes the same one
  id uuid not null,
  holder_id uuid,
  kind text not null check (kind in ('pledged', 'committed', 'held', 'advanced', 'spent', 'overheads',
    'donors', 'returned', 'interest', 'exchange', 'not-stated')),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  primary key (operation_id, id),
  -- The operation stands last here and in other indexes beside a key: a table that was never analysed would else be looked through by its
  -- operation alone, row by row, where a reference is checked.
  unique nulls not distinct (holder_id, kind, currency, operation_id),
  check ((holder_id is null) = (kind in ('donors', 'returned', 'interest', 'exchange', 'not-stated')))
);

-- One movement of money as it was stated. Nothing of it is ever changed: it is reversed by another entry.
create table ledger_entry (
  operation_id uuid not null references operation (id),
  id uuid not null,
  -- in the order of posting
  no bigint generated always as identity,
  -- of a reversal: the kind of the entry that it reverses
  kind text not null check (kind in ('pledge', 'commitment', 'payment', 'disbursement', 'reduction', 'allocation', 'expenditure', 'refund',
    'interest', 'overheads', 'carry-over', 'exchange', 'not-stated')),
  happened date not null,
  posted_at timestamptz not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  -- whole minor units
  amount_minor bigint not null check (amount_minor > 0),
  leg_count int not null check (leg_count > 1),
  -- units of the currency for one of the base currency, and from when; null: no rate was known
  rate numeric check (rate > 0),
  rate_day date,
  rate_source text,
  base_minor bigint check (base_minor >= 0),
  reverses uuid,
  reversed_reason text,
  words text,
  source text,
  -- whose page shows it, and who stands on its other side: agreements and funds of the rooms above
  agreement_id uuid,
  counterpart_id uuid,
  cluster_id uuid,
  place_id uuid,
  group_id uuid,
  project_code text,
  activity_id uuid,
  budget_line_id uuid,
  command_id uuid not null,
  import_id uuid,
  illustrative boolean not null default false,
  primary key (operation_id, id),
  foreign key (operation_id, reverses) references ledger_entry (operation_id, id),
  foreign key (operation_id, cluster_id) references cluster (operation_id, id),
  foreign key (operation_id, place_id) references place (operation_id, id),
  foreign key (operation_id, group_id) references population_group (operation_id, id),
  foreign key (operation_id, import_id) references import (operation_id, id),
  check ((reverses is null) = (reversed_reason is null)),
  check ((rate is null) = (base_minor is null) and (rate is null) = (rate_day is null))
);
create unique index ledger_entry_reversed_once on ledger_entry (operation_id, reverses) where reverses is not null;
create index ledger_entry_of_agreement on ledger_entry (agreement_id, kind, happened);
create index ledger_entry_by_day on ledger_entry (happened, no, operation_id);
create index ledger_entry_of_import on ledger_entry (operation_id, import_id) where import_id is not null;

-- What an entry does to one account, of the money of one root: the contribution that it came with, null where that is not known.
create table ledger_leg (
  operation_id uuid not null,
  entry_id uuid not null,
  no int not null check (no > 0),
  account_id uuid not null,
  root_id uuid,
  amount_minor bigint not null check (amount_minor <> 0),
  base_minor bigint,
  primary key (operation_id, entry_id, no),
  foreign key (operation_id, entry_id) references ledger_entry (operation_id, id),
  foreign key (operation_id, account_id) references ledger_account (operation_id, id)
);
create index ledger_leg_of_root on ledger_leg (root_id, entry_id);
-- An entry without its legs is refused when its transaction ends.
alter table ledger_entry add constraint ledger_entry_has_legs foreign key (operation_id, id, leg_count)
  references ledger_leg (operation_id, entry_id, no) deferrable initially deferred;

-- What lies on an account, of each root.
create table ledger_balance (
  operation_id uuid not null,
  account_id uuid not null,
  root_id uuid,
  root_key uuid not null generated always as (coalesce(root_id, '00000000-0000-0000-0000-000000000000')) stored,
  amount_minor bigint not null,
  may_be_negative boolean not null,
  may_be_positive boolean not null,
  primary key (operation_id, account_id, root_key),
  foreign key (operation_id, account_id) references ledger_account (operation_id, id),
  constraint ledger_balance_is_there check ((amount_minor >= 0 or may_be_negative) and (amount_minor <= 0 or may_be_positive))
) with (fillfactor = 80);

-- Totals that pages read, of what was not reversed: they do not grow with the number of entries.
create table ledger_cell (
  operation_id uuid not null,
  month text not null,
  kind text not null,
  agreement_id uuid,
  root_id uuid,
  cluster_id uuid,
  place_id uuid,
  group_id uuid,
  project_code text,
  activity_id uuid,
  currency text not null,
  amount_minor bigint not null,
  -- what is known of it in the base currency
  base_minor bigint not null,
  -- entries among them whose amount in the base currency is not known
  without_base int not null,
  entries int not null,
  unique nulls not distinct (operation_id, agreement_id, kind, month, root_id, cluster_id, place_id, group_id, project_code, activity_id, currency)
) with (fillfactor = 80);
create index ledger_cell_of_root on ledger_cell (root_id, kind);

-- The first and the last day of each kind of entry of an agreement and a root, of what was not reversed.
create table ledger_first (
  operation_id uuid not null,
  agreement_id uuid not null,
  root_id uuid,
  kind text not null,
  first_on date not null,
  last_on date not null,
  unique nulls not distinct (operation_id, agreement_id, kind, root_id)
) with (fillfactor = 80);
create index ledger_first_of_root on ledger_first (root_id, kind);

-- Legs arrive whole: as many as their entry says, and summing to zero in each currency and root.
create function refuse_unbalanced_entry() returns trigger language plpgsql as $$
declare
  faulty uuid;
begin
  select l.entry_id into faulty from fresh l join ledger_account a on a.operation_id = l.operation_id and a.id = l.account_id
    group by l.operation_id, l.entry_id, a.currency, l.root_id
    having sum(l.amount_minor) <> 0 or coalesce(sum(l.base_minor), 0) <> 0 or count(l.base_minor) not in (0, count(*)) limit 1;
  if found then
    raise exception 'The legs of entry % do not sum to zero in each currency and root.', faulty
      using errcode = 'check_violation', constraint = 'ledger_entry_is_balanced';
  end if;
  select e.id into faulty from (select operation_id, entry_id, count(*) as legs, max(no) as last from fresh group by 1, 2) l
    join ledger_entry e on e.operation_id = l.operation_id and e.id = l.entry_id where e.leg_count <> l.legs or e.leg_count <> l.last limit 1;
  if found then
    raise exception 'Entry % has another number of legs than it says.', faulty
      using errcode = 'check_violation', constraint = 'ledger_entry_has_all_legs';
  end if;
  return null;
end $$;
create trigger ledger_leg_balances after insert on ledger_leg referencing new table as fresh
  for each statement execute function refuse_unbalanced_entry();

create function refuse_change_of_ledger() returns trigger language plpgsql as $$
begin
  raise exception 'What the ledger says is never changed: % is refused.', tg_table_name
    using errcode = 'check_violation', constraint = 'ledger_is_never_changed';
end $$;
-- What is made up may go, through ledger_remove_illustrative alone.
create function refuse_removal_from_ledger() returns trigger language plpgsql as $$
begin
  if current_setting('wusul.removes_illustrative', true) = old.operation_id::text and exists (select from ledger_entry e
      where e.operation_id = old.operation_id and e.illustrative
        and e.id = (case tg_table_name when 'ledger_leg' then to_jsonb(old) ->> 'entry_id' else to_jsonb(old) ->> 'id' end)::uuid) then
    return old;
  end if;
  raise exception 'What the ledger says is never removed: % is refused.', tg_table_name
    using errcode = 'check_violation', constraint = 'ledger_is_never_changed';
end $$;
create trigger ledger_entry_stays before update on ledger_entry for each statement execute function refuse_change_of_ledger();
create trigger ledger_leg_stays before update on ledger_leg for each statement execute function refuse_change_of_ledger();
create trigger ledger_account_stays before update or delete on ledger_account for each statement execute function refuse_change_of_ledger();
create trigger exchange_rate_stays before update or delete on exchange_rate for each statement execute function refuse_change_of_ledger();
create trigger closed_period_stays before update or delete on closed_period for each statement execute function refuse_change_of_ledger();
create trigger ledger_entry_kept before delete on ledger_entry for each row execute function refuse_removal_from_ledger();
create trigger ledger_leg_kept before delete on ledger_leg for each row execute function refuse_removal_from_ledger();
create trigger ledger_entry_full before truncate on ledger_entry for each statement execute function refuse_change_of_ledger();
create trigger ledger_leg_full before truncate on ledger_leg for each statement execute function refuse_change_of_ledger();
create trigger ledger_account_full before truncate on ledger_account for each statement execute function refuse_change_of_ledger();
create trigger exchange_rate_full before truncate on exchange_rate for each statement execute function refuse_change_of_ledger();
create trigger closed_period_full before truncate on closed_period for each statement execute function refuse_change_of_ledger();

-- Begins a posting: makes the accounts it names, holds those that it may take from or give to until the transaction ends, always in the
-- order of their ids, and tells what lies there, which of the months are closed and which rates count. A function, so that each step
-- sees what was committed while it waited, in one round trip.
create function ledger_open(p_operation uuid, p_accounts jsonb, p_held uuid[], p_months text[], p_days jsonb) returns jsonb
language plpgsql as $$
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
      where operation_id = p_operation and account_id = any(p_held) and amount_minor <> 0),
    'closed', (select coalesce(jsonb_agg(month), '[]') from closed_period where operation_id = p_operation and month = any(p_months)),
    'base', (select base_currency from ledger_setting where operation_id = p_operation),
    'rates', (select coalesce(jsonb_agg(jsonb_build_array(d.currency, d.day, r.units_per_base::text, r.day, r.source)), '[]')
      from jsonb_to_recordset(p_days) d (currency text, day date) cross join lateral (
        select units_per_base, day, source from exchange_rate
        where operation_id = p_operation and currency = d.currency and day <= d.day order by day desc, no desc limit 1) r));
end $$;

-- Writes entries with their legs and brings balances, totals and first days along. @returns the number of each entry by its id.
create function ledger_write(p_operation uuid, p_common jsonb, p_entries jsonb, p_legs jsonb, p_balances jsonb, p_cells jsonb, p_firsts jsonb)
returns jsonb language plpgsql as $$
declare
  numbers jsonb;
begin
  with written as (insert into ledger_entry (operation_id, id, kind, happened, posted_at, currency, amount_minor, leg_count, rate, rate_day, rate_source, base_minor,
      reverses, reversed_reason, words, source, agreement_id, counterpart_id, cluster_id, place_id, group_id, project_code, activity_id,
      budget_line_id, command_id, import_id, illustrative)
    select p_operation, e.id, e.kind, e.happened, (p_common ->> 'posted_at')::timestamptz, e.currency, e.amount_minor, e.leg_count, e.rate, e.rate_day,
      e.rate_source, e.base_minor, e.reverses, e.reversed_reason, e.words, e.source, e.agreement_id, e.counterpart_id, e.cluster_id, e.place_id,
      e.group_id, e.project_code, e.activity_id, e.budget_line_id, (p_common ->> 'command_id')::uuid, e.import_id, e.illustrative
    from jsonb_to_recordset(p_entries) e (nth int, id uuid, kind text, happened date, currency text, amount_minor bigint, leg_count int, rate numeric,
      rate_day date, rate_source text, base_minor bigint, reverses uuid, reversed_reason text, words text, source text, agreement_id uuid,
      counterpart_id uuid, cluster_id uuid, place_id uuid, group_id uuid, project_code text, activity_id uuid, budget_line_id uuid,
      import_id uuid, illustrative boolean)
    order by e.nth returning id, no)
    select jsonb_object_agg(id, no::text) into numbers from written;
  insert into ledger_leg (operation_id, entry_id, no, account_id, root_id, amount_minor, base_minor)
    select p_operation, l.entry_id, l.no, l.account_id, l.root_id, l.amount_minor, l.base_minor
    from jsonb_to_recordset(p_legs) l (entry_id uuid, no int, account_id uuid, root_id uuid, amount_minor bigint, base_minor bigint);
  -- A row that is there is changed by an update: an insert that meets it would try its constraint on the difference alone.
  update ledger_balance b set amount_minor = b.amount_minor + d.amount_minor
    from jsonb_to_recordset(p_balances) d (account_id uuid, root_key uuid, amount_minor bigint, world boolean)
    where not d.world and b.operation_id = p_operation and b.account_id = d.account_id and b.root_key = d.root_key;
  insert into ledger_balance as b (operation_id, account_id, root_id, amount_minor, may_be_negative, may_be_positive)
    select p_operation, d.account_id, d.root_id, d.amount_minor, d.may_be_negative, d.may_be_positive
    from jsonb_to_recordset(p_balances) d (account_id uuid, root_id uuid, root_key uuid, amount_minor bigint, world boolean,
      may_be_negative boolean, may_be_positive boolean)
    where d.world or not exists (select from ledger_balance k
      where k.operation_id = p_operation and k.account_id = d.account_id and k.root_key = d.root_key)
    order by d.account_id, d.root_key
    on conflict (operation_id, account_id, root_key) do update set amount_minor = b.amount_minor + excluded.amount_minor;
  insert into ledger_cell as c (operation_id, month, kind, agreement_id, root_id, cluster_id, place_id, group_id, project_code, activity_id, currency,
      amount_minor, base_minor, without_base, entries)
    select p_operation, d.month, d.kind, d.agreement_id, d.root_id, d.cluster_id, d.place_id, d.group_id, d.project_code, d.activity_id, d.currency,
      d.amount_minor, d.base_minor, d.without_base, d.entries
    from jsonb_to_recordset(p_cells) d (month text, kind text, agreement_id uuid, root_id uuid, cluster_id uuid, place_id uuid, group_id uuid,
      project_code text, activity_id uuid, currency text, amount_minor bigint, base_minor bigint, without_base int, entries int)
    order by d.agreement_id, d.kind, d.month, d.root_id, d.cluster_id, d.place_id, d.group_id, d.project_code, d.activity_id, d.currency
    on conflict (operation_id, agreement_id, kind, month, root_id, cluster_id, place_id, group_id, project_code, activity_id, currency) do update set
      amount_minor = c.amount_minor + excluded.amount_minor, base_minor = c.base_minor + excluded.base_minor,
      without_base = c.without_base + excluded.without_base, entries = c.entries + excluded.entries;
  insert into ledger_first as f (operation_id, agreement_id, root_id, kind, first_on, last_on)
    select p_operation, d.agreement_id, d.root_id, d.kind, d.first_on, d.last_on
    from jsonb_to_recordset(p_firsts) d (agreement_id uuid, root_id uuid, kind text, first_on date, last_on date)
    order by d.agreement_id, d.kind, d.root_id
    on conflict (operation_id, agreement_id, kind, root_id) do update set
      first_on = least(f.first_on, excluded.first_on), last_on = greatest(f.last_on, excluded.last_on)
      where excluded.first_on < f.first_on or excluded.last_on > f.last_on;
  return numbers;
end $$;

-- First and last days of the keys given, from entries and legs that were not reversed.
create function ledger_first_anew(p_operation uuid, p_keys jsonb) returns void language plpgsql as $$
begin
  delete from ledger_first f using jsonb_to_recordset(p_keys) d (agreement_id uuid, root_id uuid, kind text)
    where f.operation_id = p_operation and f.agreement_id = d.agreement_id and f.kind = d.kind and f.root_id is not distinct from d.root_id;
  insert into ledger_first (operation_id, agreement_id, root_id, kind, first_on, last_on)
    select p_operation, d.agreement_id, d.root_id, d.kind, min(e.happened), max(e.happened)
    from jsonb_to_recordset(p_keys) d (agreement_id uuid, root_id uuid, kind text)
    join ledger_entry e on e.operation_id = p_operation and e.agreement_id = d.agreement_id and e.kind = d.kind and e.reverses is null
    where not exists (select from ledger_entry r where r.operation_id = p_operation and r.reverses = e.id)
      and exists (select from ledger_leg l where l.operation_id = p_operation and l.entry_id = e.id and l.root_id is not distinct from d.root_id)
    group by d.agreement_id, d.root_id, d.kind;
end $$;

-- What balances, totals and first days are by the legs alone: for proving what is kept, and for making it anew.
create function ledger_balances_of_legs(p_operation uuid) returns table (account_id uuid, root_id uuid, amount_minor bigint) language sql stable as $$
  select account_id, root_id, sum(amount_minor)::bigint from ledger_leg where operation_id = p_operation group by 1, 2
$$;
create function ledger_cells_of_legs(p_operation uuid) returns table (month text, kind text, agreement_id uuid, root_id uuid, cluster_id uuid,
  place_id uuid, group_id uuid, project_code text, activity_id uuid, currency text, amount_minor bigint, base_minor bigint, without_base int, entries int)
language sql stable as $$
  select to_char(e.happened, 'YYYY-MM'), e.kind, e.agreement_id, p.root_id, e.cluster_id, e.place_id, e.group_id, e.project_code, e.activity_id,
    e.currency, sum(s.sign * p.amount)::bigint, coalesce(sum(s.sign * p.base), 0)::bigint, coalesce(sum(s.sign) filter (where p.base is null), 0)::int,
    sum(s.sign)::int
  from (select l.entry_id, l.root_id, a.currency, sum(l.amount_minor) as amount, sum(l.base_minor) as base
      from ledger_leg l join ledger_account a on a.operation_id = l.operation_id and a.id = l.account_id
      where l.operation_id = p_operation and l.amount_minor > 0 group by 1, 2, 3) p
    join ledger_entry e on e.operation_id = p_operation and e.id = p.entry_id and e.currency = p.currency
    cross join lateral (select case when e.reverses is null then 1 else -1 end as sign) s
  group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
$$;
create function ledger_firsts_of_legs(p_operation uuid) returns table (agreement_id uuid, root_id uuid, kind text, first_on date, last_on date)
language sql stable as $$
  select e.agreement_id, l.root_id, e.kind, min(e.happened), max(e.happened)
  from (select distinct entry_id, root_id from ledger_leg where operation_id = p_operation) l
    join ledger_entry e on e.operation_id = p_operation and e.id = l.entry_id
  where e.agreement_id is not null and e.reverses is null
    and not exists (select from ledger_entry r where r.operation_id = p_operation and r.reverses = e.id)
  group by 1, 2, 3
$$;

-- Makes balances, totals and first days of an operation anew from its legs.
create function ledger_rebuild(p_operation uuid) returns void language plpgsql as $$
begin
  delete from ledger_balance where operation_id = p_operation;
  insert into ledger_balance (operation_id, account_id, root_id, amount_minor, may_be_negative, may_be_positive)
    select p_operation, b.account_id, b.root_id, b.amount_minor, a.holder_id is null or a.kind = 'advanced', a.kind <> 'advanced'
    from ledger_balances_of_legs(p_operation) b join ledger_account a on a.operation_id = p_operation and a.id = b.account_id;
  delete from ledger_cell where operation_id = p_operation;
  insert into ledger_cell (operation_id, month, kind, agreement_id, root_id, cluster_id, place_id, group_id, project_code, activity_id, currency,
      amount_minor, base_minor, without_base, entries)
    select p_operation, c.month, c.kind, c.agreement_id, c.root_id, c.cluster_id, c.place_id, c.group_id, c.project_code, c.activity_id, c.currency,
      c.amount_minor, c.base_minor, c.without_base, c.entries
    from ledger_cells_of_legs(p_operation) c;
  delete from ledger_first where operation_id = p_operation;
  insert into ledger_first (operation_id, agreement_id, root_id, kind, first_on, last_on)
    select p_operation, f.agreement_id, f.root_id, f.kind, f.first_on, f.last_on from ledger_firsts_of_legs(p_operation) f;
end $$;

-- Removes the entries of an operation that are made up, with their legs; what real entries took from them makes it fail. The only way in
-- which anything leaves the ledger. @returns how many went.
create function ledger_remove_illustrative(p_operation uuid) returns int language plpgsql as $$
declare
  gone int;
begin
  perform pg_advisory_xact_lock(hashtextextended('ledger ' || p_operation, 0));
  perform set_config('wusul.removes_illustrative', p_operation::text, true);
  delete from ledger_leg l using ledger_entry e
    where e.operation_id = p_operation and e.illustrative and l.operation_id = p_operation and l.entry_id = e.id;
  delete from ledger_entry where operation_id = p_operation and illustrative;
  get diagnostics gone = row_count;
  perform set_config('wusul.removes_illustrative', '', true);
  if gone > 0 then perform ledger_rebuild(p_operation); end if;
  return gone;
end $$;

-- What does not follow from the legs: every entry balances in each currency and root and has all its legs and the amount it says; amounts in
-- the base currency balance as well; reversals mirror what they reverse; nothing is below zero, and no advance is larger than what is
-- committed; balances, totals and first days that are kept are what the legs say. One statement: it sees one moment while others post.
create function ledger_findings(p_operation uuid) returns table (finding text, id uuid, root_id uuid, detail text)
language sql stable set enable_nestloop = off set work_mem = '64MB' as $$
  with entry as (select * from ledger_entry where operation_id = p_operation),
  leg as (select l.*, a.currency, a.holder_id, a.kind as account_kind from ledger_leg l
    left join ledger_account a on a.operation_id = l.operation_id and a.id = l.account_id where l.operation_id = p_operation),
  by_root as materialized (select entry_id, currency, root_id, sum(amount_minor) as amount_left, sum(base_minor) as base_left, count(*) as legs,
      count(base_minor) as with_base, max(no) as last, sum(amount_minor) filter (where amount_minor > 0) as amount,
      sum(base_minor) filter (where amount_minor > 0) as base from leg group by 1, 2, 3),
  by_entry as materialized (select e.id, e.leg_count, e.amount_minor, e.base_minor, coalesce(sum(r.legs), 0) as legs, coalesce(max(r.last), 0) as last,
      sum(r.amount) filter (where r.currency = e.currency) as amount, sum(r.base) filter (where r.currency = e.currency) as base
    from entry e left join by_root r on r.entry_id = e.id group by 1, 2, 3, 4),
  balance as materialized (select b.account_id, a.holder_id, a.kind, a.currency, b.root_id, b.amount_minor from ledger_balances_of_legs(p_operation) b
    left join ledger_account a on a.operation_id = p_operation and a.id = b.account_id)
  select 'unbalanced', entry_id, root_id, coalesce(currency, 'no account') || ' ' || amount_left from by_root where amount_left <> 0 or currency is null
  union all select 'legs-missing', id, null, legs || ' of ' || leg_count from by_entry where legs <> leg_count or last <> leg_count
  union all select distinct 'leg-without-entry', r.entry_id, null::uuid, '' from by_root r left join entry e on e.id = r.entry_id where e.id is null
  union all select 'amount-differs', id, null, amount_minor || ' kept, ' || coalesce(amount, 0) || ' by its legs' from by_entry
    where amount is distinct from amount_minor
  union all select 'base-differs', entry_id, root_id, currency || ' ' || coalesce(base_left, 0) || ' left over' from by_root
    where coalesce(base_left, 0) <> 0 or with_base not in (0, legs)
  union all select 'base-differs', id, null, coalesce(base_minor::text, 'none') || ' kept, ' || coalesce(base::text, 'none') || ' by its legs'
    from by_entry where base is distinct from base_minor
  union all select 'reversal-differs', r.id, null, 'reverses ' || r.reverses from entry r left join entry o on o.id = r.reverses
    where r.reverses is not null and (o.id is null or o.reverses is not null or o.kind <> r.kind or o.amount_minor <> r.amount_minor
      or o.currency <> r.currency or o.agreement_id is distinct from r.agreement_id)
  union all select distinct 'reversal-differs', coalesce(mine.id, theirs.id), null::uuid, 'its legs mirror others'
    from (select r.id, r.reverses, l.* from entry r join leg l on l.entry_id = r.id where r.reverses is not null) mine
    full join (select r.id, l.* from entry r join leg l on l.entry_id = r.reverses) theirs on theirs.entry_id = mine.reverses and theirs.no = mine.no
    where mine.account_id is distinct from theirs.account_id or mine.root_id is distinct from theirs.root_id
      or mine.amount_minor is distinct from -theirs.amount_minor or mine.base_minor is distinct from -theirs.base_minor
  union all select 'below-zero', account_id, root_id, kind || ' ' || currency || ' ' || amount_minor from balance
    where holder_id is not null and case kind when 'advanced' then amount_minor > 0 else amount_minor < 0 end
  union all select 'advance-not-covered', holder_id, root_id, currency || ' ' || sum(amount_minor) from balance
    where kind in ('committed', 'advanced') group by holder_id, root_id, currency having sum(amount_minor) < 0
  union all select 'balance-differs', account_id, root_id, sum(kept) || ' kept, ' || sum(kept) - sum(difference) || ' by the legs'
    from (select account_id, root_id, amount_minor as kept, amount_minor as difference from ledger_balance where operation_id = p_operation
      union all select account_id, root_id, 0, -amount_minor from balance) both_sides
    group by account_id, root_id having sum(difference) <> 0
  union all select 'cell-differs', coalesce(agreement_id, root_id), root_id, month || ' ' || kind || ' ' || currency || ': ' || sum(kept) || ' kept, '
      || sum(kept) - sum(amount_minor) || ' by the legs'
    from (select month, kind, agreement_id, root_id, cluster_id, place_id, group_id, project_code, activity_id, currency,
        amount_minor, base_minor, without_base, entries, amount_minor as kept from ledger_cell where operation_id = p_operation
      union all select month, kind, agreement_id, root_id, cluster_id, place_id, group_id, project_code, activity_id, currency,
        -amount_minor, -base_minor, -without_base, -entries, 0 from ledger_cells_of_legs(p_operation)) both_sides
    group by month, kind, agreement_id, root_id, cluster_id, place_id, group_id, project_code, activity_id, currency
    having sum(amount_minor) <> 0 or sum(base_minor) <> 0 or sum(without_base) <> 0 or sum(entries) <> 0
  union all select 'first-differs', agreement_id, root_id, kind || ': ' || coalesce(min(kept || ' to ' || kept_last), 'nothing') || ' kept, '
      || coalesce(min(said || ' to ' || said_last), 'nothing') || ' by the legs'
    from (select agreement_id, root_id, kind, first_on as kept, last_on as kept_last, null::date as said, null::date as said_last
        from ledger_first where operation_id = p_operation
      union all select agreement_id, root_id, kind, null, null, first_on, last_on from ledger_firsts_of_legs(p_operation)) both_sides
    group by agreement_id, root_id, kind having min(kept) is distinct from min(said) or min(kept_last) is distinct from min(said_last)
$$;
alter function ledger_rebuild(uuid) set enable_nestloop = off;
