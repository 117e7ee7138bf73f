-- What a column of a heading holds, as somebody chose it once, so that the next sheet does not ask again. What those who keep the
-- operation's data choose holds for everybody (owner ''); what a partner chooses holds for their own sheets: nobody's choice changes
-- how another organisation's sheet is read.
create table remembered_column (
  operation_id uuid not null references operation (id),
  id uuid not null,
  -- what the sheet is read as: activities, needs …
  feed text not null,
  -- what spellings of the heading have in common; the feed makes it
  heading_key text not null,
  -- as it stood in the sheet, for people
  heading text not null,
  -- what the column holds, in the feed's words; null is "do not use"
  target text,
  owner_id text not null default '',
  remembered_at timestamptz not null default now(),
  primary key (operation_id, id),
  unique (operation_id, feed, owner_id, heading_key)
);
