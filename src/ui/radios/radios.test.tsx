import { checkAgainstFixtures } from '../fixtures.tsx'
import { Radios } from './radios.tsx'

checkAgainstFixtures('radios', (options) => <Radios {...options} />)
