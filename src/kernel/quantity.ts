// Quantities as every wing knows them: exact decimals, how they are read and how they are written.
export { Decimal, decimal, roundHalfUp } from './quantity/decimal.ts'
export { parseNumber } from './quantity/parse.ts'
export { printDifference, printPence, printQuantity, type Unit } from './quantity/print.ts'
