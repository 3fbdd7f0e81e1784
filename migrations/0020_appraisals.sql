-- Who manages whom, and that an appraisal took place, with what was agreed for two people's eyes.

-- the post whose holder manages whoever holds this one
alter table post add column reports_to text,
  add foreign key (council_id, reports_to) references post (council_id, post_code),
  add check (reports_to <> post_code);

-- who manages somebody whom no post of theirs gives a manager
alter table person add column manager_id text,
  add foreign key (council_id, manager_id) references person (council_id, person_id),
  add check (manager_id <> person_id);

-- Who manages whom on a day. A post that reports to a vacant one gives nobody: the name beside the person does not step in.
create function line_managers_on(day date) returns table (council_id text, person_id text, manager_id text)
  language sql stable
as $$
  with by_post as (
    select h.council_id, h.person_id, m.person_id as manager_id
    from post_holding h
    join post p on p.council_id = h.council_id and p.post_code = h.post_code and p.reports_to is not null
    left join post_holding m on m.council_id = p.council_id and m.post_code = p.reports_to
      and m.held_from <= day and coalesce(m.held_until, 'infinity') >= day
    where h.held_from <= day and coalesce(h.held_until, 'infinity') >= day
  ), named as (
    select * from by_post
    union
    select n.council_id, n.person_id, n.manager_id from person n
    where not exists (select from by_post b where b.council_id = n.council_id and b.person_id = n.person_id)
  )
  select named.council_id, named.person_id, named.manager_id
  from named
  join person m on m.council_id = named.council_id and m.person_id = named.manager_id
    and (m.left_on is null or m.left_on > day)
  join person p on p.council_id = named.council_id and p.person_id = named.person_id
    and (p.left_on is null or p.left_on > day)
  where named.manager_id <> named.person_id
$$;

-- owner: people/appraisals
-- That a conversation about somebody's work took place: every version, the newest in force. What was agreed is not here.
create table appraisal (
  council_id text not null references council,
  appraisal_id text not null,
  version integer not null,
  person_id text not null,
  -- as the framework's yearly cycle of conversations has it: 'mid-year'
  kind text not null,
  year_key text not null,
  held_on date not null,
  next_due_on date,
  -- the line manager who wrote this version
  written_by text not null,
  at timestamptz not null default recorded_now(),
  primary key (council_id, appraisal_id, version),
  foreign key (council_id, person_id) references person (council_id, person_id),
  foreign key (council_id, written_by) references person (council_id, person_id)
);
create index appraisal_by_person on appraisal (council_id, person_id);
create index appraisal_by_writer on appraisal (council_id, written_by);
call isolate_by_council('appraisal');
call keep_for_ever('appraisal');

-- owner: people/appraisals
-- What was agreed, and why a version differs from the one before. No rule looks at these words, so that no refusal quotes them.
create table appraisal_words (
  council_id text not null references council,
  appraisal_id text not null,
  version integer not null,
  person_id text not null,
  agreed text not null,
  reason text not null,
  primary key (council_id, appraisal_id, version),
  foreign key (council_id, appraisal_id, version) references appraisal (council_id, appraisal_id, version)
);
call isolate_by_council('appraisal_words');
call keep_for_ever('appraisal_words');

-- A second condition beside the council's: the transaction names who reads, and they are the person, somebody who wrote a
-- version, or the line manager on the day it names. A query that forgets to ask shows nothing.
create policy readers on appraisal_words as restrictive
  using (current_setting('golden_thread.reader_id', true) <> '' and (
    current_setting('golden_thread.reader_id', true) = person_id
    or exists (select from appraisal a
      where a.council_id = appraisal_words.council_id and a.appraisal_id = appraisal_words.appraisal_id
        and a.written_by = current_setting('golden_thread.reader_id', true))
    or exists (select from line_managers_on(nullif(current_setting('golden_thread.reads_on', true), '')::date) m
      where m.council_id = appraisal_words.council_id and m.person_id = appraisal_words.person_id
        and m.manager_id = current_setting('golden_thread.reader_id', true))));

-- Appraisals past their time may be disposed of too.
create or replace function refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and tg_level = 'ROW' and current_user <> 'golden_thread_app'
    and current_setting('golden_thread.disposing', true) = tg_table_name
    and tg_table_name in ('audit_entry', 'security_event', 'event', 'appraisal', 'appraisal_words') then
    return old;
  end if;
  raise exception '% is append-only: % refused', tg_table_name, lower(tg_op) using errcode = 'restrict_violation';
end $$;
