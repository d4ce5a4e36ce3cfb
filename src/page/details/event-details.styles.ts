import { css } from 'lit';

import { noticeStyles } from '../controls/details.styles.ts';

export const eventDetailsStyles = css`
  ${noticeStyles}

  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
    min-width: 0;
    overflow: hidden;
  }

  section {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-height: 0;
  }

  section:focus-visible {
    outline: 1px solid var(--vscode-focusBorder);
    outline-offset: -1px;
  }

  .title {
    align-items: center;
    display: flex;
    flex: none;
    flex-wrap: wrap;
    gap: 2px;
    min-height: 32px;
    padding: 0 8px 0 12px;
  }

  /* Where they have no room beside the number, they have a line of their own. */
  .buttons {
    display: flex;
    gap: 2px;
    margin-inline-start: auto;
  }

  h2 {
    flex: none;
    font-size: inherit;
    font-weight: 600;
    line-height: 28px;
    margin: 0;
    white-space: nowrap;
  }

  .summary {
    align-items: center;
    container-type: inline-size;
    display: flex;
    flex: 1 1 0;
    gap: 10px;
    margin-inline-start: 10px;
    min-width: 0;
    overflow: hidden;
    white-space: nowrap;
  }

  .type {
    align-items: center;
    display: flex;
    gap: 6px;
    min-width: 0;
  }

  .type > span {
    overflow: hidden;
    text-overflow: ellipsis;
    unicode-bidi: isolate;
    white-space: pre;
  }

  .summary > .dim {
    flex: none;
  }

  /* The type comes first: all is in the tab Info too. */
  @container (inline-size < 22ch) {
    .summary > .size {
      display: none;
    }
  }

  @container (inline-size < 17ch) {
    .summary > .dim {
      display: none;
    }
  }

  .notice {
    padding: 0 12px 4px;
  }

  .tabs {
    align-items: center;
    border-bottom: 1px solid var(--vscode-panel-border, var(--vscode-widget-border, transparent));
    display: flex;
    flex: none;
    flex-wrap: wrap;
    gap: 0 4px;
    padding: 0 8px 0 4px;
  }

  [role='tablist'] {
    display: flex;
    flex: 1;
  }

  [role='tab'] {
    border-radius: 0;
    color: var(--vscode-panelTitle-inactiveForeground, var(--vscode-descriptionForeground));
    height: 32px;
    padding: 0 8px;
    position: relative;
  }

  [role='tab']:hover {
    background: none;
    color: var(--vscode-panelTitle-activeForeground, var(--vscode-foreground));
  }

  [role='tab'][aria-selected='true'] {
    color: var(--vscode-panelTitle-activeForeground, var(--vscode-foreground));
  }

  [role='tab'][aria-selected='true']::after {
    background: var(--vscode-panelTitle-activeBorder, currentColor);
    content: '';
    height: 2px;
    inset: auto 8px 0;
    position: absolute;
  }

  [role='tabpanel'] {
    display: flex;
    flex: 1 1 0;
    flex-direction: column;
    min-height: 0;
    /* Of what cannot be made lower. */
    overflow: hidden auto;
  }

  [role='tabpanel'] > * {
    flex: 1 1 0;
  }
`;
