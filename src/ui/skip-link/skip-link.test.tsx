import { checkAgainstFixtures } from '../fixtures.tsx'
import { SkipLink } from './skip-link.tsx'

checkAgainstFixtures('skip-link', (options) => <SkipLink {...options} />)
