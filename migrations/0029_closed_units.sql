-- A unit that a restructure has emptied is closed: nothing new goes into it, and what was of it keeps its name.

-- the first day on which it is closed; null while it is open
alter table org_unit add column closed_from date;
alter table org_unit add column closed_reason text not null default '';
alter table org_unit add check ((closed_from is null) = (closed_reason = ''));
