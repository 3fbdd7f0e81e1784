import { checkAgainstFixtures } from '../fixtures.tsx'
import { NotificationBanner } from './notification-banner.tsx'

checkAgainstFixtures('notification-banner', (options) => <NotificationBanner {...options} />)
