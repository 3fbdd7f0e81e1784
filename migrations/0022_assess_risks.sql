-- Risks assessed by hand: the service a risk threatens, so that its head may assess it, and what was stated of each assessment.

alter table risk add column unit_code text;
alter table risk add foreign key (council_id, unit_code) references org_unit (council_id, unit_code);

-- A statement that nothing changed in the period carries the scores of the assessment before. Who looked at the risk may be
-- a whole team; who wrote it down is assessed_by.
alter table risk_assessment add column unchanged boolean not null default false;
alter table risk_assessment add column reviewed_by text not null default '';
