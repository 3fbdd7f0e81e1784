// Setting a council up: who is there, with which roles. Apart from platform/access, since it reads the framework.
export { addPerson, faultsOf, parseRole } from './commands.ts'
export { inviteToSignIn } from './invite-command.ts'
export { handOver } from './leaver-commands.ts'
export { nameManager, setPostManager } from './manager-commands.ts'
export { endRole, giveRole, standIn } from './people-commands.ts'
export { changePost, fillPost, givePostRole, leavePost, takePostRole } from './post-commands.ts'
export { endSessions } from './session-commands.ts'
export { changeOrganisation } from './unit-commands.ts'
