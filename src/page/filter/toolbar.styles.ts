import { css } from 'lit';

export const toolbarStyles = css`
  /* One line of one height, whatever arrives: the list stays where it is. */
  :host {
    border-top: 1px solid var(--vscode-panel-border, var(--vscode-widget-border, transparent));
    height: var(--bar-c, 30px);
  }

  .bar {
    align-items: center;
    display: flex;
    gap: 8px;
    height: 100%;
    padding-inline: 8px;
  }

  sse-search-box {
    flex: 1000 1 0;
    max-width: 720px;
  }

  /* What the box leaves of a wide bar is between the types and the tools. */
  .controls {
    align-items: center;
    display: flex;
    flex: 1 0 auto;
    gap: 8px;
  }

  .tools > button[aria-pressed='true'] {
    background: var(--vscode-inputOption-activeBackground);
    color: var(--vscode-inputOption-activeForeground);
  }

  :host-context([data-vscode-theme-kind^='vscode-high-contrast']) .tools > button[aria-pressed='true'] {
    background: var(--vscode-foreground);
    border-color: var(--vscode-foreground);
    color: var(--vscode-editor-background);
  }

  .tools {
    display: flex;
    flex: none;
    gap: 2px;
    margin-inline-start: auto;
  }
`;
