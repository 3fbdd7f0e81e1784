-- What proves a local account beside its password, and what slows guessing down.

alter table sign_in_account add column two_factor_enabled boolean not null default false;

-- owner: platform/sign-in
-- The secret and the backup codes are encrypted with AUTH_SECRET.
create table sign_in_second_factor (
  id text primary key,
  account_id text not null references sign_in_account on delete cascade,
  secret text not null,
  backup_codes text not null,
  verified boolean not null default false,
  failed_count integer not null default 0,
  locked_until timestamptz,
  -- a hash of the code that was last taken: no code is taken twice
  last_code text,
  last_code_at timestamptz
);
create unique index sign_in_second_factor_by_account on sign_in_second_factor (account_id);

-- owner: platform/sign-in
create table sign_in_passkey (
  id text primary key,
  account_id text not null references sign_in_account on delete cascade,
  name text,
  public_key text not null,
  credential_id text not null unique,
  counter bigint not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  aaguid text,
  created_at timestamptz not null default now()
);
create index sign_in_passkey_by_account on sign_in_passkey (account_id);

-- owner: platform/sign-in
-- Wrong passwords, by a hash of the address tried with where it was tried from: one address cannot shut another out.
create table sign_in_failure (
  key text primary key,
  failures integer not null,
  last_at timestamptz not null default now()
);

revoke all on sign_in_second_factor, sign_in_passkey, sign_in_failure from golden_thread_app;
