-- When things were recorded, and for which figure a commentary was written.

-- The moment that is recorded: the real one, unless the clock of a demonstration stands still and the transaction says so.
create function recorded_now() returns timestamptz language sql volatile
  return coalesce(nullif(current_setting('golden_thread.now', true), '')::timestamptz, clock_timestamp());

alter table audit_entry alter column at set default recorded_now();
alter table event alter column at set default recorded_now();
alter table target alter column set_at set default recorded_now();
alter table import_batch alter column imported_at set default recorded_now();
alter table measure_value alter column entered_at set default recorded_now();
alter table sign_off alter column signed_at set default recorded_now();
alter table commentary alter column written_at set default recorded_now();
alter table action_progress alter column recorded_at set default recorded_now();
alter table budget_position alter column entered_at set default recorded_now();
alter table risk_assessment alter column assessed_at set default recorded_now();
alter table published_status alter column recorded_at set default recorded_now();

-- Imports in the order they were taken, which a clock that stands still does not tell.
alter table import_batch add column batch_number bigint generated always as identity;

-- The version of the figure that the commentary speaks of; null where it was written before there was one.
alter table commentary add column value_version integer;
create or replace view commentary_now with (security_invoker = true) as
  select distinct on (council_id, measure_code, period_key) *
  from commentary order by council_id, measure_code, period_key, version desc;
