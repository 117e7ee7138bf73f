-- Which import wrote a version, so that the import can be taken back.
alter table project_version add column import_id uuid;
alter table project_version add foreign key (operation_id, import_id) references import (operation_id, id);
create index project_version_by_import on project_version (operation_id, import_id);

-- null: it stands. A project that only an import started ends when the import is taken back; its versions are kept.
alter table project_sheet add column ended_at timestamptz;

-- Whether what a comment asks for is done, and who said so last, or said that it is not.
alter table project_comment add column resolved boolean not null default false;
alter table project_comment add column settled_at timestamptz;
alter table project_comment add column settled_by text;
alter table project_comment add column settled_by_kind text;
