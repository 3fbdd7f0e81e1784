-- Names as they were, who stands in for whom, and who has come at all.

-- the last day on which the person opened a page of the council
alter table person add column last_seen_on date;

-- owner: platform/access
-- What a unit was called and what it was part of, up to and on a day. The present is in org_unit.
create table org_unit_was (
  council_id text not null references council,
  unit_code text not null,
  until date not null,
  name text not null,
  kind text not null,
  parent_code text,
  reason text not null,
  primary key (council_id, unit_code, until),
  foreign key (council_id, unit_code) references org_unit (council_id, unit_code)
);
call isolate_by_council('org_unit_was');
call keep_for_ever('org_unit_was');

-- The name a unit had on a day.
create function unit_name_on(of_council text, of_unit text, day date) returns text language sql stable as $$
  select coalesce(
    (select w.name from org_unit_was w
      where w.council_id = of_council and w.unit_code = of_unit and w.until >= day order by w.until limit 1),
    (select u.name from org_unit u where u.council_id = of_council and u.unit_code = of_unit))
$$;

-- owner: platform/access
-- Somebody holds another's roles for some days. What they then do is recorded as done for the other.
create table stand_in (
  council_id text not null references council,
  person_id text not null,
  stand_in_id text not null,
  held_from date not null,
  held_until date not null,
  reason text not null,
  primary key (council_id, person_id, stand_in_id, held_from),
  foreign key (council_id, person_id) references person (council_id, person_id),
  foreign key (council_id, stand_in_id) references person (council_id, person_id),
  check (person_id <> stand_in_id),
  check (held_until >= held_from)
);
create index stand_in_by_stand_in on stand_in (council_id, stand_in_id);
call isolate_by_council('stand_in');
