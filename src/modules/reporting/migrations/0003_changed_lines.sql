-- The command whose content a line got with the report where it had another: taken back, the line says again what it said before.
alter table report_line add column changed_by uuid;
