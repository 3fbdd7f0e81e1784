import { type Direction, type StatusCode, statusWords } from '#kernel/status.ts'
import { escapeHtml, markup, type Options } from '../markup.ts'
import { statusShape } from './shapes.ts'

/** `word` is what the council's framework calls it; left out, the product's own. */
export type StatusProps = { readonly status: StatusCode } & Options<{ word: string }>

/** Shape, word and colour together; the shape is hidden from listeners because the word says it. */
export const StatusTag = (props: StatusProps) => markup(statusTagHtml(props))

/** The same as a string, for the cells of long tables. */
export const statusTagHtml = ({ status, word }: StatusProps): string =>
  `<span class="gt-status gt-status--${status}">${shapeHtml(status)}<span class="gt-status__word">${escapeHtml(word ?? statusWords[status])}</span></span>`

const shapes = new Map<StatusCode, string>()

const shapeHtml = (status: StatusCode): string => {
  const known = shapes.get(status)
  if (known) return known
  const svg = `<svg class="gt-status__shape" xmlns="http://www.w3.org/2000/svg" width="18" height="18" viewBox="0 0 18 18" aria-hidden="true" focusable="false">${statusShape(status, 9, 9, 7.2)}</svg>`
  shapes.set(status, svg)
  return svg
}

/** The two judgements every page gives side by side. A year end nobody has forecast is said to be so. */
export const NowAndYearEnd = ({ now, yearEnd }: { now: StatusProps; yearEnd: StatusProps | null }) => (
  <p class="gt-now-and-year-end">
    <span class="gt-now-and-year-end__part">
      <StatusTag {...now} /> now
    </span>
    <span class="gt-now-and-year-end__part">
      {yearEnd ? (
        <>
          <StatusTag {...yearEnd} /> at year end
        </>
      ) : (
        'no forecast for year end'
      )}
    </span>
  </p>
)

const arrows: Record<'up' | 'down' | 'level', string> = {
  up: 'M8 2.5L13 8.5H9.5V14H6.5V8.5H3Z',
  down: 'M8 13.5L13 7.5H9.5V2H6.5V7.5H3Z',
  level: 'M13.5 8L8.5 3V6.5H2V9.5H8.5V13Z',
}

/**
 * Which way the figure moved (`moved`) and whether that was for the better (the word). The arrow is the figure's,
 * because up is not good by itself; `than` completes it: "worse than last quarter".
 */
export const DirectionWord = (
  props: { readonly direction: Direction; readonly moved: 'up' | 'down' | 'level' } & Options<{
    word: string
    than: string
  }>,
) => (
  <span class={`gt-direction gt-direction--${props.direction}`}>
    <svg
      class="gt-direction__arrow"
      xmlns="http://www.w3.org/2000/svg"
      width="16"
      height="16"
      viewBox="0 0 16 16"
      aria-hidden="true"
      focusable="false"
    >
      <path fill="currentColor" d={arrows[props.moved]} />
    </svg>
    <span>
      {props.word ?? props.direction}
      {props.than && ` ${props.direction === 'same' ? 'as' : 'than'} ${props.than}`}
    </span>
  </span>
)

export type StatusCount = { readonly status: StatusCode; readonly word: string; readonly count: number }

/** "On target 34, Near target 9…" in the order given; a status nobody has may be left in to say none. */
export const StatusCounts = ({ counts, label }: { counts: readonly StatusCount[] } & Options<{ label: string }>) => (
  <ul class="gt-status-counts" aria-label={label ?? 'Count of each status'}>
    {counts.map(({ status, word, count }) => (
      <li class="gt-status-counts__item">
        <StatusTag status={status} word={word} /> <strong class="gt-status-counts__count">{count}</strong>
      </li>
    ))}
  </ul>
)
