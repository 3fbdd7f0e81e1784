import { BarChart, LineChart } from '../charts/chart-figure.tsx'
import { HeatMap } from '../charts/heat-map.tsx'
import { DataTable } from '../data-table/data-table.tsx'

const figures: (string | null)[] = [
  '94.6',
  '94.1',
  '93.8',
  '94.4',
  '93.2',
  null,
  '92.9',
  '93.4',
  '92.5',
  '91.9',
  '92.5',
  '91.2',
]
const points = figures.map((value, index) => ({
  label: `Q${(index % 4) + 1} ${2024 + Math.floor(index / 4)}/${25 + Math.floor(index / 4)}`,
  value,
  text: value === null ? 'not available' : `${value}%`,
  status: statusOf(value),
  provisional: index === 11,
}))

function statusOf(value: string | null) {
  if (value === null) return 'missing' as const
  if (Number(value) >= 93) return 'on-target' as const
  return Number(value) >= 92 ? ('near-target' as const) : ('off-target' as const)
}

export const GalleryCharts = () => (
  <section>
    <h2 class="govuk-heading-l">Charts</h2>
    <LineChart
      id="homes-let"
      title="Homes let within 25 days has fallen below its 93% target in each of the last four quarters"
      alt="Twelve quarters from 94.6% to 91.2%, one missing; the latest, 91.2%, is provisional and off target."
      unit="%"
      points={points}
      target="93"
      tolerance="1"
      forecast={[
        { label: 'Q1 2027/28', value: '91', text: '91%', low: '90.4', high: '91.7' },
        { label: 'Q2 2027/28', value: '90.8', text: '90.8%', low: '89.6', high: '92' },
      ]}
      breaks={[{ at: 6, label: 'New definition' }]}
    >
      <DataTable
        caption="Homes let within 25 days, the figures in the chart"
        head={[{ text: 'Period' }, { text: 'Result', format: 'numeric' }, { text: 'Target', format: 'numeric' }]}
        rows={points
          .slice(-4)
          .map(({ label, text }) => [
            { text: label },
            { text, format: 'numeric' as const },
            { text: '93%', format: 'numeric' as const },
          ])}
      />
    </LineChart>
    <LineChart
      id="days-to-decide"
      title="Decisions took 23.4 days, faster than the profiled target for the third month"
      alt="Six months from 29 to 23.4 days against a target that steps from 28 to 24."
      unit="days"
      points={['29', '28.2', '27.5', '25.1', '24', '23.4'].map((value, index) => ({
        label: ['April', 'May', 'June', 'July', 'August', 'September'][index] ?? '',
        value,
        text: `${value} days`,
        status:
          index === 0
            ? ('off-target' as const)
            : index < 2
              ? ('near-target' as const)
              : index === 5
                ? ('exceeded' as const)
                : ('on-target' as const),
      }))}
      target={['28', '28', '28', '26', '26', '24']}
      targetText="24 days"
    />
    <BarChart
      id="spend"
      title="Adult social care is forecast to spend £1.2 million more than its budget"
      alt="Forecast spend against budget for four services; adult social care £24.3 million against £23.1 million."
      unit="£"
      referenceName="Budget"
      bars={[
        { label: 'Adult social care', value: '24300000', reference: '23100000', text: '£24.3m', status: 'off-target' },
        {
          label: 'Children and family safeguarding',
          value: '18150000',
          reference: '18000000',
          text: '£18.15m',
          status: 'near-target',
        },
        { label: 'Housing', value: '6400000', reference: '6900000', text: '£6.4m', status: 'on-target' },
        {
          label: 'Planning (net income)',
          value: '-850000',
          reference: '-700000',
          text: '−£0.85m',
          status: 'on-target',
        },
      ]}
    />
    <HeatMap
      caption="Corporate risks by likelihood and impact"
      rowsTitle="Likelihood"
      columnsTitle="Impact"
      columns={['Minor', 'Moderate', 'Major', 'Severe']}
      rows={['Very likely', 'Likely', 'Unlikely', 'Rare'].map((label, row) => ({
        label,
        cells: [0, 1, 2, 3].map((column) => {
          const band = Math.max(1, Math.min(5, column + 4 - row)) as 1 | 2 | 3 | 4 | 5
          return {
            band,
            word: words[band],
            children: row === 1 && column === 2 ? <a href="/ui?risk=CR07">CR07</a> : undefined,
          }
        }),
      }))}
    />
  </section>
)

const words = { 1: 'Very low', 2: 'Low', 3: 'Medium', 4: 'High', 5: 'Very high' }
