-- What the line of a row said before a merge: a row may name both entries, so what goes back is not told by the ids alone.
alter table moved_reports add column line jsonb;
