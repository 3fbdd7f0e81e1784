import type { Config } from '#platform/config/door.ts'
import type { Db } from '#platform/database/door.ts'
import type { Log } from '#platform/log/door.ts'
import type { Mail } from '#platform/mail/door.ts'
import { noPasswordLetter, resetLetter } from './letters.ts'
import type { SendReset } from './options.ts'

type Parts = { readonly kysely: Db; readonly config: Config; readonly mail: Mail; readonly log: Log }

/** A letter is sent to whoever is named, by whoever names them: no more than so many in an hour. */
const mostAnHour = 5

/** Whoever comes by their council's provider is told so instead: a password would outlast their account there. */
export const resetSender = ({ kysely, config, mail, log }: Parts): SendReset => {
  const letterFor = async (user: Parameters<SendReset>[0], token: string) => {
    const provided = await kysely
      .selectFrom('sign_in_credential')
      .select('provider')
      .where('account_id', '=', user.id)
      .where('provider', '<>', 'credential')
      .executeTakeFirst()
    return provided === undefined
      ? resetLetter(user, `${config.base_url}/sign-in/password?token=${token}`)
      : noPasswordLetter(user, `${config.base_url}/sign-in`)
  }
  const isOneTooMany = async ({ id }: { id: string }) => {
    const { links } = await kysely
      .selectFrom('sign_in_verification')
      .select((count) => count.fn.countAll<string>().as('links'))
      .where('value', '=', id)
      .where('created_at', '>', new Date(Date.now() - 60 * 60_000))
      .executeTakeFirstOrThrow()
    return Number(links) > mostAnHour
  }
  const send = async (user: Parameters<SendReset>[0], token: string) => {
    if (!(await isOneTooMany(user))) await mail.send(await letterFor(user, token))
  }
  return (user, token) => {
    send(user, token).catch((err: unknown) => log.error({ err }, 'a letter with a link was not sent'))
  }
}
