import { checkAgainstFixtures } from '../fixtures.tsx'
import { Table } from './table.tsx'

checkAgainstFixtures('table', (options) => <Table {...options} />)
