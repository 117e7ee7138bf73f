-- Roles and invitations that a merge moved to another cluster, organisation or place, so that they go back when the two are separated.
create table moved_scope (
  merge_id uuid not null,
  -- the merged entry
  entry_id uuid not null,
  kind text not null check (kind in ('role_grant', 'invitation')),
  holder_id uuid not null,
  primary key (merge_id, entry_id, holder_id)
);
