import { checkAgainstFixtures } from '../fixtures.tsx'
import { ServiceNavigation } from './service-navigation.tsx'

const slots = 'slots are not offered: the switcher and the person stand in the header'

checkAgainstFixtures('service-navigation', (options) => <ServiceNavigation {...options} />, {
  skipped: {
    'with language navigation': slots,
    'with right-aligned language navigation': slots,
    'inverse with language navigation': slots,
    'with slotted content': slots,
    'with `inline` end slot': slots,
  },
})
