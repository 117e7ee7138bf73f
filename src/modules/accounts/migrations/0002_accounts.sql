-- Who holds which role, where and from when to when. A grant is ended, never deleted.
create table role_grant (
  id uuid primary key,
  person_id text not null references identity_user (id),
  role text not null,
  operation_id uuid references operation (id),
  cluster_id uuid,
  organisation_id uuid,
  place_id uuid,
  -- first and last day on which the role holds, both included
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  -- ended at once, whatever the last day was
  ended_at timestamptz,
  ended_by text,
  granted_by text not null,
  granted_at timestamptz not null default now(),
  check ((role = 'administrator') = (operation_id is null)),
  foreign key (operation_id, cluster_id) references cluster (operation_id, id),
  foreign key (operation_id, organisation_id) references organisation (operation_id, id),
  foreign key (operation_id, place_id) references place (operation_id, id)
);
create index role_grant_by_person on role_grant (person_id);
create index role_grant_by_cluster on role_grant (operation_id, cluster_id);
create index role_grant_by_organisation on role_grant (operation_id, organisation_id);
create index role_grant_by_place on role_grant (operation_id, place_id);

-- A link that makes one account, or gives one more role to an account that is there. Of its secret only the SHA-256 is kept.
create table invitation (
  id uuid primary key,
  secret_hash text not null unique,
  -- erased as soon as the invitation is accepted or withdrawn
  email text,
  role text not null,
  operation_id uuid references operation (id),
  cluster_id uuid,
  organisation_id uuid,
  place_id uuid,
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  -- made by the installation itself, for whoever set it up
  first_administrator boolean not null default false,
  invited_by text not null,
  invited_at timestamptz not null default now(),
  expires_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by text references identity_user (id),
  withdrawn_at timestamptz,
  check ((role = 'administrator') = (operation_id is null)),
  check (email is null or (accepted_at is null and withdrawn_at is null)),
  foreign key (operation_id, cluster_id) references cluster (operation_id, id),
  foreign key (operation_id, organisation_id) references organisation (operation_id, id),
  foreign key (operation_id, place_id) references place (operation_id, id)
);
create index invitation_by_operation on invitation (operation_id);
create index invitation_by_accepter on invitation (accepted_by) where accepted_by is not null;
create index invitation_by_cluster on invitation (operation_id, cluster_id) where cluster_id is not null;
create index invitation_by_organisation on invitation (operation_id, organisation_id) where organisation_id is not null;
create index invitation_by_place on invitation (operation_id, place_id) where place_id is not null;

-- Tokens for programs. A token may never do more than its owner may today.
create table access_token (
  id uuid primary key,
  owner_id text not null references identity_user (id),
  name text not null,
  secret_hash text not null unique,
  may_write boolean not null,
  -- commands and views it is narrowed to; null: all its owner may
  names text[],
  made_at timestamptz not null default now(),
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index access_token_by_owner on access_token (owner_id);
