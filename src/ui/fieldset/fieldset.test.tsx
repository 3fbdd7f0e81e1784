import { checkAgainstFixtures } from '../fixtures.tsx'
import { Fieldset } from './fieldset.tsx'

checkAgainstFixtures('fieldset', (options) => <Fieldset {...options} />)
