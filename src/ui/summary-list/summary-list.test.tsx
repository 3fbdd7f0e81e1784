import { checkAgainstFixtures } from '../fixtures.tsx'
import { SummaryList } from './summary-list.tsx'

checkAgainstFixtures('summary-list', (options) => <SummaryList {...options} />)
