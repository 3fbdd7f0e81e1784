import { checkAgainstFixtures } from '../fixtures.tsx'
import { InsetText } from './inset-text.tsx'

checkAgainstFixtures('inset-text', (options) => <InsetText {...options} />)
