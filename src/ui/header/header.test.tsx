import { checkAgainstFixtures } from '../fixtures.tsx'
import { Header } from './header.tsx'

checkAgainstFixtures('generic-header', (options) => <Header {...options} />)
