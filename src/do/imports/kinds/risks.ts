import { keepAssessments, parseScore, rags, saveRisks } from '#do/risk/door.ts'
import { placesAndPeople } from '#plan/measures/door.ts'
import { planItemCodes } from '#plan/thread/door.ts'
import { faultsOfClosed } from '../closed-units.ts'
import { checkReferences, column, defineKind } from '../kind.ts'

export const risks = defineKind({
  kind: 'risks',
  title: 'Risks and their assessments',
  columns: [
    column('code!', 'R1', 'risk code', 'ref', 'reference', 'risk id'),
    column('register!', 'corporate'),
    column('name!', 'A cyber attack', 'risk', 'title', 'description'),
    column('opportunity', 'no'),
    column('cause', 'Old systems'),
    column('effect', 'Services stop', 'consequence', 'impact'),
    column('owner', 'Head of IT', 'risk owner'),
    column('objective', 'O3', 'plan item'),
    column('service', 'waste', 'unit'),
    column('appetite_max', '12', 'appetite', 'tolerance'),
    column('period!', '2026-27-Q2', 'quarter'),
    column('inherent', '5x4', 'inherent score', 'gross score'),
    column('current', '4x4', 'current score', 'residual score', 'net score', 'score'),
    column('target', '2x4', 'target score'),
    column('rag', 'red', 'colour'),
    column('controls', 'Tested back-ups', 'mitigation', 'mitigations'),
    column('comment', 'The audit is done', 'commentary', 'update'),
    column('closed_on', '2026-09-30', 'closed'),
    column('illustrative', 'yes'),
    column('source', 'Risk register'),
  ],
  parse: (cells) => {
    const inherent = cells.read('inherent', parseScore)
    const current = cells.read('current', parseScore)
    const target = cells.read('target', parseScore)
    const rag = cells.text('rag') === '' ? null : cells.oneOf('rag', rags)
    if (current === null && rag === null) cells.fault('current', 'a score such as 4x5, or a colour in rag')
    return cells.done({
      risk: {
        risk_code: cells.required('code'),
        register: cells.required('register'),
        name: cells.required('name'),
        is_opportunity: cells.yes('opportunity'),
        cause: cells.text('cause'),
        effect: cells.text('effect'),
        owner: cells.text('owner'),
        item_code: cells.orNull('objective'),
        unit_code: cells.orNull('service'),
        appetite_max: cells.whole('appetite_max', 1, 100),
        closed_on: cells.date('closed_on'),
        illustrative: cells.yes('illustrative'),
        source: cells.orNull('source'),
        sort_order: cells.row,
      },
      period: cells.period('period'),
      inherent_likelihood: inherent?.likelihood ?? null,
      inherent_impact: inherent?.impact ?? null,
      current_likelihood: current?.likelihood ?? null,
      current_impact: current?.impact ?? null,
      target_likelihood: target?.likelihood ?? null,
      target_impact: target?.impact ?? null,
      rag,
      controls: cells.text('controls'),
      comment: cells.text('comment'),
      unchanged: false,
      reviewed_by: '',
    })
  },
  apply: async (tx, actor, rows, { import_id, source, today }) => {
    const known = await planItemCodes(tx)
    const { units } = await placesAndPeople(tx)
    const expected = 'the code of a plan item, or nothing'
    const { good, faults } = checkReferences(rows, [
      { column: 'objective', codes: ({ risk }) => [risk.item_code], known, expected },
      {
        column: 'service',
        codes: ({ risk }) => [risk.unit_code],
        known: units,
        expected: 'the code of a unit, or nothing',
      },
    ])
    const newest = new Map(good.map(({ value }) => [value.risk.risk_code, value.risk]))
    const isOpen = (code: string) => (newest.get(code)?.closed_on ?? 'never') > today
    const placed = good.map(({ row, value: { risk } }) => ({
      row,
      unit_code: isOpen(risk.risk_code) ? risk.unit_code : null,
    }))
    faults.push(...(await faultsOfClosed(tx, actor.council_id, 'service', placed)))
    const facts = [...newest.values()].map((risk) => ({ ...risk, source: risk.source ?? source }))
    const saved = await saveRisks(tx, actor.council_id, facts)
    const assessments = good.map(({ row, value: { risk, period, ...assessment } }) => ({
      ...assessment,
      risk_code: risk.risk_code,
      period_key: period.key,
      period_end: period.end_on,
      import_row: row,
    }))
    const from = { council_id: actor.council_id, entered_by: actor.name, import_id }
    return { changed: saved + (await keepAssessments(tx, from, assessments)), faults }
  },
})
