import { css } from 'lit';

export const cookieTableStyles = css`
  .scroll {
    overflow-x: auto;
  }

  table {
    min-width: 640px;
  }

  input[type='datetime-local'] {
    color-scheme: dark;
    font-family: inherit;
    font-size: inherit;
  }

  :host-context([data-vscode-theme-kind='vscode-light']) input[type='datetime-local'],
  :host-context([data-vscode-theme-kind='vscode-high-contrast-light']) input[type='datetime-local'] {
    color-scheme: light;
  }
`;
