import { checkAgainstFixtures } from '../fixtures.tsx'
import { WarningText } from './warning-text.tsx'

checkAgainstFixtures('warning-text', (options) => <WarningText {...options} />)
