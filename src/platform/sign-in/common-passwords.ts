let list: Promise<ReadonlySet<string>> | undefined

/** The 49,000 passwords most often found in breaches, unpacked when a password is first chosen and kept from then on. */
export const commonPasswords = (): Promise<ReadonlySet<string>> => {
  list ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set(dictionary['passwords-common'].map((word) => word.toLowerCase())),
  )
  return list
}
