import { css } from 'lit';

export const methodBoxStyles = css`
  :host {
    position: relative;
  }

  .face {
    align-items: center;
    background: var(--vscode-settings-dropdownBackground, var(--vscode-dropdown-background));
    border: 1px solid var(--vscode-settings-dropdownBorder, var(--vscode-contrastBorder, transparent));
    border-radius: 4px;
    color: var(--vscode-settings-dropdownForeground, var(--vscode-foreground));
    display: flex;
    height: 26px;
    padding: 0 4px 0 0;
  }

  .face:focus-within {
    border-color: var(--vscode-focusBorder);
  }

  #box {
    cursor: text;
    flex: 1;
    line-height: 24px;
    min-width: 0;
    outline: none;
    overflow: hidden;
    padding: 0 0 0 6px;
    text-transform: uppercase;
    white-space: nowrap;
  }

  .chevron {
    cursor: pointer;
  }

  #list {
    background: var(--vscode-settings-dropdownBackground, var(--vscode-dropdown-background));
    border: 1px solid var(--vscode-settings-dropdownListBorder, var(--vscode-widget-border, currentColor));
    border-radius: 4px;
    color: var(--vscode-settings-dropdownForeground, var(--vscode-foreground));
    left: 0;
    min-width: 100%;
    padding: 2px;
    position: absolute;
    top: 28px;
    z-index: 2;
  }

  [role='option'] {
    border-radius: 3px;
    cursor: pointer;
    line-height: 22px;
    outline: 1px solid transparent;
    outline-offset: -1px;
    padding: 0 6px;
  }

  [role='option'].active {
    background: var(--vscode-list-activeSelectionBackground);
    color: var(--vscode-list-activeSelectionForeground, inherit);
    outline-color: var(--vscode-contrastActiveBorder, transparent);
  }
`;
