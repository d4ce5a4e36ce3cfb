import { css } from 'lit';

export const statisticsStyles = css`
  .scroller {
    max-height: min(300px, 40vh);
    overflow: auto;
  }

  .parts {
    align-items: start;
    display: flex;
    flex-wrap: wrap;
    gap: 8px 32px;
  }

  .types {
    flex: 1 1 420px;
  }

  table {
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }

  caption {
    font-weight: 600;
    text-align: start;
  }

  th,
  td {
    font-weight: normal;
    line-height: 20px;
    padding: 0 12px 0 0;
    text-align: start;
    white-space: nowrap;
  }

  th:last-child,
  td:last-child {
    padding-inline-end: 0;
  }

  thead,
  tbody:not(.facts) > tr > th[scope='row']:only-child,
  .facts th {
    color: var(--vscode-descriptionForeground);
  }

  .number {
    text-align: end;
  }

  th button {
    border: none;
    color: inherit;
    height: 20px;
    padding: 0;
  }

  th .type-symbol {
    align-items: center;
    display: inline-flex;
    gap: 6px;
    max-width: 220px;
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .bar {
    width: 120px;
  }

  .bar div {
    background: var(--vscode-charts-blue);
    forced-color-adjust: none;
    height: 10px;
    min-width: 1px;
  }

  p {
    margin: 4px 0 0;
  }
`;
