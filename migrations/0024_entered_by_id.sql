-- Who entered a figure, by more than a name: a name can change, or be another's too, and the two who enter and sign must differ.

-- the person; null where the product itself or a file at set-up gave the figure, and for figures from before this was kept
alter table measure_value add column entered_by_id text;
