import { css } from 'lit';

export const typeListStyles = css`
  .head {
    align-items: center;
    display: flex;
    gap: 4px;
    padding: 0 0 4px;
  }

  .head input.text {
    flex: 1;
    font-family: inherit;
    font-size: inherit;
    height: 24px;
    width: 60px;
  }

  .state {
    color: var(--vscode-descriptionForeground);
    padding: 2px 4px;
  }

  .scroller {
    max-height: min(288px, calc(100vh - 120px));
    overflow: hidden auto;
    overflow-anchor: none;
    outline: none;
  }

  .spacer {
    contain: strict;
    position: relative;
  }

  .row {
    align-items: center;
    border-radius: 3px;
    display: flex;
    height: 24px;
    inset-inline: 0;
    padding-inline-end: 4px;
    position: absolute;
  }

  .row:hover,
  .row:focus-within {
    background: var(--vscode-list-hoverBackground);
    color: var(--vscode-list-hoverForeground, inherit);
    outline: 1px dashed var(--vscode-contrastActiveBorder, transparent);
    outline-offset: -1px;
  }

  [role='checkbox'] {
    align-items: center;
    cursor: pointer;
    display: flex;
    flex: 1;
    gap: 6px;
    height: 100%;
    min-width: 0;
    padding-inline: 4px;
  }

  .box {
    background: var(--vscode-settings-checkboxBackground, var(--vscode-checkbox-background));
    border: 1px solid var(--vscode-settings-checkboxBorder, var(--vscode-checkbox-border));
    border-radius: 3px;
    color: var(--vscode-settings-checkboxForeground, var(--vscode-checkbox-foreground));
    display: grid;
    flex: none;
    height: 16px;
    place-content: center;
    width: 16px;
  }

  .box .icon {
    height: 12px;
    visibility: hidden;
    width: 12px;
  }

  [aria-checked='true'] .box .icon {
    visibility: visible;
  }

  .type-symbol {
    display: flex;
    flex: none;
  }

  .name {
    flex: 1;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: pre;
  }

  .count {
    color: var(--vscode-descriptionForeground);
    font-variant-numeric: tabular-nums;
  }

  .row:hover .count,
  .row:focus-within .count {
    color: inherit;
  }

  .only {
    height: 20px;
    opacity: 0;
    padding: 0 4px;
  }

  .row:hover .only,
  .row:focus-within .only {
    opacity: 1;
  }
`;
