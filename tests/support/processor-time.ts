/** What the process has computed so far, in milliseconds: unlike the clock, it does not run while others use the machine. */
export const processorTime = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
