import { css } from 'lit';

/** Over the corner of the list, below its header, as VS Code's own: it takes no height from it. */
export const findBarStyles = css`
  :host {
    height: 0;
    position: relative;
    z-index: 4;
  }

  .over {
    background: var(--vscode-editorWidget-background, var(--vscode-editor-background));
    border: 1px solid
      var(--vscode-editorWidget-border, var(--vscode-widget-border, var(--vscode-contrastBorder, transparent)));
    border-radius: 4px;
    box-shadow: 0 2px 8px var(--vscode-widget-shadow, transparent);
    color: var(--vscode-editorWidget-foreground, inherit);
    inset-inline-end: 20px;
    padding: 3px 4px;
    position: absolute;
    top: 26px;
    width: min(420px, 100% - 28px);
  }

  .bar {
    align-items: center;
    display: flex;
    gap: 2px;
  }

  input.text {
    flex: 1 1 0;
    min-width: 60px;
  }

  .count {
    color: var(--vscode-descriptionForeground);
    flex: none;
    font-variant-numeric: tabular-nums;
    min-width: 64px;
    padding-inline: 6px;
    white-space: nowrap;
  }
`;
