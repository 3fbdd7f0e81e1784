// GOV.UK Frontend ships no types; these are the few names used here.
declare module 'govuk-frontend' {
  type Component = new (root: Element, config?: Record<string, unknown>) => object
  export const Button: Component
  export const Checkboxes: Component
  export const ErrorSummary: Component
  export const FileUpload: Component
  export const NotificationBanner: Component
  export const Radios: Component
  export const ServiceNavigation: Component
  export const SkipLink: Component
  export function createAll(component: Component, config?: Record<string, unknown>): object[]
  export function isSupported(): boolean
}
