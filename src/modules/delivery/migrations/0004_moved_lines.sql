-- Where an entry that a line names was merged, separated or named, the line's key no longer follows from what it says: the row of a
-- sheet that says the same finds it by this. Null: the key follows, or it never did and the key alone counts.
alter table activity_report add column identity uuid;
create index activity_report_by_identity on activity_report (operation_id, identity) where identity is not null;

-- Which lines a merge moved from the merged entry to the one it really is, so that they move back when the two are separated.
create table moved_line (
  operation_id uuid not null,
  merge_id uuid not null,
  -- the merged entry
  entry_id uuid not null,
  report_id uuid not null,
  part text not null check (part in ('place', 'lead', 'implementing', 'donor', 'donor-beside', 'leaf', 'cluster', 'group', 'activity')),
  -- where among the line's donors the merged one stood
  position smallint,
  primary key (operation_id, merge_id, entry_id, report_id, part),
  foreign key (operation_id, report_id) references activity_report (operation_id, id)
);
create index moved_line_by_report on moved_line (operation_id, report_id);
