create table organisation (
  operation_id uuid not null references operation (id),
  id uuid not null,
  acronym text,
  names jsonb not null,
  type text check (type in ('un', 'international', 'ingo', 'nngo', 'red-cross', 'government', 'donor', 'academic', 'religious', 'private', 'media', 'military', 'embassy', 'other')),
  is_donor boolean not null default false,
  -- member of the country team
  in_country_team boolean not null default false,
  status text not null default 'reviewed' check (status in ('reviewed', 'unreviewed', 'merged')),
  merged_into uuid,
  illustrative boolean not null default false,
  source text,
  version int not null default 1,
  primary key (operation_id, id),
  foreign key (operation_id, merged_into) references organisation (operation_id, id),
  check ((status = 'merged') = (merged_into is not null))
);
create index organisation_by_merge on organisation (operation_id, merged_into) where merged_into is not null;

create table organisation_alias (
  operation_id uuid not null,
  organisation_id uuid not null,
  alias text not null,
  primary key (operation_id, organisation_id, alias),
  foreign key (operation_id, organisation_id) references organisation (operation_id, id)
);
