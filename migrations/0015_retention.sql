-- What is kept for how long: records past their time go, and the log of what went stays.

-- owner: platform/audit
create table disposal (
  council_id text not null references council,
  disposal_id bigint generated always as identity,
  at timestamptz not null default clock_timestamp(),
  record_type text not null,
  -- the rule as it stood: '7 years'
  rule text not null,
  rule_source text not null,
  older_than timestamptz not null,
  rows_disposed bigint not null check (rows_disposed > 0),
  -- the range by number and time, where the records have numbers
  first_id bigint,
  last_id bigint,
  first_at timestamptz,
  last_at timestamptz,
  -- of the audit log: the seal that the first row kept follows
  last_hash bytea,
  disposed_by text not null,
  primary key (council_id, disposal_id)
);
call isolate_by_council('disposal');
call keep_for_ever('disposal');
revoke insert, update, delete on disposal from golden_thread_app;

-- An append-only table may lose rows only to disposal: by the owner, in a transaction that says it is disposing of just that table.
create or replace function refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and tg_level = 'ROW' and current_user <> 'golden_thread_app'
    and current_setting('golden_thread.disposing', true) = tg_table_name
    and tg_table_name in ('audit_entry', 'security_event', 'event') then
    return old;
  end if;
  raise exception '% is append-only: % refused', tg_table_name, lower(tg_op) using errcode = 'restrict_violation';
end $$;
