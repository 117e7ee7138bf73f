-- Projects that are made up for a demonstration: they stand among the others, marked, and go with what else is made up.
alter table project add column illustrative boolean not null default false;
