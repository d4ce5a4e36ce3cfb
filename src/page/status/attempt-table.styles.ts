import { css } from 'lit';

export const attemptTableStyles = css`
  .frame {
    container-type: inline-size;
  }

  table {
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
    width: 100%;
  }

  th,
  td {
    height: 24px;
    padding: 0 10px 0 6px;
    text-align: start;
    vertical-align: top;
    white-space: nowrap;
  }

  th,
  td {
    line-height: 24px;
  }

  /* Times, numbers and sizes. */
  :is(th, td):nth-child(n + 5):nth-child(-n + 9) {
    font-variant-numeric: tabular-nums;
    text-align: end;
  }

  td:first-child {
    padding-inline-start: 0;
  }

  th {
    background: var(--vscode-editor-background);
    color: var(--vscode-descriptionForeground);
    font-weight: normal;
    position: sticky;
    top: 0;
  }

  td:last-child {
    min-width: 220px;
    white-space: normal;
  }

  tr + tr td {
    border-top: 1px solid var(--vscode-panel-border, var(--vscode-widget-border, transparent));
  }

  .number {
    height: 22px;
  }

  .details td {
    border-top: none;
    line-height: 20px;
    overflow-wrap: anywhere;
    padding: 0 10px 6px 30px;
    white-space: normal;
  }

  /* As wide as is seen of the table, which may be wider. */
  .facts {
    inset-inline-start: 30px;
    position: sticky;
    width: min(100%, calc(100cqw - 40px));
  }

  .part {
    margin-top: 4px;
  }

  .details table {
    border-collapse: collapse;
    margin-top: 4px;
    width: auto;
  }

  .details .phases th,
  .details .phases td {
    border: none;
    height: 20px;
    line-height: 20px;
    min-width: 0;
    padding: 0 16px 0 0;
    position: static;
    white-space: nowrap;
  }

  .phases tbody th {
    color: inherit;
  }

  .details .phases thead th + th,
  .details .phases td {
    text-align: end;
  }

  ul {
    margin: 0;
    padding-inline-start: 20px;
  }

  summary {
    cursor: pointer;
    width: fit-content;
  }

  .title,
  .older {
    color: var(--vscode-descriptionForeground);
  }

  .older {
    padding: 4px 6px;
  }

  pre {
    line-height: 18px;
    margin: 0;
    white-space: pre-wrap;
  }
`;
