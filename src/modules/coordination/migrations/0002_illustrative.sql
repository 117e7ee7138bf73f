-- Meetings and action points that are made up to show how the platform works.
alter table meeting add column illustrative boolean not null default false;
alter table action_point add column illustrative boolean not null default false;
