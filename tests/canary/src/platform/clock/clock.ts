export const clock = () => '2026-11-20'
