/** The pane of the charts. */

import { html } from 'lit';

import type { Pane } from './pane.ts';
import { rangeOfFilter } from '../../charts/range-of-filter.ts';
import type { PageEvent } from '../../model/events.ts';

import '../../charts/charts.ts';

export const chartsPane: Pane = ({ model }) =>
  html`<sse-charts
    .host=${model.host}
    .change=${model.panel}
    .range=${rangeOfFilter(model.state.filter)}
    .showsStatistics=${model.state.statisticsShown}
    @range-select=${(event: PageEvent<'range-select'>) => model.list.editTimeRange(event.detail)}
    @panel-edit=${(event: PageEvent<'panel-edit'>) => model.edit(event.detail)}
  ></sse-charts>`;
