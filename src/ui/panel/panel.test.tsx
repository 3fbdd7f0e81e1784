import { checkAgainstFixtures } from '../fixtures.tsx'
import { Panel } from './panel.tsx'

const reason = 'the interruption panel is not used'

checkAgainstFixtures('panel', (options) => <Panel {...options} />, {
  skipped: {
    interruption: reason,
    'interruption-with-content-with-long-line-length': reason,
    'interruption-with-headings-content-and-lists': reason,
    'interruption with custom classes': reason,
    'interruption, with actions classes and attributes': reason,
    'interruption, submit action': reason,
    'interruption, button link': reason,
    'interruption, no actions': reason,
    'interruption, no actions items': reason,
  },
})
