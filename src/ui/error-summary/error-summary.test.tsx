import { checkAgainstFixtures } from '../fixtures.tsx'
import { ErrorSummary } from './error-summary.tsx'

checkAgainstFixtures('error-summary', (options) => <ErrorSummary {...options} />)
