import { load } from 'cheerio'
import { expect, test } from 'vitest'
import { toldPage } from './told-page.ts'

const page = (told: unknown) => (
  <html lang="en">
    <main>{told as string}</main>
  </html>
)
const failed = () => <p>It failed</p>
const read = async (stream: ReadableStream<Uint8Array>) => load(await new Response(stream).text())

test('A page begins before its work is done, and ends with the outcome', async () => {
  let finish = () => {}
  const stream = toldPage({
    page,
    failed,
    work: async (tell) => {
      tell('Read 1 < 2 rows')
      await new Promise<void>((resolve) => {
        finish = resolve
      })
      return <p>Done</p>
    },
  })
  const reader = stream.getReader()
  const decoder = new TextDecoder()
  expect(decoder.decode((await reader.read()).value)).toMatch(/^<!DOCTYPE html><html.*role="status">$/)
  expect(decoder.decode((await reader.read()).value)).toContain('Read 1 &lt; 2 rows')
  finish()
  expect(decoder.decode((await reader.read()).value)).toMatch(/<p>Done<\/p><\/div><\/main><\/html>$/)
})

test('A work that fails ends the page with what went wrong', async () => {
  const $ = await read(toldPage({ page, failed, work: () => Promise.reject(new Error('no')) }))
  expect($('.gt-told__end').text()).toBe('It failed')
})

test('A reader who leaves does not stop the work', async () => {
  let done = false
  const work = async (tell: (words: string) => void) => {
    await new Promise((resolve) => setTimeout(resolve, 5))
    tell('on and on')
    done = true
    return ''
  }
  await toldPage({ page, failed, work }).cancel()
  await expect.poll(() => done).toBe(true)
})
