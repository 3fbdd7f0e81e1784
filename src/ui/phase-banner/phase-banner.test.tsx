import { checkAgainstFixtures } from '../fixtures.tsx'
import { PhaseBanner } from './phase-banner.tsx'

checkAgainstFixtures('phase-banner', (options) => <PhaseBanner {...options} />)
