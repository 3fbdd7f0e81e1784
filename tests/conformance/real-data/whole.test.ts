import { describe, expect, test } from 'vitest'
import { parse as parseYaml } from 'yaml'
import { parsePeriodKey } from '#kernel/period.ts'
import { parseNumber } from '#kernel/quantity.ts'
import { shipped } from '../../support/frameworks.ts'
import { allRows, column, councils, demoText, filesOf, listed, rowsOf, words } from './read.ts'

describe.each(councils)('%s', (council) => {
  const framework = shipped(council)
  const values = rowsOf(council, 'values')

  test('says where its figures come from, in every file and on every page', () => {
    for (const file of filesOf(council)) expect(demoText(council, file), file).toMatch(/^# .{40,}\n/)
    const settings = parseYaml(demoText(council, 'council.yaml'))
    expect(settings).toMatchObject({ council, framework: `${council}.yaml` })
    expect(settings.figures_source).toContain(framework.councils[0]?.name)
    expect(settings).not.toHaveProperty('illustrative')
  })

  test('names only periods that there are', () => {
    for (const period of new Set(allRows(council).flatMap((row) => row.period ?? []))) {
      expect(parsePeriodKey(period), period).not.toBeNull()
    }
  })

  test('refers only to measures, plan items and services that there are', () => {
    const plan = rowsOf(council, 'plan')
    const items = [...column(plan, 'code'), ...framework.plan.items.map((item) => item.code)]
    const services = [
      ...column(rowsOf(council, 'organisation'), 'code'),
      ...framework.organisation.units.map((unit) => unit.code),
    ]
    const codes = column(rowsOf(council, 'measures'), 'code')
    expect(new Set(codes).size).toBe(codes.length)
    for (const row of allRows(council)) {
      expect(items).toEqual(expect.arrayContaining([...listed(row.parents), ...listed(row.objectives)]))
      expect([...services, '', undefined]).toContain(row.service)
      if (row.measure !== undefined) expect(codes).toContain(row.measure)
    }
    expect(framework.plan.levels.map((level) => level.code)).toEqual(expect.arrayContaining(column(plan, 'level')))
    const registers = framework.risk.registers.map((register) => register.code)
    expect(registers).toEqual(expect.arrayContaining(column(rowsOf(council, 'risks'), 'register')))
  })

  test('gives a number, or says why words stand in its place', () => {
    for (const { value = '', state = '', ...row } of values) {
      expect(words.includes(state), `${row.measure} ${row.period}: ${value}`).toBe(!parseNumber(value).ok)
    }
  })

  test('gives a reason for every figure that follows another', () => {
    const seen = new Set<string>()
    for (const { measure, period, reason } of values) {
      expect(reason !== '', `${measure} ${period}`).toBe(seen.has(`${measure} ${period}`))
      seen.add(`${measure} ${period}`)
    }
  })
})
