import { sql } from 'kysely'
import type { Framework } from '#framework/door.ts'
import { printDate } from '#kernel/dates.ts'
import { type Period, previousPeriod, yearOf } from '#kernel/period.ts'
import type { StatusCode } from '#kernel/status.ts'
import { capital } from '#kernel/words.ts'
import type { Tx } from '#platform/database/door.ts'
import type { JudgedPoint, MeasureDescription, MeasureFact } from '../facts.ts'
import { type StandingInReport, standingIn } from '../standing.ts'

/** Words for a judgement, and for a figure that is owed: the slice that judges knows them. */
export type Tell = {
  judged: (point: JudgedPoint, measure: MeasureDescription, framework: Framework) => string
  owed: (status: StatusCode, standing: StandingInReport, framework: Framework) => string
}

export type MeasuresAsked = { council_id: string; framework: Framework; period: Period; today: string; tell: Tell }

/** The measures that belong in the report of a period, each with its figures, judgement, comment and source: three queries. */
export const gatherMeasures = async (tx: Tx, asked: MeasuresAsked): Promise<MeasureFact[]> => {
  const described = await measuresOf(tx, asked)
  const points = groupBy(await pointsOf(tx, asked), (row) => row.measure_code)
  const details = new Map((await detailsOf(tx, asked)).map((row) => [row.measure_code, row]))
  return described.map((row) => factOf(asked, row, points.get(row.measure_code) ?? [], details.get(row.measure_code)))
}

type MeasureRow = MeasureDescription & {
  lead_time_days: number | null
  unit_name: string | null
  illustrative: boolean
  item_codes: string[]
}
type PointRow = JudgedPoint & { measure_code: string }
type DetailRow = {
  measure_code: string
  what_happened: string | null
  why: string
  remedy: string
  remedy_by: string | null
  remedy_owner: string
  of_earlier_figure: boolean
  entered_by: string
  entered_on: string
  file_name: string | null
  import_row: number | null
  file_source: string | null
  signed_by: string | null
  signed_as: string | null
  signed_on: string | null
  published: StatusCode | null
  printed_as: string
  published_reason: string
}

/** A measure is left out when it had been dropped, had not begun, or had been silent for over a year without a target. */
const measuresOf = async (tx: Tx, { council_id, framework, period }: MeasuresAsked): Promise<MeasureRow[]> => {
  const year = yearOf(period, framework.year.basis)
  const { rows } = await sql<MeasureRow>`
    select m.measure_code, m.name, m.unit, m.decimals, m.polarity, m.frequency, m.accumulation, m.level,
      m.lead_time_days, m.illustrative, unit_name_on(m.council_id, m.unit_code, ${period.end_on}::date) as unit_name,
      array(select i.item_code from measure_plan_item i
        where i.council_id = m.council_id and i.measure_code = m.measure_code order by i.item_code) as item_codes
    from measure m
    where m.council_id = ${council_id} and (m.dropped_from is null or m.dropped_from > ${period.start_on}::date)
      and (
        exists (select from measure_status s where s.council_id = m.council_id and s.measure_code = m.measure_code
          and s.period_end between ${previousPeriod(year).start_on}::date and ${period.end_on}::date)
        or exists (select from target t where t.council_id = m.council_id and t.measure_code = m.measure_code
          and t.period_end >= ${year.start_on}::date and t.period_start <= ${period.end_on}::date)
        or not exists (select from measure_status s where s.council_id = m.council_id and s.measure_code = m.measure_code)
      )
    order by m.sort_order, m.measure_code`.execute(tx)
  return rows
}

const pointsKept = 9

const pointsOf = async (tx: Tx, { council_id, period }: MeasuresAsked): Promise<PointRow[]> => {
  const { rows } = await sql<PointRow>`
    select measure_code, period_key, period_start::text, period_end::text, value_version, value::text, value_text, state,
      judged_value::text, target_value::text, target_upper::text, target_text, tolerance_kind, tolerance_value::text,
      tolerance_set_by, status, year_end_status, year_end_value::text, year_end_target::text, previous_value::text,
      previous_period_key, direction_previous, last_year_value::text, direction_last_year
    from (
      select *, row_number() over (partition by measure_code order by period_end desc, period_key) as back
      from measure_status where council_id = ${council_id} and period_end <= ${period.end_on}::date
    ) as recent
    where back <= ${pointsKept} order by measure_code, back desc`.execute(tx)
  return rows
}

const detailsOf = async (tx: Tx, { council_id, period }: MeasuresAsked): Promise<DetailRow[]> => {
  const { rows } = await sql<DetailRow>`
    with latest as (
      select distinct on (measure_code) council_id, measure_code, period_key, value_version
      from measure_status where council_id = ${council_id} and period_end <= ${period.end_on}::date
      order by measure_code, period_end desc, period_key
    )
    select l.measure_code, c.what_happened, coalesce(c.why, '') as why, coalesce(c.remedy, '') as remedy,
      c.remedy_by::text, coalesce(ro.name, c.remedy_owner, '') as remedy_owner,
      cv.version is not null and (cv.value, cv.value_text) is distinct from (v.value, v.value_text) as of_earlier_figure,
      coalesce(p.name, v.entered_by) as entered_by,
      (v.entered_at at time zone 'Europe/London')::date::text as entered_on,
      b.file_name, v.import_row, b.source as file_source,
      coalesce(sp.name, s.signed_by) as signed_by, s.signed_as,
      (s.signed_at at time zone 'Europe/London')::date::text as signed_on,
      ps.status as published, coalesce(ps.printed_as, '') as printed_as, coalesce(ps.reason, '') as published_reason
    from latest l
    join measure_value v using (council_id, measure_code, period_key)
    left join commentary_now c using (council_id, measure_code, period_key)
    left join measure_value cv on cv.council_id = c.council_id and cv.measure_code = c.measure_code
      and cv.period_key = c.period_key and cv.version = c.value_version
    left join person ro on ro.council_id = l.council_id and ro.person_id = c.remedy_owner
    left join person p on p.council_id = l.council_id and p.person_id = v.entered_by
    left join import_batch b on b.council_id = l.council_id and b.import_id = v.import_id
    left join sign_off s on s.council_id = l.council_id and s.measure_code = l.measure_code
      and s.period_key = l.period_key and s.version = v.version
    left join person sp on sp.council_id = l.council_id and sp.person_id = s.signed_by
    left join published_status_now ps on ps.council_id = l.council_id and ps.measure_code = l.measure_code
      and ps.period_key = l.period_key
    where v.version = l.value_version`.execute(tx)
  return rows
}

const factOf = (
  { framework, period, today, tell }: MeasuresAsked,
  { lead_time_days, ...measure }: MeasureRow,
  rows: readonly PointRow[],
  detail: DetailRow | undefined,
): MeasureFact => {
  const points = rows.map(({ measure_code: _, ...point }): JudgedPoint => point)
  const latest = points.at(-1) ?? null
  const standing = standingIn(framework, period, today, { ...measure, lead_time_days }, latest)
  const without = standing.status === 'awaiting' || standing.status === 'late' || standing.status === 'missing'
  const owed = latest === null || (without && latest.period_end < standing.period.end_on)
  return {
    ...measure,
    status: standing.status,
    latest,
    points,
    commentary: commentaryOf(detail),
    signed_off: Boolean(detail?.signed_by),
    source: detail ? sourceOf(detail) : '',
    sentence:
      owed || !latest ? tell.owed(standing.status, standing, framework) : tell.judged(latest, measure, framework),
    published: detail?.published
      ? { status: detail.published, printed_as: detail.printed_as, reason: detail.published_reason }
      : null,
  }
}

const commentaryOf = (detail: DetailRow | undefined): MeasureFact['commentary'] => {
  if (!detail || detail.what_happened === null) return null
  const { what_happened, why, remedy, remedy_by, remedy_owner, of_earlier_figure } = detail
  return { what_happened, why, remedy, remedy_by, remedy_owner, of_earlier_figure }
}

/** 'Row 14 of values.csv (…), 12 October 2026; signed off by Ann Other, Head of service, 13 October 2026'. */
const sourceOf = (detail: DetailRow): string => {
  const row = detail.import_row === null ? '' : `row ${detail.import_row} of `
  const from = detail.file_name === null ? `entered by ${detail.entered_by}` : `${row}${detail.file_name}`
  const told = detail.file_source ? ` (${detail.file_source})` : ''
  const given = `${capital(from)}${told}, ${printDate(detail.entered_on)}`
  if (detail.signed_by === null || detail.signed_on === null) return `${given}; not signed off`
  return `${given}; signed off by ${detail.signed_by}, ${detail.signed_as}, ${printDate(detail.signed_on)}`
}

const groupBy = <T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(key(row))
    if (group) group.push(row)
    else groups.set(key(row), [row])
  }
  return groups
}
