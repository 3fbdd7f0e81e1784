-- What it means, and what was said of it.

-- owner: review/performance
-- The judgement on each figure, kept beside it and written in the transaction that changes an input.
create table measure_status (
  council_id text not null references council,
  measure_code text not null,
  period_key text not null,
  period_start date not null,
  period_end date not null,
  value_version integer not null,
  value numeric,
  value_text text,
  state text not null,
  -- as judged: the figure itself, or the year to date where the measure accumulates
  judged_value numeric,
  target_value numeric,
  target_upper numeric,
  target_text text,
  tolerance_kind text,
  tolerance_value numeric,
  tolerance_set_by text,
  status text not null,
  year_end_status text,
  year_end_value numeric,
  year_end_target numeric,
  previous_value numeric,
  previous_period_key text,
  direction_previous text check (direction_previous in ('better', 'same', 'worse')),
  last_year_value numeric,
  direction_last_year text check (direction_last_year in ('better', 'same', 'worse')),
  primary key (council_id, measure_code, period_key),
  foreign key (council_id, measure_code) references measure (council_id, measure_code)
);
create index measure_status_latest on measure_status (council_id, measure_code, period_end desc);
create index measure_status_by_period on measure_status (council_id, period_end);
call isolate_by_council('measure_status');

-- owner: review/performance
-- The status a council printed, kept beside the computed one, with the reason where they differ.
create table published_status (
  council_id text not null references council,
  measure_code text not null,
  period_key text not null,
  version integer not null,
  status text not null,
  direction text check (direction in ('better', 'same', 'worse')),
  printed_as text not null,
  reason text not null default '',
  source text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (council_id, measure_code, period_key, version),
  foreign key (council_id, measure_code) references measure (council_id, measure_code)
);
call isolate_by_council('published_status');
call keep_for_ever('published_status');

-- owner: review/performance
create view published_status_now with (security_invoker = true) as
  select distinct on (council_id, measure_code, period_key) *
  from published_status order by council_id, measure_code, period_key, version desc;

-- owner: review/reports
-- What people wrote into a draft in place of the generated words: the newest version of each part.
create table report_text (
  council_id text not null references council,
  product_code text not null,
  period_key text not null,
  body_code text not null,
  part text not null,
  version integer not null,
  content text not null,
  written_by text not null,
  written_at timestamptz not null default clock_timestamp(),
  primary key (council_id, product_code, period_key, body_code, part, version)
);
call isolate_by_council('report_text');
call keep_for_ever('report_text');

-- owner: review/reports
-- A released report, whole: its content, and the files people were given.
create table report_release (
  council_id text not null references council,
  release_id text not null,
  product_code text not null,
  period_key text not null,
  body_code text not null,
  issue integer not null,
  content jsonb not null,
  word_sha256 text not null,
  pdf_sha256 text not null,
  excel_sha256 text not null,
  released_by text not null,
  signed_as text not null,
  released_on date not null,
  released_at timestamptz not null default clock_timestamp(),
  reason text not null default '',
  primary key (council_id, release_id),
  unique (council_id, product_code, period_key, body_code, issue),
  foreign key (council_id, word_sha256) references stored_file (council_id, sha256),
  foreign key (council_id, pdf_sha256) references stored_file (council_id, sha256),
  foreign key (council_id, excel_sha256) references stored_file (council_id, sha256)
);
call isolate_by_council('report_release');
call keep_for_ever('report_release');
