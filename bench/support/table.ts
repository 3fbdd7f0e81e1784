import type { Line } from './measure.ts'

const headings = ['', 'ours', '', 'yardstick', '', 'ratio', 'bound', '']

/** The lines as a table for a terminal. */
export const printTable = (lines: readonly Line[]): string => {
  const rows = [headings, ...lines.map(cellsOf)]
  const widths = headings.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)))
  return rows
    .map((row) => `  ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')}`.trimEnd())
    .join('\n')
    .concat('\n')
}

const cellsOf = ({ what, ours, unit, yardstick, ratio, bound, pass }: Line): string[] => [
  what,
  number(ours),
  unit,
  yardstick.value === null ? 'absent' : number(yardstick.value),
  yardstick.name,
  ratio === null ? '–' : `${ratio.toFixed(2)}×`,
  bound,
  pass === null ? 'not judged' : pass ? 'pass' : 'FAIL',
]

const number = (value: number): string => value.toLocaleString('en-GB', { maximumFractionDigits: value < 100 ? 1 : 0 })
