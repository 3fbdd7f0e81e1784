-- What councils publish that the tables could not yet hold.

-- owner: review/performance
-- How many measures a report printed under each status, to be compared with what its rule gives. A count is
-- null where it was not printed or could not be read.
create table published_count (
  council_id text not null references council,
  report_code text not null,
  version integer not null,
  body_name text not null,
  period_key text not null,
  on_target integer,
  near_target integer,
  off_target integer,
  -- the figures counted, as [{measure_code, period_key}]; empty where not all of them are held
  figures jsonb not null default '[]',
  reason text not null default '',
  source text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (council_id, report_code, version)
);
call isolate_by_council('published_count');
call keep_for_ever('published_count');

-- owner: review/performance
create view published_count_now with (security_invoker = true) as
  select distinct on (council_id, report_code) *
  from published_count order by council_id, report_code, version desc;

-- A position may tell what was spent of a budget without saying what the year will come to.
alter table budget_position alter column forecast_pence drop not null;
