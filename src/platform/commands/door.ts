// The one way to write: commands, who runs them, and what they leave behind.
export {
  type Command,
  type CommandContext,
  type DomainEvent,
  type Door,
  defineCommand,
  type Listener,
  nothingToSay,
  type Outcome,
  type Refusal,
} from './command.ts'
export { commandDisposers } from './dispose.ts'
export { type Asking, type Runner, runCommand } from './run.ts'
