import {
  Button,
  Checkboxes,
  createAll,
  ErrorSummary,
  FileUpload,
  isSupported,
  NotificationBanner,
  Radios,
  ServiceNavigation,
  SkipLink,
} from 'govuk-frontend'
import { wakePasskeys } from './passkeys.ts'

/**
 * Only what improves a page that already works: double clicks caught, the error summary focused, conditional questions
 * folded, a drop zone for files, the menu folded on a phone.
 */
if (isSupported()) {
  for (const component of [
    Checkboxes,
    ErrorSummary,
    FileUpload,
    NotificationBanner,
    Radios,
    ServiceNavigation,
    SkipLink,
  ]) {
    createAll(component)
  }
  createAll(Button, { preventDoubleClick: true })
}

wakePasskeys()
