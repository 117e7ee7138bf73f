-- Whether the state of an agreement that a file brought was changed by somebody since: a file then leaves it.
alter table agreement add column state_said_here boolean not null default false;
update agreement a set state_said_here = true
  where a.external_id is not null and a.state = 'ended'
    and ((a.ended_reason is distinct from a.source
        and not exists (select 1 from flow_said f where f.operation_id = a.operation_id and f.source = a.ended_reason))
      or exists (select 1 from agreement b where b.operation_id = a.operation_id and b.successor_of = a.id));

-- What an agreement or a fund was before a file stated it otherwise: it is so again when the import is taken back.
create table stated_before (
  operation_id uuid not null,
  -- of the agreement or the fund
  id uuid not null,
  no bigint generated always as identity,
  kind text not null check (kind in ('agreement', 'fund')),
  -- the import that stated it otherwise; null: it cannot be taken back
  import_id uuid,
  before jsonb not null,
  primary key (operation_id, id, no),
  foreign key (operation_id, import_id) references import (operation_id, id)
);
create index stated_before_of_import on stated_before (operation_id, import_id);

-- The line of an amended agreement that a line goes on from.
alter table budget_line add column follows_id uuid;
create index budget_line_follows on budget_line (operation_id, follows_id) where follows_id is not null;
