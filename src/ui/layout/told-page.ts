import { type Content, htmlOf, markup } from '../markup.ts'
import { renderPage } from './page.tsx'

/** Stands in the page where what is told will be; never sent. */
const slot = '<!--told-->'

/** A line that takes the place of the one before it: 'Read 20,000 rows'. */
export type Tell = (words: string) => void

export type ToldPage = {
  /** The whole page around what is told. */
  page: (told: Content) => Content
  /** The long work; what it comes back with ends the page. */
  work: (tell: Tell) => Promise<Content>
  /** Ends the page when the work fails. */
  failed: (error: unknown) => Content
}

/**
 * A page that is sent while a long work goes on: its beginning at once, then how far the work is, then its outcome. Plain HTML as
 * it arrives, so it needs no JavaScript. A reader who leaves does not stop the work.
 */
export const toldPage = ({ page, work, failed }: ToldPage): ReadableStream<Uint8Array> => {
  const [top = '', bottom = ''] = renderPage(page(markup(slot))).split(slot)
  const encoder = new TextEncoder()
  let open = true
  return new ReadableStream({
    start: async (controller) => {
      const send = (html: string) => open && controller.enqueue(encoder.encode(html))
      send(`${top}<div class="gt-told" role="status">`)
      const end = await work((words) => send(`<p class="govuk-body-l">${htmlOf(words)}</p>`)).catch(failed)
      send(`</div><div class="gt-told__end">${htmlOf(end)}</div>${bottom}`)
      if (open) controller.close()
    },
    cancel: () => {
      open = false
    },
  })
}
