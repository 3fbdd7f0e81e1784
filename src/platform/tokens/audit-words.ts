import { listed, lower } from '#kernel/words.ts'
import { type AuditWords, dayOf, fieldsOf, textOf } from '#platform/audit/door.ts'

/** How the audit log tells of tokens; `words` say what each capability is. */
export const tokenAuditWords = (words: Readonly<Record<string, string>>): AuditWords => ({
  'tokens.make': {
    title: 'Make a token',
    tell: ({ after }) => {
      const { capabilities, ...token } = fieldsOf(after)
      const allowed = Array.isArray(capabilities)
        ? capabilities.map(String).filter((each) => /^[a-z.-]+$/.test(each))
        : []
      const said = allowed.map((each) => lower(words[each] ?? each))
      const what = said.length === 0 ? 'reads only' : `may also ${listed(said)},`
      return `made the token “${textOf(token, 'name')}”, which ${what} until ${dayOf(token, 'expires_on')}`
    },
  },
  'tokens.revoke': {
    title: 'End a token',
    tell: ({ before }) => `ended the token “${textOf(fieldsOf(before), 'name')}”`,
  },
})
