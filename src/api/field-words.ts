/** What a field holds, for those of more than one command. */
export const fieldWords: Readonly<Record<string, string>> = {
  measure_code: 'The code of a measure, such as HOU03',
  period_key: 'A period, such as 2026-27-Q2 or 2026-09',
  period: 'A period, such as 2026-27-Q2',
  product: 'The code of a report of the framework, such as quarterly',
  body: 'The code of the body it goes to',
  part: 'Which part of the report',
  reason: 'Why; needed where something already given is changed',
  value: 'The figure as the council writes it: 91.2, £1.2m, or words such as Not available',
  version: 'The version of the figure that was seen',
  target: 'A number, or words',
  upper: 'The upper end, where the target is a range',
  tolerance: 'How far from the target is still near it, such as 5%',
  remedy_by: 'A date, such as 2027-03-31',
  source_text: 'The whole framework file, as YAML',
  file_name: 'The name of the file',
  email: 'An email address',
}
