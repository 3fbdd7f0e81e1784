import { z } from 'zod'
import { changePost, fillPost, givePostRole, parseRole, setPostManager } from '#administration/door.ts'
import type { asker } from '../found-council.ts'
import { whole } from './whole.ts'

/** A post without a holder is vacant; `held_until` says since when, where somebody held it before. */
export const postsFile = z
  .array(
    z.object({
      code: z.string(),
      title: z.string(),
      unit: z.string().default(''),
      holder: z.string().optional(),
      held_until: z.string().optional(),
      roles: z.array(z.string()).default([]),
      /** Code of the post above. */
      reports_to: z.string().optional(),
    }),
  )
  .default([])

/** Sets posts up by the commands that anybody's are; throws, naming the post, when one does not fit. */
export const setUpPosts = async (
  ask: ReturnType<typeof asker>,
  posts: z.output<typeof postsFile>,
  held_from: string,
): Promise<void> => {
  const reason = 'Set up for the demonstration'
  for (const { code: post_code, title, unit: unit_code, holder, held_until, roles } of posts) {
    whole(await ask(changePost, { post_code, title, unit_code, reason }, post_code))
    for (const role of roles.map(parseRole))
      whole(await ask(givePostRole, { post_code, ...whole(role), held_from, reason }, post_code))
    if (holder !== undefined)
      whole(await ask(fillPost, { post_code, person_id: holder, held_from, held_until, reason }, post_code))
  }
  for (const { code: post_code, reports_to } of posts.filter((post) => post.reports_to !== undefined)) {
    whole(await ask(setPostManager, { post_code, reports_to, reason }, post_code))
  }
}
