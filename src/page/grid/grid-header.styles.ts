import { css } from 'lit';

/** For the grid: the header is drawn in its tree. */
export const gridHeaderStyles = css`
  .header {
    background: var(--vscode-keybindingTable-headerBackground, var(--vscode-editor-background));
    border-bottom: 1px solid var(--vscode-panel-border, var(--vscode-widget-border, transparent));
    color: var(--vscode-descriptionForeground);
    height: 24px;
    user-select: none;
  }

  .header > * {
    height: 100%;
    position: relative;
  }

  .header .title {
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .edge {
    cursor: col-resize;
    inset-block: 0;
    inset-inline-end: 2px;
    position: absolute;
    touch-action: none;
    width: 9px;
  }

  /* Where one column ends and the next begins: seen when it can be used. */
  .edge::after {
    background: var(--vscode-tree-tableColumnsBorder, var(--vscode-panel-border, currentColor));
    content: '';
    inset-block: 5px;
    inset-inline-start: 4px;
    position: absolute;
    width: 1px;
  }

  .edge:hover::after {
    background: var(--vscode-sash-hoverBorder, var(--vscode-focusBorder));
    inset-block: 0;
    width: 2px;
  }

  .header .moving {
    opacity: 0.5;
  }

  .drop-before,
  .drop-after {
    box-shadow: inset 2px 0 var(--vscode-focusBorder);
  }

  .drop-after {
    box-shadow: inset -2px 0 var(--vscode-focusBorder);
  }
`;
