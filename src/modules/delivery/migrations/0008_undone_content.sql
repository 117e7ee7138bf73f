-- Content that does not come back: its source, an import or an accepted report, was taken back, or its line says it again already.
alter table activity_report_before add column undone boolean not null default false;
update activity_report_before b set undone = true from import i
  where i.operation_id = b.operation_id and i.id = b.import_id and i.status = 'undone';
create index activity_report_before_of_import on activity_report_before (operation_id, import_id) where import_id is not null;
