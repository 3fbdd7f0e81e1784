-- What the server asks before it is known which council is meant. Each is a function with the owner's leave that answers one
-- question; the server reads no table of a council without naming it.

-- owner: platform/access
-- Where somebody may go: the councils in which that address is a person's on the day.
create function councils_of(of_email text, on_day date) returns table (council_id text, name text)
  language sql stable security definer set search_path = public, pg_temp
as $$
  select c.council_id, c.name from person p join council c on c.council_id = p.council_id
  where lower(p.email) = lower(of_email) and (p.left_on is null or p.left_on > on_day)
$$;

-- owner: platform/tokens
-- Whom a secret lets in, by its hash.
create function token_shown(of_hash text) returns table (council_id text, name text, holder text, email text, capabilities jsonb,
    expires_on date, revoked_at timestamptz, last_used_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp
as $$
  select t.council_id, t.name, p.name, p.email, t.capabilities, t.expires_on, t.revoked_at, t.last_used_at
  from api_token t join person p on p.council_id = t.council_id and p.person_id = t.person_id
  where t.token_hash = of_hash
$$;

-- owner: platform/webhooks
-- The councils that have anything told to other programs.
create function councils_with_webhooks() returns setof text
  language sql stable security definer set search_path = public, pg_temp
as $$ select distinct council_id from webhook where ended_at is null $$;

-- owner: platform/audit
-- The number of the newest row of each council's log: what tells that there is something to seal.
create function newest_audit_entries() returns table (council_id text, newest bigint)
  language sql stable security definer set search_path = public, pg_temp
as $$
  select c.council_id, e.entry_id
  from council c cross join lateral (
    select entry_id from audit_entry a where a.council_id = c.council_id order by entry_id desc limit 1) e
$$;

-- owner: platform/audit
-- Keeps a security event for the council it is about (here), and for those where its address is a person's (home). What is told
-- once adds nothing within a minute; a minute keeps so many of one person and kind, and the last of them says so.
create function keep_security_event(event jsonb, here text, home boolean, told_once boolean, most integer, and_more text)
  returns void language sql security definer set search_path = public, pg_temp
as $$
  insert into security_event (council_id, kind, actor_name, actor_email, method, route, reason, device, request_id)
  select told.council_id, e.kind, coalesce(e.actor_name, told.name, e.actor_email, ''), e.actor_email, e.method, e.route,
    e.reason || case when tried.times = most - 1 then and_more else '' end, e.device, e.request_id
  from jsonb_to_record(event) as e(kind text, actor_name text, actor_email text, method text, route text, reason text,
    device text, request_id text)
  cross join lateral (
    select council_id, max(name) as name from (
      select c.council_id, null as name from council c where c.council_id = here
      union all
      select p.council_id, p.name from person p where home and lower(p.email) = lower(e.actor_email) and p.left_on is null
    ) concerned group by council_id
  ) told
  cross join lateral (
    select count(*) as times from security_event other
    where other.council_id = told.council_id and other.kind = e.kind
      and other.at > (select recorded_now()) - interval '1 minute' and other.at <= (select recorded_now())
      and lower(other.actor_email) is not distinct from lower(e.actor_email)
  ) tried
  where tried.times < most and not (told_once and exists (
    select from security_event known
    where known.council_id = told.council_id and known.kind = e.kind
      and known.at > (select recorded_now()) - interval '1 minute' and known.at <= (select recorded_now())
      and known.route = e.route and known.reason = e.reason
      and lower(known.actor_email) is not distinct from lower(e.actor_email)))
$$;

revoke execute on function councils_of(text, date), token_shown(text), councils_with_webhooks(), newest_audit_entries(),
  keep_security_event(jsonb, text, boolean, boolean, integer, text) from public;
grant execute on function councils_of(text, date), token_shown(text), councils_with_webhooks(), newest_audit_entries(),
  keep_security_event(jsonb, text, boolean, boolean, integer, text) to golden_thread_server;
