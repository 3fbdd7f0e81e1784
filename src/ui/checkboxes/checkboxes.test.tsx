import { checkAgainstFixtures } from '../fixtures.tsx'
import { Checkboxes } from './checkboxes.tsx'

checkAgainstFixtures('checkboxes', (options) => <Checkboxes {...options} />)
