import { checkAgainstFixtures } from '../fixtures.tsx'
import { Pagination } from './pagination.tsx'

checkAgainstFixtures('pagination', (options) => <Pagination {...options} />)
