-- A pooled fund, or a window of one: it receives and passes on.
create table fund (
  operation_id uuid not null references operation (id),
  id uuid not null,
  code text not null,
  -- who holds it; null: no source says
  organisation_id uuid,
  names jsonb not null,
  opened date,
  closed date check (closed is null or opened is null or closed >= opened),
  source text,
  -- what a source knows it by
  external_id text,
  import_id uuid,
  illustrative boolean not null default false,
  -- what only a file said that was taken back
  withdrawn_at timestamptz,
  version int not null default 1,
  primary key (operation_id, id),
  unique (operation_id, code),
  unique (operation_id, external_id),
  foreign key (operation_id, organisation_id) references organisation (operation_id, id),
  foreign key (operation_id, import_id) references import (operation_id, id)
);

-- Somebody gives, somebody receives, on terms.
create table agreement (
  operation_id uuid not null references operation (id),
  id uuid not null,
  code text not null,
  kind text not null check (kind in ('contribution', 'allocation', 'sub-grant')),
  -- null: no source says
  giver_id uuid,
  receiver_id uuid,
  -- where its money comes from and where it is paid into; an agreement, a fund, or nobody says
  parent_id uuid,
  from_fund_id uuid,
  into_fund_id uuid,
  names jsonb not null,
  reference text,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  project_code text,
  cluster_id uuid,
  state text not null check (state in ('proposed', 'in-force', 'ended')),
  signed_on date,
  starts date,
  ends date check (ends is null or starts is null or ends >= starts),
  ended_on date,
  ended_reason text,
  -- its money may be passed on or spent before it is received
  advance_allowed boolean not null default false,
  -- how goods or services that are given were valued; null: it is money
  in_kind jsonb,
  -- null: no source says whether it is earmarked
  earmark jsonb,
  conditions text,
  -- the agreement that it amends
  successor_of uuid,
  note text,
  source text,
  -- why it is not the contribution that it looks like
  known_apart text,
  external_id text,
  identifiers jsonb not null default '[]',
  import_id uuid,
  illustrative boolean not null default false,
  -- what only a file said that was taken back
  withdrawn_at timestamptz,
  version int not null default 1,
  primary key (operation_id, id),
  unique (operation_id, code),
  unique (operation_id, external_id),
  foreign key (operation_id, giver_id) references organisation (operation_id, id),
  foreign key (operation_id, receiver_id) references organisation (operation_id, id),
  foreign key (operation_id, parent_id) references agreement (operation_id, id),
  foreign key (operation_id, from_fund_id) references fund (operation_id, id),
  foreign key (operation_id, into_fund_id) references fund (operation_id, id),
  foreign key (operation_id, successor_of) references agreement (operation_id, id),
  foreign key (operation_id, cluster_id) references cluster (operation_id, id),
  foreign key (operation_id, project_code) references project_sheet (operation_id, code),
  foreign key (operation_id, import_id) references import (operation_id, id),
  check (parent_id is null or from_fund_id is null),
  check (kind <> 'contribution' or (parent_id is null and from_fund_id is null)),
  check (parent_id is distinct from id and successor_of is distinct from id),
  check ((state = 'ended') = (ended_reason is not null))
);
create index agreement_of_giver on agreement (operation_id, giver_id);
create index agreement_of_receiver on agreement (operation_id, receiver_id);
create index agreement_of_parent on agreement (operation_id, parent_id);
create index agreement_from_fund on agreement (operation_id, from_fund_id);
create index agreement_into_fund on agreement (operation_id, into_fund_id);
create index agreement_of_project on agreement (operation_id, project_code);
create index agreement_of_cluster on agreement (operation_id, cluster_id);
create unique index agreement_amended_once on agreement (operation_id, successor_of) where successor_of is not null;

create table budget_line (
  operation_id uuid not null,
  agreement_id uuid not null,
  id uuid not null,
  code text not null,
  names jsonb not null,
  cluster_id uuid,
  -- whole minor units of the agreement's currency
  amount_minor bigint not null check (amount_minor > 0),
  -- what expenditure has named it, less what was reversed
  spent_minor bigint not null default 0,
  position int not null,
  -- a line that is no longer there, which entries may still name
  ended_at timestamptz,
  primary key (operation_id, id),
  foreign key (operation_id, agreement_id) references agreement (operation_id, id),
  foreign key (operation_id, cluster_id) references cluster (operation_id, id)
);
create unique index budget_line_code on budget_line (operation_id, agreement_id, code) where ended_at is null;

-- What somebody promised to do by a day.
create table agreement_duty (
  operation_id uuid not null,
  agreement_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('report', 'financial-report', 'condition')),
  names jsonb not null,
  due_on date not null,
  done_on date,
  done_by text,
  ended_at timestamptz,
  primary key (operation_id, id),
  foreign key (operation_id, agreement_id) references agreement (operation_id, id)
);
create index agreement_duty_of_agreement on agreement_duty (operation_id, agreement_id);
create index agreement_duty_open on agreement_duty (operation_id, due_on) where done_on is null and ended_at is null;

create table planned_payment (
  operation_id uuid not null,
  agreement_id uuid not null,
  id uuid not null,
  on_day date not null,
  amount_minor bigint not null check (amount_minor > 0),
  direction text not null check (direction in ('in', 'out')),
  primary key (operation_id, id),
  foreign key (operation_id, agreement_id) references agreement (operation_id, id)
);
create index planned_payment_of_agreement on planned_payment (operation_id, agreement_id);

-- What is asked for. A revision is another row: the original stays.
create table requirement (
  operation_id uuid not null references operation (id),
  id uuid not null,
  -- null: of the whole plan
  cluster_id uuid,
  year int not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  amount_minor bigint not null check (amount_minor >= 0),
  -- 1 is the original
  no int not null check (no > 0),
  source text,
  import_id uuid,
  set_at timestamptz not null,
  withdrawn_at timestamptz,
  illustrative boolean not null default false,
  primary key (operation_id, id),
  unique nulls not distinct (operation_id, year, cluster_id, no),
  foreign key (operation_id, cluster_id) references cluster (operation_id, id),
  foreign key (operation_id, import_id) references import (operation_id, id)
);

-- What files said of a movement of money, every version of it; the latest that was not taken back counts.
create table flow_said (
  operation_id uuid not null,
  external_id text not null,
  no int not null check (no > 0),
  content_hash uuid not null,
  -- the agreement or fund whose money moves
  holder_id uuid not null,
  said jsonb not null,
  source text not null,
  import_id uuid,
  lenient boolean not null,
  illustrative boolean not null,
  withdrawn_at timestamptz,
  primary key (operation_id, external_id, no),
  foreign key (operation_id, import_id) references import (operation_id, id)
);
create index flow_said_of_import on flow_said (operation_id, import_id);
create index flow_said_of_holder on flow_said (operation_id, holder_id);

-- How it stands in the ledger: the entry that was posted for it.
create table flow_posted (
  operation_id uuid not null,
  external_id text not null,
  holder_id uuid not null,
  -- what was posted: where it is another one, the entry is reversed and posted anew
  signature text not null,
  entry_id uuid not null,
  -- in the order of posting
  posted_no bigint generated always as identity,
  primary key (operation_id, external_id)
);
create index flow_posted_of_holder on flow_posted (operation_id, holder_id);
