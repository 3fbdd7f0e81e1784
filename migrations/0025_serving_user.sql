-- Who serves may not alter: the server has a user of its own in the database, which owns nothing. It belongs to the roles below
-- and inherits from none but the first, so that it takes one on for a transaction and has no more than that role meanwhile.

-- golden_thread_server: what belongs to no council, which is accounts and the queue, and the doors below.
-- golden_thread_sealer: puts seals over a council's log. golden_thread_disposer: removes what is past its time.
do $$
declare
  made text;
  taken_on text;
begin
  foreach made in array array['golden_thread_server', 'golden_thread_sealer', 'golden_thread_disposer'] loop
    begin
      if not exists (select from pg_roles where rolname = made) then
        execute format('create role %I nologin noinherit', made);
      end if;
    exception when duplicate_object or unique_violation then null; -- another database of this server made it meanwhile
    end;
  end loop;
  foreach taken_on in array array['golden_thread_app', 'golden_thread_sealer', 'golden_thread_disposer'] loop
    if not pg_has_role('golden_thread_server', taken_on, 'member') then
      execute format('grant %I to golden_thread_server', taken_on);
    end if;
  end loop;
end $$;
-- where one user does both
grant golden_thread_sealer, golden_thread_disposer to current_user;
grant usage on schema public to golden_thread_server, golden_thread_sealer, golden_thread_disposer;
-- as PostgreSQL has it since version 15; a database that came from an older one may still let everybody
revoke create on schema public from public;

grant select on schema_migration, council, demonstration_person to golden_thread_server;
grant select, insert, update on sign_in_account to golden_thread_server;
grant select, insert, update, delete on sign_in_session, sign_in_credential, sign_in_verification, sign_in_attempt,
  sign_in_second_factor, sign_in_passkey, sign_in_failure to golden_thread_server;

-- Sealing adds and never changes: a seal that is wrong is named by whoever verifies.
grant select on council, audit_entry, audit_seal to golden_thread_sealer;
grant insert on audit_seal to golden_thread_sealer;

-- Disposal: what is removed is written down, and of an appraisal not a word is read.
grant select on council, framework_version, audit_entry, audit_seal, security_event, event, idempotency_key, appraisal, disposal
  to golden_thread_disposer;
grant select (council_id, appraisal_id, version) on appraisal_words to golden_thread_disposer;
grant delete on audit_entry, security_event, event, idempotency_key, appraisal, appraisal_words to golden_thread_disposer;
grant insert on audit_entry, disposal to golden_thread_disposer;

-- The moment before which the framework in force keeps a kind of record no longer; null where it keeps it for ever. Never later
-- than what auditors need, whatever a framework says that was put in past the checks.
create function retained_since(of_record text) returns timestamptz language sql stable
  return (
    select min(now() - greatest((rule ->> 'keep')::interval, case of_record
      when 'audit-log' then interval '365 days' when 'refused-attempts' then interval '90 days' else interval '1 day' end))
    from framework_version v cross join lateral jsonb_array_elements(v.content -> 'retention') rule
    where v.council_id = current_setting('golden_thread.council_id', true) and rule ->> 'record' = of_record
      and v.version = (select max(n.version) from framework_version n where n.council_id = v.council_id));

create policy past_its_time on audit_entry as restrictive for delete to golden_thread_disposer
  using (at < (select retained_since('audit-log')) and exists (
    select from audit_seal s where s.council_id = audit_entry.council_id and s.entry_id = audit_entry.entry_id));
create policy past_its_time on security_event as restrictive for delete to golden_thread_disposer
  using (at < (select retained_since('refused-attempts')));
create policy past_its_time on event as restrictive for delete to golden_thread_disposer
  using (at < (select retained_since('events')));
create policy past_its_time on idempotency_key as restrictive for delete to golden_thread_disposer
  using (at < (select retained_since('request-keys')));
create policy past_its_time on appraisal as restrictive for delete to golden_thread_disposer
  using (at < (select retained_since('appraisals')));
create policy past_its_time on appraisal_words as restrictive for delete to golden_thread_disposer
  using (exists (select from appraisal a
    where a.council_id = appraisal_words.council_id and a.appraisal_id = appraisal_words.appraisal_id
      and a.version = appraisal_words.version and a.at < (select retained_since('appraisals'))));

-- Whoever reads words is asked who they are. Whoever disposes has no right to read any, and only finds the rows they stand in.
alter policy readers on appraisal_words to golden_thread_app;

-- An append-only table loses rows to disposal alone: not to its owner either.
create or replace function refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and tg_level = 'ROW' and current_user = 'golden_thread_disposer'
    and current_setting('golden_thread.disposing', true) = tg_table_name
    and tg_table_name in ('audit_entry', 'security_event', 'event', 'appraisal', 'appraisal_words') then
    return old;
  end if;
  raise exception '% is append-only: % refused', tg_table_name, lower(tg_op) using errcode = 'restrict_violation';
end $$;
