-- Which words on a figure were released with it: a clock that stands still does not tell earlier from later.

alter table released_status add column commentary_version integer;

update released_status r set commentary_version = (
  select max(c.version) from commentary c
  where c.council_id = r.council_id and c.measure_code = r.measure_code and c.period_key = r.period_key
    and c.written_at <= r.released_at);
