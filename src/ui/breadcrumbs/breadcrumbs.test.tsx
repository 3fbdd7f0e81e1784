import { checkAgainstFixtures } from '../fixtures.tsx'
import { Breadcrumbs } from './breadcrumbs.tsx'

checkAgainstFixtures('breadcrumbs', (options) => <Breadcrumbs {...options} />)
