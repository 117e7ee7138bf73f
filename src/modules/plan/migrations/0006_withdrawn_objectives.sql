-- What was made up for a demonstration can be taken out of every version, also those in force: it stays on record and is shown nowhere.
alter table objective
  add column withdrawn boolean not null default false,
  add check (not withdrawn or ended is not null);
