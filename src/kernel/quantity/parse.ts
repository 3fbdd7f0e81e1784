import { ok, type Result, refused } from '#kernel/result.ts'
import { decimal } from './decimal.ts'

/** A number as it was meant, a plain decimal string, and the marks beside it: '*', '**', '(prov)', '[r]', '¹'. */
export type ParsedNumber = { value: string; marks: string[] }

/**
 * A number as councils write it: '1,234', '£1.2m', '91.2%', '12*', '−4.5', '(1,250)', '£350k'. A percentage keeps its
 * figure ('91.2%' → '91.2'). Marks that qualify it are returned, not obeyed. Refused with a sentence on anything that is
 * not one number: words, 'DIV/0', a dash, '<5', '37 plus'.
 */
export const parseNumber = (text: string): Result<ParsedNumber, string> => {
  // Nearly every cell of an import is already as it should be.
  if (alreadyPlain.test(text)) return ok({ value: text, marks: [] })
  const written = text.trim()
  if (written.length > longest) return refused(reason(written))
  if (written === '') return refused(`The cell is empty. ${expected}`)
  const { bare, marks } = takeMarks(straighten(written))
  const { digits, negative } = takeSign(bare)
  const parts = number.exec(digits)
  if (parts === null) return refused(reason(written))
  const [, whole = '', fraction = '', exponent = '0', size = ''] = parts
  if (Math.abs(Number(exponent)) > 20) return refused(reason(written))
  const plain = `${whole.replaceAll(',', '') || '0'}${fraction.length > 1 ? fraction : ''}e${exponent}`
  const value = decimal(plain).times(sizes[size.toLowerCase()] ?? 1)
  return ok({ value: (negative ? value.negated() : value).plus(0).toFixed(), marks })
}

const alreadyPlain = /^(?:0|-?[1-9]\d{0,17}|-?(?:0|[1-9]\d{0,17})\.\d{0,15}[1-9])$/

/** Longer than any figure, and within the digits that arithmetic keeps. */
const longest = 40

const expected = 'Write a number such as 1,234 or 91.2, or leave the cell empty.'

/** A minus, the sort of dash typed for one, and spaces that are not spaces, as plain characters. */
const straighten = (text: string): string =>
  text
    .replace(/[−–—‒‑‐﹣-]/g, '-')
    .replace(/[\u00a0\u2009\u202f]/g, ' ')
    .replace(/\s+/g, ' ')

const mark =
  /\s*(\*+|[†‡§#]|[¹²³⁴-⁹]+|\[[a-z0-9 ]{1,8}\]|\((?:p|prov|provisional|r|rev|revised|e|est|estimated?|final|f)\.?\))$/i

const takeMarks = (text: string): { bare: string; marks: string[] } => {
  const marks: string[] = []
  let bare = text
  for (let found = mark.exec(bare); found !== null; found = mark.exec(bare)) {
    marks.unshift(found[1] ?? '')
    bare = bare.slice(0, found.index)
  }
  // A mark may also stand before the percent sign: '91.2*%'.
  const inside = /^(.*\d)(\*+)(%)$/.exec(bare)
  return inside === null ? { bare, marks } : { bare: `${inside[1]}%`, marks: [inside[2] ?? '', ...marks] }
}

/** '-£5', '£-5', '(£5)', '£(5)' and '(5)%' are all less than nothing. */
const takeSign = (text: string): { digits: string; negative: boolean } => {
  const bracketed = /^(£? ?)\(([^()-]+)\)( ?%?)$/.exec(text)
  if (bracketed !== null) return { digits: `${bracketed[2]}`.replace(/^£/, ''), negative: true }
  const [, sign, rest = ''] = /^([-+]?) ?(.*)$/.exec(text) ?? []
  if (sign) return { digits: rest.replace(/^£ ?/, ''), negative: sign === '-' }
  const pounds = /^£ ?(-?) ?(.*)$/.exec(text)
  return pounds === null ? { digits: text, negative: false } : { digits: pounds[2] ?? '', negative: pounds[1] === '-' }
}

const number =
  /^(\d{1,3}(?:,\d{3})+|\d+|(?=\.\d))(\.\d*)?(?:e([-+]?\d{1,4}))?(?: ?(?:%|(k|m|bn|thousand|million|billion)))?$/i
const sizes: Record<string, number> = { k: 1e3, thousand: 1e3, m: 1e6, million: 1e6, bn: 1e9, billion: 1e9 }

const reason = (written: string): string => {
  const found = `‘${written.length > 60 ? `${written.slice(0, 59)}…` : written}’`
  if (/^[-–—−.]+$/.test(written))
    return `${found} is a dash, which does not say whether the figure is nought or missing. ${expected}`
  if (/^#|div\/0/i.test(written)) return `${found} is a spreadsheet’s error, not a number. ${expected}`
  if (/^[<>~≤≥≈]|below|fewer|under|over|more than|less than/i.test(written))
    return `${found} is a limit, not a number. ${expected}`
  if (/\d/.test(written) && /[a-z]/i.test(written)) return `${found} has words beside its figures. ${expected}`
  return `${found} is not a number. ${expected}`
}
