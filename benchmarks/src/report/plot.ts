import type { Row, SuiteResult, Table } from '../suite.ts';
import { formatNumber } from './format-number.ts';

const WIDTH = 760;
const LABEL = 290;
const VALUE = 150;
const BAR = 14;
const ROW = 22;
const HEAD = 34;

// Mid tones that stand on white and on the dark background of GitHub.
const style = `text{font:13px system-ui,sans-serif;fill:#57606a}
.t{font-weight:600}.o{fill:#2f81f7}.p{fill:#8c959f}.b{fill:#6e7781}
@media(prefers-color-scheme:dark){text{fill:#adbac7}}`;

/** A bar for each row of each plotted table, as an SVG that reads on light and on dark pages. */
export function renderPlot({ title, tables }: SuiteResult): string {
  const plotted = tables.filter((table) => table.plotted !== false);
  let top = 0;
  const panels = plotted.map((table) => {
    const panel = renderPanel(table, top);
    top += HEAD + table.rows.length * ROW + 8;
    return panel;
  });
  const description = plotted.map(describe).join(' ');
  return `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="title description" width="${WIDTH}" height="${top}" viewBox="0 0 ${WIDTH} ${top}">
<title id="title">${escapeXml(title)}</title>
<desc id="description">${escapeXml(description)}</desc>
<style>${style}</style>
${panels.join('\n')}
</svg>
`;
}

function renderPanel(table: Table, top: number): string {
  const greatest = Math.max(...table.rows.map(({ value }) => value), Number.MIN_VALUE);
  const unit = `${table.quantity}, ${table.unit}; ${table.better === 'lower' ? 'less' : 'more'} is better`;
  const bars = table.rows.map((row, index) => renderBar(row, table, greatest, top + HEAD + index * ROW));
  return [
    `<text class="t" x="0" y="${top + 20}">${escapeXml(table.name)} <tspan font-weight="400">(${escapeXml(unit)})</tspan></text>`,
    ...bars,
  ].join('\n');
}

function renderBar(row: Row, { baseline, unit }: Table, greatest: number, top: number): string {
  const width = Math.max(1, ((WIDTH - LABEL - VALUE) * row.value) / greatest);
  const end = LABEL + width;
  const ratio = row.ratio === undefined || row.name === baseline ? '' : ` (${formatNumber(row.ratio)}×)`;
  const text = top + BAR - 2;
  return [
    `<text x="${LABEL - 8}" y="${text}" text-anchor="end">${escapeXml(row.name)}</text>`,
    `<rect class="${classOf(row, baseline)}" x="${LABEL}" y="${top}" width="${width.toFixed(1)}" height="${BAR}" rx="2"/>`,
    `<text x="${(end + 6).toFixed(1)}" y="${text}">${formatNumber(row.value, unit)}${ratio}</text>`,
  ].join('');
}

/** Ours stands out from peers and baseline. */
function classOf({ name }: Row, baseline: string | undefined): string {
  if (/pypwext/i.test(name)) return 'o';
  return name === baseline ? 'b' : 'p';
}

const describe = ({ name, unit, rows }: Table): string =>
  `${name}: ${rows.map((row) => `${row.name} ${formatNumber(row.value, unit)} ${unit}`).join(', ')}.`;

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
