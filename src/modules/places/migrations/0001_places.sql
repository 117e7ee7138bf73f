create table place (
  operation_id uuid not null references operation (id),
  id uuid not null,
  parent_id uuid,
  -- 0 country, 1 governorate or province, 2 district, 3 sub-district, deeper as the country has them
  level smallint not null check (level between 0 and 9),
  names jsonb not null,
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  population bigint check (population >= 0),
  population_year smallint,
  population_source text,
  valid_from date,
  valid_to date,
  -- unreviewed: taken in from a partner's sheet; merged: another entry stands for it
  status text not null default 'reviewed' check (status in ('reviewed', 'unreviewed', 'merged')),
  merged_into uuid,
  source text,
  version int not null default 1,
  primary key (operation_id, id),
  foreign key (operation_id, parent_id) references place (operation_id, id),
  foreign key (operation_id, merged_into) references place (operation_id, id),
  check ((status = 'merged') = (merged_into is not null))
);
create index place_by_parent on place (operation_id, parent_id);
create index place_by_merge on place (operation_id, merged_into) where merged_into is not null;

-- A place has codes of several systems (COD-AB of 2019, the codes of 2015, ISO 3166-2); translated by this table alone.
create table place_code (
  operation_id uuid not null,
  system text not null,
  code text not null,
  place_id uuid not null,
  current boolean not null default false,
  primary key (operation_id, system, code),
  foreign key (operation_id, place_id) references place (operation_id, id)
);
create index place_code_by_place on place_code (operation_id, place_id);

create table place_alias (
  operation_id uuid not null,
  place_id uuid not null,
  alias text not null,
  primary key (operation_id, place_id, alias),
  foreign key (operation_id, place_id) references place (operation_id, id)
);

create table place_boundary (
  operation_id uuid not null,
  place_id uuid not null,
  geometry jsonb not null,
  -- schematic shapes draw a map; nothing is computed from them
  schematic boolean not null,
  source text,
  primary key (operation_id, place_id),
  foreign key (operation_id, place_id) references place (operation_id, id)
);

create table place_tile (
  operation_id uuid not null,
  place_id uuid not null,
  tile_row smallint not null,
  tile_column smallint not null,
  primary key (operation_id, place_id),
  unique (operation_id, tile_row, tile_column),
  foreign key (operation_id, place_id) references place (operation_id, id)
);
