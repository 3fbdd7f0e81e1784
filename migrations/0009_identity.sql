-- People who come by a council's own identity provider, and how a session was begun.

-- owner: platform/access
-- Whom a provider brought: who they are there, and who here. The address may change, the subject does not.
create table provisioned_person (
  council_id text not null references council,
  provider text not null,
  subject text not null,
  person_id text not null,
  primary key (council_id, provider, subject),
  unique (council_id, provider, person_id),
  foreign key (council_id, person_id) references person (council_id, person_id)
);
call isolate_by_council('provisioned_person');

-- owner: platform/access
-- The roles that are the provider's to give and to take. A role given by hand is not among them and is left alone.
create table provisioned_role (
  council_id text not null references council,
  provider text not null,
  person_id text not null,
  role_code text not null,
  scope_kind text not null,
  scope_code text not null,
  held_from date not null,
  primary key (council_id, person_id, role_code, scope_kind, scope_code, held_from),
  foreign key (council_id, person_id, role_code, scope_kind, scope_code, held_from) references role_holding on delete cascade
);
call isolate_by_council('provisioned_role');

-- 'password', 'passkey', 'demonstration', or the provider's id
alter table sign_in_session add column begun_by text not null default 'password';
