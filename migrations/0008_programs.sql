-- What other programs are let in by, and which councils are not whole yet.

-- True from the moment a council is added until all it starts with is there: what failed half-way is begun again.
alter table council add column loading boolean not null default false;

-- owner: platform/tokens
-- A secret that a program shows in place of a person's cookie; only its hash is kept.
create table api_token (
  council_id text not null references council,
  token_id text not null,
  person_id text not null,
  name text not null,
  token_hash text not null unique check (token_hash ~ '^[0-9a-f]{64}$'),
  -- at most what the holder may do: an array of capabilities
  capabilities jsonb not null,
  made_at timestamptz not null,
  -- the last day on which it is taken
  expires_on date not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  revoked_by text,
  primary key (council_id, token_id),
  foreign key (council_id, person_id) references person (council_id, person_id)
);
call isolate_by_council('api_token');
