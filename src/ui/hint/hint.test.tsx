import { checkAgainstFixtures } from '../fixtures.tsx'
import { Hint } from './hint.tsx'

checkAgainstFixtures('hint', (options) => <Hint {...options} />)
