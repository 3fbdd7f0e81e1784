-- What a judgement costs to keep: its keys were half of it.

-- owner: review/performance
-- A judgement is of a figure, and the figure's own key to its measure stands: nothing with figures can be removed.
alter table measure_status drop constraint measure_status_council_id_measure_code_fkey;

-- A period's key says when it is, so that one index serves as key and gives the newest judgement of a measure.
drop index measure_status_latest;
alter table measure_status drop constraint measure_status_pkey;
alter table measure_status add primary key (council_id, measure_code, period_end, period_start, period_key);
