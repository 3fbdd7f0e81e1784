import { generateKeyPairSync, sign } from 'node:crypto'

/** A key and a certificate for localhost that nobody vouches for, made for one run: both as PEM. */
export const selfSigned = (): { key: string; cert: string } => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const algorithm = sequence(oid('2a8648ce3d040302')) // ecdsa-with-SHA256
  const name = sequence(set(sequence(oid('550403'), tagged(0x0c, Buffer.from('localhost')))))
  const alternative = sequence(tagged(0x82, Buffer.from('localhost')))
  const extensions = sequence(sequence(oid('551d11'), tagged(0x04, alternative)))
  const whole = sequence(
    tagged(0xa0, integer(2)), // version 3
    integer(1),
    algorithm,
    name,
    sequence(time(-1), time(1)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, extensions),
  )
  const signature = tagged(0x03, Buffer.concat([Buffer.of(0), sign('sha256', whole, privateKey)]))
  const cert = sequence(whole, algorithm, signature).toString('base64')
  const lines = cert.match(/.{1,64}/g) ?? []
  return {
    key: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
    cert: ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n'),
  }
}

/** A value of DER with its tag and length. */
const tagged = (tag: number, value: Buffer): Buffer => Buffer.concat([Buffer.of(tag, ...lengthOf(value.length)), value])

const lengthOf = (length: number): number[] => {
  if (length < 128) return [length]
  return length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255]
}

const sequence = (...parts: Buffer[]): Buffer => tagged(0x30, Buffer.concat(parts))
const set = (...parts: Buffer[]): Buffer => tagged(0x31, Buffer.concat(parts))
const oid = (hex: string): Buffer => tagged(0x06, Buffer.from(hex, 'hex'))
const integer = (value: number): Buffer => tagged(0x02, Buffer.of(value))

/** So many days from now, as 261122090000Z. */
const time = (days: number): Buffer => {
  const iso = new Date(Date.now() + days * 86_400_000).toISOString()
  return tagged(0x17, Buffer.from(`${iso.slice(2, 19).replaceAll(/\D/g, '')}Z`))
}
