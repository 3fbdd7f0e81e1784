import { checkAgainstFixtures } from '../fixtures.tsx'
import { Label } from './label.tsx'

checkAgainstFixtures('label', (options) => <Label {...options} />)
