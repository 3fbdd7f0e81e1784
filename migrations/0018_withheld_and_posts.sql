-- What is withheld from release, and posts that people hold for a time.

-- owner: review/withheld
-- What members and the public are not given, with the reason they are told: a measure's figures from a period on, or a part
-- of a report. The last day is planned; lifting ends it earlier.
create table withheld (
  council_id text not null references council,
  number integer not null,
  measure_code text,
  product_code text,
  section text,
  from_period text not null,
  from_on date not null,
  until date,
  reason text not null check (reason <> ''),
  withheld_by text not null,
  withheld_on date not null,
  lifted_on date,
  lifted_by text,
  lifted_reason text,
  primary key (council_id, number),
  foreign key (council_id, measure_code) references measure (council_id, measure_code),
  check ((measure_code is null) = (product_code is not null and section is not null)),
  check ((lifted_on is null) = (lifted_by is null))
);
create index withheld_measures on withheld (council_id, measure_code);
call isolate_by_council('withheld');

-- The same for who asks of measures alone: `until` is the last day on which it is withheld, null where no day is set.
create view withheld_measure with (security_invoker = true) as
  select council_id, measure_code, from_period, from_on, least(until, lifted_on - 1) as until, reason
  from withheld where measure_code is not null;

-- owner: review/reports
-- A report for officers may hold what is withheld from everybody else: it stays among those who see drafts.
alter table report_release add column confidential boolean not null default false;

-- owner: platform/access
-- A position in the council's organisation, whoever holds it.
create table post (
  council_id text not null references council,
  post_code text not null,
  title text not null check (title <> ''),
  unit_code text,
  primary key (council_id, post_code),
  foreign key (council_id, unit_code) references org_unit (council_id, unit_code)
);
call isolate_by_council('post');

-- owner: platform/access
-- Who holds a post on which days; on a day without a row it is vacant.
create table post_holding (
  council_id text not null references council,
  post_code text not null,
  person_id text not null,
  held_from date not null,
  held_until date,
  primary key (council_id, post_code, person_id, held_from),
  foreign key (council_id, post_code) references post (council_id, post_code),
  foreign key (council_id, person_id) references person (council_id, person_id),
  check (held_until >= held_from)
);
create index post_holding_by_person on post_holding (council_id, person_id);
call isolate_by_council('post_holding');

-- owner: platform/access
-- A role given to a post: whoever holds the post holds the role.
create table post_role (
  council_id text not null references council,
  post_code text not null,
  role_code text not null,
  scope_kind text not null check (scope_kind in ('council', 'unit', 'body', 'plan', 'register', 'measure')),
  scope_code text not null default '',
  held_from date not null,
  held_until date,
  primary key (council_id, post_code, role_code, scope_kind, scope_code, held_from),
  foreign key (council_id, post_code) references post (council_id, post_code),
  check (held_until >= held_from)
);
call isolate_by_council('post_role');

-- owner: platform/access
-- Every role a person holds and the days: by name (no post), or for the days on which both post and role are held.
create view role_held with (security_invoker = true) as
  select council_id, person_id, role_code, scope_kind, scope_code, held_from, held_until, null::text as post_code
  from role_holding
  union all
  select h.council_id, h.person_id, r.role_code, r.scope_kind, r.scope_code, greatest(h.held_from, r.held_from),
    least(h.held_until, r.held_until), h.post_code
  from post_holding h join post_role r on r.council_id = h.council_id and r.post_code = h.post_code
  where h.held_from <= coalesce(r.held_until, 'infinity') and r.held_from <= coalesce(h.held_until, 'infinity');
