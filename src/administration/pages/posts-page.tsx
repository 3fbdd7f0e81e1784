import { printDate } from '#kernel/dates.ts'
import { paths } from '#paths.ts'
import type { PostListed } from '#platform/access/door.ts'
import { DataTable } from '#ui/data-table/data-table.tsx'
import { ErrorsOf } from '#ui/folded-form.tsx'
import { hasErrors } from '#ui/form.tsx'
import { Page } from '#ui/layout/page.tsx'
import { holderOn } from '../rules.ts'
import { PostForms, type PostsPageProps } from './post-forms.tsx'
import { RoleList } from './role-list.tsx'

/** The posts of the council: whose they are or that they are vacant, and the roles that come with them. */
export const PostsPage = (props: PostsPageProps) => {
  const { frame, council_id, framework, posts, form, today, mayEdit } = props
  const breadcrumbs = [
    { text: 'Home', href: paths.home(council_id) },
    { text: 'People', href: paths.people(council_id) },
    { text: 'Posts' },
  ]
  return (
    <Page {...frame} title="Posts" wide breadcrumbs={breadcrumbs} errors={hasErrors(form.errors)}>
      <ErrorsOf form={form} />
      <h1 class="govuk-heading-l">Posts</h1>
      <p class="govuk-body">
        Whoever holds a post holds the roles that are given to it, on the days they hold it, and manages whoever holds a
        post that reports to it.
      </p>
      <DataTable
        caption="Posts"
        captionHidden
        empty="No post has been set up. Roles are held by people by name."
        head={[{ text: 'Post' }, { text: 'Unit' }, { text: 'Held by' }, { text: 'Reports to' }, { text: 'Roles' }]}
        rows={posts.map((post) => [
          { text: post.title },
          { text: post.unit_name ?? 'The council' },
          { html: <Holder {...props} post={post} /> },
          { text: post.above ?? 'Nobody' },
          { html: <RoleList {...{ framework, today }} roles={post.roles} none="None" /> },
        ])}
      />
      {mayEdit === true ? <PostForms {...props} /> : <p class="govuk-body">{mayEdit}</p>}
    </Page>
  )
}

type OfPost = PostsPageProps & { post: PostListed }

const Holder = ({ council_id, post, today }: OfPost) => {
  const holder = holderOn(post, today)
  const last = post.holders.find(({ held_until }) => held_until !== null && held_until < today)
  const next = post.holders.find(({ held_from }) => held_from > today)
  return (
    <>
      {holder ? (
        <a class="govuk-link" href={paths.person(council_id, holder.person_id)}>
          {holder.name}
        </a>
      ) : (
        <strong>Vacant</strong>
      )}
      {holder && ` since ${printDate(holder.held_from)}`}
      {holder?.held_until && `, until ${printDate(holder.held_until)}`}
      {!holder && last?.held_until && `: ${last.name} held it until ${printDate(last.held_until)}`}
      {next && `. ${next.name} from ${printDate(next.held_from)}`}
    </>
  )
}
