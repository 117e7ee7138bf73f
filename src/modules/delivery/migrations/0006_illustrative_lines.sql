-- Whether an operation holds made-up lines is asked for every page: it must not read the real ones.
create index activity_report_illustrative on activity_report (operation_id) where illustrative and not withdrawn;
