import { checkAgainstFixtures } from '../fixtures.tsx'
import { Select } from './select.tsx'

checkAgainstFixtures('select', (options) => <Select {...options} />)
