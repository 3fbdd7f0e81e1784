import { type Attributes, type Content, classes, contentOf, type Options, type Words } from '../markup.ts'

export type ButtonProps = Words &
  Options<{
    href: string
    type: 'submit' | 'button' | 'reset'
    name: string
    value: string
    id: string
    classes: string
    disabled: boolean
    preventDoubleClick: boolean
    isStartButton: boolean
    attributes: Attributes
  }>

/** A link that looks like a button when it has an `href`, else a button. */
export const Button = (props: ButtonProps) => {
  const common = {
    class: classes('govuk-button', props.classes, props.isStartButton && 'govuk-button--start'),
    'data-module': 'govuk-button',
    id: props.id || undefined,
    ...props.attributes,
  }
  const inner = <Inner {...props} />
  if (props.href) {
    return (
      // biome-ignore lint/a11y/useSemanticElements: it goes somewhere, so it is a link; it is announced as what it looks like
      <a href={props.href} role="button" draggable="false" {...common}>
        {inner}
      </a>
    )
  }
  return (
    <button
      type={props.type || 'submit'}
      name={props.name || undefined}
      value={props.value || undefined}
      disabled={Boolean(props.disabled)}
      aria-disabled={props.disabled ? 'true' : undefined}
      data-prevent-double-click={props.preventDoubleClick === undefined ? undefined : String(props.preventDoubleClick)}
      {...common}
    >
      {inner}
    </button>
  )
}

const Inner = (props: ButtonProps) => {
  const words = contentOf(props)
  // A start button is laid out by flexbox, which would swallow the spaces between elements: hence the span.
  const marked: Content = props.html && props.isStartButton ? <span>{words}</span> : words
  return (
    <>
      {marked}
      {props.isStartButton && (
        <svg
          class="govuk-button__start-icon"
          xmlns="http://www.w3.org/2000/svg"
          width="17.5"
          height="19"
          viewBox="0 0 33 40"
          aria-hidden="true"
          focusable="false"
        >
          <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z" />
        </svg>
      )}
    </>
  )
}
