-- Identities and sessions are kept by better-auth (src/web/auth.ts names these tables and columns to it). Ids are text because it
-- compares them as text; they are UUIDv7 all the same.
create table identity_user (
  id text primary key,
  name text not null,
  email text not null unique check (email = lower(email)),
  email_verified boolean not null default false,
  image text,
  two_factor_enabled boolean default false,
  language text not null default 'en' check (language in ('en', 'ar', 'ckb')),
  -- A suspended person cannot sign in, and tokens of theirs do not work.
  suspended_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table identity_session (
  id text primary key,
  expires_at timestamptz not null,
  token text not null unique,
  ip_address text,
  user_agent text,
  user_id text not null references identity_user (id) on delete cascade,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index identity_session_by_user on identity_session (user_id);

create table identity_account (
  id text primary key,
  account_id text not null,
  provider_id text not null,
  user_id text not null references identity_user (id) on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  -- scrypt, salted; never the password itself
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index identity_account_by_user on identity_account (user_id);

create table identity_verification (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index identity_verification_by_identifier on identity_verification (identifier);

create table identity_passkey (
  id text primary key,
  name text,
  public_key text not null,
  user_id text not null references identity_user (id) on delete cascade,
  credential_id text not null unique,
  counter integer not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  created_at timestamptz,
  aaguid text
);
create index identity_passkey_by_user on identity_passkey (user_id);

create table identity_two_factor (
  id text primary key,
  -- both are encrypted with the installation's secret
  secret text not null,
  backup_codes text not null,
  user_id text not null references identity_user (id) on delete cascade,
  verified boolean default true,
  failed_verification_count integer default 0,
  locked_until timestamptz
);
create index identity_two_factor_by_secret on identity_two_factor (secret);
create index identity_two_factor_by_user on identity_two_factor (user_id);

create table identity_rate_limit (
  id text primary key,
  key text not null unique,
  count integer not null,
  last_request bigint not null
);
