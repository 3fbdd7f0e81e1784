-- What the council means to achieve, and how it will know.

-- owner: plan/thread
create table plan_item (
  council_id text not null references council,
  item_code text not null,
  level_code text not null,
  name text not null,
  description text not null default '',
  sort_order integer not null default 0,
  illustrative boolean not null default false,
  source text,
  primary key (council_id, item_code)
);
call isolate_by_council('plan_item');

-- owner: plan/thread
-- The thread is a graph: an item may serve several parents.
create table plan_link (
  council_id text not null references council,
  parent_code text not null,
  child_code text not null,
  primary key (council_id, parent_code, child_code),
  foreign key (council_id, parent_code) references plan_item (council_id, item_code),
  foreign key (council_id, child_code) references plan_item (council_id, item_code),
  check (parent_code <> child_code)
);
create index plan_link_by_child on plan_link (council_id, child_code);
call isolate_by_council('plan_link');

-- owner: plan/measures
create table measure (
  council_id text not null references council,
  measure_code text not null,
  name text not null,
  kind text not null check (kind in ('number', 'percentage', 'money', 'rate', 'ratio', 'days', 'yes-no', 'milestone', 'narrative')),
  unit text not null,
  decimals smallint not null check (decimals between 0 and 6),
  polarity text not null check (polarity in ('higher', 'lower', 'plan', 'range', 'contextual')),
  frequency text not null check (frequency in ('week', 'four-week', 'month', 'quarter', 'half-year', 'year', 'term')),
  accumulation text not null check (accumulation in ('in-period', 'year-to-date', 'rolling', 'snapshot')),
  level text not null check (level in ('strategic', 'operational')),
  type text not null default 'output' check (type in ('outcome', 'output', 'input', 'perception')),
  unit_code text,
  owner_id text,
  definition text not null default '',
  source_system text not null default '',
  data_supplier text not null default '',
  -- working days after the period's end; null means the council's rule
  lead_time_days smallint check (lead_time_days > 0),
  sort_order integer not null default 0,
  illustrative boolean not null default false,
  source text,
  dropped_from date,
  primary key (council_id, measure_code),
  foreign key (council_id, unit_code) references org_unit (council_id, unit_code),
  foreign key (council_id, owner_id) references person (council_id, person_id)
);
call isolate_by_council('measure');

-- owner: plan/measures
create table measure_plan_item (
  council_id text not null references council,
  measure_code text not null,
  item_code text not null,
  primary key (council_id, measure_code, item_code),
  foreign key (council_id, measure_code) references measure (council_id, measure_code),
  foreign key (council_id, item_code) references plan_item (council_id, item_code)
);
create index measure_plan_item_by_item on measure_plan_item (council_id, item_code);
call isolate_by_council('measure_plan_item');

-- owner: plan/targets
-- One row for each time a target was set; the newest version of a period is in force. Old ones are kept.
create table target (
  council_id text not null references council,
  measure_code text not null,
  period_key text not null,
  version integer not null,
  period_start date not null,
  period_end date not null,
  target_value numeric,
  -- the far end of a range
  target_upper numeric,
  -- a target in words, kept as the council wrote it: it is shown but judges nothing by itself
  target_text text,
  -- how far off is still near: null means the framework's rule of that date
  tolerance_kind text check (tolerance_kind in ('percent', 'points', 'absolute', 'floor')),
  tolerance_value numeric,
  set_by text not null,
  set_at timestamptz not null default clock_timestamp(),
  reason text not null default '',
  source text,
  primary key (council_id, measure_code, period_key, version),
  foreign key (council_id, measure_code) references measure (council_id, measure_code),
  check ((tolerance_kind is null) = (tolerance_value is null))
);
call isolate_by_council('target');
call keep_for_ever('target');

-- owner: plan/targets
create view target_now with (security_invoker = true) as
  select distinct on (council_id, measure_code, period_key) *
  from target order by council_id, measure_code, period_key, version desc;
