import { checkAgainstFixtures } from '../fixtures.tsx'
import { Details } from './details.tsx'

checkAgainstFixtures('details', (options) => <Details {...options} />)
