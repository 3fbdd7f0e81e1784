-- Roles held in a part of the council, and figures as they were when they were released.

alter table role_holding drop constraint role_holding_scope_kind_check;
alter table role_holding add constraint role_holding_scope_kind_check
  check (scope_kind in ('council', 'unit', 'body', 'plan', 'register', 'measure'));

-- owner: plan/measures
-- Every measure at or below each item of the plan: what a role held for the item reaches.
create view measure_below with (security_invoker = true) as
  with recursive below as (
    select council_id, item_code as top, item_code from plan_item
    union
    select b.council_id, b.top, l.child_code from below b
    join plan_link l on l.council_id = b.council_id and l.parent_code = b.item_code
  )
  select distinct b.council_id, b.top as item_code, m.measure_code
  from below b join measure_plan_item m on m.council_id = b.council_id and m.item_code = b.item_code;

-- owner: review/performance
-- The judgement on each figure as it was last released: what those see who do not see the unreleased.
create table released_status (
  like measure_status,
  release_id text not null,
  released_at timestamptz not null,
  primary key (council_id, measure_code, period_key),
  foreign key (council_id, measure_code) references measure (council_id, measure_code)
);
create index released_status_latest on released_status (council_id, measure_code, period_end desc);
call isolate_by_council('released_status');

-- Reports released before this table was kept released the figures of their periods.
insert into released_status
  select s.*, r.release_id, r.released_at from measure_status s
  join (
    select distinct on (one.council_id) one.council_id, one.release_id, one.released_at, ended.through
    from report_release one
    join (select council_id, period_key, max(period_end) as through from measure_status group by 1, 2) ended
      on ended.council_id = one.council_id and ended.period_key = one.period_key
    order by one.council_id, ended.through desc, one.released_at desc
  ) r on r.council_id = s.council_id and s.period_end <= r.through;
