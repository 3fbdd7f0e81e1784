import { checkAgainstFixtures } from '../fixtures.tsx'
import { DateInput } from './date-input.tsx'

checkAgainstFixtures('date-input', (options) => <DateInput {...options} />)
