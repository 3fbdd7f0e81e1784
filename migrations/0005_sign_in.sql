-- Who has signed in. Belongs to no council: one account may be a person of several.
-- better-auth reads and writes these as the owner, and wants every key to be named id; the role that the application takes inside a council has no business here.

-- owner: platform/sign-in
create table sign_in_account (
  id text primary key,
  name text not null,
  email text not null unique check (email = lower(email)),
  email_verified boolean not null default false,
  image text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

-- owner: platform/sign-in
create table sign_in_session (
  id text primary key,
  account_id text not null references sign_in_account on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index sign_in_session_by_account on sign_in_session (account_id);

-- owner: platform/sign-in
-- What an account proves itself by: a password, or an identity at a provider such as Entra ID.
create table sign_in_credential (
  id text primary key,
  account_id text not null references sign_in_account on delete cascade,
  provider text not null,
  subject text not null,
  password_hash text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (provider, subject)
);
create index sign_in_credential_by_account on sign_in_credential (account_id);

-- owner: platform/sign-in
create table sign_in_verification (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index sign_in_verification_by_identifier on sign_in_verification (identifier);

-- owner: platform/sign-in
-- How often an address has tried, for every process that serves.
create table sign_in_attempt (
  id text primary key,
  key text not null unique,
  count integer not null,
  last_at_ms bigint not null
);

-- owner: platform/access
-- The people a visitor may choose to be: of demonstration councils alone. Crosses councils, so only the owner reads it.
create view demonstration_person as
  select distinct lower(person.email) as email, person.name
  from person join council using (council_id)
  where council.demonstration and person.email is not null and person.left_on is null;

revoke all on sign_in_account, sign_in_session, sign_in_credential, sign_in_verification, sign_in_attempt, demonstration_person
  from golden_thread_app;
