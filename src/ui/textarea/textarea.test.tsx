import { checkAgainstFixtures } from '../fixtures.tsx'
import { Textarea } from './textarea.tsx'

checkAgainstFixtures('textarea', (options) => <Textarea {...options} />)
