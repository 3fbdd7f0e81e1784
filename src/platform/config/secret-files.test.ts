import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from './door.ts'
import { secretSettings } from './secret-files.ts'
import { settings } from './settings.ts'

const secrets: Record<(typeof secretSettings)[number], string> = {
  DATABASE_URL: 'postgres://server:swordfish@db/golden_thread',
  DATABASE_OWNER_URL: 'postgres://owner:swordfish@db/golden_thread',
  AUTH_SECRET: 'swordfish, and more than thirty-two characters',
  SMTP_URL: 'smtps://mailer:swordfish@mail.example',
}

let folder = ''
const fileWith = (name: string, content: string) => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'golden-thread-secrets-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a setting that holds a secret', () => {
  test('may stand in a file of its own, with or without a line’s end', () => {
    const files = Object.entries(secrets).map(([name, secret]) => [`${name}_FILE`, fileWith(name, `${secret}\n`)])
    const read = readConfig({ ...Object.fromEntries(files), MAIL_FROM: 'a@example.org' })
    expect(read).toMatchObject({
      ok: true,
      value: {
        database_url: secrets.DATABASE_URL,
        database_owner_url: secrets.DATABASE_OWNER_URL,
        auth_secret: secrets.AUTH_SECRET,
        smtp_url: secrets.SMTP_URL,
      },
    })
  })

  test('is given in one way only, in a file that is there and not empty', () => {
    const read = readConfig({
      DATABASE_URL: secrets.DATABASE_URL,
      DATABASE_URL_FILE: fileWith('both', secrets.DATABASE_URL),
      AUTH_SECRET_FILE: join(folder, 'nowhere'),
      SMTP_URL_FILE: fileWith('empty', '\n'),
    })
    expect(read.ok ? [] : read.error).toEqual(
      expect.arrayContaining([
        'DATABASE_URL and DATABASE_URL_FILE are both set: keep one',
        expect.stringMatching(/^AUTH_SECRET_FILE names a file that cannot be read/),
        expect.stringMatching(/^SMTP_URL_FILE names an empty file/),
      ]),
    )
  })

  test('is not repeated when it is wrong', () => {
    const read = readConfig({
      DATABASE_URL: 'swordfish://owner:swordfish@db',
      AUTH_SECRET: 'swordfish',
      SMTP_URL_FILE: fileWith('wrong', 'swordfish'),
      MAIL_FROM: 'a@example.org',
    })
    expect(read.ok).toBe(false)
    expect(JSON.stringify(read)).not.toContain('swordfish')
  })

  test('is among those that may, whatever setting is added', () => {
    const likeASecret = Object.keys(settings.shape).filter((name) => /SECRET|PASSWORD|TOKEN|KEY|_URL$/.test(name))
    expect(likeASecret.filter((name) => name !== 'BASE_URL').sort()).toEqual([...secretSettings].sort())
  })
})
