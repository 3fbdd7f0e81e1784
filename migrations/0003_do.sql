-- What happened: figures, actions, money and risks.

-- owner: do/imports
create table import_batch (
  council_id text not null references council,
  import_id text not null,
  kind text not null,
  file_name text not null,
  sha256 text not null,
  rows_read integer not null,
  rows_changed integer not null,
  imported_by text not null,
  imported_at timestamptz not null default clock_timestamp(),
  source text,
  primary key (council_id, import_id)
);
call isolate_by_council('import_batch');
call keep_for_ever('import_batch');

-- owner: do/returns
-- Every figure ever given, never changed: a correction is a further version, with its reason.
create table measure_value (
  council_id text not null references council,
  measure_code text not null,
  period_key text not null,
  version integer not null,
  period_start date not null,
  period_end date not null,
  -- null where there is no figure: value_text then says what was given instead ("Not available", "below 10")
  value numeric,
  numerator numeric,
  denominator numeric,
  value_text text,
  state text not null check (state in ('provisional', 'final', 'revised', 'missing', 'suppressed', 'narrative')),
  -- the year-end forecast given with the figure
  forecast_value numeric,
  reason text not null default '',
  entered_by text not null,
  entered_at timestamptz not null default clock_timestamp(),
  import_id text,
  import_row integer,
  primary key (council_id, measure_code, period_key, version),
  foreign key (council_id, measure_code) references measure (council_id, measure_code),
  check (value is not null or value_text is not null)
);
call isolate_by_council('measure_value');
call keep_for_ever('measure_value');

-- owner: do/returns
create view measure_value_now with (security_invoker = true) as
  select distinct on (council_id, measure_code, period_key) *
  from measure_value order by council_id, measure_code, period_key, version desc;

-- owner: do/returns
-- A figure is signed off by a row, with who and when; a later version needs its own.
create table sign_off (
  council_id text not null references council,
  measure_code text not null,
  period_key text not null,
  version integer not null,
  signed_by text not null,
  signed_as text not null,
  signed_at timestamptz not null default clock_timestamp(),
  primary key (council_id, measure_code, period_key, version),
  foreign key (council_id, measure_code, period_key, version) references measure_value (council_id, measure_code, period_key, version)
);
call isolate_by_council('sign_off');
call keep_for_ever('sign_off');

-- owner: do/returns
-- What the service says of a figure, in fixed parts; the newest version is shown.
create table commentary (
  council_id text not null references council,
  measure_code text not null,
  period_key text not null,
  version integer not null,
  what_happened text not null,
  why text not null default '',
  remedy text not null default '',
  remedy_by date,
  remedy_owner text not null default '',
  written_by text not null,
  written_at timestamptz not null default clock_timestamp(),
  primary key (council_id, measure_code, period_key, version),
  foreign key (council_id, measure_code) references measure (council_id, measure_code)
);
call isolate_by_council('commentary');
call keep_for_ever('commentary');

-- owner: do/returns
create view commentary_now with (security_invoker = true) as
  select distinct on (council_id, measure_code, period_key) *
  from commentary order by council_id, measure_code, period_key, version desc;

-- owner: do/delivery
create table action (
  council_id text not null references council,
  action_code text not null,
  name text not null,
  item_code text,
  unit_code text,
  lead text not null default '',
  due_text text not null default '',
  due_on date,
  sort_order integer not null default 0,
  illustrative boolean not null default false,
  source text,
  primary key (council_id, action_code),
  foreign key (council_id, item_code) references plan_item (council_id, item_code)
);
call isolate_by_council('action');

-- owner: do/delivery
create table action_progress (
  council_id text not null references council,
  action_code text not null,
  period_key text not null,
  version integer not null,
  period_end date not null,
  stage text not null check (stage in ('not-started', 'in-progress', 'complete', 'stopped')),
  percent_complete numeric check (percent_complete between 0 and 100),
  status text not null check (status in ('on-target', 'near-target', 'off-target')),
  comment text not null default '',
  recorded_by text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  import_id text,
  import_row integer,
  primary key (council_id, action_code, period_key, version),
  foreign key (council_id, action_code) references action (council_id, action_code)
);
call isolate_by_council('action_progress');
call keep_for_ever('action_progress');

-- owner: do/finance
create table budget_line (
  council_id text not null references council,
  line_code text not null,
  budget text not null check (budget in ('revenue', 'capital', 'hra')),
  name text not null,
  unit_code text,
  high_risk boolean not null default false,
  sort_order integer not null default 0,
  illustrative boolean not null default false,
  source text,
  primary key (council_id, line_code)
);
call isolate_by_council('budget_line');

-- owner: do/finance
-- The position of a line at the end of a period. Pence; a positive variance (forecast less revised budget) is an overspend.
create table budget_position (
  council_id text not null references council,
  line_code text not null,
  period_key text not null,
  version integer not null,
  period_end date not null,
  original_pence bigint,
  revised_pence bigint not null,
  actual_pence bigint,
  forecast_pence bigint not null,
  explanation text not null default '',
  entered_by text not null,
  entered_at timestamptz not null default clock_timestamp(),
  import_id text,
  import_row integer,
  primary key (council_id, line_code, period_key, version),
  foreign key (council_id, line_code) references budget_line (council_id, line_code)
);
call isolate_by_council('budget_position');
call keep_for_ever('budget_position');

-- owner: do/risk
create table risk (
  council_id text not null references council,
  risk_code text not null,
  register text not null,
  name text not null,
  is_opportunity boolean not null default false,
  cause text not null default '',
  effect text not null default '',
  owner text not null default '',
  item_code text,
  appetite_max integer,
  sort_order integer not null default 0,
  closed_on date,
  closed_reason text not null default '',
  illustrative boolean not null default false,
  source text,
  primary key (council_id, risk_code),
  foreign key (council_id, item_code) references plan_item (council_id, item_code)
);
call isolate_by_council('risk');

-- owner: do/risk
-- One row a quarterly return. Scores are null where a council publishes only a colour; rag then holds it.
create table risk_assessment (
  council_id text not null references council,
  risk_code text not null,
  period_key text not null,
  version integer not null,
  period_end date not null,
  inherent_likelihood smallint,
  inherent_impact smallint,
  current_likelihood smallint,
  current_impact smallint,
  target_likelihood smallint,
  target_impact smallint,
  rag text check (rag in ('red', 'amber', 'green')),
  controls text not null default '',
  comment text not null default '',
  assessed_by text not null,
  assessed_at timestamptz not null default clock_timestamp(),
  import_id text,
  import_row integer,
  primary key (council_id, risk_code, period_key, version),
  foreign key (council_id, risk_code) references risk (council_id, risk_code),
  check (rag is not null or (current_likelihood is not null and current_impact is not null))
);
call isolate_by_council('risk_assessment');
call keep_for_ever('risk_assessment');
