-- What sources say of a project beyond its title and budget; dates as precise as they were written.
alter table project
  add column code_is_ours boolean not null default false,
  add column starts_as_written text,
  add column ends_as_written text,
  add column details jsonb not null default '{}';

-- Whether an operation holds made-up figures is asked for every page: it must not read the real ones.
create index need_illustrative on need (operation_id) where illustrative;
