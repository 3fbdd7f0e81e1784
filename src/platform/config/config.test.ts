import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { readConfig } from './door.ts'

const secret = 'a secret of thirty-two characters or more'
const server = { DATABASE_URL: 'postgres://user:password@db/golden_thread', AUTH_SECRET: secret }

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'golden-thread-config-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const configOf = (env: Record<string, string>) => {
  const read = readConfig(env)
  if (!read.ok) throw new Error(read.error.join('; '))
  return read.value
}
const faultsOf = (env: Record<string, string>) => {
  const read = readConfig(env)
  return read.ok ? [] : read.error
}

describe('a demonstration', () => {
  test('needs no settings but a folder', () => {
    expect(configOf({ DATA_DIR: folder })).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      database_url: null,
      base_url: 'http://localhost:3000',
      demonstration: true,
      demonstration_today: '2026-11-20',
      smtp_url: null,
      log_level: 'info',
    })
  })

  test('keeps its secret over a restart, and from others', () => {
    const data_dir = join(folder, 'not', 'there', 'yet')
    const first = configOf({ DATA_DIR: data_dir }).auth_secret
    expect(first.length).toBeGreaterThanOrEqual(32)
    expect(configOf({ DATA_DIR: data_dir }).auth_secret).toBe(first)
    expect(statSync(join(data_dir, 'auth-secret')).mode & 0o777).toBe(0o600)
  })

  test('follows its port when people are given no other address', () => {
    expect(configOf({ DATA_DIR: folder, PORT: '4100' }).base_url).toBe('http://localhost:4100')
  })
})

describe('a real installation', () => {
  test('is one that has a database server, unless it says otherwise', () => {
    expect(configOf(server)).toMatchObject({ demonstration: false, demonstration_today: null, auth_secret: secret })
    expect(configOf({ ...server, DEMONSTRATION: 'true' }).demonstration).toBe(true)
  })

  test('brings its own secret and cannot set the date', () => {
    expect(faultsOf({ DATABASE_URL: server.DATABASE_URL, DEMONSTRATION_TODAY: '2026-11-20' })).toEqual([
      'AUTH_SECRET is required outside a demonstration: at least 32 characters that nobody can guess',
      'DEMONSTRATION_TODAY may be set in a demonstration only',
    ])
  })

  test('says whom its mail is from', () => {
    expect(faultsOf({ ...server, SMTP_URL: 'smtp://mail.example' })).toEqual([
      'MAIL_FROM is required with SMTP_URL: the address mail is sent from',
    ])
  })
})

test('Every fault is listed at once, by the name of its setting', () => {
  const faults = faultsOf({
    PORT: '99999',
    DATABASE_URL: 'mysql://elsewhere',
    BASE_URL: 'https://example.gov.uk/performance',
    DEMONSTRATION: 'yes',
    DEMONSTRATION_TODAY: '2026-02-30',
    AUTH_SECRET: 'short',
    SMTP_URL: 'http://mail',
    MAIL_FROM: 'nobody',
    LOG_LEVEL: 'loud',
  })
  expect(faults.map((fault) => fault.split(' ')[0])).toEqual([
    'PORT',
    'DATABASE_URL',
    'BASE_URL',
    'DEMONSTRATION',
    'DEMONSTRATION_TODAY',
    'AUTH_SECRET',
    'SMTP_URL',
    'MAIL_FROM',
    'LOG_LEVEL',
    'DEMONSTRATION_TODAY',
  ])
})

test('An empty setting counts as none, and a slash after the address is forgiven', () => {
  const config = configOf({ DATA_DIR: folder, PORT: '', BASE_URL: 'https://example.gov.uk/' })
  expect(config).toMatchObject({ port: 3000, base_url: 'https://example.gov.uk' })
})

test('The malware scanner is a host with its port, or a socket', () => {
  const scannerOf = (text: string) => configOf({ DATA_DIR: folder, CLAMAV_HOST: text }).scanner
  expect(scannerOf('')).toBeNull()
  expect(scannerOf('scanner.internal:3310')).toEqual({ host: 'scanner.internal', port: 3310 })
  expect(scannerOf('[::1]:3310')).toEqual({ host: '::1', port: 3310 })
  expect(scannerOf('/run/clamav/clamd.ctl')).toEqual({ path: '/run/clamav/clamd.ctl' })
  for (const wrong of ['scanner.internal', ':3310', 'scanner:99999', 'tcp://scanner:3310'])
    expect(faultsOf({ DATA_DIR: folder, CLAMAV_HOST: wrong })).toEqual([expect.stringMatching(/^CLAMAV_HOST must be/)])
})

describe('the file of identity providers', () => {
  const good = {
    id: 'council',
    name: 'your council account',
    discovery_url: 'https://login.example/tenant/v2.0/.well-known/openid-configuration',
    client_id: 'golden-thread',
    client_secret_env: 'COUNCIL_SECRET',
    domains: ['example.gov.uk'],
    councils: [{ council: 'stroud', groups: [{ group: 'performance', role: 'performance-team' }] }],
  }
  const withFile = (...providers: object[]) => {
    const path = join(folder, 'providers.yaml')
    writeFileSync(path, stringify({ providers }))
    return { ...server, SIGN_IN_PROVIDERS: path, COUNCIL_SECRET: 'from the environment' }
  }

  test('takes its secrets from elsewhere', () => {
    const [provider] = configOf(withFile(good)).sign_in_providers ?? []
    expect(provider).toMatchObject({ id: 'council', client_secret: 'from the environment', tenants: [] })
    expect(provider?.councils[0]?.groups[0]?.scope).toEqual({ kind: 'council', code: '' })
    const secret = join(folder, 'secret')
    writeFileSync(secret, 'from a file\n')
    const { client_secret_env: _, ...rest } = good
    const [other] = configOf(withFile({ ...rest, client_secret_file: secret })).sign_in_providers ?? []
    expect(other?.client_secret).toBe('from a file')
  })

  test('has every fault listed by where it stands', () => {
    const faults = faultsOf(
      withFile({
        ...good,
        id: 'Council',
        discovery_url: 'http://login.example/',
        client_secret: 'in clear',
        domains: [],
      }),
    )
    expect(faults.map((fault) => fault.split(' ').slice(0, 4).join(' '))).toEqual([
      'SIGN_IN_PROVIDERS providers 0 id',
      'SIGN_IN_PROVIDERS providers 0 discovery_url',
      'SIGN_IN_PROVIDERS providers 0 domains',
      expect.stringMatching(/^SIGN_IN_PROVIDERS providers 0/),
    ])
  })

  test('is refused when a secret is missing, a domain is claimed twice, or any organisation could sign in', () => {
    expect(faultsOf({ ...withFile(good), COUNCIL_SECRET: '' })).toEqual([
      'SIGN_IN_PROVIDERS council has no secret where its settings say it is',
    ])
    expect(faultsOf(withFile(good, { ...good, id: 'another' }))).toEqual([
      'SIGN_IN_PROVIDERS two providers have the same domain',
    ])
    const discovery_url = 'https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration'
    expect(faultsOf(withFile({ ...good, discovery_url }))).toEqual([
      'SIGN_IN_PROVIDERS providers 0 needs tenants: that discovery_url lets any organisation sign in',
    ])
    expect(faultsOf({ ...server, SIGN_IN_PROVIDERS: join(folder, 'nowhere.yaml') })[0]).toMatch(/cannot be read/)
  })
})
