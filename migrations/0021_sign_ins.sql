-- Who signed in and out, and what became of their accounts, beside the attempts that were refused.

alter table security_event drop constraint security_event_kind_check;
alter table security_event add constraint security_event_kind_check check (kind in (
  'not-found', 'forbidden', 'other-council', 'token-refused',
  'sign-in-failed', 'sign-in-delayed', 'code-refused', 'passkey-refused', 'password-refused',
  'signed-in', 'signed-out', 'session-ended', 'password-changed', 'password-reset',
  'second-factor-added', 'second-factor-removed', 'passkey-added', 'passkey-removed'));
-- 'Chrome on Windows': what the browser says of itself in words, and not the address it came from.
alter table security_event add column device text;
-- What somebody is looked for by.
alter table security_event
  add column who text not null generated always as (lower(actor_name || ' ' || coalesce(actor_email, ''))) stored;

-- Read newest first, by one filter or another, as the audit log is.
drop index security_event_by_time;
create index security_event_by_time on security_event (council_id, at desc, event_id desc);
create index security_event_by_kind on security_event (council_id, kind, at desc, event_id desc);
create index security_event_by_who on security_event (council_id, who, at desc, event_id desc);

-- As before, and now every council of the account is told, since the one that asked for it signs the account out of all of
-- them. Which council it was is said, and not which of its people: that stands in its own audit log.
drop function end_sessions_of(text);
create function end_sessions_of(of_person text, request text) returns integer language plpgsql security definer
  set search_path = public, pg_temp
as $$
declare
  here text := current_setting('golden_thread.council_id');
  of_email text;
  ended integer;
begin
  select email into of_email from person p where p.council_id = here and p.person_id = of_person;
  delete from sign_in_session s using sign_in_account a where s.account_id = a.id and lower(a.email) = lower(of_email);
  get diagnostics ended = row_count;
  if ended > 0 then
    insert into security_event (council_id, kind, actor_name, actor_email, method, route, reason, request_id)
    select p.council_id, 'session-ended', p.name, p.email, 'POST', '/' || here || '/people',
      'Every session was ended by somebody who looks after people at ' || c.short_name || '.', request
    from person p, council c
    where lower(p.email) = lower(of_email) and p.left_on is null and c.council_id = here;
  end if;
  return ended;
end $$;
revoke execute on function end_sessions_of(text, text) from public;
grant execute on function end_sessions_of(text, text) to golden_thread_app;
