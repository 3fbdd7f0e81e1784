import type { Config } from '#platform/config/door.ts'
import type { Db } from '#platform/database/door.ts'
import type { Log } from '#platform/log/door.ts'
import type { Mail } from '#platform/mail/door.ts'
import { noPasswordLetter, resetLetter } from './letters.ts'
import type { SendReset } from './options.ts'

type Parts = { readonly kysely: Db; readonly config: Config; readonly mail: Mail; readonly log: Log }

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
  return (user, token) => {
    letterFor(user, token)
      .then((letter) => mail.send(letter))
      .catch((err: unknown) => log.error({ err }, 'a letter with a link was not sent'))
  }
}
