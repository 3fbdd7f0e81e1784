// Generated from the migrated database by script/schema; a test fails when it is stale.
import type { ColumnType, Generated } from 'kysely'

export type ActionTable = {
  council_id: string
  action_code: string
  name: string
  item_code: string | null
  unit_code: string | null
  lead: Generated<string>
  due_text: Generated<string>
  due_on: string | null
  sort_order: Generated<number>
  illustrative: Generated<boolean>
  source: string | null
}

export type ActionProgressTable = {
  council_id: string
  action_code: string
  period_key: string
  version: number
  period_end: string
  stage: string
  percent_complete: ColumnType<string | null, string | number | null, string | number | null>
  status: string
  comment: Generated<string>
  recorded_by: string
  recorded_at: ColumnType<Date, Date | string | undefined, Date | string>
  import_id: string | null
  import_row: number | null
}

export type ApiTokenTable = {
  council_id: string
  token_id: string
  person_id: string
  name: string
  token_hash: string
  capabilities: ColumnType<unknown, string, string>
  made_at: ColumnType<Date, Date | string, Date | string>
  expires_on: string
  last_used_at: ColumnType<Date | null, Date | string | null, Date | string | null>
  revoked_at: ColumnType<Date | null, Date | string | null, Date | string | null>
  revoked_by: string | null
}

export type AppraisalTable = {
  council_id: string
  appraisal_id: string
  version: number
  person_id: string
  kind: string
  year_key: string
  held_on: string
  next_due_on: string | null
  written_by: string
  at: ColumnType<Date, Date | string | undefined, Date | string>
}

export type AppraisalWordsTable = {
  council_id: string
  appraisal_id: string
  version: number
  person_id: string
  agreed: string
  reason: string
}

export type AuditEntryTable = {
  council_id: string
  entry_id: Generated<number>
  at: ColumnType<Date, Date | string | undefined, Date | string>
  person_id: string | null
  actor_name: string
  door: string
  request_id: string
  command: string
  subject_kind: string
  subject_id: string
  before: ColumnType<unknown | null, string | null, string | null>
  after: ColumnType<unknown | null, string | null, string | null>
  reason: string | null
}

export type AuditSealTable = {
  council_id: string
  position: number
  entry_id: number
  entry_at: ColumnType<Date, Date | string, Date | string>
  entry_was: string
  content_hash: Uint8Array
  previous_hash: Uint8Array
  hash: Uint8Array
  sealed_at: ColumnType<Date, Date | string, Date | string>
}

export type BudgetLineTable = {
  council_id: string
  line_code: string
  budget: string
  name: string
  unit_code: string | null
  high_risk: Generated<boolean>
  sort_order: Generated<number>
  illustrative: Generated<boolean>
  source: string | null
}

export type BudgetPositionTable = {
  council_id: string
  line_code: string
  period_key: string
  version: number
  period_end: string
  original_pence: number | null
  revised_pence: number
  actual_pence: number | null
  forecast_pence: number | null
  explanation: Generated<string>
  entered_by: string
  entered_at: ColumnType<Date, Date | string | undefined, Date | string>
  import_id: string | null
  import_row: number | null
}

export type CommentaryTable = {
  council_id: string
  measure_code: string
  period_key: string
  version: number
  what_happened: string
  why: Generated<string>
  remedy: Generated<string>
  remedy_by: string | null
  remedy_owner: Generated<string>
  written_by: string
  written_at: ColumnType<Date, Date | string | undefined, Date | string>
  value_version: number | null
}

export type CommentaryNowTable = {
  council_id: string
  measure_code: string
  period_key: string
  version: number
  what_happened: string
  why: string
  remedy: string
  remedy_by: string | null
  remedy_owner: string
  written_by: string
  written_at: Date
  value_version: number | null
}

export type CouncilTable = {
  council_id: string
  name: string
  short_name: string
  brand_colour: string
  demonstration: Generated<boolean>
  illustrative: string | null
  figures_source: string | null
  created_at: ColumnType<Date, Date | string | undefined, Date | string>
  loading: Generated<boolean>
}

export type DemonstrationPersonTable = {
  email: string | null
  name: string | null
}

export type DisposalTable = {
  council_id: string
  disposal_id: Generated<number>
  at: ColumnType<Date, Date | string | undefined, Date | string>
  record_type: string
  rule: string
  rule_source: string
  older_than: ColumnType<Date, Date | string, Date | string>
  rows_disposed: number
  first_id: number | null
  last_id: number | null
  first_at: ColumnType<Date | null, Date | string | null, Date | string | null>
  last_at: ColumnType<Date | null, Date | string | null, Date | string | null>
  last_hash: Uint8Array | null
  disposed_by: string
}

export type EventTable = {
  council_id: string
  event_id: Generated<number>
  name: string
  payload: ColumnType<unknown, string, string>
  at: ColumnType<Date, Date | string | undefined, Date | string>
}

export type FrameworkVersionTable = {
  council_id: string
  version: number
  content: ColumnType<unknown, string, string>
  source_text: string
  adopted_by: string
  adopted_at: ColumnType<Date, Date | string | undefined, Date | string>
  reason: string
}

export type IdempotencyKeyTable = {
  council_id: string
  key: string
  command: string
  person_id: string
  input_hash: string
  outcome: ColumnType<unknown, string, string>
  at: ColumnType<Date, Date | string | undefined, Date | string>
}

export type ImportBatchTable = {
  council_id: string
  import_id: string
  kind: string
  file_name: string
  sha256: string
  rows_read: number
  rows_changed: number
  imported_by: string
  imported_at: ColumnType<Date, Date | string | undefined, Date | string>
  source: string | null
  batch_number: Generated<number>
}

export type InvitationTable = {
  council_id: string
  invitation_id: Generated<number>
  person_id: string
  email: string
  invited_by: string | null
  invited_at: ColumnType<Date, Date | string, Date | string>
  state: string
  attempts: Generated<number>
  next_at: ColumnType<Date, Date | string, Date | string>
  last_at: ColumnType<Date | null, Date | string | null, Date | string | null>
  last_fault: string | null
}

export type MeasureTable = {
  council_id: string
  measure_code: string
  name: string
  kind: string
  unit: string
  decimals: number
  polarity: string
  frequency: string
  accumulation: string
  level: string
  type: Generated<string>
  unit_code: string | null
  owner_id: string | null
  definition: Generated<string>
  source_system: Generated<string>
  data_supplier: Generated<string>
  lead_time_days: number | null
  sort_order: Generated<number>
  illustrative: Generated<boolean>
  source: string | null
  dropped_from: string | null
}

export type MeasureBelowTable = {
  council_id: string | null
  item_code: string | null
  measure_code: string | null
}

export type MeasurePlanItemTable = {
  council_id: string
  measure_code: string
  item_code: string
}

export type MeasureStatusTable = {
  council_id: string
  measure_code: string
  period_key: string
  period_start: string
  period_end: string
  value_version: number
  value: ColumnType<string | null, string | number | null, string | number | null>
  value_text: string | null
  state: string
  judged_value: ColumnType<string | null, string | number | null, string | number | null>
  target_value: ColumnType<string | null, string | number | null, string | number | null>
  target_upper: ColumnType<string | null, string | number | null, string | number | null>
  target_text: string | null
  tolerance_kind: string | null
  tolerance_value: ColumnType<string | null, string | number | null, string | number | null>
  tolerance_set_by: string | null
  status: string
  year_end_status: string | null
  year_end_value: ColumnType<string | null, string | number | null, string | number | null>
  year_end_target: ColumnType<string | null, string | number | null, string | number | null>
  previous_value: ColumnType<string | null, string | number | null, string | number | null>
  previous_period_key: string | null
  direction_previous: string | null
  last_year_value: ColumnType<string | null, string | number | null, string | number | null>
  direction_last_year: string | null
}

export type MeasureValueTable = {
  council_id: string
  measure_code: string
  period_key: string
  version: number
  period_start: string
  period_end: string
  value: ColumnType<string | null, string | number | null, string | number | null>
  numerator: ColumnType<string | null, string | number | null, string | number | null>
  denominator: ColumnType<string | null, string | number | null, string | number | null>
  value_text: string | null
  state: string
  forecast_value: ColumnType<string | null, string | number | null, string | number | null>
  reason: Generated<string>
  entered_by: string
  entered_at: ColumnType<Date, Date | string | undefined, Date | string>
  import_id: string | null
  import_row: number | null
  entered_by_id: string | null
}

export type MeasureValueNowTable = {
  council_id: string
  measure_code: string
  period_key: string
  version: number
  period_start: string
  period_end: string
  value: string | null
  numerator: string | null
  denominator: string | null
  value_text: string | null
  state: string
  forecast_value: string | null
  reason: string
  entered_by: string
  entered_at: Date
  import_id: string | null
  import_row: number | null
}

export type OrgUnitTable = {
  council_id: string
  unit_code: string
  parent_code: string | null
  kind: string
  name: string
}

export type OrgUnitPlannedTable = {
  council_id: string
  unit_code: string
  from_day: string
  name: string | null
  kind: string | null
  moves: boolean
  parent_code: string | null
  reason: string
  planned_by: string | null
  fault: string | null
}

export type OrgUnitWasTable = {
  council_id: string
  unit_code: string
  until: string
  name: string
  kind: string
  parent_code: string | null
  reason: string
}

export type PersonTable = {
  council_id: string
  person_id: string
  name: string
  post: Generated<string>
  email: string | null
  account_id: string | null
  left_on: string | null
  last_seen_on: string | null
  manager_id: string | null
}

export type PlanItemTable = {
  council_id: string
  item_code: string
  level_code: string
  name: string
  description: Generated<string>
  sort_order: Generated<number>
  illustrative: Generated<boolean>
  source: string | null
}

export type PlanLinkTable = {
  council_id: string
  parent_code: string
  child_code: string
}

export type PostTable = {
  council_id: string
  post_code: string
  title: string
  unit_code: string | null
  reports_to: string | null
}

export type PostHoldingTable = {
  council_id: string
  post_code: string
  person_id: string
  held_from: string
  held_until: string | null
}

export type PostRoleTable = {
  council_id: string
  post_code: string
  role_code: string
  scope_kind: string
  scope_code: Generated<string>
  held_from: string
  held_until: string | null
}

export type ProvisionedPersonTable = {
  council_id: string
  provider: string
  subject: string
  person_id: string
}

export type ProvisionedRoleTable = {
  council_id: string
  provider: string
  person_id: string
  role_code: string
  scope_kind: string
  scope_code: string
  held_from: string
}

export type PublishedCountTable = {
  council_id: string
  report_code: string
  version: number
  body_name: string
  period_key: string
  on_target: number | null
  near_target: number | null
  off_target: number | null
  figures: ColumnType<unknown, string | undefined, string>
  reason: Generated<string>
  source: string
  recorded_at: ColumnType<Date, Date | string | undefined, Date | string>
}

export type PublishedCountNowTable = {
  council_id: string
  report_code: string
  version: number
  body_name: string
  period_key: string
  on_target: number | null
  near_target: number | null
  off_target: number | null
  figures: unknown
  reason: string
  source: string
  recorded_at: Date
}

export type PublishedStatusTable = {
  council_id: string
  measure_code: string
  period_key: string
  version: number
  status: string
  direction: string | null
  printed_as: string
  reason: Generated<string>
  source: string
  recorded_at: ColumnType<Date, Date | string | undefined, Date | string>
}

export type PublishedStatusNowTable = {
  council_id: string
  measure_code: string
  period_key: string
  version: number
  status: string
  direction: string | null
  printed_as: string
  reason: string
  source: string
  recorded_at: Date
}

export type ReleasedStatusTable = {
  council_id: string
  measure_code: string
  period_key: string
  period_start: string
  period_end: string
  value_version: number
  value: ColumnType<string | null, string | number | null, string | number | null>
  value_text: string | null
  state: string
  judged_value: ColumnType<string | null, string | number | null, string | number | null>
  target_value: ColumnType<string | null, string | number | null, string | number | null>
  target_upper: ColumnType<string | null, string | number | null, string | number | null>
  target_text: string | null
  tolerance_kind: string | null
  tolerance_value: ColumnType<string | null, string | number | null, string | number | null>
  tolerance_set_by: string | null
  status: string
  year_end_status: string | null
  year_end_value: ColumnType<string | null, string | number | null, string | number | null>
  year_end_target: ColumnType<string | null, string | number | null, string | number | null>
  previous_value: ColumnType<string | null, string | number | null, string | number | null>
  previous_period_key: string | null
  direction_previous: string | null
  last_year_value: ColumnType<string | null, string | number | null, string | number | null>
  direction_last_year: string | null
  release_id: string
  released_at: ColumnType<Date, Date | string, Date | string>
  commentary_version: number | null
}

export type ReportReleaseTable = {
  council_id: string
  release_id: string
  product_code: string
  period_key: string
  body_code: string
  issue: number
  content: ColumnType<unknown, string, string>
  word_sha256: string
  pdf_sha256: string
  excel_sha256: string
  released_by: string
  signed_as: string
  released_on: string
  released_at: ColumnType<Date, Date | string | undefined, Date | string>
  reason: Generated<string>
  confidential: Generated<boolean>
}

export type ReportTextTable = {
  council_id: string
  product_code: string
  period_key: string
  body_code: string
  part: string
  version: number
  content: string
  written_by: string
  written_at: ColumnType<Date, Date | string | undefined, Date | string>
}

export type RiskTable = {
  council_id: string
  risk_code: string
  register: string
  name: string
  is_opportunity: Generated<boolean>
  cause: Generated<string>
  effect: Generated<string>
  owner: Generated<string>
  item_code: string | null
  appetite_max: number | null
  sort_order: Generated<number>
  closed_on: string | null
  closed_reason: Generated<string>
  illustrative: Generated<boolean>
  source: string | null
  unit_code: string | null
}

export type RiskAssessmentTable = {
  council_id: string
  risk_code: string
  period_key: string
  version: number
  period_end: string
  inherent_likelihood: number | null
  inherent_impact: number | null
  current_likelihood: number | null
  current_impact: number | null
  target_likelihood: number | null
  target_impact: number | null
  rag: string | null
  controls: Generated<string>
  comment: Generated<string>
  assessed_by: string
  assessed_at: ColumnType<Date, Date | string | undefined, Date | string>
  import_id: string | null
  import_row: number | null
  unchanged: Generated<boolean>
  reviewed_by: Generated<string>
}

export type RoleHeldTable = {
  council_id: string | null
  person_id: string | null
  role_code: string | null
  scope_kind: string | null
  scope_code: string | null
  held_from: string | null
  held_until: string | null
  post_code: string | null
}

export type RoleHoldingTable = {
  council_id: string
  person_id: string
  role_code: string
  scope_kind: string
  scope_code: Generated<string>
  held_from: string
  held_until: string | null
}

export type SecurityEventTable = {
  council_id: string
  event_id: Generated<number>
  at: ColumnType<Date, Date | string | undefined, Date | string>
  kind: string
  actor_name: string
  actor_email: string | null
  method: string
  route: string
  reason: string
  request_id: string
  device: string | null
  who: Generated<string>
}

export type SignInAccountTable = {
  id: string
  name: string
  email: string
  email_verified: Generated<boolean>
  image: string | null
  created_at: ColumnType<Date, Date | string | undefined, Date | string>
  updated_at: ColumnType<Date, Date | string | undefined, Date | string>
  two_factor_enabled: Generated<boolean>
}

export type SignInAttemptTable = {
  id: string
  key: string
  count: number
  last_at_ms: number
}

export type SignInCredentialTable = {
  id: string
  account_id: string
  provider: string
  subject: string
  password_hash: string | null
  access_token: string | null
  refresh_token: string | null
  id_token: string | null
  access_token_expires_at: ColumnType<Date | null, Date | string | null, Date | string | null>
  refresh_token_expires_at: ColumnType<Date | null, Date | string | null, Date | string | null>
  scope: string | null
  created_at: ColumnType<Date, Date | string | undefined, Date | string>
  updated_at: ColumnType<Date, Date | string | undefined, Date | string>
}

export type SignInFailureTable = {
  key: string
  failures: number
  last_at: ColumnType<Date, Date | string | undefined, Date | string>
}

export type SignInPasskeyTable = {
  id: string
  account_id: string
  name: string | null
  public_key: string
  credential_id: string
  counter: number
  device_type: string
  backed_up: boolean
  transports: string | null
  aaguid: string | null
  created_at: ColumnType<Date, Date | string | undefined, Date | string>
}

export type SignInSecondFactorTable = {
  id: string
  account_id: string
  secret: string
  backup_codes: string
  verified: Generated<boolean>
  failed_count: Generated<number>
  locked_until: ColumnType<Date | null, Date | string | null, Date | string | null>
  last_code: string | null
  last_code_at: ColumnType<Date | null, Date | string | null, Date | string | null>
}

export type SignInSessionTable = {
  id: string
  account_id: string
  token: string
  expires_at: ColumnType<Date, Date | string, Date | string>
  ip_address: string | null
  user_agent: string | null
  created_at: ColumnType<Date, Date | string | undefined, Date | string>
  updated_at: ColumnType<Date, Date | string | undefined, Date | string>
  begun_by: Generated<string>
}

export type SignInVerificationTable = {
  id: string
  identifier: string
  value: string
  expires_at: ColumnType<Date, Date | string, Date | string>
  created_at: ColumnType<Date, Date | string | undefined, Date | string>
  updated_at: ColumnType<Date, Date | string | undefined, Date | string>
}

export type SignOffTable = {
  council_id: string
  measure_code: string
  period_key: string
  version: number
  signed_by: string
  signed_as: string
  signed_at: ColumnType<Date, Date | string | undefined, Date | string>
}

export type StandInTable = {
  council_id: string
  person_id: string
  stand_in_id: string
  held_from: string
  held_until: string
  reason: string
}

export type StoredFileTable = {
  council_id: string
  sha256: string
  media_type: string
  size_bytes: number
  content: Uint8Array
  stored_at: ColumnType<Date, Date | string | undefined, Date | string>
}

export type TargetTable = {
  council_id: string
  measure_code: string
  period_key: string
  version: number
  period_start: string
  period_end: string
  target_value: ColumnType<string | null, string | number | null, string | number | null>
  target_upper: ColumnType<string | null, string | number | null, string | number | null>
  target_text: string | null
  tolerance_kind: string | null
  tolerance_value: ColumnType<string | null, string | number | null, string | number | null>
  set_by: string
  set_at: ColumnType<Date, Date | string | undefined, Date | string>
  reason: Generated<string>
  source: string | null
}

export type TargetNowTable = {
  council_id: string
  measure_code: string
  period_key: string
  version: number
  period_start: string
  period_end: string
  target_value: string | null
  target_upper: string | null
  target_text: string | null
  tolerance_kind: string | null
  tolerance_value: string | null
  set_by: string
  set_at: Date
  reason: string
  source: string | null
}

export type WebhookTable = {
  council_id: string
  webhook_id: string
  url: string
  events: ColumnType<unknown, string, string>
  made_by: string
  made_at: ColumnType<Date, Date | string, Date | string>
  after_event_id: number
  looked_to: number
  ended_at: ColumnType<Date | null, Date | string | null, Date | string | null>
}

export type WebhookDeliveryTable = {
  council_id: string
  webhook_id: string
  event_id: number
  event_name: string
  state: string
  attempts: Generated<number>
  next_at: ColumnType<Date, Date | string, Date | string>
  last_answer: Generated<string>
  last_at: ColumnType<Date | null, Date | string | null, Date | string | null>
}

export type WithheldTable = {
  council_id: string
  number: number
  measure_code: string | null
  product_code: string | null
  section: string | null
  from_period: string
  from_on: string
  until: string | null
  reason: string
  withheld_by: string
  withheld_on: string
  lifted_on: string | null
  lifted_by: string | null
  lifted_reason: string | null
}

export type WithheldMeasureTable = {
  council_id: string | null
  measure_code: string | null
  from_period: string | null
  from_on: string | null
  until: string | null
  reason: string | null
}

export type Tables = {
  action: ActionTable
  action_progress: ActionProgressTable
  api_token: ApiTokenTable
  appraisal: AppraisalTable
  appraisal_words: AppraisalWordsTable
  audit_entry: AuditEntryTable
  audit_seal: AuditSealTable
  budget_line: BudgetLineTable
  budget_position: BudgetPositionTable
  commentary: CommentaryTable
  commentary_now: CommentaryNowTable
  council: CouncilTable
  demonstration_person: DemonstrationPersonTable
  disposal: DisposalTable
  event: EventTable
  framework_version: FrameworkVersionTable
  idempotency_key: IdempotencyKeyTable
  import_batch: ImportBatchTable
  invitation: InvitationTable
  measure: MeasureTable
  measure_below: MeasureBelowTable
  measure_plan_item: MeasurePlanItemTable
  measure_status: MeasureStatusTable
  measure_value: MeasureValueTable
  measure_value_now: MeasureValueNowTable
  org_unit: OrgUnitTable
  org_unit_planned: OrgUnitPlannedTable
  org_unit_was: OrgUnitWasTable
  person: PersonTable
  plan_item: PlanItemTable
  plan_link: PlanLinkTable
  post: PostTable
  post_holding: PostHoldingTable
  post_role: PostRoleTable
  provisioned_person: ProvisionedPersonTable
  provisioned_role: ProvisionedRoleTable
  published_count: PublishedCountTable
  published_count_now: PublishedCountNowTable
  published_status: PublishedStatusTable
  published_status_now: PublishedStatusNowTable
  released_status: ReleasedStatusTable
  report_release: ReportReleaseTable
  report_text: ReportTextTable
  risk: RiskTable
  risk_assessment: RiskAssessmentTable
  role_held: RoleHeldTable
  role_holding: RoleHoldingTable
  security_event: SecurityEventTable
  sign_in_account: SignInAccountTable
  sign_in_attempt: SignInAttemptTable
  sign_in_credential: SignInCredentialTable
  sign_in_failure: SignInFailureTable
  sign_in_passkey: SignInPasskeyTable
  sign_in_second_factor: SignInSecondFactorTable
  sign_in_session: SignInSessionTable
  sign_in_verification: SignInVerificationTable
  sign_off: SignOffTable
  stand_in: StandInTable
  stored_file: StoredFileTable
  target: TargetTable
  target_now: TargetNowTable
  webhook: WebhookTable
  webhook_delivery: WebhookDeliveryTable
  withheld: WithheldTable
  withheld_measure: WithheldMeasureTable
}
