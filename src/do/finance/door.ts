// Finance: budget lines and where they stand, in pence.
export { keepPositions, saveBudgetLines } from './commands.ts'
export { type LinePosition, positionAt } from './queries.ts'
export { type BudgetLine, budgets, daysUntilPast, type NewPosition, poundsToPence } from './rules.ts'
