-- The import whose sheet taught the entry; null for one that somebody entered.
alter table place add column import_id uuid;
-- Of a merged entry: the merge, when it was, and what it changed in this room, so that the two can be separated again.
alter table place add column merge jsonb check (merge is null or status = 'merged');
