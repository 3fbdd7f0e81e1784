import { BlockList, isIP } from 'node:net'

const near = new BlockList()
near.addSubnet('127.0.0.0', 8, 'ipv4')
near.addSubnet('10.0.0.0', 8, 'ipv4')
near.addSubnet('172.16.0.0', 12, 'ipv4')
near.addSubnet('192.168.0.0', 16, 'ipv4')
near.addAddress('::1', 'ipv6')
near.addSubnet('fc00::', 7, 'ipv6')

/**
 * Whose attempts to sign in are counted: the address that connected or, when that is near enough to be our own proxy,
 * the one it says it speaks for, which is the last of X-Forwarded-For. Any before it may be the visitor's invention.
 */
export const clientAddress = (connected: string | undefined, headers: Headers): string | undefined => {
  const peer = connected?.replace(/^::ffff:/, '')
  if (peer === undefined || isIP(peer) === 0) return undefined
  const forwarded = headers.get('x-forwarded-for')?.split(',').at(-1)?.trim()
  const isNear = near.check(peer, isIP(peer) === 6 ? 'ipv6' : 'ipv4')
  return isNear && forwarded !== undefined && isIP(forwarded) !== 0 ? forwarded : peer
}
