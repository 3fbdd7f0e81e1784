// Risk: the registers, each risk assessed period by period.
export { keepAssessments, saveRisks } from './commands.ts'
export { riskDuties } from './duties.ts'
export { assessmentsAt, type RiskAt } from './queries.ts'
export { type Movement, type NewAssessment, parseScore, type Rag, type Risk, rags } from './rules.ts'
