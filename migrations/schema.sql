-- The schema that the migrations make, written by script/schema for reviewers; a test fails when it is stale.

create table action (
  council_id text not null,
  action_code text not null,
  name text not null,
  item_code text,
  unit_code text,
  lead text not null default ''::text,
  due_text text not null default ''::text,
  due_on date,
  sort_order integer not null default 0,
  illustrative boolean not null default false,
  source text,
  PRIMARY KEY (council_id, action_code),
  FOREIGN KEY (council_id) REFERENCES council(council_id),
  FOREIGN KEY (council_id, item_code) REFERENCES plan_item(council_id, item_code)
);
policy own_council on action using (council_id = current_setting('golden_thread.council_id'::text, true));

create table action_progress (
  council_id text not null,
  action_code text not null,
  period_key text not null,
  version integer not null,
  period_end date not null,
  stage text not null,
  percent_complete numeric,
  status text not null,
  comment text not null default ''::text,
  recorded_by text not null,
  recorded_at timestamp with time zone not null default recorded_now(),
  import_id text,
  import_row integer,
  PRIMARY KEY (council_id, action_code, period_key, version),
  FOREIGN KEY (council_id, action_code) REFERENCES action(council_id, action_code),
  FOREIGN KEY (council_id) REFERENCES council(council_id),
  CHECK (((percent_complete >= (0)::numeric) AND (percent_complete <= (100)::numeric))),
  CHECK ((stage = ANY (ARRAY['not-started'::text, 'in-progress'::text, 'complete'::text, 'stopped'::text]))),
  CHECK ((status = ANY (ARRAY['on-target'::text, 'near-target'::text, 'off-target'::text])))
);
policy own_council on action_progress using (council_id = current_setting('golden_thread.council_id'::text, true));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.action_progress FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON public.action_progress FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table api_token (
  council_id text not null,
  token_id text not null,
  person_id text not null,
  name text not null,
  token_hash text not null,
  capabilities jsonb not null,
  made_at timestamp with time zone not null,
  expires_on date not null,
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  revoked_by text,
  UNIQUE (token_hash),
  PRIMARY KEY (council_id, token_id),
  FOREIGN KEY (council_id) REFERENCES council(council_id),
  FOREIGN KEY (council_id, person_id) REFERENCES person(council_id, person_id),
  CHECK ((token_hash ~ '^[0-9a-f]{64}$'::text))
);
policy own_council on api_token using (council_id = current_setting('golden_thread.council_id'::text, true));

create table appraisal (
  council_id text not null,
  appraisal_id text not null,
  version integer not null,
  person_id text not null,
  kind text not null,
  year_key text not null,
  held_on date not null,
  next_due_on date,
  written_by text not null,
  at timestamp with time zone not null default recorded_now(),
  PRIMARY KEY (council_id, appraisal_id, version),
  FOREIGN KEY (council_id) REFERENCES council(council_id),
  FOREIGN KEY (council_id, person_id) REFERENCES person(council_id, person_id),
  FOREIGN KEY (council_id, written_by) REFERENCES person(council_id, person_id)
);
CREATE INDEX appraisal_by_person ON public.appraisal USING btree (council_id, person_id);
CREATE INDEX appraisal_by_writer ON public.appraisal USING btree (council_id, written_by);
policy own_council on appraisal using (council_id = current_setting('golden_thread.council_id'::text, true));
policy past_its_time on appraisal as restrictive for delete to golden_thread_disposer using (at < ( SELECT retained_since('appraisals'::text) AS retained_since));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.appraisal FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON public.appraisal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table appraisal_words (
  council_id text not null,
  appraisal_id text not null,
  version integer not null,
  person_id text not null,
  agreed text not null,
  reason text not null,
  PRIMARY KEY (council_id, appraisal_id, version),
  FOREIGN KEY (council_id, appraisal_id, version) REFERENCES appraisal(council_id, appraisal_id, version),
  FOREIGN KEY (council_id) REFERENCES council(council_id)
);
policy own_council on appraisal_words using (council_id = current_setting('golden_thread.council_id'::text, true));
policy past_its_time on appraisal_words as restrictive for delete to golden_thread_disposer using (EXISTS ( SELECT
   FROM appraisal a
  WHERE ((a.council_id = appraisal_words.council_id) AND (a.appraisal_id = appraisal_words.appraisal_id) AND (a.version = appraisal_words.version) AND (a.at < ( SELECT retained_since('appraisals'::text) AS retained_since)))));
policy readers on appraisal_words as restrictive to golden_thread_app using ((current_setting('golden_thread.reader_id'::text, true) <> ''::text) AND ((current_setting('golden_thread.reader_id'::text, true) = person_id) OR (EXISTS ( SELECT
   FROM appraisal a
  WHERE ((a.council_id = appraisal_words.council_id) AND (a.appraisal_id = appraisal_words.appraisal_id) AND (a.written_by = current_setting('golden_thread.reader_id'::text, true))))) OR (EXISTS ( SELECT
   FROM line_managers_on((NULLIF(current_setting('golden_thread.reads_on'::text, true), ''::text))::date) m(council_id, person_id, manager_id)
  WHERE ((m.council_id = appraisal_words.council_id) AND (m.person_id = appraisal_words.person_id) AND (m.manager_id = current_setting('golden_thread.reader_id'::text, true)))))));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.appraisal_words FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON public.appraisal_words FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table audit_entry (
  council_id text not null,
  entry_id bigint not null generated always as identity,
  at timestamp with time zone not null default recorded_now(),
  person_id text,
  actor_name text not null,
  door text not null,
  request_id text not null,
  command text not null,
  subject_kind text not null,
  subject_id text not null,
  before jsonb,
  after jsonb,
  reason text,
  PRIMARY KEY (council_id, entry_id),
  FOREIGN KEY (council_id) REFERENCES council(council_id),
  CHECK ((door = ANY (ARRAY['form'::text, 'api'::text, 'cli'::text, 'job'::text])))
);
CREATE INDEX audit_entry_by_actor ON public.audit_entry USING btree (council_id, actor_name, at DESC, entry_id DESC);
CREATE INDEX audit_entry_by_command ON public.audit_entry USING btree (council_id, command, at DESC, entry_id DESC);
CREATE INDEX audit_entry_by_door ON public.audit_entry USING btree (council_id, door, at DESC, entry_id DESC);
CREATE INDEX audit_entry_by_kind ON public.audit_entry USING btree (council_id, subject_kind, at DESC, entry_id DESC);
CREATE INDEX audit_entry_by_subject ON public.audit_entry USING btree (council_id, subject_id COLLATE "C", at DESC, entry_id DESC);
CREATE INDEX audit_entry_by_time ON public.audit_entry USING btree (council_id, at DESC, entry_id DESC);
policy own_council on audit_entry using (council_id = current_setting('golden_thread.council_id'::text, true));
policy past_its_time on audit_entry as restrictive for delete to golden_thread_disposer using ((at < ( SELECT retained_since('audit-log'::text) AS retained_since)) AND (EXISTS ( SELECT
   FROM audit_seal s
  WHERE ((s.council_id = audit_entry.council_id) AND (s.entry_id = audit_entry.entry_id)))));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.audit_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON public.audit_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table audit_seal (
  council_id text not null,
  "position" bigint not null,
  entry_id bigint not null,
  entry_at timestamp with time zone not null,
  entry_was text not null,
  content_hash bytea not null,
  previous_hash bytea not null,
  hash bytea not null,
  sealed_at timestamp with time zone not null,
  UNIQUE (council_id, entry_id),
  PRIMARY KEY (council_id, "position"),
  FOREIGN KEY (council_id) REFERENCES council(council_id),
  CHECK ((octet_length(content_hash) = 32)),
  CHECK ((octet_length(hash) = 32)),
  CHECK (("position" > 0)),
  CHECK ((octet_length(previous_hash) = 32))
);
policy own_council on audit_seal using (council_id = current_setting('golden_thread.council_id'::text, true));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.audit_seal FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON public.audit_seal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table budget_line (
  council_id text not null,
  line_code text not null,
  budget text not null,
  name text not null,
  unit_code text,
  high_risk boolean not null default false,
  sort_order integer not null default 0,
  illustrative boolean not null default false,
  source text,
  PRIMARY KEY (council_id, line_code),
  FOREIGN KEY (council_id) REFERENCES council(council_id),
  CHECK ((budget = ANY (ARRAY['revenue'::text, 'capital'::text, 'hra'::text])))
);
policy own_council on budget_line using (council_id = current_setting('golden_thread.council_id'::text, true));

create table budget_position (
  council_id text not null,
  line_code text not null,
  period_key text not null,
  version integer not null,
  period_end date not null,
  original_pence bigint,
  revised_pence bigint not null,
  actual_pence bigint,
  forecast_pence bigint,
  explanation text not null default ''::text,
  entered_by text not null,
  entered_at timestamp with time zone not null default recorded_now(),
  import_id text,
  import_row integer,
  PRIMARY KEY (council_id, line_code, period_key, version),
  FOREIGN KEY (council_id) REFERENCES council(council_id),
  FOREIGN KEY (council_id, line_code) REFERENCES budget_line(council_id, line_code)
);
policy own_council on budget_position using (council_id = current_setting('golden_thread.council_id'::text, true));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.budget_position FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON public.budget_position FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table commentary (
  council_id text not null,
  measure_code text not null,
  period_key text not null,
  version integer not null,
  what_happened text not null,
  why text not null default ''::text,
  remedy text not null default ''::text,
  remedy_by date,
  remedy_owner text not null default ''::text,
  written_by text not null,
  written_at timestamp with time zone not null default recorded_now(),
  value_version integer,
  PRIMARY KEY (council_id, measure_code, period_key, version),
  FOREIGN KEY (council_id) REFERENCES council(council_id),
  FOREIGN KEY (council_id, measure_code) REFERENCES measure(council_id, measure_code)
);
policy own_council on commentary using (council_id = current_setting('golden_thread.council_id'::text, true));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.commentary FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON public.commentary FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table council (
  council_id text not null,
  name text not null,
  short_name text not null,
  brand_colour text not null,
  demonstration boolean not null default false,
  illustrative text,
  figures_source text,
  created_at timestamp with time zone not null default now(),
  loading boolean not null default false,
  PRIMARY KEY (council_id),
  CHECK ((brand_colour ~ '^#[0-9a-f]{6}$'::text)),
  CHECK ((council_id ~ '^[a-z][a-z0-9-]+$'::text))
);

create table disposal (
  council_id text not null,
  disposal_id bigint not null generated always as identity,
  at timestamp with time zone not null default clock_timestamp(),
  record_type text not null,
  rule text not null,
  rule_source text not null,
  older_than timestamp with time zone not null,
  rows_disposed bigint not null,
  first_id bigint,
  last_id bigint,
  first_at timestamp with time zone,
  last_at timestamp with time zone,
  last_hash bytea,
  disposed_by text not null,
  PRIMARY KEY (council_id, disposal_id),
  FOREIGN KEY (council_id) REFERENCES council(council_id),
  CHECK ((rows_disposed > 0))
);
policy own_council on disposal using (council_id = current_setting('golden_thread.council_id'::text, true));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.disposal FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON public.disposal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table event (
  council_id text not null,
  event_id bigint not null generated always as identity,
  name text not null,
  payload jsonb not null,
  at timestamp with time zone not null default recorded_now(),
  PRIMARY KEY (council_id, event_id),
  FOREIGN KEY (council_id) REFERENCES council(council_id)
);
policy own_council on event using (council_id = current_setting('golden_thread.council_id'::text, true));
policy past_its_time on event as restrictive for delete to golden_thread_disposer using (at < ( SELECT retained_since('events'::text) AS retained_since));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.event FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON public.event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table framework_version (
  council_id text not null,
  version integer not null,
  content jsonb not null,
  source_text text not null,
  adopted_by text not null,
  adopted_at timestamp with time zone not null default now(),
  reason text not null,
  PRIMARY KEY (council_id, version),
  FOREIGN KEY (council_id) REFERENCES council(council_id)
);
policy own_council on framework_version using (council_id = current_setting('golden_thread.council_id'::text, true));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.framework_version FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON public.framework_version FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table idempotency_key (
  council_id text not null,
  key text not null,
  command text not null,
  person_id text not null,
  input_hash text not null,
  outcome jsonb not null,
  at timestamp with time zone not null default now(),
  PRIMARY KEY (council_id, key),
  FOREIGN KEY (council_id) REFERENCES council(council_id)
);
policy own_council on idempotency_key using (council_id = current_setting('golden_thread.council_id'::text, true));
policy past_its_time on idempotency_key as restrictive for delete to golden_thread_disposer using (at < ( SELECT retained_since('request-keys'::text) AS retained_since));

create table import_batch (
  council_id text not null,
  import_id text not null,
  kind text not null,
  file_name text not null,
  sha256 text not null,
  rows_read integer not null,
  rows_changed integer not null,
  imported_by text not null,
  imported_at timestamp with time zone not null default recorded_now(),
  source text,
  batch_number bigint not null generated always as identity,
  PRIMARY KEY (council_id, import_id),
  FOREIGN KEY (council_id) REFERENCES council(council_id)
);
policy own_council on import_batch using (council_id = current_setting('golden_thread.council_id'::text, true));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.import_batch FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON public.import_batch FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table invitation (
  council_id text not null,
  invitation_id bigint not null generated always as identity,
  person_id text not null,
  email text not null,
  invited_by text,
  invited_at timestamp with time zone not null,
  state text not null,
  attempts integer not null default 0,
  next_at timestamp with time zone not null,
  last_at timestamp with time zone,
  last_fault text,
  PRIMARY KEY (council_id, invitation_id),
  FOREIGN KEY (council_id) REFERENCES council(council_id),
  FOREIGN KEY (council_id, person_id) REFERENCES person(council_id, person_id),
  CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'ended'::text])))
);
CREATE INDEX invitation_due ON public.invitation USING btree (next_at) WHERE (state = 'waiting'::text);
CREATE INDEX invitation_of_person ON public.invitation USING btree (council_id, person_id, invitation_id DESC);
CREATE UNIQUE INDEX invitation_on_its_way ON public.invitation USING btree (council_id, person_id) WHERE (state = 'waiting'::text);
policy own_council on invitation using (council_id = current_setting('golden_thread.council_id'::text, true));
policy past_its_time on invitation as restrictive for delete to golden_thread_disposer using ((state <> 'waiting'::text) AND (invited_at < ( SELECT retained_since('invitations'::text) AS retained_since)));

create table measure (
  council_id text not null,
  measure_code text not null,
  name text not null,
  kind text not null,
  unit text not null,
  decimals smallint not null,
  polarity text not null,
  frequency text not null,
  accumulation text not null,
  level text not null,
  type text not null default 'output'::text,
  unit_code text,
  owner_id text,
  definition text not null default ''::text,
  source_system text not null default ''::text,
  data_supplier text not null default ''::text,
  lead_time_days smallint,
  sort_order integer not null default 0,
  illustrative boolean not null default false,
  source text,
  dropped_from date,
  PRIMARY KEY (council_id, measure_code),
  FOREIGN KEY (council_id) REFERENCES council(council_id),
  FOREIGN KEY (council_id, owner_id) REFERENCES person(council_id, person_id),
  FOREIGN KEY (council_id, unit_code) REFERENCES org_unit(council_id, unit_code),
  CHECK ((accumulation = ANY (ARRAY['in-period'::text, 'year-to-date'::text, 'rolling'::text, 'snapshot'::text]))),
  CHECK (((decimals >= 0) AND (decimals <= 6))),
  CHECK ((frequency = ANY (ARRAY['week'::text, 'four-week'::text, 'month'::text, 'quarter'::text, 'half-year'::text, 'year'::text, 'term'::text]))),
  CHECK ((kind = ANY (ARRAY['number'::text, 'percentage'::text, 'money'::text, 'rate'::text, 'ratio'::text, 'days'::text, 'yes-no'::text, 'milestone'::text, 'narrative'::text]))),
  CHECK ((lead_time_days > 0)),
  CHECK ((level = ANY (ARRAY['strategic'::text, 'operational'::text]))),
  CHECK ((polarity = ANY (ARRAY['higher'::text, 'lower'::text, 'plan'::text, 'range'::text, 'contextual'::text]))),
  CHECK ((type = ANY (ARRAY['outcome'::text, 'output'::text, 'input'::text, 'perception'::text])))
);
policy own_council on measure using (council_id = current_setting('golden_thread.council_id'::text, true));

create table measure_plan_item (
  council_id text not null,
  measure_code text not null,
  item_code text not null,
  PRIMARY KEY (council_id, measure_code, item_code),
  FOREIGN KEY (council_id) REFERENCES council(council_id),
  FOREIGN KEY (council_id, item_code) REFERENCES plan_item(council_id, item_code),
  FOREIGN KEY (council_id, measure_code) REFERENCES measure(council_id, measure_code)
);
CREATE INDEX measure_plan_item_by_item ON public.measure_plan_item USING btree (council_id, item_code);
policy own_council on measure_plan_item using (council_id = current_setting('golden_thread.council_id'::text, true));

create table measure_status (
  council_id text not null,
  measure_code text not null,
  period_key text not null,
  period_start date not null,
  period_end date not null,
  value_version integer not null,
  value numeric,
  value_text text,
  state text not null,
  judged_value numeric,
  target_value numeric,
  target_upper numeric,
  target_text text,
  tolerance_kind text,
  tolerance_value numeric,
  tolerance_set_by text,
  status text not null,
  year_end_status text,
  year_end_value numeric,
  year_end_target numeric,
  previous_value numeric,
  previous_period_key text,
  direction_previous text,
  last_year_value numeric,
  direction_last_year text,
  PRIMARY KEY (council_id, measure_code, period_end, period_start, period_key),
  CHECK ((direction_last_year = ANY (ARRAY['better'::text, 'same'::text, 'worse'::text]))),
  CHECK ((direction_previous = ANY (ARRAY['better'::text, 'same'::text, 'worse'::text])))
);
CREATE INDEX measure_status_by_period ON public.measure_status USING btree (council_id, period_end, period_start, period_key);
policy own_council on measure_status using (council_id = current_setting('golden_thread.council_id'::text, true));

create table measure_value (
  council_id text not null,
  measure_code text not null,
  period_key text not null,
  version integer not null,
  period_start date not null,
  period_end date not null,
  value numeric,
  numerator numeric,
  denominator numeric,
  value_text text,
  state text not null,
  forecast_value numeric,
  reason text not null default ''::text,
  entered_by text not null,
  entered_at timestamp with time zone not null default recorded_now(),
  import_id text,
  import_row integer,
  entered_by_id text,
  PRIMARY KEY (council_id, measure_code, period_key, version),
  FOREIGN KEY (council_id, measure_code) REFERENCES measure(council_id, measure_code),
  CHECK (((value IS NOT NULL) OR (value_text IS NOT NULL))),
  CHECK ((state = ANY (ARRAY['provisional'::text, 'final'::text, 'revised'::text, 'missing'::text, 'suppressed'::text, 'narrative'::text])))
);
policy own_council on measure_value using (council_id = current_setting('golden_thread.council_id'::text, true));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.measure_value FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON public.measure_value FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table org_unit (
  council_id text not null,
  unit_code text not null,
  parent_code text,
  kind text not null,
  name text not null,
  PRIMARY KEY (council_id, unit_code),
  FOREIGN KEY (council_id) REFERENCES council(council_id),
  FOREIGN KEY (council_id, parent_code) REFERENCES org_unit(council_id, unit_code) DEFERRABLE INITIALLY DEFERRED,
  CHECK ((kind = ANY (ARRAY['directorate'::text, 'division'::text, 'service'::text, 'team'::text])))
);
policy own_council on org_unit using (council_id = current_setting('golden_thread.council_id'::text, true));

create table org_unit_planned (
  council_id text not null,
  unit_code text not null,
  from_day date not null,
  name text,
  kind text,
  moves boolean not null,
  parent_code text,
  reason text not null,
  planned_by text,
  fault text,
  PRIMARY KEY (council_id, unit_code, from_day),
  FOREIGN KEY (council_id) REFERENCES council(council_id),
  FOREIGN KEY (council_id, planned_by) REFERENCES person(council_id, person_id),
  CHECK ((moves OR (parent_code IS NULL))),
  CHECK ((kind = ANY (ARRAY['directorate'::text, 'division'::text, 'service'::text, 'team'::text])))
);
policy own_council on org_unit_planned using (council_id = current_setting('golden_thread.council_id'::text, true));

create table org_unit_was (
  council_id text not null,
  unit_code text not null,
  until date not null,
  name text not null,
  kind text not null,
  parent_code text,
  reason text not null,
  PRIMARY KEY (council_id, unit_code, until),
  FOREIGN KEY (council_id) REFERENCES council(council_id),
  FOREIGN KEY (council_id, unit_code) REFERENCES org_unit(council_id, unit_code)
);
policy own_council on org_unit_was using (council_id = current_setting('golden_thread.council_id'::text, true));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.org_unit_was FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON public.org_unit_was FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table person (
  council_id text not null,
  person_id text not null,
  name text not null,
  post text not null default ''::text,
  email text,
  account_id text,
  left_on date,
  last_seen_on date,
  manager_id text,
  PRIMARY KEY (council_id, person_id),
  FOREIGN KEY (council_id) REFERENCES council(council_id),
  FOREIGN KEY (council_id, manager_id) REFERENCES person(council_id, person_id),
  CHECK ((manager_id <> person_id))
);
CREATE INDEX person_by_email ON public.person USING btree (lower(email));
CREATE UNIQUE INDEX person_by_account ON public.person USING btree (account_id, council_id);
policy own_council on person using (council_id = current_setting('golden_thread.council_id'::text, true));

create table plan_item (
  council_id text not null,
  item_code text not null,
  level_code text not null,
  name text not null,
  description text not null default ''::text,
  sort_order integer not null default 0,
  illustrative boolean not null default false,
  source text,
  PRIMARY KEY (council_id, item_code),
  FOREIGN KEY (council_id) REFERENCES council(council_id)
);
policy own_council on plan_item using (council_id = current_setting('golden_thread.council_id'::text, true));

create table plan_link (
  council_id text not null,
  parent_code text not null,
  child_code text not null,
  PRIMARY KEY (council_id, parent_code, child_code),
  FOREIGN KEY (council_id, child_code) REFERENCES plan_item(council_id, item_code),
  FOREIGN KEY (council_id) REFERENCES council(council_id),
  FOREIGN KEY (council_id, parent_code) REFERENCES plan_item(council_id, item_code),
  CHECK ((parent_code <> child_code))
);
CREATE INDEX plan_link_by_child ON public.plan_link USING btree (council_id, child_code);
policy own_council on plan_link using (council_id = current_setting('golden_thread.council_id'::text, true));

create table post (
  council_id text not null,
  post_code text not null,
  title text not null,
  unit_code text,
  reports_to text,
  PRIMARY KEY (council_id, post_code),
  FOREIGN KEY (council_id) REFERENCES council(council_id),
  FOREIGN KEY (council_id, reports_to) REFERENCES post(council_id, post_code),
  FOREIGN KEY (council_id, unit_code) REFERENCES org_unit(council_id, unit_code),
  CHECK ((reports_to <> post_code)),
  CHECK ((title <> ''::text))
);
policy own_council on post using (council_id = current_setting('golden_thread.council_id'::text, true));

create table post_holding (
  council_id text not null,
  post_code text not null,
  person_id text not null,
  held_from date not null,
  held_until date,
  PRIMARY KEY (council_id, post_code, person_id, held_from),
  FOREIGN KEY (council_id) REFERENCES council(council_id),
  FOREIGN KEY (council_id, person_id) REFERENCES person(council_id, person_id),
  FOREIGN KEY (council_id, post_code) REFERENCES post(council_id, post_code),
  CHECK ((held_until >= held_from))
);
CREATE INDEX post_holding_by_person ON public.post_holding USING btree (council_id, person_id);
policy own_council on post_holding using (council_id = current_setting('golden_thread.council_id'::text, true));

create table post_role (
  council_id text not null,
  post_code text not null,
  role_code text not null,
  scope_kind text not null,
  scope_code text not null default ''::text,
  held_from date not null,
  held_until date,
  PRIMARY KEY (council_id, post_code, role_code, scope_kind, scope_code, held_from),
  FOREIGN KEY (council_id) REFERENCES council(council_id),
  FOREIGN KEY (council_id, post_code) REFERENCES post(council_id, post_code),
  CHECK ((held_until >= held_from)),
  CHECK ((scope_kind = ANY (ARRAY['council'::text, 'unit'::text, 'body'::text, 'plan'::text, 'register'::text, 'measure'::text])))
);
policy own_council on post_role using (council_id = current_setting('golden_thread.council_id'::text, true));

create table provisioned_person (
  council_id text not null,
  provider text not null,
  subject text not null,
  person_id text not null,
  UNIQUE (council_id, provider, person_id),
  PRIMARY KEY (council_id, provider, subject),
  FOREIGN KEY (council_id) REFERENCES council(council_id),
  FOREIGN KEY (council_id, person_id) REFERENCES person(council_id, person_id)
);
policy own_council on provisioned_person using (council_id = current_setting('golden_thread.council_id'::text, true));

create table provisioned_role (
  council_id text not null,
  provider text not null,
  person_id text not null,
  role_code text not null,
  scope_kind text not null,
  scope_code text not null,
  held_from date not null,
  PRIMARY KEY (council_id, person_id, role_code, scope_kind, scope_code, held_from),
  FOREIGN KEY (council_id) REFERENCES council(council_id),
  FOREIGN KEY (council_id, person_id, role_code, scope_kind, scope_code, held_from) REFERENCES role_holding(council_id, person_id, role_code, scope_kind, scope_code, held_from) ON DELETE CASCADE
);
policy own_council on provisioned_role using (council_id = current_setting('golden_thread.council_id'::text, true));

create table published_count (
  council_id text not null,
  report_code text not null,
  version integer not null,
  body_name text not null,
  period_key text not null,
  on_target integer,
  near_target integer,
  off_target integer,
  figures jsonb not null default '[]'::jsonb,
  reason text not null default ''::text,
  source text not null,
  recorded_at timestamp with time zone not null default clock_timestamp(),
  PRIMARY KEY (council_id, report_code, version),
  FOREIGN KEY (council_id) REFERENCES council(council_id)
);
policy own_council on published_count using (council_id = current_setting('golden_thread.council_id'::text, true));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.published_count FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON public.published_count FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table published_status (
  council_id text not null,
  measure_code text not null,
  period_key text not null,
  version integer not null,
  status text not null,
  direction text,
  printed_as text not null,
  reason text not null default ''::text,
  source text not null,
  recorded_at timestamp with time zone not null default recorded_now(),
  PRIMARY KEY (council_id, measure_code, period_key, version),
  FOREIGN KEY (council_id) REFERENCES council(council_id),
  FOREIGN KEY (council_id, measure_code) REFERENCES measure(council_id, measure_code),
  CHECK ((direction = ANY (ARRAY['better'::text, 'same'::text, 'worse'::text])))
);
policy own_council on published_status using (council_id = current_setting('golden_thread.council_id'::text, true));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.published_status FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON public.published_status FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table released_status (
  council_id text not null,
  measure_code text not null,
  period_key text not null,
  period_start date not null,
  period_end date not null,
  value_version integer not null,
  value numeric,
  value_text text,
  state text not null,
  judged_value numeric,
  target_value numeric,
  target_upper numeric,
  target_text text,
  tolerance_kind text,
  tolerance_value numeric,
  tolerance_set_by text,
  status text not null,
  year_end_status text,
  year_end_value numeric,
  year_end_target numeric,
  previous_value numeric,
  previous_period_key text,
  direction_previous text,
  last_year_value numeric,
  direction_last_year text,
  release_id text not null,
  released_at timestamp with time zone not null,
  commentary_version integer,
  PRIMARY KEY (council_id, measure_code, period_key),
  FOREIGN KEY (council_id, measure_code) REFERENCES measure(council_id, measure_code)
);
CREATE INDEX released_status_latest ON public.released_status USING btree (council_id, measure_code, period_end DESC);
policy own_council on released_status using (council_id = current_setting('golden_thread.council_id'::text, true));

create table report_release (
  council_id text not null,
  release_id text not null,
  product_code text not null,
  period_key text not null,
  body_code text not null,
  issue integer not null,
  content jsonb not null,
  word_sha256 text not null,
  pdf_sha256 text not null,
  excel_sha256 text not null,
  released_by text not null,
  signed_as text not null,
  released_on date not null,
  released_at timestamp with time zone not null default clock_timestamp(),
  reason text not null default ''::text,
  confidential boolean not null default false,
  UNIQUE (council_id, product_code, period_key, body_code, issue),
  PRIMARY KEY (council_id, release_id),
  FOREIGN KEY (council_id, excel_sha256) REFERENCES stored_file(council_id, sha256),
  FOREIGN KEY (council_id) REFERENCES council(council_id),
  FOREIGN KEY (council_id, pdf_sha256) REFERENCES stored_file(council_id, sha256),
  FOREIGN KEY (council_id, word_sha256) REFERENCES stored_file(council_id, sha256)
);
policy own_council on report_release using (council_id = current_setting('golden_thread.council_id'::text, true));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.report_release FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON public.report_release FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table report_text (
  council_id text not null,
  product_code text not null,
  period_key text not null,
  body_code text not null,
  part text not null,
  version integer not null,
  content text not null,
  written_by text not null,
  written_at timestamp with time zone not null default clock_timestamp(),
  PRIMARY KEY (council_id, product_code, period_key, body_code, part, version),
  FOREIGN KEY (council_id) REFERENCES council(council_id)
);
policy own_council on report_text using (council_id = current_setting('golden_thread.council_id'::text, true));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.report_text FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON public.report_text FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table risk (
  council_id text not null,
  risk_code text not null,
  register text not null,
  name text not null,
  is_opportunity boolean not null default false,
  cause text not null default ''::text,
  effect text not null default ''::text,
  owner text not null default ''::text,
  item_code text,
  appetite_max integer,
  sort_order integer not null default 0,
  closed_on date,
  closed_reason text not null default ''::text,
  illustrative boolean not null default false,
  source text,
  unit_code text,
  PRIMARY KEY (council_id, risk_code),
  FOREIGN KEY (council_id) REFERENCES council(council_id),
  FOREIGN KEY (council_id, item_code) REFERENCES plan_item(council_id, item_code),
  FOREIGN KEY (council_id, unit_code) REFERENCES org_unit(council_id, unit_code)
);
policy own_council on risk using (council_id = current_setting('golden_thread.council_id'::text, true));

create table risk_assessment (
  council_id text not null,
  risk_code text not null,
  period_key text not null,
  version integer not null,
  period_end date not null,
  inherent_likelihood smallint,
  inherent_impact smallint,
  current_likelihood smallint,
  current_impact smallint,
  target_likelihood smallint,
  target_impact smallint,
  rag text,
  controls text not null default ''::text,
  comment text not null default ''::text,
  assessed_by text not null,
  assessed_at timestamp with time zone not null default recorded_now(),
  import_id text,
  import_row integer,
  unchanged boolean not null default false,
  reviewed_by text not null default ''::text,
  PRIMARY KEY (council_id, risk_code, period_key, version),
  FOREIGN KEY (council_id) REFERENCES council(council_id),
  FOREIGN KEY (council_id, risk_code) REFERENCES risk(council_id, risk_code),
  CHECK (((rag IS NOT NULL) OR ((current_likelihood IS NOT NULL) AND (current_impact IS NOT NULL)))),
  CHECK ((rag = ANY (ARRAY['red'::text, 'amber'::text, 'green'::text])))
);
policy own_council on risk_assessment using (council_id = current_setting('golden_thread.council_id'::text, true));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.risk_assessment FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON public.risk_assessment FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table role_holding (
  council_id text not null,
  person_id text not null,
  role_code text not null,
  scope_kind text not null,
  scope_code text not null default ''::text,
  held_from date not null,
  held_until date,
  PRIMARY KEY (council_id, person_id, role_code, scope_kind, scope_code, held_from),
  FOREIGN KEY (council_id) REFERENCES council(council_id),
  FOREIGN KEY (council_id, person_id) REFERENCES person(council_id, person_id),
  CHECK ((scope_kind = ANY (ARRAY['council'::text, 'unit'::text, 'body'::text, 'plan'::text, 'register'::text, 'measure'::text])))
);
policy own_council on role_holding using (council_id = current_setting('golden_thread.council_id'::text, true));

create table schema_migration (
  name text not null,
  run_at timestamp with time zone not null default now(),
  PRIMARY KEY (name)
);

create table security_event (
  council_id text not null,
  event_id bigint not null generated always as identity,
  at timestamp with time zone not null default recorded_now(),
  kind text not null,
  actor_name text not null,
  actor_email text,
  method text not null,
  route text not null,
  reason text not null,
  request_id text not null,
  device text,
  who text not null generated always as (lower(((actor_name || ' '::text) || COALESCE(actor_email, ''::text)))) stored,
  PRIMARY KEY (council_id, event_id),
  FOREIGN KEY (council_id) REFERENCES council(council_id),
  CHECK ((kind = ANY (ARRAY['not-found'::text, 'forbidden'::text, 'other-council'::text, 'token-refused'::text, 'sign-in-failed'::text, 'sign-in-delayed'::text, 'code-refused'::text, 'passkey-refused'::text, 'password-refused'::text, 'signed-in'::text, 'signed-out'::text, 'session-ended'::text, 'password-changed'::text, 'password-reset'::text, 'second-factor-added'::text, 'second-factor-removed'::text, 'passkey-added'::text, 'passkey-removed'::text])))
);
CREATE INDEX security_event_by_kind ON public.security_event USING btree (council_id, kind, at DESC, event_id DESC);
CREATE INDEX security_event_by_time ON public.security_event USING btree (council_id, at DESC, event_id DESC);
CREATE INDEX security_event_by_who ON public.security_event USING btree (council_id, who, at DESC, event_id DESC);
policy own_council on security_event using (council_id = current_setting('golden_thread.council_id'::text, true));
policy past_its_time on security_event as restrictive for delete to golden_thread_disposer using (at < ( SELECT retained_since('refused-attempts'::text) AS retained_since));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.security_event FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON public.security_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table sign_in_account (
  id text not null,
  name text not null,
  email text not null,
  email_verified boolean not null default false,
  image text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  two_factor_enabled boolean not null default false,
  UNIQUE (email),
  PRIMARY KEY (id),
  CHECK ((email = lower(email)))
);

create table sign_in_attempt (
  id text not null,
  key text not null,
  count integer not null,
  last_at_ms bigint not null,
  UNIQUE (key),
  PRIMARY KEY (id)
);

create table sign_in_credential (
  id text not null,
  account_id text not null,
  provider text not null,
  subject text not null,
  password_hash text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  UNIQUE (provider, subject),
  PRIMARY KEY (id),
  FOREIGN KEY (account_id) REFERENCES sign_in_account(id) ON DELETE CASCADE
);
CREATE INDEX sign_in_credential_by_account ON public.sign_in_credential USING btree (account_id);

create table sign_in_failure (
  key text not null,
  failures integer not null,
  last_at timestamp with time zone not null default now(),
  PRIMARY KEY (key)
);

create table sign_in_passkey (
  id text not null,
  account_id text not null,
  name text,
  public_key text not null,
  credential_id text not null,
  counter bigint not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  aaguid text,
  created_at timestamp with time zone not null default now(),
  UNIQUE (credential_id),
  PRIMARY KEY (id),
  FOREIGN KEY (account_id) REFERENCES sign_in_account(id) ON DELETE CASCADE
);
CREATE INDEX sign_in_passkey_by_account ON public.sign_in_passkey USING btree (account_id);

create table sign_in_second_factor (
  id text not null,
  account_id text not null,
  secret text not null,
  backup_codes text not null,
  verified boolean not null default false,
  failed_count integer not null default 0,
  locked_until timestamp with time zone,
  last_code text,
  last_code_at timestamp with time zone,
  PRIMARY KEY (id),
  FOREIGN KEY (account_id) REFERENCES sign_in_account(id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX sign_in_second_factor_by_account ON public.sign_in_second_factor USING btree (account_id);

create table sign_in_session (
  id text not null,
  account_id text not null,
  token text not null,
  expires_at timestamp with time zone not null,
  ip_address text,
  user_agent text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  begun_by text not null default 'password'::text,
  UNIQUE (token),
  PRIMARY KEY (id),
  FOREIGN KEY (account_id) REFERENCES sign_in_account(id) ON DELETE CASCADE
);
CREATE INDEX sign_in_session_by_account ON public.sign_in_session USING btree (account_id);

create table sign_in_verification (
  id text not null,
  identifier text not null,
  value text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  PRIMARY KEY (id)
);
CREATE INDEX sign_in_verification_by_identifier ON public.sign_in_verification USING btree (identifier);

create table sign_off (
  council_id text not null,
  measure_code text not null,
  period_key text not null,
  version integer not null,
  signed_by text not null,
  signed_as text not null,
  signed_at timestamp with time zone not null default recorded_now(),
  PRIMARY KEY (council_id, measure_code, period_key, version),
  FOREIGN KEY (council_id) REFERENCES council(council_id),
  FOREIGN KEY (council_id, measure_code, period_key, version) REFERENCES measure_value(council_id, measure_code, period_key, version)
);
policy own_council on sign_off using (council_id = current_setting('golden_thread.council_id'::text, true));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.sign_off FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON public.sign_off FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table stand_in (
  council_id text not null,
  person_id text not null,
  stand_in_id text not null,
  held_from date not null,
  held_until date not null,
  reason text not null,
  PRIMARY KEY (council_id, person_id, stand_in_id, held_from),
  FOREIGN KEY (council_id) REFERENCES council(council_id),
  FOREIGN KEY (council_id, person_id) REFERENCES person(council_id, person_id),
  FOREIGN KEY (council_id, stand_in_id) REFERENCES person(council_id, person_id),
  CHECK ((person_id <> stand_in_id)),
  CHECK ((held_until >= held_from))
);
CREATE INDEX stand_in_by_stand_in ON public.stand_in USING btree (council_id, stand_in_id);
policy own_council on stand_in using (council_id = current_setting('golden_thread.council_id'::text, true));

create table stored_file (
  council_id text not null,
  sha256 text not null,
  media_type text not null,
  size_bytes integer not null,
  content bytea not null,
  stored_at timestamp with time zone not null default now(),
  PRIMARY KEY (council_id, sha256),
  FOREIGN KEY (council_id) REFERENCES council(council_id)
);
policy own_council on stored_file using (council_id = current_setting('golden_thread.council_id'::text, true));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.stored_file FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON public.stored_file FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table target (
  council_id text not null,
  measure_code text not null,
  period_key text not null,
  version integer not null,
  period_start date not null,
  period_end date not null,
  target_value numeric,
  target_upper numeric,
  target_text text,
  tolerance_kind text,
  tolerance_value numeric,
  set_by text not null,
  set_at timestamp with time zone not null default recorded_now(),
  reason text not null default ''::text,
  source text,
  PRIMARY KEY (council_id, measure_code, period_key, version),
  FOREIGN KEY (council_id) REFERENCES council(council_id),
  FOREIGN KEY (council_id, measure_code) REFERENCES measure(council_id, measure_code),
  CHECK (((tolerance_kind IS NULL) = (tolerance_value IS NULL))),
  CHECK ((tolerance_kind = ANY (ARRAY['percent'::text, 'points'::text, 'absolute'::text, 'floor'::text])))
);
policy own_council on target using (council_id = current_setting('golden_thread.council_id'::text, true));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.target FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON public.target FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table webhook (
  council_id text not null,
  webhook_id text not null,
  url text not null,
  events jsonb not null,
  made_by text not null,
  made_at timestamp with time zone not null,
  after_event_id bigint not null,
  looked_to bigint not null,
  ended_at timestamp with time zone,
  PRIMARY KEY (council_id, webhook_id),
  FOREIGN KEY (council_id) REFERENCES council(council_id)
);
policy own_council on webhook using (council_id = current_setting('golden_thread.council_id'::text, true));

create table webhook_delivery (
  council_id text not null,
  webhook_id text not null,
  event_id bigint not null,
  event_name text not null,
  state text not null,
  attempts integer not null default 0,
  next_at timestamp with time zone not null,
  last_answer text not null default ''::text,
  last_at timestamp with time zone,
  PRIMARY KEY (council_id, webhook_id, event_id),
  FOREIGN KEY (council_id) REFERENCES council(council_id),
  FOREIGN KEY (council_id, webhook_id) REFERENCES webhook(council_id, webhook_id),
  CHECK ((state = ANY (ARRAY['waiting'::text, 'delivered'::text, 'failed'::text])))
);
CREATE INDEX webhook_delivery_due ON public.webhook_delivery USING btree (next_at) WHERE (state = 'waiting'::text);
policy own_council on webhook_delivery using (council_id = current_setting('golden_thread.council_id'::text, true));

create table withheld (
  council_id text not null,
  number integer not null,
  measure_code text,
  product_code text,
  section text,
  from_period text not null,
  from_on date not null,
  until date,
  reason text not null,
  withheld_by text not null,
  withheld_on date not null,
  lifted_on date,
  lifted_by text,
  lifted_reason text,
  PRIMARY KEY (council_id, number),
  FOREIGN KEY (council_id) REFERENCES council(council_id),
  FOREIGN KEY (council_id, measure_code) REFERENCES measure(council_id, measure_code),
  CHECK (((measure_code IS NULL) = ((product_code IS NOT NULL) AND (section IS NOT NULL)))),
  CHECK (((lifted_on IS NULL) = (lifted_by IS NULL))),
  CHECK ((reason <> ''::text))
);
CREATE INDEX withheld_measures ON public.withheld USING btree (council_id, measure_code);
policy own_council on withheld using (council_id = current_setting('golden_thread.council_id'::text, true));

create view commentary_now as
 SELECT DISTINCT ON (council_id, measure_code, period_key) council_id,
    measure_code,
    period_key,
    version,
    what_happened,
    why,
    remedy,
    remedy_by,
    remedy_owner,
    written_by,
    written_at,
    value_version
   FROM commentary
  ORDER BY council_id, measure_code, period_key, version DESC;

create view demonstration_person as
 SELECT DISTINCT lower(person.email) AS email,
    person.name
   FROM (person
     JOIN council USING (council_id))
  WHERE (council.demonstration AND (person.email IS NOT NULL) AND (person.left_on IS NULL));

create view measure_below as
 WITH RECURSIVE below AS (
         SELECT plan_item.council_id,
            plan_item.item_code AS top,
            plan_item.item_code
           FROM plan_item
        UNION
         SELECT b_1.council_id,
            b_1.top,
            l.child_code
           FROM (below b_1
             JOIN plan_link l ON (((l.council_id = b_1.council_id) AND (l.parent_code = b_1.item_code))))
        )
 SELECT DISTINCT b.council_id,
    b.top AS item_code,
    m.measure_code
   FROM (below b
     JOIN measure_plan_item m ON (((m.council_id = b.council_id) AND (m.item_code = b.item_code))));

create view measure_value_now as
 SELECT DISTINCT ON (council_id, measure_code, period_key) council_id,
    measure_code,
    period_key,
    version,
    period_start,
    period_end,
    value,
    numerator,
    denominator,
    value_text,
    state,
    forecast_value,
    reason,
    entered_by,
    entered_at,
    import_id,
    import_row
   FROM measure_value
  ORDER BY council_id, measure_code, period_key, version DESC;

create view published_count_now as
 SELECT DISTINCT ON (council_id, report_code) council_id,
    report_code,
    version,
    body_name,
    period_key,
    on_target,
    near_target,
    off_target,
    figures,
    reason,
    source,
    recorded_at
   FROM published_count
  ORDER BY council_id, report_code, version DESC;

create view published_status_now as
 SELECT DISTINCT ON (council_id, measure_code, period_key) council_id,
    measure_code,
    period_key,
    version,
    status,
    direction,
    printed_as,
    reason,
    source,
    recorded_at
   FROM published_status
  ORDER BY council_id, measure_code, period_key, version DESC;

create view role_held as
 SELECT role_holding.council_id,
    role_holding.person_id,
    role_holding.role_code,
    role_holding.scope_kind,
    role_holding.scope_code,
    role_holding.held_from,
    role_holding.held_until,
    NULL::text AS post_code
   FROM role_holding
UNION ALL
 SELECT h.council_id,
    h.person_id,
    r.role_code,
    r.scope_kind,
    r.scope_code,
    GREATEST(h.held_from, r.held_from) AS held_from,
    LEAST(h.held_until, r.held_until) AS held_until,
    h.post_code
   FROM (post_holding h
     JOIN post_role r ON (((r.council_id = h.council_id) AND (r.post_code = h.post_code))))
  WHERE ((h.held_from <= COALESCE(r.held_until, 'infinity'::date)) AND (r.held_from <= COALESCE(h.held_until, 'infinity'::date)));

create view target_now as
 SELECT DISTINCT ON (council_id, measure_code, period_key) council_id,
    measure_code,
    period_key,
    version,
    period_start,
    period_end,
    target_value,
    target_upper,
    target_text,
    tolerance_kind,
    tolerance_value,
    set_by,
    set_at,
    reason,
    source
   FROM target
  ORDER BY council_id, measure_code, period_key, version DESC;

create view withheld_measure as
 SELECT council_id,
    measure_code,
    from_period,
    from_on,
    LEAST(until, (lifted_on - 1)) AS until,
    reason
   FROM withheld
  WHERE (measure_code IS NOT NULL);
