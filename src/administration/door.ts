// Setting a council up: who is there, with which roles. Apart from platform/access, since it reads the framework.
export { addPerson, parseRole } from './commands.ts'
