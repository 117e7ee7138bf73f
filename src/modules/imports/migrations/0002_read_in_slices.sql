-- Files are read slice by slice, and workbooks are compressed already: without compression a slice is found without unpacking the rest.
alter table stored_file alter column bytes set storage external;
