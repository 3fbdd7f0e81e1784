-- The audit log as a chain, the ways an auditor searches it, and the attempts that were refused.

-- owner: platform/audit
-- One seal for each row of audit_entry, each over the row's content and the seal before it. Kept beside the log, so that
-- sealing changes no row of it and no save waits for another; kept also when a row is disposed of, so that the chain still holds.
create table audit_seal (
  council_id text not null references council,
  position bigint not null check (position > 0),
  entry_id bigint not null,
  entry_at timestamptz not null,
  -- the command and the thing: a row that is gone can still be named
  entry_was text not null,
  content_hash bytea not null check (octet_length(content_hash) = 32),
  previous_hash bytea not null check (octet_length(previous_hash) = 32),
  hash bytea not null check (octet_length(hash) = 32),
  sealed_at timestamptz not null,
  primary key (council_id, position),
  unique (council_id, entry_id)
);
call isolate_by_council('audit_seal');
call keep_for_ever('audit_seal');
revoke insert, update, delete on audit_seal from golden_thread_app;

-- The log is read newest first, by one filter or another.
drop index audit_entry_by_subject;
create index audit_entry_by_time on audit_entry (council_id, at desc, entry_id desc);
create index audit_entry_by_actor on audit_entry (council_id, actor_name, at desc, entry_id desc);
create index audit_entry_by_subject on audit_entry (council_id, subject_id collate "C", at desc, entry_id desc);
create index audit_entry_by_kind on audit_entry (council_id, subject_kind, at desc, entry_id desc);
create index audit_entry_by_command on audit_entry (council_id, command, at desc, entry_id desc);
create index audit_entry_by_door on audit_entry (council_id, door, at desc, entry_id desc);

-- owner: platform/audit
-- What somebody tried and was refused, told to the council they tried it on and to the councils they belong to.
create table security_event (
  council_id text not null references council,
  event_id bigint generated always as identity,
  at timestamptz not null default clock_timestamp(),
  kind text not null check (kind in ('not-found', 'forbidden', 'other-council', 'sign-in-failed', 'token-refused')),
  actor_name text not null,
  actor_email text,
  method text not null,
  route text not null,
  reason text not null,
  request_id text not null,
  primary key (council_id, event_id)
);
create index security_event_by_time on security_event (council_id, at desc);
call isolate_by_council('security_event');
call keep_for_ever('security_event');
