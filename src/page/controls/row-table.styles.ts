import { css } from 'lit';

export const rowTableStyles = css`
  .scroll {
    max-height: 30vh;
    overflow-y: auto;
  }

  table {
    border-collapse: collapse;
    table-layout: fixed;
    width: 100%;
  }

  th {
    color: var(--vscode-descriptionForeground);
    font-weight: normal;
    padding: 0 0 2px 7px;
    text-align: start;
  }

  td {
    padding: 0 4px 4px 0;
  }

  td:last-child {
    padding-right: 0;
  }

  .check {
    padding-left: 0;
    width: 26px;
  }

  .name {
    width: 34%;
  }

  .remove {
    width: 28px;
  }

  @media (max-width: 480px) {
    .name {
      width: 44%;
    }
  }

  td > input[type='checkbox'] {
    display: grid;
  }

  .off input.text:not(:focus) {
    color: var(--vscode-descriptionForeground);
    text-decoration: line-through;
  }

  td > .message {
    margin-top: 0;
  }
`;
