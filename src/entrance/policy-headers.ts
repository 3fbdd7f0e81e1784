import type { Context, MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import type { AppEnv } from './parts.ts'

const none: [] = []

/**
 * What a browser may do with our pages: run and style only what we wrote (a nonce of the request, no inline handlers or
 * styles), be framed by nobody, tell nobody where it was, and use no device. Over https it is told to stay there.
 */
export const policyHeaders =
  (base_url: string): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    const nonce = () => `'nonce-${c.var.nonce}'`
    const headers = secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'", nonce],
        styleSrc: ["'self'", nonce],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        objectSrc: ["'none'"],
      },
      permissionsPolicy: {
        camera: none,
        microphone: none,
        geolocation: none,
        payment: none,
        usb: none,
        serial: none,
        bluetooth: none,
        midi: none,
        displayCapture: none,
        publickeyCredentialsGet: ['self'],
      },
      referrerPolicy: 'same-origin',
      xFrameOptions: 'DENY',
      crossOriginOpenerPolicy: 'same-origin',
      crossOriginResourcePolicy: 'same-origin',
      strictTransportSecurity: base_url.startsWith('https:') ? 'max-age=31536000; includeSubDomains' : false,
    })
    return headers(c as Context, next)
  }
