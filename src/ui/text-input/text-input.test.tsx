import { checkAgainstFixtures } from '../fixtures.tsx'
import { TextInput } from './text-input.tsx'

checkAgainstFixtures('input', (options) => <TextInput {...options} />)
