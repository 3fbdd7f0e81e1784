import { lookup } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

const kept4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const

/** Of the addresses that are out in the open, those that stand for others inside. */
const kept6 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
] as const

const closed = new BlockList()
for (const [net, bits] of kept4) closed.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of kept6) closed.addSubnet(net, bits, 'ipv6')
const open6 = new BlockList()
open6.addSubnet('2000::', 3, 'ipv6')

/** Whether an IP address is on the open internet: not this machine, a private network, a link, or a metadata service. */
export const isOpen = (address: string): boolean => {
  if (isIP(address) === 4) return !closed.check(address, 'ipv4')
  return isIP(address) === 6 && open6.check(address, 'ipv6') && !closed.check(address, 'ipv6')
}

export class ClosedAddress extends Error {}

/**
 * Looks a host up for a connection and refuses it unless every address it has is open. The connection is made to the very
 * address that was looked at, so that a name cannot point elsewhere a moment later.
 */
export const openLookup: LookupFunction = (host, options, answer) => {
  lookup(host, { ...options, all: true }, (error, addresses) => {
    if (error) return answer(error, '', 4)
    const [first] = addresses
    if (first === undefined || !addresses.every(({ address }) => isOpen(address)))
      return answer(new ClosedAddress('the address is not on the open internet'), '', 4)
    return options.all ? answer(null, addresses) : answer(null, first.address, first.family)
  })
}
