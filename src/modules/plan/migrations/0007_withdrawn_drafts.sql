-- A revision that was not wanted after all is withdrawn with its reason: it stays on record, and the next one is made of what holds.
alter table plan_version
  add column withdrawn text,
  drop constraint plan_version_status_check,
  drop constraint plan_version_check,
  add constraint plan_version_status_check check (status in ('draft', 'in-force', 'superseded', 'withdrawn')),
  add constraint plan_version_check check ((status in ('draft', 'withdrawn')) = (in_force_from is null)),
  add constraint plan_version_withdrawn_check check ((status = 'withdrawn') = (withdrawn is not null));
