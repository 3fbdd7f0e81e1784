import { checkAgainstFixtures } from '../fixtures.tsx'
import { Button } from './button.tsx'

checkAgainstFixtures('button', (options) => <Button {...options} />)
