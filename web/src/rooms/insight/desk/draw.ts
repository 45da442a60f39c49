// The only file that knows the library of charts; it comes alone, when a page with a chart is opened.
import { BarChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { type ECharts, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([BarChart, LineChart, AriaComponent, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

export type Plot = {
  /** Across: bars lying, one line for each name. Over time: lines from left to right. */
  kind: 'across' | 'time';
  names: readonly string[];
  series: readonly { name: string; values: readonly (number | null)[] }[];
};

/** Told apart by people who see no red or green, on white and on paper; the patterns (`decal`) say it once more. */
const colours = ['#0b50d0', '#d98300', '#007a5e', '#b0457f', '#3d95c9', '#464c53'];
// Named, not inherited: the width of a word is measured before it stands in the page.
const words = { fontFamily: "'Pretendard GOV', sans-serif", fontSize: 14, color: '#33363d' };
const grid = { left: 8, right: 24, top: 8, bottom: 8, containLabel: true };

const optionOf = ({ kind, names, series }: Plot) => {
  const category = {
    type: 'category' as const,
    data: [...names],
    inverse: kind === 'across',
    axisLabel: { ...words, width: 180, overflow: 'truncate' as const },
    axisTick: { show: false },
  };
  const value = { type: 'value' as const, minInterval: 1, axisLabel: words };
  return {
    animation: false,
    aria: { enabled: true, label: { enabled: false }, decal: { show: series.length > 1 } },
    color: colours,
    grid: { ...grid, bottom: series.length > 1 ? 40 : grid.bottom },
    legend: { show: series.length > 1, bottom: 0, textStyle: words },
    tooltip: { trigger: 'axis' as const, confine: true, textStyle: words },
    xAxis: kind === 'across' ? value : category,
    yAxis: kind === 'across' ? category : value,
    series: series.map((one) =>
      kind === 'across'
        ? { type: 'bar' as const, name: one.name, data: [...one.values], barMaxWidth: 18 }
        : { type: 'line' as const, name: one.name, data: [...one.values], symbolSize: 8, lineStyle: { width: 2.5 } },
    ),
  };
};

export type Drawn = { show(plot: Plot): void; point(index: number): void; resize(): void; end(): void };

export const draw = (place: HTMLElement): Drawn => {
  const chart: ECharts = init(place, null, { renderer: 'svg' });
  return {
    show: (plot) => chart.setOption(optionOf(plot), true),
    point: (dataIndex) => chart.dispatchAction({ type: 'showTip', seriesIndex: 0, dataIndex }),
    resize: () => chart.resize(),
    end: () => chart.dispose(),
  };
};
