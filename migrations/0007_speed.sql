-- What a figure costs to keep.

-- owner: do/returns
-- A measure is of a council already. Asked of every figure, it made all who save at once queue at the council's one row.
alter table measure_value drop constraint measure_value_council_id_fkey;

-- owner: review/performance
alter table measure_status drop constraint measure_status_council_id_fkey;

-- The newest judgement of a measure, and the periods there are judgements of, are read straight from these.
drop index measure_status_latest;
create index measure_status_latest on measure_status (council_id, measure_code, period_end desc, period_start desc);
drop index measure_status_by_period;
create index measure_status_by_period on measure_status (council_id, period_end, period_start, period_key);
