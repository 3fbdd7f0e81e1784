import { expect, test } from 'vitest'
import { dependencyFaults, isLicenceAllowed, type Lock } from '../../script/dependency-rules.ts'

const good = { version: '1.0.0', integrity: `sha512-${'a'.repeat(86)}==`, license: 'MIT' }
const linux = { os: 'linux', cpu: 'x64' }
const faultsOf = (locked: Lock['packages'][string], manifest = {}) =>
  dependencyFaults({ packages: { '': {}, 'node_modules/a/node_modules/@b/c': locked } }, manifest, linux)

test('A package with a checksum, from the registry, under a known licence is taken', () => {
  expect(faultsOf(good)).toEqual([])
  expect(faultsOf({ ...good, resolved: 'https://registry.npmjs.org/@b/c/-/c-1.0.0.tgz' })).toEqual([])
})

test.each([
  ['without a checksum', { version: '1.0.0', license: 'MIT' }, /SHA-512/],
  ['with a weak checksum', { ...good, integrity: 'sha1-abc=' }, /SHA-512/],
  ['from a repository', { ...good, resolved: 'git+ssh://git@example.org/b/c.git#abc' }, /comes from git/],
  ['from somewhere else', { ...good, resolved: 'https://elsewhere.example/c.tgz' }, /comes from https:\/\/elsewhere/],
  ['in the clear', { ...good, resolved: 'http://registry.npmjs.org/c.tgz' }, /comes from http:/],
  ['linked', { ...good, link: true }, /link/],
  ['that runs a script', { ...good, hasInstallScript: true }, /runs a script/],
  ['that must be paid for', { ...good, license: 'BUSL-1.1' }, /BUSL-1.1/],
  ['without a licence', { ...good, license: undefined as never }, /nobody knows/],
])('One %s is named', (_, locked, expected) => {
  expect(faultsOf(locked).join()).toMatch(expected)
})

test('A script that was decided upon, or is of another platform, is no fault', () => {
  const runs = { ...good, hasInstallScript: true }
  expect(faultsOf(runs, { allowScripts: { '@b/c': false } })).toEqual([])
  expect(faultsOf({ ...runs, os: ['darwin'] })).toEqual([])
})

test('A dependency is asked for by version, not by address', () => {
  for (const wanted of ['github:b/c', 'https://elsewhere.example/c.tgz', 'file:../c', '*', 'latest'])
    expect(faultsOf(good, { dependencies: { '@b/c': wanted } }), wanted).toHaveLength(1)
  expect(faultsOf(good, { dependencies: { '@b/c': '^1.0.0', d: '~2.1.0' } })).toEqual([])
})

test('Of licences that may be chosen one will do; of those that hold together all must', () => {
  expect(['MIT OR GPL-3.0-only', 'Apache-2.0 AND MIT', '(ISC AND CC-BY-3.0)'].map(isLicenceAllowed)).toEqual([
    true,
    true,
    true,
  ])
  expect(['GPL-3.0-only', 'MIT AND GPL-3.0-only', ''].map(isLicenceAllowed)).toEqual([false, false, false])
})
