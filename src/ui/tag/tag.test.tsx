import { checkAgainstFixtures } from '../fixtures.tsx'
import { Tag } from './tag.tsx'

checkAgainstFixtures('tag', (options) => <Tag {...options} />)
