-- A demonstration's day stands still for all that is recorded, not only for what commands record.

-- The moment that is recorded: the real one; in a demonstration its day at the hour it is in Britain, as whoever connects says by
-- golden_thread.today; or what the transaction says.
create or replace function recorded_now() returns timestamptz language sql volatile
  return coalesce(
    nullif(current_setting('golden_thread.now', true), '')::timestamptz,
    (nullif(current_setting('golden_thread.today', true), '')::date
      + (clock_timestamp() at time zone 'Europe/London')::time) at time zone 'Europe/London',
    clock_timestamp());

alter table security_event alter column at set default recorded_now();
