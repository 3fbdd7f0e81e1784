// Risk: the registers, each risk assessed period by period.
export { riskDuties } from './duties.ts'
export { keepAssessments, saveRisks } from './keep.ts'
export { assessmentsAt, inSight, type RiskAt } from './queries.ts'
export { isAboveAppetite, type Rating, ratingOf, scoreOn, statusOfRag } from './rating.ts'
export { type Movement, type NewAssessment, parseScore, type Rag, type Risk, rags } from './rules.ts'
