-- Changes of the organisation that are entered ahead of their day. The present stays in org_unit until then.

-- owner: platform/access
-- What a unit is to become from a day on. Only what changes stands here, so that what else becomes of the unit meanwhile stays.
create table org_unit_planned (
  council_id text not null references council,
  unit_code text not null,
  from_day date not null,
  -- null: as it is by then
  name text,
  kind text check (kind in ('directorate', 'division', 'service', 'team')),
  -- whether it goes to parent_code, which is null for the council itself
  moves boolean not null,
  parent_code text,
  reason text not null,
  -- the person who entered it; null for the command line
  planned_by text,
  -- why it could not be carried out on its day
  fault text,
  primary key (council_id, unit_code, from_day),
  foreign key (council_id, planned_by) references person (council_id, person_id),
  check (moves or parent_code is null)
);
call isolate_by_council('org_unit_planned');
