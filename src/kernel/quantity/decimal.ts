import { Decimal as DecimalJs } from 'decimal.js'

/** Decimals with 40 significant digits, that round a half away from zero and never print an exponent. */
export const Decimal = DecimalJs.clone({
  precision: 40,
  rounding: DecimalJs.ROUND_HALF_UP,
  toExpNeg: -40,
  toExpPos: 40,
})
export type Decimal = DecimalJs

/** An exact decimal from its text. Throws on text that is not a plain number: what people type goes through `parseNumber`. */
export const decimal = (text: string | number | Decimal): Decimal => new Decimal(text)

/**
 * `value` to `dp` decimal places, a half going away from zero: 66.45 → 66.5, −0.5 → −1. Decided on the decimal digits,
 * never on a binary approximation of them. Use `.toFixed(dp)` on the answer to keep trailing zeros.
 */
export const roundHalfUp = (value: string | number | Decimal, dp: number): Decimal =>
  decimal(value).toDecimalPlaces(dp, DecimalJs.ROUND_HALF_UP)
