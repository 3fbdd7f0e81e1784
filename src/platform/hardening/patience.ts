import type { Server } from 'node:http'

/** Milliseconds, but for the last. */
export type Patience = {
  /** Until the headers are there. */
  readonly headersTimeout: number
  /** Until the whole request is there: 30 MB at 2 Mbit/s. */
  readonly requestTimeout: number
  /** With nothing asked on a connection that is kept. */
  readonly keepAliveTimeout: number
  /** With nothing sent or taken. */
  readonly timeout: number
  /** How often connections are looked at; only a server being made can be told. */
  readonly connectionsCheckingInterval: number
  readonly maxRequestsPerSocket: number
}

export const patience: Patience = {
  headersTimeout: 10_000,
  requestTimeout: 120_000,
  keepAliveTimeout: 20_000,
  timeout: 130_000,
  connectionsCheckingInterval: 5_000,
  maxRequestsPerSocket: 1000,
}

/** What is to be told when the server is made. */
export const serverOptions = ({ headersTimeout, requestTimeout, keepAliveTimeout, ...rest }: Patience = patience) => ({
  headersTimeout,
  requestTimeout,
  keepAliveTimeout,
  connectionsCheckingInterval: rest.connectionsCheckingInterval,
  maxHeaderSize: 16 * 1024,
})

/** What can only be told to a server that is there. A visitor who sends a letter a minute must not hold a place. */
export const limitPatience = (
  server: Pick<Server, 'timeout' | 'maxRequestsPerSocket'>,
  limits: Patience = patience,
) => {
  server.timeout = limits.timeout
  server.maxRequestsPerSocket = limits.maxRequestsPerSocket
}
