import { passkey } from '@better-auth/passkey'
import { APIError } from 'better-auth/api'
import { twoFactor } from 'better-auth/plugins'
import type { Config } from '#platform/config/door.ts'

/** A second factor by an authenticator app, with backup codes; it belongs to the password. */
export const secondFactor = () =>
  twoFactor({
    issuer: 'Golden Thread',
    schema: {
      user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
      twoFactor: {
        modelName: 'sign_in_second_factor',
        fields: {
          backupCodes: 'backup_codes',
          userId: 'account_id',
          failedVerificationCount: 'failed_count',
          lockedUntil: 'locked_until',
        },
      },
    },
  })

/** Passkeys stand for password and second factor in one, so the device must ask who is holding it. */
export const passkeys = ({ base_url }: Config) =>
  passkey({
    rpID: new URL(base_url).hostname,
    rpName: 'Golden Thread',
    origin: base_url,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    registration: {
      afterVerification: ({ verification }) => mustKnowTheHolder(verification.registrationInfo?.userVerified),
    },
    authentication: {
      afterVerification: ({ verification }) => mustKnowTheHolder(verification.authenticationInfo.userVerified),
    },
    schema: {
      passkey: {
        modelName: 'sign_in_passkey',
        fields: {
          publicKey: 'public_key',
          userId: 'account_id',
          credentialID: 'credential_id',
          deviceType: 'device_type',
          backedUp: 'backed_up',
          createdAt: 'created_at',
        },
      },
    },
  })

/** The plugin would let in a key that anybody may touch. */
const mustKnowTheHolder = (isVerified: boolean | undefined): void => {
  if (isVerified !== true) throw new APIError('UNAUTHORIZED', { message: 'The device did not ask who is holding it' })
}
