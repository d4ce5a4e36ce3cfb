import { css } from 'lit';

export const eventDetailsStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
    min-width: 0;
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
    gap: 8px;
    height: 32px;
    padding: 0 8px 0 12px;
  }

  h2 {
    align-items: center;
    display: flex;
    flex: 1;
    font-size: inherit;
    font-weight: 600;
    gap: 6px;
    margin: 0;
    min-width: 0;
    overflow: hidden;
    white-space: nowrap;
  }

  .notice {
    align-items: start;
    color: var(--vscode-descriptionForeground);
    display: flex;
    flex: none;
    gap: 6px;
    padding: 0 12px 4px;
  }

  .notice .icon {
    margin-top: 1px;
  }

  dl {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    gap: 0 12px;
    margin: 0;
    max-height: 40%;
    overflow-y: auto;
    padding: 0 8px 4px 12px;
  }

  dl > div {
    align-items: start;
    display: flex;
    gap: 6px;
    max-width: 100%;
    min-width: 0;
  }

  dt {
    color: var(--vscode-descriptionForeground);
    line-height: 24px;
    white-space: nowrap;
  }

  dd {
    align-items: start;
    display: flex;
    margin: 0;
    min-width: 0;
  }

  dd > span {
    min-width: 0;
    overflow-wrap: anywhere;
    padding: 3px 0;
    unicode-bidi: isolate;
    white-space: pre-wrap;
  }

  dl button {
    flex: none;
    opacity: 0;
  }

  dl > div:hover button,
  dl button:focus-visible,
  dl button.copied {
    opacity: 1;
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
    background: var(--vscode-editor-background);
    flex: 1;
    margin: 0;
    min-height: 0;
    overflow: auto;
    overflow-wrap: anywhere;
    padding: 8px 12px;
    tab-size: 4;
    unicode-bidi: plaintext;
    white-space: pre-wrap;
  }

  /* The picture of a control is in the text, to be read aloud and copied; few fonts can draw it, so its name is seen. */
  .mark {
    font-size: 0;
  }

  .mark::before {
    border: 1px solid var(--vscode-descriptionForeground);
    border-radius: 3px;
    color: var(--vscode-descriptionForeground);
    content: attr(data-name);
    font-size: 9px;
    line-height: 1;
    margin-inline: 2px;
    padding: 0 2px;
    vertical-align: 1px;
  }

  .name {
    color: var(--vscode-debugTokenExpression-name, inherit);
  }

  .string {
    color: var(--vscode-debugTokenExpression-string, inherit);
  }

  .number {
    color: var(--vscode-debugTokenExpression-number, inherit);
  }

  .word {
    color: var(--vscode-debugTokenExpression-boolean, inherit);
  }
`;
