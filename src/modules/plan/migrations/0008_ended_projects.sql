-- null: sheets and lines may name it. Set when the import that brought the project is taken back.
alter table project add column ended_at timestamptz;
