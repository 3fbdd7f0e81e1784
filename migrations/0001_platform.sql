-- Councils, people and what every write leaves behind.

-- The application runs as this role inside each transaction: it owns nothing, so row-level security binds it.
do $$ begin
  if not exists (select from pg_roles where rolname = 'golden_thread_app') then
    create role golden_thread_app nologin;
  end if;
exception when duplicate_object or unique_violation then null; -- another database of this server made it meanwhile
end $$;
grant golden_thread_app to current_user;
grant usage on schema public to golden_thread_app;
alter default privileges in schema public grant select, insert, update, delete on tables to golden_thread_app;
alter default privileges in schema public grant usage, select on sequences to golden_thread_app;

-- The council of the running transaction; empty outside one, so that nothing is visible by accident.
create function current_council() returns text language sql stable parallel safe
  return current_setting('golden_thread.council_id', true);

-- Binds a table to the council of the transaction, for reading and for writing.
create procedure isolate_by_council(table_name regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', table_name);
  execute format('create policy own_council on %s using (council_id = current_setting(''golden_thread.council_id'', true)) with check (council_id = current_setting(''golden_thread.council_id'', true))', table_name);
end $$;

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: % refused', tg_table_name, lower(tg_op) using errcode = 'restrict_violation';
end $$;

-- Makes a table append-only, for the application and for its owner alike.
create procedure keep_for_ever(table_name regclass) language plpgsql as $$
begin
  execute format('create trigger append_only before update or delete on %s for each row execute function refuse_change()', table_name);
  execute format('create trigger append_only_whole before truncate on %s for each statement execute function refuse_change()', table_name);
end $$;

-- owner: platform/access
-- Which councils this installation serves. Not council-owned: the sign-in page lists them before anyone is known.
create table council (
  council_id text primary key check (council_id ~ '^[a-z][a-z0-9-]+$'),
  name text not null,
  short_name text not null,
  brand_colour text not null check (brand_colour ~ '^#[0-9a-f]{6}$'),
  demonstration boolean not null default false,
  -- said on every page while any figure shown is not the council's own
  illustrative text,
  figures_source text,
  created_at timestamptz not null default now()
);
revoke insert, update, delete on council from golden_thread_app;

-- owner: platform/access
create table person (
  council_id text not null references council,
  person_id text not null,
  name text not null,
  post text not null default '',
  email text,
  -- better-auth's account of the same human being; one account may be a person of several councils
  account_id text,
  left_on date,
  primary key (council_id, person_id)
);
create unique index person_by_account on person (account_id, council_id);
create index person_by_email on person (lower(email));
call isolate_by_council('person');

-- owner: platform/access
create table org_unit (
  council_id text not null references council,
  unit_code text not null,
  parent_code text,
  kind text not null check (kind in ('directorate', 'division', 'service', 'team')),
  name text not null,
  primary key (council_id, unit_code),
  foreign key (council_id, parent_code) references org_unit (council_id, unit_code) deferrable initially deferred
);
call isolate_by_council('org_unit');

-- owner: platform/access
-- A role is held by a person in a scope for a time.
create table role_holding (
  council_id text not null references council,
  person_id text not null,
  role_code text not null,
  scope_kind text not null check (scope_kind in ('council', 'unit', 'body', 'measure')),
  scope_code text not null default '',
  held_from date not null,
  held_until date,
  primary key (council_id, person_id, role_code, scope_kind, scope_code, held_from),
  foreign key (council_id, person_id) references person (council_id, person_id)
);
call isolate_by_council('role_holding');

-- owner: platform/audit
create table audit_entry (
  council_id text not null references council,
  entry_id bigint generated always as identity,
  at timestamptz not null default clock_timestamp(),
  person_id text,
  actor_name text not null,
  door text not null check (door in ('form', 'api', 'cli', 'job')),
  request_id text not null,
  command text not null,
  subject_kind text not null,
  subject_id text not null,
  before jsonb,
  after jsonb,
  reason text,
  primary key (council_id, entry_id)
);
create index audit_entry_by_subject on audit_entry (council_id, subject_kind, subject_id, entry_id desc);
call isolate_by_council('audit_entry');
call keep_for_ever('audit_entry');

-- owner: platform/commands
-- The outbox: what happened, for those who act after the commit.
create table event (
  council_id text not null references council,
  event_id bigint generated always as identity,
  name text not null,
  payload jsonb not null,
  at timestamptz not null default clock_timestamp(),
  primary key (council_id, event_id)
);
call isolate_by_council('event');
call keep_for_ever('event');

-- owner: platform/commands
create table idempotency_key (
  council_id text not null references council,
  key text not null,
  command text not null,
  person_id text not null,
  input_hash text not null,
  outcome jsonb not null,
  at timestamptz not null default now(),
  primary key (council_id, key)
);
call isolate_by_council('idempotency_key');

-- owner: platform/files
-- Whole files, kept once by their content.
create table stored_file (
  council_id text not null references council,
  sha256 text not null,
  media_type text not null,
  size_bytes integer not null,
  content bytea not null,
  stored_at timestamptz not null default now(),
  primary key (council_id, sha256)
);
call isolate_by_council('stored_file');
call keep_for_ever('stored_file');

-- owner: framework
-- Every framework a council has worked under; the newest is in force.
create table framework_version (
  council_id text not null references council,
  version integer not null,
  content jsonb not null,
  source_text text not null,
  adopted_by text not null,
  adopted_at timestamptz not null default now(),
  reason text not null,
  primary key (council_id, version)
);
call isolate_by_council('framework_version');
call keep_for_ever('framework_version');
