import { describe, expect, it } from 'vitest';
import { renderPlot } from '../../src/report/plot.ts';
import { result, rows, table } from './results.ts';

const widths = (svg: string): number[] =>
  [...svg.matchAll(/<rect[^>]*? width="([\d.]+)"/g)].map(([, width]) => Number(width));

describe('the plot', () => {
  it('has a bar for each row, as long as its value', () => {
    const [first = 0, second = 0] = widths(renderPlot(result([table(rows)])));
    expect(first / second).toBeCloseTo(8 / 10, 2);
  });

  it('has a bar that is seen for a value of zero, or below', () => {
    const svg = renderPlot(result([table([...rows, { name: 'none', value: -3 }])]));
    expect(widths(svg).at(-1)).toBe(1);
  });

  it('leaves tables out that are not to be plotted', () => {
    const svg = renderPlot(result([table(rows), table(rows, { name: 'other', plotted: false })]));
    expect(svg).not.toContain('other');
  });

  it('tells its numbers to those who cannot see it', () => {
    const svg = renderPlot(result([table(rows)]));
    expect(svg).toContain('<title id="title">Handler overhead</title>');
    expect(svg).toContain('valid body: hand-written 8.00 µs, PyPwExt 10.0 µs.');
  });

  it('writes names as text, whatever is in them', () => {
    const svg = renderPlot(result([table([{ name: '<script>&"', value: 1 }])]));
    expect(svg).toContain('&lt;script&gt;&amp;&quot;');
    expect(svg).not.toContain('<script');
  });

  it('ends below its last row', () => {
    const height = (svg: string): number => Number(/height="(\d+)" viewBox/.exec(svg)?.[1]);
    const [one, two] = [renderPlot(result([table(rows)])), renderPlot(result([table(rows), table(rows)]))];
    expect(height(two)).toBe(2 * height(one));
  });
});
