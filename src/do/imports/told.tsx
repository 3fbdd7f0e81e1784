import type { Context } from 'hono'
import type { CouncilEnv } from '#framework/door.ts'
import { paths } from '#paths.ts'
import type { Refusal } from '#platform/commands/door.ts'
import { FormErrors } from '#ui/form.tsx'
import { type Tell, toldPage } from '#ui/layout/told-page.ts'
import type { Content } from '#ui/markup.ts'
import { importFile } from './commands.ts'
import { CheckHeading, CheckPage, Imported, Preview } from './pages/preview-page.tsx'
import { type Given, inWords, rowsRead, tryOut } from './try-out.ts'

type C = Context<CouncilEnv>

/** Checks a long file, on a page that tells how far it is. */
export const toldPreview = (c: C, given: Given) =>
  toldAbout(c, given, async (tell) => {
    const { found, unread } = await tryOut(c, given, tell)
    return found === null ? <Unread refusal={unread} /> : <Preview {...found} />
  })

/** Takes a long file in the same way, and shows the check again where it was not taken. */
export const toldImport = (c: C, given: Given) =>
  toldAbout(c, given, async (tell) => {
    const { kind, file, map } = given
    const done = await c.var.run(importFile, { kind: kind.kind, file, map, progress: rowsRead(tell) })
    if (done.ok) return <Imported href={paths.imports(c.var.council.council_id)} report={done.value} />
    const { found, unread } = await tryOut(c, given, tell)
    if (found === null) return <Unread refusal={unread} />
    return (
      <>
        <FormErrors errors={{ '': [inWords(done.error)] }} />
        <Preview {...found} />
      </>
    )
  })

const toldAbout = (c: C, { kind, file }: Given, work: (tell: Tell) => Promise<Content>) => {
  const props = { frame: c.var.frame, council_id: c.var.council.council_id, kind, file_name: file.name }
  const page = (told: Content) => (
    <CheckPage {...props}>
      <CheckHeading {...props} />
      {told}
    </CheckPage>
  )
  const failed = (error: unknown) => {
    c.var.noteFailure(error)
    return <FormErrors errors={{ '': [`Something went wrong and nothing was kept. Report ${c.var.request_id}.`] }} />
  }
  return c.body(toldPage({ page, work, failed }), 200, { 'Content-Type': 'text/html; charset=UTF-8' })
}

const Unread = ({ refusal }: { refusal: Refusal }) => <FormErrors errors={{ '': [inWords(refusal)] }} />
