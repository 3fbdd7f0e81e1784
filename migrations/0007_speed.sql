-- What a figure costs to keep.

-- owner: do/returns
-- A measure is of a council already. Asked of every figure, it made all who save at once queue at the council's one row.
alter table measure_value drop constraint measure_value_council_id_fkey;

-- owner: review/performance
alter table measure_status drop constraint measure_status_council_id_fkey;
